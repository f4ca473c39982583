/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two things side by side where there is room, and one after the other where there is not.
 */

#pragma once

#include <adwaita.h>

#include "knowledge/mdr-lesson-block.h"

G_BEGIN_DECLS

#define MDR_TYPE_COMPARISON (mdr_comparison_get_type ())
G_DECLARE_FINAL_TYPE (MdrComparison, mdr_comparison, MDR, COMPARISON, GtkWidget)

GtkWidget *mdr_comparison_new (const char *left, const char *right);
GtkWidget *mdr_comparison_new_from_block (MdrLessonBlock *block);
void
mdr_comparison_add (MdrComparison *self, const char *subject, const char *left, const char *right);

G_END_DECLS
