/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All lessons that there are, and those that fit a question.
 */

#pragma once

#include "mdr-lesson.h"

G_BEGIN_DECLS

GListModel *mdr_lessons_get_all (void);
MdrLesson *mdr_lessons_find (const char *id);
GPtrArray *mdr_lessons_find_for_step (MdrStepId step);
GPtrArray *mdr_lessons_find_for_cause (MdrCause cause);
const char *const *mdr_lessons_get_files (void);

G_END_DECLS
