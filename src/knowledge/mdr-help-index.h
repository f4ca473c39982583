/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds causes, lessons and guides by the words in them.
 */

#pragma once

#include "mdr-help-reader.h"

G_BEGIN_DECLS

/* Nobody reads further down. */
#define MDR_HELP_INDEX_MAX_HITS 30

/**
 * MdrHelpKind:
 * @MDR_HELP_KIND_CAUSE: what may be wrong
 * @MDR_HELP_KIND_LESSON: what stands behind a question
 * @MDR_HELP_KIND_GUIDE: what to do
 *
 * What can be looked up.
 */
typedef enum
{
  MDR_HELP_KIND_CAUSE,
  MDR_HELP_KIND_LESSON,
  MDR_HELP_KIND_GUIDE,
} MdrHelpKind;

/**
 * MdrHelpHit:
 * @kind: what it is
 * @id: a cause's code, a lesson's or a guide's id
 * @title: what it is called, in the user's language
 * @place: a sentence of it, if possible one with the words
 * @in_title: whether all the words stand in the title
 *
 * Something that was found. The strings belong to the index.
 */
typedef struct
{
  MdrHelpKind kind;
  const char *id;
  const char *title;
  const char *place;
  gboolean in_title;
} MdrHelpHit;

/**
 * MdrHelpIndex:
 *
 * The words of all causes, lessons and guides, in the user's language and in English.
 */
typedef struct _MdrHelpIndex MdrHelpIndex;

MdrHelpIndex *mdr_help_index_new (const MdrHelpReader *reader);
void mdr_help_index_free (MdrHelpIndex *self);

gboolean mdr_help_index_read_more (MdrHelpIndex *self);
GArray *mdr_help_index_find (MdrHelpIndex *self, const char *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrHelpIndex, mdr_help_index_free)

G_END_DECLS
