/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the pages of a printed lesson are put together from.
 */

#pragma once

#include <pango/pangocairo.h>

#include "knowledge/mdr-lesson.h"

G_BEGIN_DECLS

/**
 * MdrLessonMark:
 *
 * What stands before a text.
 */
typedef enum
{
  MDR_LESSON_MARK_NONE,
  MDR_LESSON_MARK_BULLET,
  MDR_LESSON_MARK_TICK,
} MdrLessonMark;

/**
 * MdrLessonStrip:
 * @space_before: how far it stays away from the strip above, if there is one on the page
 * @height: how high it is
 * @tied_to_next: whether the next strip has to be on the same page
 * @mark: what stands before it
 * @line: which line of the first layout it is, -1 for all of both
 * @layouts: (nullable): the texts; the second only where there are two beside each other
 * @x: where they begin
 *
 * What is never cut: a line of a text, or two short texts side by side. All lengths are points.
 */
typedef struct
{
  double space_before;
  double height;
  gboolean tied_to_next;
  MdrLessonMark mark;
  int line;

  /* owned */
  PangoLayout *layouts[2];
  double x[2];
} MdrLessonStrip;

GArray *mdr_lesson_strips_new (MdrLesson *lesson, PangoContext *context, double width);

void mdr_lesson_strip_append_text (const MdrLessonStrip *strip, GString *text);
void mdr_lesson_strip_draw (const MdrLessonStrip *strip, double y, cairo_t *cr);

G_END_DECLS
