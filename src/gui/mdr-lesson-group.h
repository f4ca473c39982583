/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lessons on what comes up on a page.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MDR_TYPE_LESSON_GROUP (mdr_lesson_group_get_type ())
G_DECLARE_FINAL_TYPE (MdrLessonGroup, mdr_lesson_group, MDR, LESSON_GROUP, AdwPreferencesGroup)

G_END_DECLS
