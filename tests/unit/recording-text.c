/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How recordings write down what is not text.
 */

#include "recording-text.h"

#include <string.h>

static char *
unescape (const char *text, gsize *length)
{
  g_autoptr (GString) result = g_string_new (NULL);

  while (*text != '\0')
    {
      if (g_str_has_prefix (text, "{nul}") || g_str_has_prefix (text, "{soh}"))
        {
          g_string_append_c (result, text[1] == 'n' ? '\0' : '\001');
          text += strlen ("{nul}");
        }
      else
        {
          g_string_append_c (result, *text++);
        }
    }

  *length = result->len;

  return g_string_free (g_steal_pointer (&result), FALSE);
}

/**
 * recording_text_expand:
 * @text: a line of a recording
 *
 * "{b64:TEXT}" stands for TEXT in base64, "{nul}" and "{soh}" in it for control characters.
 *
 * Returns: (transfer full): what goes over the wire
 */
char *
recording_text_expand (const char *text)
{
  g_autoptr (GString) result = g_string_new (NULL);
  const char *start;

  while ((start = strstr (text, "{b64:")) != NULL)
    {
      const char *end = start;
      g_autofree char *inner = NULL;
      g_autofree char *plain = NULL;
      g_autofree char *encoded = NULL;
      gsize length;

      for (guint depth = 0; *end != '\0'; end++)
        {
          depth += *end == '{' ? 1 : 0;
          depth -= *end == '}' ? 1 : 0;
          if (depth == 0)
            break;
        }

      inner = g_strndup (start + 5, end - start - 5);
      plain = unescape (inner, &length);
      encoded = g_base64_encode ((const guchar *) plain, length);
      g_string_append_len (result, text, start - text);
      g_string_append (result, encoded);
      text = end + 1;
    }

  g_string_append (result, text);

  return g_string_free (g_steal_pointer (&result), FALSE);
}
