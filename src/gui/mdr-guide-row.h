/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One guide: its steps, to be ticked when they are done.
 */

#pragma once

#include <adwaita.h>

#include "gui/mdr-ticks.h"

G_BEGIN_DECLS

#define MDR_TYPE_GUIDE_ROW (mdr_guide_row_get_type ())
G_DECLARE_FINAL_TYPE (MdrGuideRow, mdr_guide_row, MDR, GUIDE_ROW, AdwExpanderRow)

GtkWidget *mdr_guide_row_new (MdrGuide *guide, MdrTicks *ticks);

G_END_DECLS
