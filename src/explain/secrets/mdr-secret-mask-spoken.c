/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Secrets in sentences: my password is ….
 */

#include "mdr-secret-mask-private.h"

#include <string.h>

/* What a message may well say after “password”: an address, a link, a path, "user=…", "host:993".
 */
static gboolean
is_told_openly (const MdrMaskLine *line, gsize from, gsize to)
{
  gsize at = from;

  if (from < to && strchr ("/(<[{", line->bytes[from]) != NULL)
    return TRUE;

  while (at < to && (g_ascii_isalnum (line->bytes[at]) || strchr (".-_+", line->bytes[at]) != NULL))
    at++;
  if (at == from || at == to)
    return FALSE;

  switch (line->bytes[at])
    {
    case '=':
    case '(':
      return TRUE;
    case ':':
      return at + 1 == to || line->bytes[at + 1] == '/' || g_ascii_isdigit (line->bytes[at + 1]);
    case '@':
      at++;
      while (at < to && (g_ascii_isalnum (line->bytes[at]) || strchr (".-", line->bytes[at])))
        at++;
      return at == to;
    default:
      return FALSE;
    }
}

/* A word of a sentence has letters only, perhaps a capital and a hyphen. */
static gboolean
is_like_secret (const MdrMaskLine *line, gsize from, gsize to)
{
  gboolean digit = FALSE;
  gboolean lower = FALSE;
  gboolean upper = FALSE;
  gboolean sign = FALSE;

  for (gsize i = from; i < to; i++)
    {
      digit |= g_ascii_isdigit (line->bytes[i]);
      lower |= g_ascii_islower (line->bytes[i]);
      upper |= g_ascii_isupper (line->bytes[i]);
      sign |= g_ascii_ispunct (line->bytes[i]) && strchr ("-'/", line->bytes[i]) == NULL;
    }

  return (lower || upper) && (digit || (lower && upper && sign));
}

/* The end of the verb in "my password is hunter2", or @at. */
static gsize
skip_verb (const MdrMaskLine *line, gsize at)
{
  static const char *const verbs[] = { "is ",  "was ", "è ",     "era ", "ist ",
                                       "war ", "est ", "était ", "es " };

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (mdr_mask_line_has (line, at, verbs[i]))
      return mdr_mask_line_skip_spaces (line, at + strlen (verbs[i]));

  return at;
}

/**
 * mdr_mask_line_hide_spoken:
 * @line: a line
 * @at: where a name of secrets ends
 *
 * Hides the secret in "my password is hunter2": what is like no word of a sentence.
 */
void
mdr_mask_line_hide_spoken (MdrMaskLine *line, gsize at)
{
  gsize start = mdr_mask_line_skip_spaces (line, at);
  gsize value = skip_verb (line, start);
  gsize end;

  if (mdr_mask_line_is_quote (line, value))
    {
      end = mdr_mask_line_skip_quoted (line, value + 1, line->bytes[value], FALSE);
      if (memchr (line->bytes + value, ' ', end - value) == NULL)
        mdr_mask_line_hide (line, value + 1, end);
      return;
    }

  end = mdr_mask_line_skip_bare_value (line, value);
  while (end > value && strchr (".,;!?", line->bytes[end - 1]) != NULL)
    end--;

  if (is_like_secret (line, value, end) && (value > start || !is_told_openly (line, value, end)))
    mdr_mask_line_hide (line, value, end);
}
