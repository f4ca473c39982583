/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What wordings and the vocabulary know of each other.
 */

#pragma once

#include "mdr-wording.h"

G_BEGIN_DECLS

/* Where a phrase has to be a word's edge; flags. */
typedef enum
{
  MDR_PHRASE_ANYWHERE = 0,
  MDR_PHRASE_BEGINS = 1 << 0,
  MDR_PHRASE_ENDS = 1 << 1,
} MdrPhraseEdges;

/* What stands between two stars: words, by their number in the finder. */
typedef struct
{
  guint phrase;
  MdrPhraseEdges edges;
} MdrPhrasePart;

/* Of several occurrences the end of the first and the start of the last, since what lies between
 * two phrases may be anything. */
typedef struct
{
  guint first_end;
  guint last_start;
} MdrExtent;

struct _MdrVocabulary
{
  /* owned */
  MdrPhraseFinder *finder;
  GArray *lengths;

  /* owned: from a name to a number; and by that number, an array of phrases */
  GHashTable *group_numbers;
  GPtrArray *groups;

  /* owned: for each phrase of the finder, the numbers of the wordings that wait for it */
  GPtrArray *watchers;
  guint n_wordings;
};

/* A phrase is an array of MdrPhrasePart, in their order. */
GArray *mdr_vocabulary_read_phrase (MdrVocabulary *self, const char *text, GError **error);
gboolean mdr_vocabulary_find_group (MdrVocabulary *self, const char *name, guint *group);

/* Of a text with a hundred words, few wordings are worth a closer look: those whose rarest words
 * are there. */
guint mdr_vocabulary_estimate_frequency (const MdrVocabulary *self, const GArray *parts);
guint mdr_vocabulary_number_wording (MdrVocabulary *self);
void mdr_vocabulary_watch_phrase (MdrVocabulary *self, const GArray *parts, guint wording);
void mdr_vocabulary_watch_group (MdrVocabulary *self, guint group, guint wording);
gboolean mdr_phrase_hits_may_match (const MdrPhraseHits *self, guint wording);

gboolean
mdr_phrase_hits_find_phrase (const MdrPhraseHits *self, const GArray *parts, MdrExtent *extent);
gboolean mdr_phrase_hits_find_group (MdrPhraseHits *self, guint group, MdrExtent *extent);

G_END_DECLS
