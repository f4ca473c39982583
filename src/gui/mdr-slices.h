/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Work on a widget that is too long for one frame, done in slices.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MdrSlice:
 * @widget: what is worked on
 *
 * Does one small piece of the work, if there is any.
 *
 * Returns: whether more may be left to do
 */
typedef gboolean (*MdrSlice) (GtkWidget *widget);

void mdr_slices_plan (GtkWidget *widget, MdrSlice slice);
void mdr_slices_plan_frames (GtkWidget *widget, MdrSlice slice);
void mdr_slices_finish (GtkWidget *widget);
void mdr_slices_finish_all (GtkWidget *widget);
void mdr_slices_show_late (GtkWidget *widget);

G_END_DECLS
