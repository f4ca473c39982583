/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The formats of logs that are understood, one function each.
 */

#pragma once

#include "mdr-log-line.h"

G_BEGIN_DECLS

/**
 * MdrLogFormat:
 * @id: its code; data/guides/words.xml has its name
 * @generic: whether others look alike: it counts only where none of those is seen
 * @has_connections: whether its lines tell one connection from another
 * @read: takes a line apart; tells whether it is of this format
 *
 * How a program writes down what was said.
 */
typedef struct
{
  const char *id;
  gboolean generic;
  gboolean has_connections;
  gboolean (*read) (MdrLogText text, MdrLogLine *line);
} MdrLogFormat;

const MdrLogFormat *
mdr_log_format_read (const MdrLogFormat *likely, MdrLogText text, MdrLogLine *line);
guint mdr_log_format_get_n (void);
const MdrLogFormat *mdr_log_format_get_nth (guint n);

/* The families. */
gboolean mdr_log_outlook_read (MdrLogText text, MdrLogLine *line);
gboolean mdr_log_thunderbird_read (MdrLogText text, MdrLogLine *line);
gboolean mdr_log_evolution_read (MdrLogText text, MdrLogLine *line);
gboolean mdr_log_geary_read (MdrLogText text, MdrLogLine *line);
gboolean mdr_log_k9_read (MdrLogText text, MdrLogLine *line);
gboolean mdr_log_fairemail_read (MdrLogText text, MdrLogLine *line);
gboolean mdr_log_swaks_read (MdrLogText text, MdrLogLine *line);
gboolean mdr_log_curl_read (MdrLogText text, MdrLogLine *line);
gboolean mdr_log_openssl_read (MdrLogText text, MdrLogLine *line);
gboolean mdr_log_gnutls_read (MdrLogText text, MdrLogLine *line);
gboolean mdr_log_msmtp_read (MdrLogText text, MdrLogLine *line);
gboolean mdr_log_mutt_read (MdrLogText text, MdrLogLine *line);
gboolean mdr_log_fetchmail_read (MdrLogText text, MdrLogLine *line);
gboolean mdr_log_python_read (MdrLogText text, MdrLogLine *line);
gboolean mdr_log_phpmailer_read (MdrLogText text, MdrLogLine *line);
gboolean mdr_log_nodemailer_read (MdrLogText text, MdrLogLine *line);
gboolean mdr_log_javamail_read (MdrLogText text, MdrLogLine *line);
gboolean mdr_log_imapsync_read (MdrLogText text, MdrLogLine *line);
gboolean mdr_log_letters_read (MdrLogText text, MdrLogLine *line);
gboolean mdr_log_session_read (MdrLogText text, MdrLogLine *line);

G_END_DECLS
