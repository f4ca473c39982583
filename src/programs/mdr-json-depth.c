/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counts brackets outside strings; whether they match is the parser's business.
 */

#include "mdr-json-depth.h"

#include <string.h>

/* What stands outside strings in JSON (RFC 8259): brackets, numbers, and the letters of the three
 * words. Comments and other quotes are no JSON; without them, nobody can disagree on where a string
 * begins. */
static gboolean
is_json (char byte)
{
  return byte != '\0' && (g_ascii_isalnum (byte) || strchr (" \t\r\n{}[]:,+-.", byte) != NULL);
}

/* Returns where the string ends, or the end of the text. */
static const char *
skip_string (const char *at, const char *end)
{
  for (at++; at < end && *at != '"'; at++)
    if (*at == '\\' && at + 1 < end)
      at++;

  return at;
}

/**
 * mdr_json_is_shallow:
 * @text: JSON, perhaps broken
 * @length: how many bytes
 * @max_depth: how many brackets may be open at a time
 *
 * Returns: whether @text can be given to a parser that calls itself for every level; %FALSE also if
 * it is no JSON
 */
gboolean
mdr_json_is_shallow (const char *text, gsize length, guint max_depth)
{
  const char *end = text + length;
  guint depth = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *at = text; at < end; at++)
    {
      if (*at == '"')
        at = skip_string (at, end);
      else if (!is_json (*at))
        return FALSE;
      else if (*at == '{' || *at == '[')
        depth++;
      else if ((*at == '}' || *at == ']') && depth > 0)
        depth--;

      if (depth > max_depth)
        return FALSE;
    }

  return TRUE;
}
