/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes text from servers, certificates and files safe to show.
 */

#include "mdr-clean-text.h"

#include <string.h>

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

/**
 * mdr_clean_text:
 * @text: bytes from outside, perhaps not UTF-8, perhaps with NULs
 * @length: how many bytes, or -1 when @text ends with a NUL
 * @max_chars: the longest result, in characters; a cut is marked with an ellipsis
 *
 * Gives @text as one line of valid UTF-8 without control, format or private characters. Runs of
 * white space and of what was taken out become one space; invalid bytes become U+FFFD. The result
 * is still plain text and never markup: escape it where markup is read.
 *
 * Returns: (transfer full): the clean text, perhaps empty
 */
char *
mdr_clean_text (const char *text, gssize length, gsize max_chars)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) clean = NULL;
  gsize n_bytes;
  gsize n_chars = 0;
  gboolean gap = FALSE;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (max_chars > 0, NULL);

  /* A character has at most six bytes on its way in, so no more than this can ever be shown. */
  n_bytes = length < 0 ? strlen (text) : (gsize) length;
  n_bytes = MIN (n_bytes, max_chars * 6);
  valid = g_utf8_make_valid (text, n_bytes);
  clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isspace (character) || !is_harmless (character))
        {
          gap = clean->len > 0;
          continue;
        }

      if (n_chars + (gap ? 2 : 1) > max_chars)
        {
          g_string_append (clean, "…");
          break;
        }

      if (gap)
        g_string_append_c (clean, ' ');

      g_string_append_unichar (clean, character);
      n_chars += gap ? 2 : 1;
      gap = FALSE;
    }

  return g_string_free (g_steal_pointer (&clean), FALSE);
}
