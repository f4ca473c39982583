/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows for things that never change once they are there.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-difference.h"
#include "knowledge/mdr-lesson.h"

G_BEGIN_DECLS

/* To be given to gtk_list_box_bind_model(). */
GtkWidget *mdr_rows_create_cause (gpointer ranked_cause, gpointer user_data);
GtkWidget *mdr_rows_create_finding (gpointer finding, gpointer user_data);
GtkWidget *mdr_rows_create_phase (gpointer phase_record, gpointer user_data);

GtkWidget *mdr_rows_create_difference (MdrDifference *difference, MdrProgramAccount *account);
GtkWidget *mdr_rows_create_lesson (MdrLesson *lesson);
GtkWidget *mdr_rows_create_reading (const char *title, const char *id);
GtkWidget *mdr_rows_create_link (const char *title, const char *uri);
GtkWidget *mdr_rows_create_text (const char *title, const char *text);
GtkWidget *mdr_rows_create_unfolding (const char *title, const char *text);
GtkWidget *mdr_rows_create_value (const char *title, const char *value, const char *copy_label);
void mdr_rows_set_value (GtkWidget *row, const char *value);

void mdr_rows_set_accessible_label (GtkWidget *row, const char *label);

G_END_DECLS
