/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Small letters, no accents, plain quotes and dashes, one space between words, and underlines are
 * spaces: so that “È scaduto”, "e' scaduto" and a line break in the middle of it are one phrase,
 * and CONNECTION_REFUSED is one with “connection refused”.
 */

#include "mdr-folded-text.h"

#include <string.h>

/* Signs that mean the same, and that programs and word processors choose between. */
static const struct
{
  gunichar sign;
  const char *plain;
} plain_signs[] = {
  { 0x00a0, " " }, { 0x00ab, "\"" }, { 0x00bb, "\"" }, { 0x2010, "-" },  { 0x2011, "-" },
  { 0x2012, "-" }, { 0x2013, "-" },  { 0x2014, "-" },  { 0x2018, "'" },  { 0x2019, "'" },
  { 0x201a, "'" }, { 0x201c, "\"" }, { 0x201d, "\"" }, { 0x201e, "\"" }, { 0x2026, "..." },
  { 0x202f, " " }, { 0x2039, "'" },  { 0x203a, "'" },  { 0x00b4, "'" },  { 0x00df, "ss" },
  { 0xfffd, " " },
};

static void
append_space (GString *folded)
{
  if (folded->len == 0 || folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');
}

static void
append_unichar (GString *folded, gunichar letter)
{
  gunichar base[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  for (gsize i = 0; i < G_N_ELEMENTS (plain_signs); i++)
    if (plain_signs[i].sign == letter)
      {
        if (plain_signs[i].plain[0] == ' ')
          append_space (folded);
        else
          g_string_append (folded, plain_signs[i].plain);
        return;
      }

  if (g_unichar_ismark (letter) || !g_unichar_isprint (letter))
    return;

  g_unichar_fully_decompose (letter, FALSE, base, G_N_ELEMENTS (base));
  g_string_append_unichar (folded, g_unichar_tolower (base[0]));
}

/**
 * mdr_folded_text_append:
 * @folded: where to put it
 * @text: any bytes
 * @length: their number
 *
 * Folds @text in linear time. What is no UTF-8 counts as space.
 */
void
mdr_folded_text_append (GString *folded, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      guchar byte = *text;
      gunichar letter;

      if (byte < 0x80)
        {
          if (byte <= ' ' || byte == 0x7f || byte == '_')
            append_space (folded);
          else
            g_string_append_c (folded, g_ascii_tolower (byte));
          text++;
          continue;
        }

      letter = g_utf8_get_char_validated (text, end - text);
      if (letter == (gunichar) -1 || letter == (gunichar) -2)
        {
          append_space (folded);
          text++;
          continue;
        }

      append_unichar (folded, letter);
      text = g_utf8_next_char (text);
    }
}

/**
 * mdr_folded_text_new:
 * @text: a phrase
 *
 * Returns: (transfer full): the phrase, folded
 */
char *
mdr_folded_text_new (const char *text)
{
  GString *folded = g_string_sized_new (strlen (text));

  mdr_folded_text_append (folded, text, strlen (text));

  return g_string_free (folded, FALSE);
}
