/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds thousands of phrases in a text at once.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MdrPhraseFinder:
 *
 * The automaton of Aho and Corasick (Communications of the ACM 18, 1975): one look at each byte of
 * the text, however many phrases there are.
 */
typedef struct _MdrPhraseFinder MdrPhraseFinder;

/**
 * MdrPhraseFoundFunc:
 * @phrase: the number of a phrase
 * @end: where it ends in the text, behind its last byte
 * @user_data: what was given
 */
typedef void (*MdrPhraseFoundFunc) (guint phrase, gsize end, gpointer user_data);

MdrPhraseFinder *mdr_phrase_finder_new (void);
void mdr_phrase_finder_free (MdrPhraseFinder *self);

guint mdr_phrase_finder_add (MdrPhraseFinder *self, const char *phrase);
void mdr_phrase_finder_prepare (MdrPhraseFinder *self);
guint mdr_phrase_finder_get_n_phrases (const MdrPhraseFinder *self);

void mdr_phrase_finder_search (const MdrPhraseFinder *self,
                               const char *text,
                               gsize length,
                               MdrPhraseFoundFunc found,
                               gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrPhraseFinder, mdr_phrase_finder_free)

G_END_DECLS
