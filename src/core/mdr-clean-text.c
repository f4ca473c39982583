/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes text from servers, certificates and files safe to show.
 */

#include "mdr-clean-text.h"

#include <string.h>

#include "mdr-secret.h"

#define REPLACEMENT 0xfffd
#define ELLIPSIS 0x2026

/* As much as a message quotes: long enough to tell which word is meant. */
#define MAX_QUOTE 100

/* How many bytes g_unichar_to_utf8() may write. */
#define MAX_ENCODED 6

/* Format characters (Cf) reorder or hide what stands around them: bidi overrides and isolates, zero
 * width joiners, tags. None of them is needed to read what a server says. */
static gboolean
is_harmless (gunichar character)
{
  switch (g_unichar_type (character))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
      return FALSE;

    default:
      return TRUE;
    }
}

/* Takes the next character from @at. A byte that is none counts as U+FFFD. */
static gunichar
take_character (const char **at, const char *end)
{
  gunichar character;

  if ((guchar) * *at < 0x80 && **at != '\0')
    return (guchar) * (*at)++;

  character = g_utf8_get_char_validated (*at, end - *at);
  if (character == (gunichar) -1 || character == (gunichar) -2)
    {
      (*at)++;
      return REPLACEMENT;
    }

  *at = g_utf8_next_char (*at);

  return character;
}

/* Writes the clean text to @clean, which has room for it. Returns: how many bytes it has */
static gsize
write_clean (char *clean, const char *at, const char *end, gsize max_chars)
{
  char *to = clean;
  gsize n_chars = 0;
  gboolean gap = FALSE;

  while (at < end)
    {
      gunichar character = take_character (&at, end);

      if (g_unichar_isspace (character) || !is_harmless (character))
        {
          gap = to > clean;
          continue;
        }

      if (n_chars + (gap ? 2 : 1) > max_chars)
        return to + g_unichar_to_utf8 (ELLIPSIS, to) - clean;

      if (gap)
        *to++ = ' ';
      to += g_unichar_to_utf8 (character, to);
      n_chars += gap ? 2 : 1;
      gap = FALSE;
    }

  return to - clean;
}

/**
 * mdr_clean_text:
 * @text: bytes from outside, perhaps not UTF-8, perhaps with NULs
 * @length: how many bytes, or -1 when @text ends with a NUL
 * @max_chars: the longest result, in characters; a cut is marked with an ellipsis
 *
 * Gives @text as one line of valid UTF-8 without control, format or private characters. Runs of
 * white space and of what was taken out become one space; invalid bytes become U+FFFD. The result
 * is still plain text and never markup: escape it where markup is read. Some servers send the
 * password back: nothing of @text is left in memory but the result.
 *
 * Returns: (transfer full): the clean text, perhaps empty
 */
char *
mdr_clean_text (const char *text, gssize length, gsize max_chars)
{
  g_autofree char *room = NULL;
  char *clean;
  gsize n_bytes;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (max_chars > 0, NULL);

  /* A character has at most six bytes on its way in, so no more than this can ever be shown. */
  n_bytes = length < 0 ? strlen (text) : (gsize) length;
  n_bytes = MIN (n_bytes, max_chars * 6);

  /* A byte that is no character becomes one of three. */
  room = g_malloc (n_bytes * 3 + MAX_ENCODED);
  n_bytes = write_clean (room, text, text + n_bytes, max_chars);
  clean = g_strndup (room, n_bytes);
  mdr_wipe (room, n_bytes);

  return clean;
}

/**
 * mdr_clean_quote:
 * @text: what somebody typed, or wrote in a file
 *
 * Gives the beginning of @text, to be quoted in a message about it. A precision, as in “%.100s”,
 * would count bytes, and cut a letter in two.
 *
 * Returns: (transfer full): the clean quote, perhaps empty
 */
char *
mdr_clean_quote (const char *text)
{
  return mdr_clean_text (text, -1, MAX_QUOTE);
}
