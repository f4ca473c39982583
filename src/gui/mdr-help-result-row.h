/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thing that was found.
 */

#pragma once

#include <adwaita.h>

#include "knowledge/mdr-help-index.h"

G_BEGIN_DECLS

#define MDR_TYPE_HELP_RESULT_ROW (mdr_help_result_row_get_type ())
G_DECLARE_FINAL_TYPE (MdrHelpResultRow, mdr_help_result_row, MDR, HELP_RESULT_ROW, GtkListBoxRow)

GtkWidget *
mdr_help_result_row_new (const char *kind, const char *id, const char *title, const char *place);
GtkWidget *mdr_help_result_row_new_for_hit (const MdrHelpHit *hit);

const char *mdr_help_result_row_get_id (MdrHelpResultRow *self);

G_END_DECLS
