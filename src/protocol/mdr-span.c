/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The few things that parsers do with a part of a line.
 */

#include "mdr-span.h"

#include <string.h>

/**
 * mdr_span_equals:
 * @self: a span
 * @word: an ASCII word
 *
 * Returns: whether the whole of @self is @word, in whatever case
 */
gboolean
mdr_span_equals (MdrSpan self, const char *word)
{
  return self.length == strlen (word) && g_ascii_strncasecmp (self.bytes, word, self.length) == 0;
}

/**
 * mdr_span_to_number:
 * @self: a span
 * @number: (out): where to put its value, 0 if it has none
 *
 * Returns: whether the whole of @self is a number of at most ten digits, the most that any of the
 *   protocols has
 */
gboolean
mdr_span_to_number (MdrSpan self, guint64 *number)
{
  guint64 value = 0;

  *number = 0;
  if (self.length == 0 || self.length > 10)
    return FALSE;

  for (gsize i = 0; i < self.length; i++)
    {
      if (!g_ascii_isdigit (self.bytes[i]))
        return FALSE;

      value = value * 10 + (guint64) (self.bytes[i] - '0');
    }

  *number = value;

  return TRUE;
}

/**
 * mdr_span_skip_prefix:
 * @self: a span
 * @prefix: what it may begin with, in whatever case
 *
 * Moves the beginning of @self behind @prefix.
 *
 * Returns: whether @prefix was there
 */
gboolean
mdr_span_skip_prefix (MdrSpan *self, const char *prefix)
{
  gsize length = strlen (prefix);

  if (self->length < length || g_ascii_strncasecmp (self->bytes, prefix, length) != 0)
    return FALSE;

  self->bytes += length;
  self->length -= length;

  return TRUE;
}

/**
 * mdr_span_take_until:
 * @self: a span
 * @separator: a byte
 *
 * Takes what stands before the first @separator, or all of @self if there is none. @self then
 * begins after the separator.
 *
 * Returns: what was taken, perhaps nothing
 */
MdrSpan
mdr_span_take_until (MdrSpan *self, char separator)
{
  const char *end = self->length > 0 ? memchr (self->bytes, separator, self->length) : NULL;
  MdrSpan taken = { self->bytes, end != NULL ? (gsize) (end - self->bytes) : self->length };
  gsize used = MIN (taken.length + 1, self->length);

  if (used > 0)
    self->bytes += used;
  self->length -= used;

  return taken;
}

/**
 * mdr_span_take_word:
 * @self: a span
 *
 * Takes the first word of @self; several spaces count as one.
 *
 * Returns: the word, of length 0 when there is none left
 */
MdrSpan
mdr_span_take_word (MdrSpan *self)
{
  while (self->length > 0 && self->bytes[0] == ' ')
    {
      self->bytes++;
      self->length--;
    }

  return mdr_span_take_until (self, ' ');
}
