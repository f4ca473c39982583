/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands behind a question.
 */

#pragma once

#include <gio/gio.h>

#include "core/mdr-cause.h"
#include "core/mdr-enums.h"

#include "mdr-data-element.h"
#include "mdr-lesson-block.h"

G_BEGIN_DECLS

#define MDR_TYPE_LESSON (mdr_lesson_get_type ())
G_DECLARE_FINAL_TYPE (MdrLesson, mdr_lesson, MDR, LESSON, GObject)

MdrLesson *mdr_lesson_new (const MdrDataElement *element);
MdrLesson *mdr_lesson_new_empty (const char *id, const char *title, const char *summary);
void mdr_lesson_add_block (MdrLesson *self, MdrLessonBlock *block);

const char *mdr_lesson_get_id (MdrLesson *self);
const char *mdr_lesson_get_title (MdrLesson *self);
const char *mdr_lesson_get_summary (MdrLesson *self);
GListModel *mdr_lesson_get_blocks (MdrLesson *self);
gboolean mdr_lesson_belongs_to (MdrLesson *self, MdrStepId step);
gboolean mdr_lesson_explains (MdrLesson *self, MdrCause cause);

G_END_DECLS
