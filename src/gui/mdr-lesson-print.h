/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Printing a lesson.
 */

#pragma once

#include <gtk/gtk.h>

#include "knowledge/mdr-lesson.h"

G_BEGIN_DECLS

#define MDR_TYPE_LESSON_PRINT (mdr_lesson_print_get_type ())
G_DECLARE_FINAL_TYPE (MdrLessonPrint, mdr_lesson_print, MDR, LESSON_PRINT, GtkPrintOperation)

MdrLessonPrint *mdr_lesson_print_new (MdrLesson *lesson);

G_END_DECLS
