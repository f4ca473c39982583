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

/* What stands between two stars. */
typedef struct
{
  guint phrase;
  MdrPhraseEdges edges;
} MdrPhrasePart;

struct _MdrVocabulary
{
  /* owned */
  MdrPhraseFinder *finder;
  GArray *lengths;
  GHashTable *groups;
};

guint mdr_vocabulary_add (MdrVocabulary *self, const char *phrase);

gboolean mdr_phrase_hits_has (const MdrPhraseHits *self, const MdrPhrasePart *part);
gboolean mdr_phrase_hits_has_in_order (const MdrPhraseHits *self,
                                       const MdrPhrasePart *first,
                                       const MdrPhrasePart *second);

G_END_DECLS
