/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts values into texts. A value is only ever copied, never looked at again, so that nothing from
 * outside can ask for another placeholder.
 */

#include "mdr-text-values.h"

#define NAME_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789-"

struct _MdrTextValues
{
  /* owned, both from name to text */
  GHashTable *codes;
  GHashTable *words;
};

/**
 * mdr_text_values_new:
 *
 * Returns: (transfer full): no values yet
 */
MdrTextValues *
mdr_text_values_new (void)
{
  MdrTextValues *self = g_new0 (MdrTextValues, 1);

  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/**
 * mdr_text_values_free:
 * @self: values
 *
 * Frees them.
 */
void
mdr_text_values_free (MdrTextValues *self)
{
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->words);
  g_free (self);
}

/**
 * mdr_text_values_set:
 * @self: values
 * @name: a placeholder's name
 * @value: (nullable): what it stands for, in conditions and for readers alike
 *
 * Sets a value; one that is empty or %NULL counts as missing.
 */
void
mdr_text_values_set (MdrTextValues *self, const char *name, const char *value)
{
  mdr_text_values_set_word (self, name, value, value);
}

/**
 * mdr_text_values_set_word:
 * @self: values
 * @name: a placeholder's name
 * @code: (nullable): what conditions compare
 * @word: (nullable): what readers see
 *
 * Sets a value that reads differently from its code; what is empty or %NULL counts as missing.
 */
void
mdr_text_values_set_word (MdrTextValues *self, const char *name, const char *code, const char *word)
{
  g_return_if_fail (name != NULL);

  g_hash_table_remove (self->codes, name);
  g_hash_table_remove (self->words, name);

  if (code != NULL && *code != '\0')
    g_hash_table_insert (self->codes, g_strdup (name), g_strdup (code));

  if (word != NULL && *word != '\0')
    g_hash_table_insert (self->words, g_strdup (name), g_strdup (word));
}

/**
 * mdr_text_values_satisfy:
 * @self: values
 * @condition: (nullable): comparisons with spaces between them, as in "severity=error
 *   cause=ok|unknown"
 *
 * Returns: whether every comparison is true of the codes; so it is where there is none
 */
gboolean
mdr_text_values_satisfy (const MdrTextValues *self, const char *condition)
{
  g_auto (GStrv) comparisons = g_strsplit (condition != NULL ? condition : "", " ", -1);

  for (guint i = 0; comparisons[i] != NULL; i++)
    {
      g_auto (GStrv) sides = g_strsplit (comparisons[i], "=", 2);
      g_auto (GStrv) choices = NULL;
      const char *code;

      if (*comparisons[i] == '\0')
        continue;

      choices = g_strsplit (sides[1] != NULL ? sides[1] : "", "|", -1);
      code = g_hash_table_lookup (self->codes, sides[0]);
      if (code == NULL || !g_strv_contains ((const char *const *) choices, code))
        return FALSE;
    }

  return TRUE;
}

/**
 * mdr_text_values_fill:
 * @self: values
 * @text: a text with placeholders like {host}; other braces are left alone
 *
 * Puts the values into their places.
 *
 * Returns: (transfer full) (nullable): the text, %NULL if there is no value for a placeholder in it
 */
char *
mdr_text_values_fill (const MdrTextValues *self, const char *text)
{
  g_autoptr (GString) filled = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  while (*text != '\0')
    {
      gsize length = *text == '{' ? strspn (text + 1, NAME_CHARACTERS) : 0;
      g_autofree char *name = NULL;
      const char *word;

      if (length == 0 || text[length + 1] != '}')
        {
          g_string_append_c (filled, *text++);
          continue;
        }

      name = g_strndup (text + 1, length);
      word = g_hash_table_lookup (self->words, name);
      if (word == NULL)
        return NULL;

      g_string_append (filled, word);
      text += length + 2;
    }

  return g_string_free (g_steal_pointer (&filled), FALSE);
}
