/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks for the phrases of all rules at once, and remembers which ones there were.
 */

#include "mdr-wording-private.h"

#include <string.h>

#include "core/mdr-error.h"
#include "mdr-folded-text.h"

/* What is known about some words in one text. */
typedef struct
{
  guint8 edges;
  MdrExtent extent;
} Hit;

/* What is known about a group in one text: it is looked for when a rule first asks. */
typedef struct
{
  gboolean looked_for;
  gboolean found;
  MdrExtent extent;
} GroupHit;

struct _MdrPhraseHits
{
  const MdrVocabulary *vocabulary;
  const char *text;
  gsize length;

  /* owned: one for each phrase of the finder, for each group, and for each wording */
  Hit *hits;
  GroupHit *groups;
  guint8 *candidates;
};

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
void
mdr_vocabulary_watch_phrase (MdrVocabulary *self, const GArray *parts, guint wording)
{
  guint rarest = g_array_index (parts, MdrPhrasePart, 0).phrase;

  for (guint i = 1; i < parts->len; i++)
    {
      guint phrase = g_array_index (parts, MdrPhrasePart, i).phrase;

      if (g_array_index (self->lengths, guint, phrase) >
          g_array_index (self->lengths, guint, rarest))
        rarest = phrase;
    }

  g_array_append_val ((GArray *) g_ptr_array_index (self->watchers, rarest), wording);
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

/**
 * mdr_phrase_hits_new:
 * @vocabulary: a vocabulary that is prepared and outlives this
 *
 * Returns: (transfer full): room for what is found in a text
 */
MdrPhraseHits *
mdr_phrase_hits_new (const MdrVocabulary *vocabulary)
{
  MdrPhraseHits *self = g_new0 (MdrPhraseHits, 1);

  self->vocabulary = vocabulary;
  self->hits = g_new0 (Hit, vocabulary->lengths->len + 1);
  self->groups = g_new0 (GroupHit, vocabulary->groups->len + 1);
  self->candidates = g_new0 (guint8, vocabulary->n_wordings + 1);

  return self;
}

/**
 * mdr_phrase_hits_free:
 * @self: hits
 *
 * Frees them.
 */
void
mdr_phrase_hits_free (MdrPhraseHits *self)
{
  g_free (self->hits);
  g_free (self->groups);
  g_free (self->candidates);
  g_free (self);
}

/* Folded text has no other spaces and quotes than those of ASCII, and letters beyond ASCII are
 * letters of words. */
static gboolean
is_inside_word (const MdrPhraseHits *self, gsize at)
{
  guchar byte = self->text[at];

  return g_ascii_isalnum (byte) || byte >= 0x80;
}

static void
wake_watchers (MdrPhraseHits *self, guint phrase)
{
  const GArray *watchers = g_ptr_array_index (self->vocabulary->watchers, phrase);

  for (guint i = 0; i < watchers->len; i++)
    self->candidates[g_array_index (watchers, guint, i)] = TRUE;
}

static void
phrase_found_cb (guint phrase, gsize end, gpointer user_data)
{
  MdrPhraseHits *self = user_data;
  gsize start = end - g_array_index (self->vocabulary->lengths, guint, phrase);
  Hit *hit = &self->hits[phrase];
  gboolean begins = start == 0 || !is_inside_word (self, start - 1);
  gboolean ends = end == self->length || !is_inside_word (self, end);

  if (hit->edges == 0)
    {
      hit->extent.first_end = end;
      wake_watchers (self, phrase);
    }
  hit->extent.last_start = start;

  hit->edges |= 1 << MDR_PHRASE_ANYWHERE;
  if (begins)
    hit->edges |= 1 << MDR_PHRASE_BEGINS;
  if (ends)
    hit->edges |= 1 << MDR_PHRASE_ENDS;
  if (begins && ends)
    hit->edges |= 1 << (MDR_PHRASE_BEGINS | MDR_PHRASE_ENDS);
}

/**
 * mdr_phrase_hits_find:
 * @self: hits
 * @text: a folded text
 * @length: its length in bytes
 *
 * Looks for all phrases of the vocabulary; what was found in another text before is forgotten.
 */
void
mdr_phrase_hits_find (MdrPhraseHits *self, const char *text, gsize length)
{
  self->text = text;
  self->length = length;
  memset (self->hits, 0, self->vocabulary->lengths->len * sizeof (Hit));
  memset (self->groups, 0, self->vocabulary->groups->len * sizeof (GroupHit));
  memset (self->candidates, 0, self->vocabulary->n_wordings);

  mdr_phrase_finder_search (self->vocabulary->finder, text, length, phrase_found_cb, self);
}

gboolean
mdr_phrase_hits_may_match (const MdrPhraseHits *self, guint wording)
{
  return self->candidates[wording];
}

gboolean
mdr_phrase_hits_find_phrase (const MdrPhraseHits *self, const GArray *parts, MdrExtent *extent)
{
  const Hit *previous = NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      const MdrPhrasePart *part = &g_array_index (parts, MdrPhrasePart, i);
      const Hit *hit = &self->hits[part->phrase];

      if ((hit->edges & 1 << part->edges) == 0 ||
          (previous != NULL && previous->extent.first_end > hit->extent.last_start))
        return FALSE;

      if (previous == NULL)
        extent->last_start = hit->extent.last_start;
      extent->first_end = hit->extent.first_end;
      previous = hit;
    }

  return TRUE;
}

static void
look_for_group (MdrPhraseHits *self, guint group)
{
  const GPtrArray *phrases = g_ptr_array_index (self->vocabulary->groups, group);
  GroupHit *hit = &self->groups[group];

  hit->looked_for = TRUE;
  for (guint i = 0; i < phrases->len; i++)
    {
      MdrExtent extent;

      if (!mdr_phrase_hits_find_phrase (self, g_ptr_array_index (phrases, i), &extent))
        continue;

      if (!hit->found)
        hit->extent = extent;
      hit->found = TRUE;
      hit->extent.first_end = MIN (hit->extent.first_end, extent.first_end);
      hit->extent.last_start = MAX (hit->extent.last_start, extent.last_start);
    }
}

gboolean
mdr_phrase_hits_find_group (MdrPhraseHits *self, guint group, MdrExtent *extent)
{
  GroupHit *hit = &self->groups[group];

  if (!hit->looked_for)
    look_for_group (self, group);

  *extent = hit->extent;

  return hit->found;
}
