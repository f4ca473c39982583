/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Logs of the programs of GNOME: Evolution with CAMEL_DEBUG, Geary with --debug.
 */

#include "mdr-log-format.h"

#include <string.h>

/* Both directions look alike in the debug output of IMAPX; the words tell who speaks. */
static MdrVoice
imap_voice (MdrLogText text)
{
  static const char *const status[] = { "OK", "NO", "BAD" };
  MdrLogText word;

  if (mdr_log_text_starts (text, "* ") || mdr_log_text_starts (text, "+"))
    return MDR_VOICE_SERVER;

  mdr_log_text_take_word (&text);
  word = mdr_log_text_take_word (&text);
  for (gsize i = 0; i < G_N_ELEMENTS (status); i++)
    if (word.length == strlen (status[i]) && mdr_log_text_starts (word, status[i]))
      return MDR_VOICE_SERVER;

  return MDR_VOICE_CLIENT;
}

/* [imapx:A] I/O: 'A00000 CAPABILITY' */
static gboolean
read_imapx (MdrLogText text, MdrLogLine *line)
{
  line->connection = mdr_log_text_take_until (&text, ']');
  mdr_log_text_trim (&text);

  if (!mdr_log_text_skip (&text, "I/O: "))
    return mdr_log_line_set (line, MDR_VOICE_NOTE, MDR_SPEAKER_IMAP, text);

  mdr_log_text_unquote (&text);
  if (text.length == 0)
    return FALSE;

  return mdr_log_line_set (line, imap_voice (text), MDR_SPEAKER_IMAP, text);
}

/**
 * mdr_log_evolution_read:
 * @text: a line
 * @line: (out caller-allocates): what it says
 *
 * `[imapx:A] I/O: 'A00000 …'`, `[SMTP] sending: EHLO …`, in older versions `sending : EHLO …` and
 * `received: 250-…`.
 *
 * Returns: whether it is a line of Evolution
 */
gboolean
mdr_log_evolution_read (MdrLogText text, MdrLogLine *line)
{
  MdrSpeaker protocol = 0;

  mdr_log_text_trim (&text);
  if (mdr_log_text_skip (&text, "[imapx:"))
    return read_imapx (text, line);

  if (mdr_log_text_skip (&text, "[SMTP] "))
    protocol = MDR_SPEAKER_SMTP;

  if (mdr_log_text_skip (&text, "sending : ") || mdr_log_text_skip (&text, "sending: "))
    return mdr_log_line_set (line, MDR_VOICE_CLIENT, protocol, text);
  if (mdr_log_text_skip (&text, "received: "))
    return mdr_log_line_set (line, MDR_VOICE_SERVER, protocol, text);

  return FALSE;
}

/**
 * mdr_log_geary_read:
 * @text: a line
 * @line: (out caller-allocates): what it says
 *
 * `… SMTP Request: EHLO …` and `… SMTP Response: 250 …`; for IMAP `… SEND: …` and `… RECV: …`.
 *
 * Returns: whether it is a line of Geary
 */
gboolean
mdr_log_geary_read (MdrLogText text, MdrLogLine *line)
{
  gboolean imap = mdr_log_text_contains (text, "imap") || mdr_log_text_contains (text, "Imap");

  if (mdr_log_text_skip_past (&text, "SMTP Request: "))
    return mdr_log_line_set (line, MDR_VOICE_CLIENT, MDR_SPEAKER_SMTP, text);
  if (mdr_log_text_skip_past (&text, "SMTP Response: "))
    return mdr_log_line_set (line, MDR_VOICE_SERVER, MDR_SPEAKER_SMTP, text);
  if (imap && mdr_log_text_skip_past (&text, "SEND: "))
    return mdr_log_line_set (line, MDR_VOICE_CLIENT, MDR_SPEAKER_IMAP, text);
  if (imap && mdr_log_text_skip_past (&text, "RECV: "))
    return mdr_log_line_set (line, MDR_VOICE_SERVER, MDR_SPEAKER_IMAP, text);

  return FALSE;
}
