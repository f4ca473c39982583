/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks for the phrases of all rules at once, and remembers which ones there were.
 */

#include "mdr-wording-private.h"

#include <string.h>

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
  guint8 *is_candidate;

  /* owned: the numbers of the phrases that were found */
  GArray *found;
};

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
  self->is_candidate = g_new0 (guint8, vocabulary->n_wordings + 1);
  self->found = g_array_new (FALSE, FALSE, sizeof (guint));

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
  g_free (self->is_candidate);
  g_array_unref (self->found);
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
    self->is_candidate[g_array_index (watchers, guint, i)] = TRUE;
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
      g_array_append_val (self->found, phrase);
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

/* Of thousands of phrases only a few have to be forgotten. */
static void
forget (MdrPhraseHits *self)
{
  for (guint i = 0; i < self->found->len; i++)
    self->hits[g_array_index (self->found, guint, i)] = (Hit){ 0 };

  g_array_set_size (self->found, 0);
  memset (self->groups, 0, self->vocabulary->groups->len * sizeof (GroupHit));
  memset (self->is_candidate, 0, self->vocabulary->n_wordings);
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
  forget (self);
  mdr_phrase_finder_search (self->vocabulary->finder, text, length, phrase_found_cb, self);
}

/**
 * mdr_phrase_hits_next_candidate:
 * @self: hits
 * @wording: (inout): the number of a wording; of the first one from there on that may match
 *
 * Returns: whether there is one
 */
gboolean
mdr_phrase_hits_next_candidate (const MdrPhraseHits *self, guint *wording)
{
  const guint8 *next =
      memchr (self->is_candidate + *wording, TRUE,
              self->vocabulary->n_wordings - MIN (*wording, self->vocabulary->n_wordings));

  if (next == NULL)
    return FALSE;

  *wording = next - self->is_candidate;

  return TRUE;
}

gboolean
mdr_phrase_hits_may_match (const MdrPhraseHits *self, guint wording)
{
  return self->is_candidate[wording];
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
