/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON (RFC 8259) without a tree of it: JsonParser calls itself as deep as the brackets are nested,
 * has no place for large numbers, and refuses what people's logs are full of: bytes that are no
 * UTF-8, and halves of surrogate pairs.
 */

#include "mdr-cli-json-cursor.h"

#include <string.h>

/* Of brackets in a value that is passed over. */
#define MAX_DEPTH 512

#define REPLACEMENT_CHARACTER 0xfffd

/**
 * mdr_cli_json_cursor_skip_space:
 * @self: a cursor
 *
 * Passes over the space between tokens.
 */
void
mdr_cli_json_cursor_skip_space (MdrCliJsonCursor *self)
{
  while (self->at < self->end && strchr (" \t\r\n", *self->at) != NULL && *self->at != '\0')
    self->at++;
}

/**
 * mdr_cli_json_cursor_take:
 * @self: a cursor
 * @byte: a byte
 *
 * Takes one byte, and the space before it.
 *
 * Returns: whether it was there
 */
gboolean
mdr_cli_json_cursor_take (MdrCliJsonCursor *self, char byte)
{
  mdr_cli_json_cursor_skip_space (self);
  if (self->at == self->end || *self->at != byte)
    return FALSE;

  self->at++;

  return TRUE;
}

/**
 * mdr_cli_json_cursor_take_word:
 * @self: a cursor
 * @word: the bytes
 *
 * Takes some bytes as they are.
 *
 * Returns: whether they were there
 */
gboolean
mdr_cli_json_cursor_take_word (MdrCliJsonCursor *self, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || memcmp (self->at, word, length) != 0)
    return FALSE;

  self->at += length;

  return TRUE;
}

static guint
take_digits (MdrCliJsonCursor *self)
{
  const char *start = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;

  return self->at - start;
}

static gboolean
take_number (MdrCliJsonCursor *self)
{
  mdr_cli_json_cursor_take_word (self, "-");
  if (!mdr_cli_json_cursor_take_word (self, "0") && take_digits (self) == 0)
    return FALSE;

  if (mdr_cli_json_cursor_take_word (self, ".") && take_digits (self) == 0)
    return FALSE;

  if (mdr_cli_json_cursor_take_word (self, "e") || mdr_cli_json_cursor_take_word (self, "E"))
    {
      if (!mdr_cli_json_cursor_take_word (self, "+"))
        mdr_cli_json_cursor_take_word (self, "-");
      return take_digits (self) > 0;
    }

  return TRUE;
}

/* Four digits behind "\u". */
static gboolean
take_unit (MdrCliJsonCursor *self, gunichar *unit)
{
  *unit = 0;
  if (self->end - self->at < 4)
    return FALSE;

  for (const char *stop = self->at + 4; self->at < stop; self->at++)
    {
      if (!g_ascii_isxdigit (*self->at))
        return FALSE;
      *unit = *unit << 4 | (guint) g_ascii_xdigit_value (*self->at);
    }

  return TRUE;
}

/* A character beyond the first 65,536 comes as a pair of units (section 7). */
static gboolean
take_unicode_escape (MdrCliJsonCursor *self, GString *string)
{
  gunichar first;
  gunichar second;
  MdrCliJsonCursor pair;

  if (!take_unit (self, &first))
    return FALSE;

  pair = *self;
  if (first >= 0xd800 && first < 0xdc00 && mdr_cli_json_cursor_take_word (&pair, "\\u") &&
      take_unit (&pair, &second) && second >= 0xdc00 && second < 0xe000)
    {
      first = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
      *self = pair;
    }

  if (!g_unichar_validate (first))
    first = REPLACEMENT_CHARACTER;
  if (string != NULL)
    g_string_append_unichar (string, first);

  return TRUE;
}

/* Behind a backslash. */
static gboolean
take_escape (MdrCliJsonCursor *self, GString *string)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *letter;

  if (mdr_cli_json_cursor_take_word (self, "u"))
    return take_unicode_escape (self, string);

  if (self->at == self->end)
    return FALSE;

  letter = memchr (letters, *self->at, strlen (letters));
  if (letter == NULL)
    return FALSE;

  self->at++;
  if (string != NULL)
    g_string_append_c (string, meanings[letter - letters]);

  return TRUE;
}

/**
 * mdr_cli_json_cursor_take_string:
 * @self: a cursor
 * @string: (nullable): what to fill with its meaning
 *
 * Takes a string, and the space before it. What is no UTF-8 stays as it is; half a surrogate pair
 * becomes U+FFFD. Control characters have no place in a string, but are let into @string: whose
 * message it is cannot help it.
 *
 * Returns: whether there was one
 */
gboolean
mdr_cli_json_cursor_take_string (MdrCliJsonCursor *self, GString *string)
{
  if (!mdr_cli_json_cursor_take (self, '"'))
    return FALSE;

  if (string != NULL)
    g_string_truncate (string, 0);

  while (self->at < self->end)
    {
      const char *start = self->at;

      while (self->at < self->end && *self->at != '"' && *self->at != '\\' &&
             (string != NULL || (guchar) *self->at >= ' '))
        self->at++;

      if (string != NULL)
        g_string_append_len (string, start, self->at - start);

      if (mdr_cli_json_cursor_take_word (self, "\""))
        return TRUE;

      if (!mdr_cli_json_cursor_take_word (self, "\\") || !take_escape (self, string))
        return FALSE;
    }

  return FALSE;
}

static gboolean
take_scalar (MdrCliJsonCursor *self)
{
  if (self->at < self->end && *self->at == '"')
    return mdr_cli_json_cursor_take_string (self, NULL);

  return mdr_cli_json_cursor_take_word (self, "null") ||
         mdr_cli_json_cursor_take_word (self, "true") ||
         mdr_cli_json_cursor_take_word (self, "false") || take_number (self);
}

/**
 * mdr_cli_json_cursor_take_value:
 * @self: a cursor
 *
 * Takes any value, however its brackets are nested, up to a depth, and the space before it.
 *
 * Returns: whether there was one
 */
gboolean
mdr_cli_json_cursor_take_value (MdrCliJsonCursor *self)
{
  char closers[MAX_DEPTH];
  guint depth = 0;

  for (;;)
    {
      gboolean is_object = mdr_cli_json_cursor_take (self, '{');
      gboolean is_empty = TRUE;

      if (is_object || mdr_cli_json_cursor_take (self, '['))
        {
          if (depth == MAX_DEPTH)
            return FALSE;

          closers[depth] = is_object ? '}' : ']';
          is_empty = mdr_cli_json_cursor_take (self, closers[depth]);
          depth += is_empty ? 0 : 1;
        }
      else if (!take_scalar (self))
        {
          return FALSE;
        }

      if (is_empty)
        {
          while (depth > 0 && mdr_cli_json_cursor_take (self, closers[depth - 1]))
            depth--;
          if (depth == 0)
            return TRUE;
          if (!mdr_cli_json_cursor_take (self, ','))
            return FALSE;
        }

      if (closers[depth - 1] == '}' &&
          (!mdr_cli_json_cursor_take_string (self, NULL) || !mdr_cli_json_cursor_take (self, ':')))
        return FALSE;
    }
}
