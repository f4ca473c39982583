/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Logs of Outlook for Windows: its older opmlog.log, and the later files of each protocol.
 */

#include "mdr-log-format.h"

static gboolean
skip_digits (MdrLogText *text, guint n, char separator)
{
  for (guint i = 0; i < n; i++)
    if (text->length <= n || !g_ascii_isdigit (text->bytes[i]))
      return FALSE;

  if (text->bytes[n] != separator)
    return FALSE;

  text->bytes += n + 1;
  text->length -= n + 1;

  return TRUE;
}

static gboolean
skip_time (MdrLogText *text)
{
  MdrLogText rest = *text;

  if (!skip_digits (&rest, 2, ':') || !skip_digits (&rest, 2, ':') || !skip_digits (&rest, 2, ' '))
    return FALSE;

  *text = rest;

  return TRUE;
}

static void
skip_date_and_time (MdrLogText *text)
{
  MdrLogText rest = *text;

  if (skip_digits (&rest, 4, '.') && skip_digits (&rest, 2, '.') && skip_digits (&rest, 2, ' ') &&
      skip_time (&rest))
    *text = rest;
}

/**
 * mdr_log_outlook_read:
 * @text: a line
 * @line: (out caller-allocates): what it says
 *
 * `IMAP: 11:40:24 [tx] wk2e SELECT "Drafts"`; in opmlog.log
 * `2016.03.17 10:16:51 SMTP (mail.example.it): <rx> 220 …`.
 *
 * Returns: whether it is a line of Outlook
 */
gboolean
mdr_log_outlook_read (MdrLogText text, MdrLogLine *line)
{
  MdrSpeaker protocol;
  gboolean timed;

  mdr_log_text_skip (&text, "\xef\xbb\xbf");
  skip_date_and_time (&text);
  protocol = mdr_log_text_skip_protocol (&text);
  if (protocol == 0)
    return FALSE;

  if (mdr_log_text_skip (&text, " ("))
    line->host = mdr_log_text_take_until (&text, ')');
  if (!mdr_log_text_skip (&text, ": "))
    return FALSE;

  timed = skip_time (&text);
  if (mdr_log_text_skip (&text, "[tx]") || mdr_log_text_skip (&text, "<tx>"))
    return mdr_log_line_set (line, MDR_VOICE_CLIENT, protocol, text);
  if (mdr_log_text_skip (&text, "[rx]") || mdr_log_text_skip (&text, "<rx>"))
    return mdr_log_line_set (line, MDR_VOICE_SERVER, protocol, text);
  if (mdr_log_text_skip (&text, "[db]") || (line->host.length > 0 && !timed))
    return mdr_log_line_set (line, MDR_VOICE_NOTE, protocol, text);

  return FALSE;
}
