/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RFC 3501 section 5.1.3: between an ampersand and a hyphen stands UTF-16 in base64 with a comma in
 * place of the slash. Not all libraries of C know it.
 */

#include "mdr-modified-utf7.h"

#include <string.h>

/* What stands between the ampersand and the hyphen, or NULL if it makes no sense. */
static char *
decode_part (const char *part, gsize length)
{
  g_autofree char *base64 = g_strndup (part, length);
  g_autofree char *padded = NULL;
  g_autofree guchar *bytes = NULL;
  g_autofree gunichar2 *units = NULL;
  gsize n_bytes;

  g_strdelimit (base64, ",", '/');
  padded = g_strconcat (base64, "===" + (length + 3) % 4, NULL);
  if (length % 4 == 1 || strspn (part, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                       "0123456789+,") < length)
    return NULL;

  bytes = g_base64_decode (padded, &n_bytes);
  units = g_new0 (gunichar2, n_bytes / 2 + 1);
  for (gsize i = 0; i < n_bytes / 2; i++)
    units[i] = (gunichar2) (bytes[2 * i] << 8 | bytes[2 * i + 1]);

  return g_utf16_to_utf8 (units, (glong) (n_bytes / 2), NULL, NULL, NULL);
}

/**
 * mdr_modified_utf7_decode:
 * @text: the name of a folder, in ASCII
 *
 * Returns: (transfer full): the name in UTF-8; what makes no sense in it stays as it is
 */
char *
mdr_modified_utf7_decode (const char *text)
{
  g_autoptr (GString) result = g_string_new (NULL);
  const char *start;

  g_return_val_if_fail (text != NULL, NULL);

  while ((start = strchr (text, '&')) != NULL)
    {
      const char *end = strchr (start, '-');
      g_autofree char *part = NULL;

      if (end == NULL)
        break;

      part = end == start + 1 ? g_strdup ("&") : decode_part (start + 1, (gsize) (end - start - 1));
      g_string_append_len (result, text, start - text);
      if (part != NULL)
        g_string_append (result, part);
      else
        g_string_append_len (result, start, end + 1 - start);
      text = end + 1;
    }

  g_string_append (result, text);

  return g_string_free (g_steal_pointer (&result), FALSE);
}
