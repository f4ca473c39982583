/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of formats. The more particular come first.
 */

#include "mdr-log-format.h"

static const MdrLogFormat formats[] = {
  { "outlook", FALSE, FALSE, mdr_log_outlook_read },
  { "thunderbird", FALSE, TRUE, mdr_log_thunderbird_read },
  { "evolution", FALSE, FALSE, mdr_log_evolution_read },
  { "geary", FALSE, FALSE, mdr_log_geary_read },
  { "k9-mail", FALSE, TRUE, mdr_log_k9_read },
  { "fairemail", FALSE, TRUE, mdr_log_fairemail_read },
  { "swaks", FALSE, FALSE, mdr_log_swaks_read },
  { "msmtp", FALSE, FALSE, mdr_log_msmtp_read },
  { "mutt", FALSE, FALSE, mdr_log_mutt_read },
  { "fetchmail", FALSE, FALSE, mdr_log_fetchmail_read },
  { "python", FALSE, FALSE, mdr_log_python_read },
  { "phpmailer", FALSE, FALSE, mdr_log_phpmailer_read },
  { "nodemailer", FALSE, TRUE, mdr_log_nodemailer_read },
  { "javamail", FALSE, FALSE, mdr_log_javamail_read },
  { "imapsync", FALSE, FALSE, mdr_log_imapsync_read },
  { "curl", FALSE, FALSE, mdr_log_curl_read },
  { "openssl", FALSE, FALSE, mdr_log_openssl_read },
  { "gnutls", FALSE, FALSE, mdr_log_gnutls_read },
  { "client-server", TRUE, FALSE, mdr_log_letters_read },
  { "session", TRUE, FALSE, mdr_log_session_read },
};

/**
 * mdr_log_format_read:
 * @likely: (nullable): the format of the line before
 * @text: a line of a log
 * @line: (out caller-allocates): what it says; only set if it is understood
 *
 * Takes a line apart. A log has one format as a rule, but commands and their output stand mixed, so
 * that all are tried.
 *
 * Returns: (nullable): the format that understands the line
 */
const MdrLogFormat *
mdr_log_format_read (const MdrLogFormat *likely, MdrLogText text, MdrLogLine *line)
{
  *line = (MdrLogLine){ 0 };

  if (likely != NULL && !likely->generic && likely->read (text, line))
    return likely;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      *line = (MdrLogLine){ 0 };
      if (formats[i].read (text, line))
        return &formats[i];
    }

  return NULL;
}

/**
 * mdr_log_format_get_n:
 *
 * Returns: how many formats there are
 */
guint
mdr_log_format_get_n (void)
{
  return G_N_ELEMENTS (formats);
}

/**
 * mdr_log_format_get_nth:
 * @n: less than mdr_log_format_get_n()
 *
 * Returns: a format
 */
const MdrLogFormat *
mdr_log_format_get_nth (guint n)
{
  g_return_val_if_fail (n < G_N_ELEMENTS (formats), NULL);

  return &formats[n];
}
