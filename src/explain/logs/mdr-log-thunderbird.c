/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Logs of Thunderbird: MOZ_LOG of its C++ parts, and the console of those in JavaScript.
 */

#include "mdr-log-format.h"

/* The console adds the place in the source: "… SmtpClient.sys.mjs:123:16". */
static void
cut_source (MdrLogText *text)
{
  static const char *const sources[] = { "Client.jsm:", "Client.sys.mjs:", "Client.js:" };

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      MdrLogText rest = *text;
      gsize length;

      if (!mdr_log_text_skip_past (&rest, sources[i]))
        continue;

      length = (gsize) (rest.bytes - text->bytes);
      while (length > 0 && text->bytes[length - 1] != ' ')
        length--;

      text->length = length;
    }

  mdr_log_text_trim (text);
}

/* mailnews.smtp: S: 535 … */
static gboolean
read_console (MdrLogText text, MdrLogLine *line)
{
  MdrSpeaker protocol = 0;
  MdrLogText name;

  if (!mdr_log_text_skip_past (&text, "mailnews."))
    return FALSE;

  name = mdr_log_text_take_until (&text, ':');
  if (mdr_log_text_starts (name, "smtp"))
    protocol = MDR_SPEAKER_SMTP;
  else if (mdr_log_text_starts (name, "pop3"))
    protocol = MDR_SPEAKER_POP3;
  else if (mdr_log_text_starts (name, "imap"))
    protocol = MDR_SPEAKER_IMAP;
  else
    return FALSE;

  mdr_log_text_trim (&text);
  cut_source (&text);
  line->connection = name;

  if (mdr_log_text_skip (&text, "C: "))
    return mdr_log_line_set (line, MDR_VOICE_CLIENT, protocol, text);
  if (mdr_log_text_skip (&text, "S: "))
    return mdr_log_line_set (line, MDR_VOICE_SERVER, protocol, text);

  return mdr_log_line_set (line, MDR_VOICE_NOTE, protocol, text);
}

/* 7f4ebca40600:mail.example.it:NA:SendData: 1 capability */
static gboolean
read_imap (MdrLogText text, MdrLogLine *line)
{
  MdrLogText rest = text;
  MdrVoice voice = MDR_VOICE_NOTE;

  if (mdr_log_text_skip_past (&rest, ":SendData: "))
    voice = MDR_VOICE_CLIENT;
  else if (mdr_log_text_skip_past (&rest, ":CreateNewLineFromSocket: "))
    voice = MDR_VOICE_SERVER;
  else if (!mdr_log_text_contains (text, ":ProcessCurrentURL") &&
           !mdr_log_text_contains (text, ":TellThreadToDie"))
    return FALSE;

  line->connection = mdr_log_text_take_until (&text, ':');
  line->host = mdr_log_text_take_until (&text, ':');

  return mdr_log_line_set (line, voice, MDR_SPEAKER_IMAP, voice == MDR_VOICE_NOTE ? text : rest);
}

static gboolean
read_module (MdrLogText text, MdrLogLine *line)
{
  if (mdr_log_text_skip_past (&text, "SMTP Send: "))
    return mdr_log_line_set (line, MDR_VOICE_CLIENT, MDR_SPEAKER_SMTP, text);
  if (mdr_log_text_skip_past (&text, "SMTP Response: "))
    return mdr_log_line_set (line, MDR_VOICE_SERVER, MDR_SPEAKER_SMTP, text);
  if (mdr_log_text_skip_past (&text, "SEND: "))
    return mdr_log_line_set (line, MDR_VOICE_CLIENT, MDR_SPEAKER_POP3, text);
  if (mdr_log_text_skip_past (&text, "RECV: "))
    return mdr_log_line_set (line, MDR_VOICE_SERVER, MDR_SPEAKER_POP3, text);

  return FALSE;
}

/**
 * mdr_log_thunderbird_read:
 * @text: a line
 * @line: (out caller-allocates): what it says
 *
 * With MOZ_LOG `… [Parent 223737: IMAP]: I/IMAP 7f4ebca40600:mail.example.it:NA:SendData: …` or, in
 * older versions, `0[1b4af20]: …`; in the console `mailnews.smtp: C: EHLO …`.
 *
 * Returns: whether it is a line of Thunderbird
 */
gboolean
mdr_log_thunderbird_read (MdrLogText text, MdrLogLine *line)
{
  MdrLogText rest = text;

  if (mdr_log_text_contains (text, "mailnews."))
    return read_console (text, line);

  if (text.length == 0 ||
      (!g_ascii_isdigit (text.bytes[0]) && text.bytes[0] != '-' && text.bytes[0] != '[') ||
      !mdr_log_text_skip_past (&rest, "]: "))
    return FALSE;

  /* The level and the module stand before the rest since there are levels: "I/IMAP ". */
  if (rest.length > 2 && rest.bytes[1] == '/')
    mdr_log_text_take_until (&rest, ' ');

  return read_imap (rest, line) || read_module (rest, line);
}
