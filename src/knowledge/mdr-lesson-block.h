/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thing in a lesson.
 */

#pragma once

#include <glib-object.h>

#include "mdr-data-element.h"

G_BEGIN_DECLS

/**
 * MdrLessonBlockKind:
 * @MDR_LESSON_BLOCK_HEADING: what the next blocks are about
 * @MDR_LESSON_BLOCK_TEXT: a paragraph
 * @MDR_LESSON_BLOCK_POINT: one of several things
 * @MDR_LESSON_BLOCK_STEP: one of several things to do one after the other
 * @MDR_LESSON_BLOCK_CHECK: something to tick off
 * @MDR_LESSON_BLOCK_COMPARISON: two things side by side, see mdr_lesson_block_get_cell()
 * @MDR_LESSON_BLOCK_SEE: something else to read, whose id is the target, see
 *   mdr_help_article_find()
 * @MDR_LESSON_BLOCK_LINK: an official page, whose address is the target
 *
 * What a block is.
 */
typedef enum
{
  MDR_LESSON_BLOCK_HEADING,
  MDR_LESSON_BLOCK_TEXT,
  MDR_LESSON_BLOCK_POINT,
  MDR_LESSON_BLOCK_STEP,
  MDR_LESSON_BLOCK_CHECK,
  MDR_LESSON_BLOCK_COMPARISON,
  MDR_LESSON_BLOCK_SEE,
  MDR_LESSON_BLOCK_LINK,
} MdrLessonBlockKind;

/**
 * MdrLessonColumn:
 * @MDR_LESSON_COLUMN_SUBJECT: what is compared
 * @MDR_LESSON_COLUMN_LEFT: how it is with the one
 * @MDR_LESSON_COLUMN_RIGHT: how it is with the other
 *
 * The columns of a comparison.
 */
typedef enum
{
  MDR_LESSON_COLUMN_SUBJECT,
  MDR_LESSON_COLUMN_LEFT,
  MDR_LESSON_COLUMN_RIGHT,
} MdrLessonColumn;

#define MDR_N_LESSON_COLUMNS (MDR_LESSON_COLUMN_RIGHT + 1)

#define MDR_TYPE_LESSON_BLOCK (mdr_lesson_block_get_type ())
G_DECLARE_FINAL_TYPE (MdrLessonBlock, mdr_lesson_block, MDR, LESSON_BLOCK, GObject)

MdrLessonBlock *mdr_lesson_block_new (const MdrDataElement *element);
MdrLessonBlock *
mdr_lesson_block_new_text (MdrLessonBlockKind kind, const char *text, const char *target);

MdrLessonBlockKind mdr_lesson_block_get_kind (MdrLessonBlock *self);
const char *mdr_lesson_block_get_text (MdrLessonBlock *self);
const char *mdr_lesson_block_get_target (MdrLessonBlock *self);
guint mdr_lesson_block_get_n_rows (MdrLessonBlock *self);
const char *mdr_lesson_block_get_column_title (MdrLessonBlock *self, MdrLessonColumn column);
const char *mdr_lesson_block_get_cell (MdrLessonBlock *self, guint row, MdrLessonColumn column);

G_END_DECLS
