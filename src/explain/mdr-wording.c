/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Alternatives of conjunctions of phrases, read from one list of a data file.
 */

#include "mdr-wording-private.h"

#include <string.h>

#include "core/mdr-error.h"
#include "mdr-folded-text.h"

/* From the whole to the parts, each an array: alternatives, of which one has to hold; terms, which
 * all have to; phrases, of which one has to; parts, which all have to, in this order. */
struct _MdrWording
{
  GPtrArray *alternatives;
};

static GArray *
read_phrase (MdrVocabulary *vocabulary, const char *text, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (MdrPhrasePart));
  g_auto (GStrv) texts = g_strsplit (text, "*", -1);

  for (char **one = texts; *one != NULL; one++)
    {
      g_autofree char *folded = mdr_folded_text_new (*one);
      char *word = g_strstrip (folded);
      MdrPhrasePart part = { 0 };

      if (g_str_has_prefix (word, "|"))
        {
          part.edges |= MDR_PHRASE_BEGINS;
          word++;
        }
      if (g_str_has_suffix (word, "|"))
        {
          part.edges |= MDR_PHRASE_ENDS;
          word[strlen (word) - 1] = '\0';
        }

      if (*word == '\0')
        {
          g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA, "“%s” has nothing in it", text);
          return NULL;
        }

      part.phrase = mdr_vocabulary_add (vocabulary, word);
      g_array_append_val (parts, part);
    }

  return g_steal_pointer (&parts);
}

static GPtrArray *
read_term (MdrVocabulary *vocabulary, const char *text, GError **error)
{
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  const char *const single[] = { text, NULL };
  const char *const *texts = single;

  if (*text == '@')
    texts = g_hash_table_lookup (vocabulary->groups, text + 1);

  if (texts == NULL)
    {
      g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA, "there is no group “%s”", text);
      return NULL;
    }

  for (; *texts != NULL; texts++)
    {
      GArray *phrase = read_phrase (vocabulary, *texts, error);

      if (phrase == NULL)
        return NULL;

      g_ptr_array_add (phrases, phrase);
    }

  return g_steal_pointer (&phrases);
}

static GPtrArray *
read_alternative (MdrVocabulary *vocabulary, const char *text, GError **error)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_auto (GStrv) texts = g_strsplit (text, " + ", -1);

  for (char **one = texts; *one != NULL; one++)
    {
      GPtrArray *term = read_term (vocabulary, g_strstrip (*one), error);

      if (term == NULL)
        return NULL;

      g_ptr_array_add (terms, term);
    }

  return g_steal_pointer (&terms);
}

/**
 * mdr_wording_new:
 * @vocabulary: what its phrases are added to
 * @alternatives: the alternatives
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): a condition, or %NULL with %MDR_ERROR_INVALID_DATA
 */
MdrWording *
mdr_wording_new (MdrVocabulary *vocabulary, const char *const *alternatives, GError **error)
{
  g_autoptr (MdrWording) self = g_new0 (MdrWording, 1);

  self->alternatives = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (; *alternatives != NULL; alternatives++)
    {
      GPtrArray *terms = read_alternative (vocabulary, *alternatives, error);

      if (terms == NULL)
        return NULL;

      g_ptr_array_add (self->alternatives, terms);
    }

  return g_steal_pointer (&self);
}

/**
 * mdr_wording_free:
 * @self: a condition
 *
 * Frees it.
 */
void
mdr_wording_free (MdrWording *self)
{
  g_ptr_array_unref (self->alternatives);
  g_free (self);
}

static gboolean
phrase_matches (const GArray *parts, const MdrPhraseHits *hits)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const MdrPhrasePart *part = &g_array_index (parts, MdrPhrasePart, i);

      if (!mdr_phrase_hits_has (hits, part) ||
          (i > 0 && !mdr_phrase_hits_has_in_order (hits, part - 1, part)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
term_matches (const GPtrArray *phrases, const MdrPhraseHits *hits)
{
  for (guint i = 0; i < phrases->len; i++)
    if (phrase_matches (g_ptr_array_index (phrases, i), hits))
      return TRUE;

  return FALSE;
}

static gboolean
alternative_matches (const GPtrArray *terms, const MdrPhraseHits *hits)
{
  for (guint i = 0; i < terms->len; i++)
    if (!term_matches (g_ptr_array_index (terms, i), hits))
      return FALSE;

  return TRUE;
}

/**
 * mdr_wording_matches:
 * @self: a condition
 * @hits: what was found in a text
 *
 * Returns: whether the condition holds
 */
gboolean
mdr_wording_matches (const MdrWording *self, const MdrPhraseHits *hits)
{
  for (guint i = 0; i < self->alternatives->len; i++)
    if (alternative_matches (g_ptr_array_index (self->alternatives, i), hits))
      return TRUE;

  return FALSE;
}
