/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks for the phrases of all rules at once, and remembers which ones there were.
 */

#include "mdr-wording-private.h"

#include <string.h>

/* What is known about one phrase in one text. */
typedef struct
{
  guint8 edges;
  guint first_end;
  guint last_start;
} Hit;

struct _MdrPhraseHits
{
  const MdrVocabulary *vocabulary;
  const char *text;
  gsize length;

  /* owned: one for each phrase of the vocabulary */
  Hit *hits;
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
  self->groups =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);

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
  g_hash_table_unref (self->groups);
  g_free (self);
}

/**
 * mdr_vocabulary_define:
 * @self: a vocabulary
 * @name: the name of a group, without the “@”
 * @phrases: what belongs to it; replaces what there was
 *
 * Gives a name to a group of phrases that mean the same.
 */
void
mdr_vocabulary_define (MdrVocabulary *self, const char *name, const char *const *phrases)
{
  g_hash_table_replace (self->groups, g_strdup (name), g_strdupv ((char **) phrases));
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

guint
mdr_vocabulary_add (MdrVocabulary *self, const char *phrase)
{
  guint number = mdr_phrase_finder_add (self->finder, phrase);
  guint length = strlen (phrase);

  if (number == self->lengths->len)
    g_array_append_val (self->lengths, length);

  return number;
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
phrase_found_cb (guint phrase, gsize end, gpointer user_data)
{
  MdrPhraseHits *self = user_data;
  gsize start = end - g_array_index (self->vocabulary->lengths, guint, phrase);
  Hit *hit = &self->hits[phrase];
  gboolean begins = start == 0 || !is_inside_word (self, start - 1);
  gboolean ends = end == self->length || !is_inside_word (self, end);

  if (hit->edges == 0)
    hit->first_end = end;
  hit->last_start = start;

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

  mdr_phrase_finder_search (self->vocabulary->finder, text, length, phrase_found_cb, self);
}

gboolean
mdr_phrase_hits_has (const MdrPhraseHits *self, const MdrPhrasePart *part)
{
  return (self->hits[part->phrase].edges & 1 << part->edges) != 0;
}

/* Of several occurrences the first of the one and the last of the other count: what lies between
 * may be anything. */
gboolean
mdr_phrase_hits_has_in_order (const MdrPhraseHits *self,
                              const MdrPhrasePart *first,
                              const MdrPhrasePart *second)
{
  return self->hits[first->phrase].first_end <= self->hits[second->phrase].last_start;
}
