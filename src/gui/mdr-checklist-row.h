/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of the checklist.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-checklist-item.h"

G_BEGIN_DECLS

#define MDR_TYPE_CHECKLIST_ROW (mdr_checklist_row_get_type ())
G_DECLARE_FINAL_TYPE (MdrChecklistRow, mdr_checklist_row, MDR, CHECKLIST_ROW, AdwPreferencesRow)

GtkWidget *mdr_checklist_row_new (MdrChecklistItem *item);

void mdr_checklist_row_set_item (MdrChecklistRow *self, MdrChecklistItem *item);

G_END_DECLS
