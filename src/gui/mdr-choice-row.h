/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A drop-down of things with an id and a title.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MDR_TYPE_CHOICE_ROW (mdr_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (MdrChoiceRow, mdr_choice_row, MDR, CHOICE_ROW, AdwComboRow)

void mdr_choice_row_set_choices (MdrChoiceRow *self, GListModel *choices);
const char *mdr_choice_row_get_chosen (MdrChoiceRow *self);
void mdr_choice_row_set_chosen (MdrChoiceRow *self, const char *id);

G_END_DECLS
