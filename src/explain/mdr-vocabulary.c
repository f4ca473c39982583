/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps the phrases of all rules, each once, and knows who waits for which.
 */

#include "mdr-wording-private.h"

#include <string.h>

#include "core/mdr-error.h"
#include "mdr-folded-text.h"

/* Of a single letter; only the proportions count. */
#define MAX_FREQUENCY 65536

/**
 * mdr_vocabulary_new:
 *
 * Returns: (transfer full): a vocabulary without words
 */
MdrVocabulary *
mdr_vocabulary_new (void)
{
  MdrVocabulary *self = g_new0 (MdrVocabulary, 1);

  self->finder = mdr_phrase_finder_new ();
  self->lengths = g_array_new (FALSE, FALSE, sizeof (guint));
  self->group_numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->watchers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  return self;
}

/**
 * mdr_vocabulary_free:
 * @self: a vocabulary
 *
 * Frees it.
 */
void
mdr_vocabulary_free (MdrVocabulary *self)
{
  mdr_phrase_finder_free (self->finder);
  g_array_unref (self->lengths);
  g_hash_table_unref (self->group_numbers);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->watchers);
  g_free (self);
}

static gboolean
read_part (MdrVocabulary *self, const char *text, MdrPhrasePart *part)
{
  g_autofree char *folded = mdr_folded_text_new (text);
  char *words = g_strstrip (folded);
  guint length;

  *part = (MdrPhrasePart){ 0 };
  if (g_str_has_prefix (words, "|"))
    {
      part->edges |= MDR_PHRASE_BEGINS;
      words++;
    }
  if (g_str_has_suffix (words, "|"))
    {
      part->edges |= MDR_PHRASE_ENDS;
      words[strlen (words) - 1] = '\0';
    }

  length = strlen (words);
  if (length == 0)
    return FALSE;

  part->phrase = mdr_phrase_finder_add (self->finder, words);
  if (part->phrase == self->lengths->len)
    {
      g_array_append_val (self->lengths, length);
      g_ptr_array_add (self->watchers, g_array_new (FALSE, FALSE, sizeof (guint)));
    }

  return TRUE;
}

GArray *
mdr_vocabulary_read_phrase (MdrVocabulary *self, const char *text, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (MdrPhrasePart));
  g_auto (GStrv) texts = g_strsplit (text, "*", -1);

  for (char **one = texts; *one != NULL; one++)
    {
      MdrPhrasePart part;

      if (read_part (self, *one, &part))
        g_array_append_val (parts, part);
    }

  /* An empty text has no parts at all. */
  if (parts->len == 0 || parts->len != g_strv_length (texts))
    {
      g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA, "“%s” lacks words", text);
      return NULL;
    }

  return g_steal_pointer (&parts);
}

/**
 * mdr_vocabulary_define:
 * @self: a vocabulary
 * @name: the name of a group, without the “@”
 * @phrases: what belongs to it
 * @error: return location for a #GError
 *
 * Gives a name to a group of phrases that mean the same.
 *
 * Returns: whether it could be understood; %MDR_ERROR_INVALID_DATA if not
 */
gboolean
mdr_vocabulary_define (MdrVocabulary *self,
                       const char *name,
                       const char *const *phrases,
                       GError **error)
{
  g_autoptr (GPtrArray) group = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (; *phrases != NULL; phrases++)
    {
      GArray *phrase = mdr_vocabulary_read_phrase (self, *phrases, error);

      if (phrase == NULL)
        return FALSE;

      g_ptr_array_add (group, phrase);
    }

  g_hash_table_replace (self->group_numbers, g_strdup (name), GUINT_TO_POINTER (self->groups->len));
  g_ptr_array_add (self->groups, g_steal_pointer (&group));

  return TRUE;
}

gboolean
mdr_vocabulary_find_group (MdrVocabulary *self, const char *name, guint *group)
{
  gpointer number;
  gboolean found = g_hash_table_lookup_extended (self->group_numbers, name, NULL, &number);

  if (found)
    *group = GPOINTER_TO_UINT (number);

  return found;
}

guint
mdr_vocabulary_number_wording (MdrVocabulary *self)
{
  return self->n_wordings++;
}

/* The longest part is the rarest. */
static guint
find_rarest (const MdrVocabulary *self, const GArray *parts)
{
  guint rarest = g_array_index (parts, MdrPhrasePart, 0).phrase;

  for (guint i = 1; i < parts->len; i++)
    {
      guint phrase = g_array_index (parts, MdrPhrasePart, i).phrase;

      if (g_array_index (self->lengths, guint, phrase) >
          g_array_index (self->lengths, guint, rarest))
        rarest = phrase;
    }

  return rarest;
}

guint
mdr_vocabulary_estimate_frequency (const MdrVocabulary *self, const GArray *parts)
{
  guint length = g_array_index (self->lengths, guint, find_rarest (self, parts));

  return MAX_FREQUENCY / (length * length);
}

void
mdr_vocabulary_watch_phrase (MdrVocabulary *self, const GArray *parts, guint wording)
{
  GArray *watchers = g_ptr_array_index (self->watchers, find_rarest (self, parts));

  g_array_append_val (watchers, wording);
}

void
mdr_vocabulary_watch_group (MdrVocabulary *self, guint group, guint wording)
{
  const GPtrArray *phrases = g_ptr_array_index (self->groups, group);

  for (guint i = 0; i < phrases->len; i++)
    mdr_vocabulary_watch_phrase (self, g_ptr_array_index (phrases, i), wording);
}

/**
 * mdr_vocabulary_prepare:
 * @self: a vocabulary with all wordings made
 *
 * Makes it ready for texts.
 */
void
mdr_vocabulary_prepare (MdrVocabulary *self)
{
  mdr_phrase_finder_prepare (self->finder);
}
