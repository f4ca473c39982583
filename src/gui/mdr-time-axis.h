/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The axis above the bars: marks, with their times.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MDR_TYPE_TIME_AXIS (mdr_time_axis_get_type ())
G_DECLARE_FINAL_TYPE (MdrTimeAxis, mdr_time_axis, MDR, TIME_AXIS, GtkWidget)

void mdr_time_axis_set_window (MdrTimeAxis *self, GtkAdjustment *window);

G_END_DECLS
