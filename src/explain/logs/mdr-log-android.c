/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Logs of mail programs for Android: K-9 and Thunderbird with logcat, FairEmail.
 */

#include "mdr-log-format.h"

#include <string.h>

/* Where a run of letters and digits, "conn51156250", begins before @end. */
static MdrLogText
word_before (MdrLogText text, const char *end)
{
  const char *start = end;

  while (start > text.bytes && g_ascii_isalnum (start[-1]))
    start--;

  return (MdrLogText){ start, (gsize) (end - start) };
}

static gboolean
read_arrow (MdrLogText text, const char *arrow, MdrVoice voice, MdrLogLine *line)
{
  MdrLogText rest = text;
  MdrLogText before;
  MdrSpeaker protocol = 0;

  if (!mdr_log_text_skip_past (&rest, arrow))
    return FALSE;

  before = word_before (text, rest.bytes - strlen (arrow));
  if (mdr_log_text_starts (before, "SMTP"))
    protocol = MDR_SPEAKER_SMTP;
  else if (mdr_log_text_starts (before, "conn"))
    protocol = MDR_SPEAKER_IMAP;
  else if (mdr_log_text_contains (text, "Pop3"))
    protocol = MDR_SPEAKER_POP3;
  else
    return FALSE;

  if (protocol == MDR_SPEAKER_IMAP)
    line->connection = before;

  return mdr_log_line_set (line, voice, protocol, rest);
}

/**
 * mdr_log_k9_read:
 * @text: a line
 * @line: (out caller-allocates): what it says
 *
 * `… V RealImapConnection: conn51156250 <<< #null# [OK, …]`, `… conn51156250>>> 1 CAPABILITY`,
 * `… SMTP <<< 250 …`, `… SMTP >>> *sensitive*`.
 *
 * Returns: whether it is a line of K-9 or of Thunderbird for Android
 */
gboolean
mdr_log_k9_read (MdrLogText text, MdrLogLine *line)
{
  MdrLogText rest = text;

  if (read_arrow (text, " <<< ", MDR_VOICE_SERVER, line) ||
      read_arrow (text, "<<< ", MDR_VOICE_SERVER, line) ||
      read_arrow (text, " >>> ", MDR_VOICE_CLIENT, line) ||
      read_arrow (text, ">>> ", MDR_VOICE_CLIENT, line))
    return TRUE;

  if (mdr_log_text_skip_past (&rest, "ImapConnection: ") ||
      mdr_log_text_skip_past (&rest, "SmtpTransport: "))
    return mdr_log_line_set (line, MDR_VOICE_NOTE, 0, rest);

  return FALSE;
}

static guint16
port_of (MdrLogText address)
{
  guint port = 0;
  guint factor = 1;

  for (gsize i = address.length; i > 0 && g_ascii_isdigit (address.bytes[i - 1]); i--)
    {
      port += factor * (guint) (address.bytes[i - 1] - '0');
      factor *= 10;
      if (port > G_MAXUINT16)
        return 0;
    }

  return (guint16) port;
}

/**
 * mdr_log_fairemail_read:
 * @text: a line
 * @line: (out caller-allocates): what it says
 *
 * `… smtp.example.it/192.0.2.1:587 <220 …`
 *
 * Returns: whether it is a line of FairEmail
 */
gboolean
mdr_log_fairemail_read (MdrLogText text, MdrLogLine *line)
{
  while (text.length > 0)
    {
      MdrLogText word = mdr_log_text_take_word (&text);
      MdrLogText address = word;
      MdrLogText host = mdr_log_text_take_until (&address, '/');
      gboolean numbered = address.length > 0 && memchr (address.bytes, ':', address.length) != NULL;

      if (!numbered || memchr (host.bytes, '.', host.length) == NULL ||
          !g_ascii_isdigit (address.bytes[address.length - 1]))
        continue;

      line->connection = word;
      line->host = host;
      line->port = port_of (address);
      if (mdr_log_text_skip (&text, "<"))
        return mdr_log_line_set (line, MDR_VOICE_SERVER, 0, text);
      if (mdr_log_text_skip (&text, ">"))
        return mdr_log_line_set (line, MDR_VOICE_CLIENT, 0, text);

      return FALSE;
    }

  return FALSE;
}
