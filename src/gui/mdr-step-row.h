/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One step in the list of steps.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-step.h"

G_BEGIN_DECLS

#define MDR_TYPE_STEP_ROW (mdr_step_row_get_type ())
G_DECLARE_FINAL_TYPE (MdrStepRow, mdr_step_row, MDR, STEP_ROW, GtkListBoxRow)

GtkWidget *mdr_step_row_new (MdrStep *step);

MdrStep *mdr_step_row_get_step (MdrStepRow *self);
void mdr_step_row_set_current (MdrStepRow *self, gboolean current);

G_END_DECLS
