/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes the ends of an account out of what a program's file says.
 */

#pragma once

#include "core/mdr-program-account.h"

G_BEGIN_DECLS

/**
 * MdrServerEntry:
 * @protocol: what the server speaks
 * @host: (nullable): its name, as the file has it
 * @port: its port; anything that is none stands for the usual one
 * @security: how the channel is secured
 * @user_name: (nullable): with what name the program signs in
 * @method: how it signs in
 * @uid: (nullable): the program's own name for this end, where it is not that of the account
 *
 * A server as it stands in a file, not yet checked.
 */
typedef struct
{
  MdrProtocol protocol;
  const char *host;
  gint64 port;
  MdrSecurity security;
  const char *user_name;
  MdrSignInMethod method;
  const char *uid;
} MdrServerEntry;

GPtrArray *mdr_program_services_new (void);
gboolean mdr_program_services_add (GPtrArray *services, const MdrServerEntry *entry);

G_END_DECLS
