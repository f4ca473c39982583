/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What words a rule looks for.
 */

#pragma once

#include "mdr-phrase-finder.h"

G_BEGIN_DECLS

/**
 * MdrVocabulary:
 *
 * All phrases that any wording contains, and the names under which groups of them are known.
 */
typedef struct _MdrVocabulary MdrVocabulary;

MdrVocabulary *mdr_vocabulary_new (void);
void mdr_vocabulary_free (MdrVocabulary *self);

gboolean mdr_vocabulary_define (MdrVocabulary *self,
                                const char *name,
                                const char *const *phrases,
                                GError **error);
void mdr_vocabulary_prepare (MdrVocabulary *self);

/**
 * MdrPhraseHits:
 *
 * Which phrases of a vocabulary stand in a text, and where.
 */
typedef struct _MdrPhraseHits MdrPhraseHits;

MdrPhraseHits *mdr_phrase_hits_new (const MdrVocabulary *vocabulary);
void mdr_phrase_hits_free (MdrPhraseHits *self);
void mdr_phrase_hits_find (MdrPhraseHits *self, const char *text, gsize length);
gboolean mdr_phrase_hits_next_candidate (const MdrPhraseHits *self, guint *wording);

/**
 * MdrWording:
 *
 * A condition on the words of a text, as data files write it: alternatives, each of which is a
 * phrase or several that all have to stand in the text, joined by “ + ”. A phrase may have stars
 * for anything in between, a bar where a word has to begin or end, and instead of words there may
 * be the name of a group behind an “@”.
 */
typedef struct _MdrWording MdrWording;

MdrWording *
mdr_wording_new (MdrVocabulary *vocabulary, const char *const *alternatives, GError **error);
void mdr_wording_free (MdrWording *self);

guint mdr_wording_get_number (const MdrWording *self);
gboolean mdr_wording_matches (const MdrWording *self, MdrPhraseHits *hits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrVocabulary, mdr_vocabulary_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrPhraseHits, mdr_phrase_hits_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrWording, mdr_wording_free)

G_END_DECLS
