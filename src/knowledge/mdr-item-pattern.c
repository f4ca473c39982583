/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Goes once through the pattern and once through the text: nothing is tried twice.
 */

#include "mdr-item-pattern.h"

#include <string.h>

#define SIGNS "%*#"

/**
 * mdr_item_pattern_is_valid:
 * @pattern: a pattern
 *
 * Returns: whether it asks for one thing, and every sign ends where a literal begins
 */
gboolean
mdr_item_pattern_is_valid (const char *pattern)
{
  const char *wanted = strchr (pattern, '%');

  if (wanted == NULL || strchr (wanted + 1, '%') != NULL)
    return FALSE;

  for (const char *sign = strpbrk (pattern, SIGNS); sign != NULL; sign = strpbrk (sign + 1, SIGNS))
    if (sign[1] != '\0' && strchr (SIGNS, sign[1]) != NULL)
      return FALSE;

  return TRUE;
}

/* Where that ends which "%" or "*" stands for: at the next literal, which must be the end of the
 * text if it is that of the pattern. */
static const char *
find_end (const char *text, const char *literal)
{
  gsize length = strcspn (literal, SIGNS);
  g_autofree char *wanted = NULL;

  if (literal[length] == '\0')
    {
      gsize rest = strlen (text);

      return rest > length && strcmp (text + rest - length, literal) == 0 ? text + rest - length
                                                                          : NULL;
    }

  wanted = g_strndup (literal, length);

  return *text != '\0' ? strstr (text + 1, wanted) : NULL;
}

/**
 * mdr_item_pattern_match:
 * @pattern: a valid pattern: "%" for what is wanted, "*" for anything, "#" for digits; neither
 *   stands for nothing
 * @text: any text
 *
 * Returns: (transfer full) (nullable): what is wanted, or %NULL if the text does not fit
 */
char *
mdr_item_pattern_match (const char *pattern, const char *text)
{
  g_autofree char *wanted = NULL;

  for (; *pattern != '\0'; pattern++)
    {
      const char *end;

      if (strchr (SIGNS, *pattern) == NULL)
        {
          if (*text++ != *pattern)
            return NULL;
          continue;
        }

      end = *pattern == '#' ? text + strspn (text, "0123456789") : find_end (text, pattern + 1);
      if (end == NULL || end == text)
        return NULL;

      if (*pattern == '%')
        wanted = g_strndup (text, end - text);
      text = end;
    }

  return *text == '\0' ? g_steal_pointer (&wanted) : NULL;
}
