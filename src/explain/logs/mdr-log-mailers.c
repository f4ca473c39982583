/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Logs of programs for the terminal: msmtp, mutt, fetchmail, imapsync.
 */

#include "mdr-log-format.h"

/**
 * mdr_log_msmtp_read:
 * @text: a line
 * @line: (out caller-allocates): what it says
 *
 * With `--debug`: `--> EHLO …`, `<-- 250 …`, `msmtp: …`.
 *
 * Returns: whether it is a line of msmtp
 */
gboolean
mdr_log_msmtp_read (MdrLogText text, MdrLogLine *line)
{
  MdrLogText host = text;

  if (mdr_log_text_skip (&text, "--> "))
    return mdr_log_line_set (line, MDR_VOICE_CLIENT, 0, text);
  if (mdr_log_text_skip (&text, "<-- "))
    return mdr_log_line_set (line, MDR_VOICE_SERVER, 0, text);
  if (mdr_log_text_skip (&text, "msmtp: "))
    return mdr_log_line_set (line, MDR_VOICE_NOTE, 0, text);

  /* From the settings that it shows first. */
  if (mdr_log_text_starts (text, "port = "))
    return mdr_log_line_set (line, MDR_VOICE_NOTE, 0, text);
  if (mdr_log_text_skip (&host, "host = ") && host.length > 0)
    {
      line->host = host;
      return mdr_log_line_set (line, MDR_VOICE_NOTE, 0, text);
    }

  return FALSE;
}

/**
 * mdr_log_mutt_read:
 * @text: a line
 * @line: (out caller-allocates): what it says
 *
 * `[2021-03-01 10:11:12] 4< * OK …` and `5> a0000 CAPABILITY`.
 *
 * Returns: whether it is a line of mutt
 */
gboolean
mdr_log_mutt_read (MdrLogText text, MdrLogLine *line)
{
  if (mdr_log_text_starts (text, "[") && !mdr_log_text_skip_past (&text, "] "))
    return FALSE;

  if (text.length < 4 || !g_ascii_isdigit (text.bytes[0]) || text.bytes[2] != ' ')
    return FALSE;

  text.bytes++;
  text.length--;
  if (mdr_log_text_skip (&text, "> "))
    return mdr_log_line_set (line, MDR_VOICE_CLIENT, 0, text);
  if (mdr_log_text_skip (&text, "< "))
    return mdr_log_line_set (line, MDR_VOICE_SERVER, 0, text);

  return FALSE;
}

/**
 * mdr_log_fetchmail_read:
 * @text: a line
 * @line: (out caller-allocates): what it says
 *
 * With `-v`: `fetchmail: IMAP< * OK …`, `fetchmail: IMAP> A0001 LOGIN …`, the same for POP3.
 *
 * Returns: whether it is a line of fetchmail
 */
gboolean
mdr_log_fetchmail_read (MdrLogText text, MdrLogLine *line)
{
  MdrLogText rest;
  MdrSpeaker protocol;

  if (!mdr_log_text_skip (&text, "fetchmail: "))
    return FALSE;

  rest = text;
  protocol = mdr_log_text_skip_protocol (&rest);
  if (protocol != 0 && mdr_log_text_skip (&rest, "> "))
    return mdr_log_line_set (line, MDR_VOICE_CLIENT, protocol, rest);
  if (protocol != 0 && mdr_log_text_skip (&rest, "< "))
    return mdr_log_line_set (line, MDR_VOICE_SERVER, protocol, rest);

  return mdr_log_line_set (line, MDR_VOICE_NOTE, 0, text);
}

/**
 * mdr_log_imapsync_read:
 * @text: a line
 * @line: (out caller-allocates): what it says
 *
 * With `--debugimap`: `Sending: 3 CAPABILITY`, `Read:   * CAPABILITY …`.
 *
 * Returns: whether it is a line of imapsync
 */
gboolean
mdr_log_imapsync_read (MdrLogText text, MdrLogLine *line)
{
  if (mdr_log_text_skip (&text, "Sending: "))
    return mdr_log_line_set (line, MDR_VOICE_CLIENT, MDR_SPEAKER_IMAP, text);
  if (mdr_log_text_skip (&text, "Read: "))
    return mdr_log_line_set (line, MDR_VOICE_SERVER, MDR_SPEAKER_IMAP, text);
  if (mdr_log_text_starts (text, "Host1: ") || mdr_log_text_starts (text, "Host2: "))
    return mdr_log_line_set (line, MDR_VOICE_NOTE, MDR_SPEAKER_IMAP, text);

  return FALSE;
}
