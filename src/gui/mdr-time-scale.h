/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The arithmetic of a time axis.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MdrTimeSpan:
 * @begin: when it begins, in microseconds of some clock
 * @end: when it ends
 * @origin: (out): when the round of checks began that it belongs to
 *
 * From when to when something went on.
 */
typedef struct
{
  gint64 begin;
  gint64 end;
  gint64 origin;
} MdrTimeSpan;

void mdr_time_scale_find_origins (MdrTimeSpan *spans, gsize n_spans, gint64 pause);
gint64 mdr_time_scale_choose_step (double visible, int width, int distance);

G_END_DECLS
