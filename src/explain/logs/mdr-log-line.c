/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The few things that formats do with a part of a line.
 */

#include "mdr-log-line.h"

#include <string.h>

/**
 * mdr_log_text_starts:
 * @self: a part of a line
 * @word: an ASCII word
 *
 * Returns: whether @self begins with @word, in whatever case
 */
gboolean
mdr_log_text_starts (MdrLogText self, const char *word)
{
  gsize length = strlen (word);

  return self.length >= length && g_ascii_strncasecmp (self.bytes, word, length) == 0;
}

/**
 * mdr_log_text_contains:
 * @self: a part of a line
 * @word: an ASCII word, with its case
 *
 * Returns: whether @word stands in @self
 */
gboolean
mdr_log_text_contains (MdrLogText self, const char *word)
{
  return self.length > 0 && memmem (self.bytes, self.length, word, strlen (word)) != NULL;
}

/**
 * mdr_log_text_skip:
 * @self: a part of a line
 * @prefix: what it may begin with, with its case
 *
 * Moves the beginning of @self behind @prefix.
 *
 * Returns: whether @prefix was there
 */
gboolean
mdr_log_text_skip (MdrLogText *self, const char *prefix)
{
  gsize length = strlen (prefix);

  if (self->length < length || memcmp (self->bytes, prefix, length) != 0)
    return FALSE;

  self->bytes += length;
  self->length -= length;

  return TRUE;
}

/**
 * mdr_log_text_skip_past:
 * @self: a part of a line
 * @word: what may stand in it, with its case
 *
 * Moves the beginning of @self behind the first @word.
 *
 * Returns: whether @word was there; @self is only moved if so
 */
gboolean
mdr_log_text_skip_past (MdrLogText *self, const char *word)
{
  const char *found =
      self->length > 0 ? memmem (self->bytes, self->length, word, strlen (word)) : NULL;
  gsize used;

  if (found == NULL)
    return FALSE;

  used = (gsize) (found - self->bytes) + strlen (word);
  self->bytes += used;
  self->length -= used;

  return TRUE;
}

/**
 * mdr_log_text_take_until:
 * @self: a part of a line
 * @separator: a byte
 *
 * Takes what stands before the first @separator, or all of @self if there is none. @self then
 * begins behind it.
 *
 * Returns: what was taken, perhaps nothing
 */
MdrLogText
mdr_log_text_take_until (MdrLogText *self, char separator)
{
  const char *end = self->length > 0 ? memchr (self->bytes, separator, self->length) : NULL;
  MdrLogText taken = { self->bytes, end != NULL ? (gsize) (end - self->bytes) : self->length };
  gsize used = MIN (taken.length + 1, self->length);

  if (used > 0)
    self->bytes += used;
  self->length -= used;

  return taken;
}

/**
 * mdr_log_text_take_word:
 * @self: a part of a line
 *
 * Takes the first word of @self; several spaces count as one.
 *
 * Returns: the word, of length 0 when there is none left
 */
MdrLogText
mdr_log_text_take_word (MdrLogText *self)
{
  while (self->length > 0 && self->bytes[0] == ' ')
    {
      self->bytes++;
      self->length--;
    }

  return mdr_log_text_take_until (self, ' ');
}

/**
 * mdr_log_text_trim:
 * @self: a part of a line
 *
 * Leaves out the white space around it.
 */
void
mdr_log_text_trim (MdrLogText *self)
{
  while (self->length > 0 && g_ascii_isspace (self->bytes[0]))
    {
      self->bytes++;
      self->length--;
    }

  while (self->length > 0 && g_ascii_isspace (self->bytes[self->length - 1]))
    self->length--;
}

/**
 * mdr_log_text_unquote:
 * @self: a part of a line
 *
 * Leaves out what programs write around a line when they show it as a constant: `b'…\r\n'`.
 */
void
mdr_log_text_unquote (MdrLogText *self)
{
  mdr_log_text_trim (self);
  if (mdr_log_text_starts (*self, "b'") || mdr_log_text_starts (*self, "b\""))
    mdr_log_text_skip (self, "b");

  if (!mdr_log_text_skip (self, "'") && !mdr_log_text_skip (self, "\""))
    return;

  if (self->length > 0 && strchr ("'\"", self->bytes[self->length - 1]) != NULL)
    self->length--;

  while (self->length > 1 && self->bytes[self->length - 2] == '\\' &&
         strchr ("rn", self->bytes[self->length - 1]) != NULL)
    self->length -= 2;
}

/**
 * mdr_log_text_skip_protocol:
 * @self: a part of a line
 *
 * Moves the beginning of @self behind the name of a protocol.
 *
 * Returns: which, or 0 if none was there
 */
MdrSpeaker
mdr_log_text_skip_protocol (MdrLogText *self)
{
  if (mdr_log_text_skip (self, "IMAPS") || mdr_log_text_skip (self, "IMAP4") ||
      mdr_log_text_skip (self, "IMAP"))
    return MDR_SPEAKER_IMAP;
  if (mdr_log_text_skip (self, "SMTPS") || mdr_log_text_skip (self, "SMTP"))
    return MDR_SPEAKER_SMTP;
  if (mdr_log_text_skip (self, "POP3S") || mdr_log_text_skip (self, "POP3"))
    return MDR_SPEAKER_POP3;

  return 0;
}

/**
 * mdr_log_line_set:
 * @self: (out caller-allocates): what is made of a line
 * @voice: who speaks
 * @protocol: what is spoken, or 0
 * @text: what was said
 *
 * Sets what every format knows.
 *
 * Returns: %TRUE, so that a format can end with it
 */
gboolean
mdr_log_line_set (MdrLogLine *self, MdrVoice voice, MdrSpeaker protocol, MdrLogText text)
{
  self->voice = voice;
  self->protocol = protocol;
  self->payload = text;
  mdr_log_text_trim (&self->payload);

  return TRUE;
}
