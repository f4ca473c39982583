/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a server's first bytes give away: whether they are TLS, and of what kind.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MdrTlsBeginning:
 * @MDR_TLS_BEGINNING_NONE: there are too few bytes to tell
 * @MDR_TLS_BEGINNING_PLAIN: it is not TLS
 * @MDR_TLS_BEGINNING_ALERT: TLS, and no as the first word
 * @MDR_TLS_BEGINNING_OLD: TLS, with a version before 1.2 chosen
 * @MDR_TLS_BEGINNING_TLS: any other TLS
 *
 * How a server began to speak.
 */
typedef enum
{
  MDR_TLS_BEGINNING_NONE,
  MDR_TLS_BEGINNING_PLAIN,
  MDR_TLS_BEGINNING_ALERT,
  MDR_TLS_BEGINNING_OLD,
  MDR_TLS_BEGINNING_TLS,
} MdrTlsBeginning;

MdrTlsBeginning mdr_tls_beginning_look (const guint8 *bytes, gsize length);
const char *mdr_tls_beginning_name_alert (const guint8 *bytes, gsize length);
const char *mdr_tls_beginning_name_version (const guint8 *bytes, gsize length);

G_END_DECLS
