/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which of many texts contain the words that somebody looks for.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More words than this, or a longer query, say no more than these. */
#define MDR_WORD_INDEX_MAX_WORDS 16
#define MDR_WORD_INDEX_MAX_QUERY 512

/**
 * MdrWordPlace:
 * @MDR_WORD_PLACE_TITLE: what the document is called
 * @MDR_WORD_PLACE_KEYWORDS: codes and other names, which are not for reading
 * @MDR_WORD_PLACE_TEXT: what it says
 *
 * Where in a document a text stands; the first are worth most.
 */
typedef enum
{
  MDR_WORD_PLACE_TITLE,
  MDR_WORD_PLACE_KEYWORDS,
  MDR_WORD_PLACE_TEXT,
} MdrWordPlace;

/**
 * MdrWordHit:
 * @document: the number of a document
 * @score: how good it is, the higher the better
 * @in_title: whether all words stand in the title
 * @sentence: (nullable): the sentence of the text in which most of the words stand, %NULL if none
 * of them stands in the text
 *
 * A document in which all words occur. The sentence belongs to the index.
 */
typedef struct
{
  guint document;
  guint score;
  gboolean in_title;
  const char *sentence;
} MdrWordHit;

/**
 * MdrWordIndex:
 *
 * The words of documents, without regard to case, accents and the kind of apostrophe.
 */
typedef struct _MdrWordIndex MdrWordIndex;

MdrWordIndex *mdr_word_index_new (void);
void mdr_word_index_free (MdrWordIndex *self);

guint mdr_word_index_add_document (MdrWordIndex *self);
void mdr_word_index_add_text (MdrWordIndex *self, MdrWordPlace place, const char *text);
GArray *mdr_word_index_find (const MdrWordIndex *self, const char *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrWordIndex, mdr_word_index_free)

G_END_DECLS
