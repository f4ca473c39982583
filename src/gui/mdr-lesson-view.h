/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A lesson to read.
 */

#pragma once

#include <adwaita.h>

#include "knowledge/mdr-lesson.h"

G_BEGIN_DECLS

#define MDR_TYPE_LESSON_VIEW (mdr_lesson_view_get_type ())
G_DECLARE_FINAL_TYPE (MdrLessonView, mdr_lesson_view, MDR, LESSON_VIEW, AdwBin)

MdrLesson *mdr_lesson_view_get_lesson (MdrLessonView *self);
void mdr_lesson_view_set_lesson (MdrLessonView *self, MdrLesson *lesson);

G_END_DECLS
