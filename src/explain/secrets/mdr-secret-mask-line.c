/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rules do with a line: walking over it, and marking what must not be seen.
 */

#include "mdr-secret-mask-private.h"

#include <string.h>

/**
 * mdr_mask_line_hide:
 * @line: a line
 * @from: the first byte of a secret
 * @to: the byte behind it
 *
 * Marks a secret. What is cut out of the middle of a character would leave half of it: the marks
 * grow to whole characters.
 */
void
mdr_mask_line_hide (MdrMaskLine *line, gsize from, gsize to)
{
  to = MIN (to, line->length);
  if (from >= to)
    return;

  while (from > 0 && (line->bytes[from] & 0xc0) == 0x80)
    from--;
  while (to < line->length && (line->bytes[to] & 0xc0) == 0x80)
    to++;

  memset (line->hidden + from, TRUE, to - from);
}

/**
 * mdr_mask_line_has_word:
 * @line: a line
 * @at: where to look
 * @word: an ASCII word, or one whose other bytes have no case
 *
 * What mdr_mask_line_has() asks when the first letter fits.
 *
 * Returns: whether @word stands there, in whatever case
 */
gboolean
mdr_mask_line_has_word (const MdrMaskLine *line, gsize at, const char *word)
{
  gsize length = strlen (word);

  return at <= line->length && line->length - at >= length &&
         g_ascii_strncasecmp (line->bytes + at, word, length) == 0;
}

/**
 * mdr_mask_line_contains:
 * @line: a line
 * @word: an ASCII word
 *
 * Returns: whether @word stands anywhere in @line, in whatever case
 */
gboolean
mdr_mask_line_contains (const MdrMaskLine *line, const char *word)
{
  for (gsize i = 0; i < line->length; i++)
    if (mdr_mask_line_has (line, i, word))
      return TRUE;

  return FALSE;
}

/**
 * mdr_mask_line_is_word_start:
 * @line: a line
 * @at: a place in it
 *
 * Returns: whether no letter and no digit stands before @at
 */
gboolean
mdr_mask_line_is_word_start (const MdrMaskLine *line, gsize at)
{
  return at == 0 || !g_ascii_isalnum (line->bytes[at - 1]);
}

/**
 * mdr_mask_line_skip_spaces:
 * @line: a line
 * @at: a place in it
 *
 * Returns: the first place from @at on that is not white space
 */
gsize
mdr_mask_line_skip_spaces (const MdrMaskLine *line, gsize at)
{
  while (at < line->length && g_ascii_isspace (line->bytes[at]))
    at++;

  return at;
}

/**
 * mdr_mask_line_skip_token:
 * @line: a line
 * @at: a place in it
 *
 * Returns: the first place from @at on that is white space
 */
gsize
mdr_mask_line_skip_token (const MdrMaskLine *line, gsize at)
{
  while (at < line->length && !g_ascii_isspace (line->bytes[at]))
    at++;

  return at;
}

/**
 * mdr_mask_line_trim:
 * @line: a line
 *
 * Finds the end of what was said: logs write a line end as `\r\n` in letters, and set the line in
 * quotation marks.
 */
void
mdr_mask_line_trim (MdrMaskLine *line)
{
  const char *bytes = line->bytes;
  gsize end = line->length;

  while (end > 0 && (g_ascii_isspace (bytes[end - 1]) || mdr_mask_line_is_quote (line, end - 1)))
    end--;

  while (end > 1 && bytes[end - 2] == '\\' && strchr ("rn", bytes[end - 1]) != NULL)
    end -= 2;

  line->end = end;
}

/**
 * mdr_mask_line_is_quote:
 * @line: a line
 * @at: a place in it
 *
 * Returns: whether a quotation mark stands there
 */
gboolean
mdr_mask_line_is_quote (const MdrMaskLine *line, gsize at)
{
  return at < line->length && (line->bytes[at] == '"' || line->bytes[at] == '\'');
}

/**
 * mdr_mask_line_skip_quoted:
 * @line: a line
 * @at: a place in it, behind a quotation mark
 * @quote: that mark
 * @escaped: whether a backslash stands before the marks, as in JSON inside of JSON
 *
 * Returns: where the mark comes again, or the end of the line if it never does
 */
gsize
mdr_mask_line_skip_quoted (const MdrMaskLine *line, gsize at, char quote, gboolean escaped)
{
  for (; at < line->length; at++)
    {
      if (line->bytes[at] == quote)
        return escaped && line->bytes[at - 1] == '\\' ? at - 1 : at;

      if (!escaped && line->bytes[at] == '\\')
        at++;
    }

  return line->length;
}
