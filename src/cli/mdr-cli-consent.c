/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Not every keyboard has every accent, and fingers know the English word whatever the language.
 */

#include "mdr-cli-consent.h"

/* The letters alone: without accents, and neither large nor small. */
static char *
fold (const char *word)
{
  g_autofree char *apart = g_utf8_normalize (word, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) letters = g_string_new (NULL);

  for (const char *p = apart; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_utf8_get_char (p));

  return g_utf8_casefold (letters->str, -1);
}

/**
 * mdr_cli_consent_is_yes:
 * @answer: what was typed, valid UTF-8 or not
 * @local_yes: the word for yes in the user's language
 *
 * An accent that is left out changes nothing, and the English word always counts.
 *
 * Returns: whether it is a yes
 */
gboolean
mdr_cli_consent_is_yes (const char *answer, const char *local_yes)
{
  g_autofree char *given = NULL;
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (answer != NULL && local_yes != NULL, FALSE);

  given = fold (answer);
  wanted = fold (local_yes);

  return *given != '\0' &&
         (g_str_equal (given, "y") || g_str_equal (given, "yes") || g_str_equal (given, wanted));
}
