/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of prefs.js: space, comments, and strings with their escapes.
 */

#include "mdr-prefs-cursor.h"

#include <string.h>

/**
 * mdr_prefs_cursor_take:
 * @cursor: a place in a file
 * @text: what may stand there
 *
 * Steps over @text, if it is there.
 *
 * Returns: whether it was
 */
gboolean
mdr_prefs_cursor_take (MdrPrefsCursor *cursor, const char *text)
{
  gsize length = strlen (text);

  if ((gsize) (cursor->end - cursor->at) < length || memcmp (cursor->at, text, length) != 0)
    return FALSE;

  cursor->at += length;

  return TRUE;
}

/**
 * mdr_prefs_cursor_skip_line:
 * @cursor: a place in a file
 *
 * Steps to where the next line begins.
 */
void
mdr_prefs_cursor_skip_line (MdrPrefsCursor *cursor)
{
  const char *newline = memchr (cursor->at, '\n', cursor->end - cursor->at);

  cursor->at = newline != NULL ? newline + 1 : cursor->end;
}

static gboolean
skip_block_comment (MdrPrefsCursor *cursor)
{
  while (cursor->at < cursor->end)
    {
      if (mdr_prefs_cursor_take (cursor, "*/"))
        return TRUE;

      cursor->at++;
    }

  return FALSE;
}

/**
 * mdr_prefs_cursor_skip_space:
 * @cursor: a place in a file
 *
 * Steps over white space and comments.
 *
 * Returns: %FALSE if there is a comment that never ends
 */
gboolean
mdr_prefs_cursor_skip_space (MdrPrefsCursor *cursor)
{
  while (cursor->at < cursor->end)
    {
      if (g_ascii_isspace (*cursor->at))
        cursor->at++;
      else if (*cursor->at == '#' || mdr_prefs_cursor_take (cursor, "//"))
        mdr_prefs_cursor_skip_line (cursor);
      else if (!mdr_prefs_cursor_take (cursor, "/*"))
        break;
      else if (!skip_block_comment (cursor))
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_hex (MdrPrefsCursor *cursor, guint n_digits, gunichar *value)
{
  *value = 0;

  for (guint i = 0; i < n_digits; i++)
    {
      if (cursor->at == cursor->end || !g_ascii_isxdigit (*cursor->at))
        return FALSE;

      *value = *value * 16 + g_ascii_xdigit_value (*cursor->at++);
    }

  return *value != 0;
}

/* \uHHHH is a unit of UTF-16, of which it may take two to make a character. */
static gboolean
take_utf16 (MdrPrefsCursor *cursor, GString *string)
{
  gunichar first;
  gunichar second;

  if (!take_hex (cursor, 4, &first))
    return FALSE;

  if (first >= 0xd800 && first < 0xdc00 && mdr_prefs_cursor_take (cursor, "\\u"))
    {
      if (!take_hex (cursor, 4, &second) || second < 0xdc00 || second > 0xdfff)
        return FALSE;

      first = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
    }

  g_string_append_unichar (string, g_unichar_validate (first) ? first : 0xfffd);

  return TRUE;
}

/* What follows a backslash. */
static gboolean
take_escape (MdrPrefsCursor *cursor, GString *string)
{
  gunichar character;

  if (cursor->at == cursor->end)
    return FALSE;

  switch (*cursor->at++)
    {
    case '"':
    case '\'':
    case '\\':
      g_string_append_c (string, cursor->at[-1]);
      return TRUE;

    case 'n':
      g_string_append_c (string, '\n');
      return TRUE;

    case 'r':
      g_string_append_c (string, '\r');
      return TRUE;

    case 'x':
      if (!take_hex (cursor, 2, &character))
        return FALSE;

      g_string_append_unichar (string, character);
      return TRUE;

    case 'u':
      return take_utf16 (cursor, string);

    default:
      cursor->at--;
      return FALSE;
    }
}

/**
 * mdr_prefs_cursor_take_string:
 * @cursor: a place in a file
 *
 * Steps over space and a string in quotes. The program writes a string into one line, so a line
 * that ends within a string has been cut off.
 *
 * Returns: (transfer full) (nullable): the string, without its escapes
 */
char *
mdr_prefs_cursor_take_string (MdrPrefsCursor *cursor)
{
  g_autoptr (GString) string = g_string_new (NULL);
  char quote;

  if (!mdr_prefs_cursor_skip_space (cursor) || cursor->at == cursor->end ||
      (*cursor->at != '"' && *cursor->at != '\''))
    return NULL;

  quote = *cursor->at++;

  while (cursor->at < cursor->end && *cursor->at != '\n' && *cursor->at != '\0')
    {
      if (mdr_prefs_cursor_take (cursor, "\\"))
        {
          if (!take_escape (cursor, string))
            return NULL;
        }
      else if (*cursor->at == quote)
        {
          cursor->at++;
          return g_utf8_make_valid (string->str, string->len);
        }
      else
        {
          g_string_append_c (string, *cursor->at++);
        }
    }

  return NULL;
}
