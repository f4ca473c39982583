/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ports that are compared where a mail server cannot be reached.
 */

#pragma once

#include "core/mdr-enums.h"

G_BEGIN_DECLS

/**
 * MdrKnownPort:
 * @number: the port
 * @greeting: (nullable): the letters with which a server may begin to speak there; %NULL where it
 *   waits to be spoken to
 * @serves_mail_programs: whether a mail program may be set to it
 * @protocol: what is spoken there
 * @security: how it is usually encrypted there
 *
 * One port. All but 443 are for mail, but only those that serve mail programs have a protocol and a
 * security.
 */
typedef struct
{
  guint16 number;
  const char *greeting;
  gboolean serves_mail_programs;
  MdrProtocol protocol;
  MdrSecurity security;
} MdrKnownPort;

#define MDR_N_KNOWN_PORTS 8

/**
 * MdrPortState:
 * @MDR_PORT_UNKNOWN: nobody looked, or there is no way to tell
 * @MDR_PORT_OPEN: connections are taken
 * @MDR_PORT_SILENT: nobody answers
 * @MDR_PORT_REFUSED: somebody says no
 * @MDR_PORT_RESET: connections are taken and cut off at once
 * @MDR_PORT_OTHER: somebody answers who is not the mail server
 *
 * How a port was found.
 */
typedef enum
{
  MDR_PORT_UNKNOWN,
  MDR_PORT_OPEN,
  MDR_PORT_SILENT,
  MDR_PORT_REFUSED,
  MDR_PORT_RESET,
  MDR_PORT_OTHER,
} MdrPortState;

extern const MdrKnownPort mdr_known_ports[MDR_N_KNOWN_PORTS];

G_END_DECLS
