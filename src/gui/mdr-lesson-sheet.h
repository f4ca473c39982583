/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A lesson on pages of paper.
 */

#pragma once

#include <pango/pangocairo.h>

#include "knowledge/mdr-lesson.h"

G_BEGIN_DECLS

typedef struct _MdrLessonSheet MdrLessonSheet;

MdrLessonSheet *
mdr_lesson_sheet_new (MdrLesson *lesson, PangoContext *context, double width, double height);
void mdr_lesson_sheet_free (MdrLessonSheet *self);

guint mdr_lesson_sheet_get_n_pages (const MdrLessonSheet *self);
char *mdr_lesson_sheet_dup_page_text (const MdrLessonSheet *self, guint page);
void mdr_lesson_sheet_draw_page (const MdrLessonSheet *self, guint page, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrLessonSheet, mdr_lesson_sheet_free)

G_END_DECLS
