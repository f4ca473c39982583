/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What libraries print for those who write programs: Python, PHPMailer, Nodemailer, JavaMail.
 */

#include "mdr-log-format.h"

#include <string.h>

/* imaplib: "  58:26.63 > b'AAAA0 LOGIN …'" */
static gboolean
read_imaplib (MdrLogText text, MdrLogLine *line)
{
  MdrLogText time = mdr_log_text_take_word (&text);

  if (time.length != strlen ("58:26.63") || time.bytes[2] != ':' || time.bytes[5] != '.')
    return FALSE;

  if (mdr_log_text_skip (&text, "> "))
    line->voice = MDR_VOICE_CLIENT;
  else if (mdr_log_text_skip (&text, "< "))
    line->voice = MDR_VOICE_SERVER;
  else
    return FALSE;

  mdr_log_text_unquote (&text);

  return mdr_log_line_set (line, line->voice, MDR_SPEAKER_IMAP, text);
}

/**
 * mdr_log_python_read:
 * @text: a line
 * @line: (out caller-allocates): what it says
 *
 * smtplib: `send: 'ehlo …\r\n'`, `reply: b'250 …\r\n'`; poplib: `*cmd* 'USER …'`, `*resp* b'+OK
 * …'`; imaplib: `58:26.63 > b'AAAA0 LOGIN …'`.
 *
 * Returns: whether it is a line of Python's libraries
 */
gboolean
mdr_log_python_read (MdrLogText text, MdrLogLine *line)
{
  MdrVoice voice;
  MdrSpeaker protocol = MDR_SPEAKER_SMTP;

  if (mdr_log_text_starts (text, "reply: retcode"))
    return FALSE;

  if (mdr_log_text_skip (&text, "send: "))
    voice = MDR_VOICE_CLIENT;
  else if (mdr_log_text_skip (&text, "reply: "))
    voice = MDR_VOICE_SERVER;
  else if (mdr_log_text_starts (text, "connect: "))
    return mdr_log_line_set (line, MDR_VOICE_NOTE, protocol, text);
  else
    {
      protocol = MDR_SPEAKER_POP3;
      if (mdr_log_text_skip (&text, "*cmd* "))
        voice = MDR_VOICE_CLIENT;
      else if (mdr_log_text_skip (&text, "*resp* ") || mdr_log_text_skip (&text, "*welcome* "))
        voice = MDR_VOICE_SERVER;
      else
        return read_imaplib (text, line);
    }

  mdr_log_text_unquote (&text);

  return mdr_log_line_set (line, voice, protocol, text);
}

/**
 * mdr_log_phpmailer_read:
 * @text: a line
 * @line: (out caller-allocates): what it says
 *
 * `2018-12-12 14:49:30 SERVER -> CLIENT: 535 …`, `… CLIENT -> SERVER: QUIT`, `… SMTP ERROR: …`,
 * `… Connection: opening to smtp.example.it:587, …`.
 *
 * Returns: whether it is a line of PHPMailer
 */
gboolean
mdr_log_phpmailer_read (MdrLogText text, MdrLogLine *line)
{
  if (mdr_log_text_skip_past (&text, "SERVER -> CLIENT: "))
    return mdr_log_line_set (line, MDR_VOICE_SERVER, MDR_SPEAKER_SMTP, text);
  if (mdr_log_text_skip_past (&text, "CLIENT -> SERVER: "))
    return mdr_log_line_set (line, MDR_VOICE_CLIENT, MDR_SPEAKER_SMTP, text);
  if (mdr_log_text_skip_past (&text, "SMTP ERROR: ") ||
      mdr_log_text_skip_past (&text, "Connection: "))
    return mdr_log_line_set (line, MDR_VOICE_NOTE, MDR_SPEAKER_SMTP, text);

  return FALSE;
}

/**
 * mdr_log_nodemailer_read:
 * @text: a line
 * @line: (out caller-allocates): what it says
 *
 * `[2020-05-01 10:11:12] DEBUG [pUzDNyFoiLg] S: 220 …`, `… C: EHLO …`, `INFO  [pUzDNyFoiLg] …`.
 *
 * Returns: whether it is a line of Nodemailer
 */
gboolean
mdr_log_nodemailer_read (MdrLogText text, MdrLogLine *line)
{
  if (!mdr_log_text_skip_past (&text, "DEBUG [") && !mdr_log_text_skip_past (&text, "INFO  [") &&
      !mdr_log_text_skip_past (&text, "ERROR ["))
    return FALSE;

  line->connection = mdr_log_text_take_until (&text, ']');
  mdr_log_text_trim (&text);

  if (mdr_log_text_skip (&text, "S: "))
    return mdr_log_line_set (line, MDR_VOICE_SERVER, MDR_SPEAKER_SMTP, text);
  if (mdr_log_text_skip (&text, "C: "))
    return mdr_log_line_set (line, MDR_VOICE_CLIENT, MDR_SPEAKER_SMTP, text);

  return mdr_log_line_set (line, MDR_VOICE_NOTE, MDR_SPEAKER_SMTP, text);
}

/**
 * mdr_log_javamail_read:
 * @text: a line
 * @line: (out caller-allocates): what it says
 *
 * `DEBUG SMTP: connected to host "smtp.example.it", port: 587`; what is said stands bare among such
 * lines, but for what is secret: `DEBUG SMTP: AUTH LOGIN command trace suppressed`.
 *
 * Returns: whether it is a line of JavaMail
 */
gboolean
mdr_log_javamail_read (MdrLogText text, MdrLogLine *line)
{
  mdr_log_text_trim (&text);
  if (!mdr_log_text_skip (&text, "DEBUG ") || mdr_log_text_skip_protocol (&text) == 0 ||
      !mdr_log_text_skip (&text, ": "))
    return FALSE;

  if (mdr_log_text_contains (text, "command trace suppressed"))
    return mdr_log_line_set (line, MDR_VOICE_CLIENT, 0, text);

  return mdr_log_line_set (line, MDR_VOICE_NOTE, 0, text);
}
