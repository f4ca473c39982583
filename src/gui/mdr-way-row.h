/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far one check got, phase by phase.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-probe.h"

G_BEGIN_DECLS

#define MDR_TYPE_WAY_ROW (mdr_way_row_get_type ())
G_DECLARE_FINAL_TYPE (MdrWayRow, mdr_way_row, MDR, WAY_ROW, AdwExpanderRow)

GtkWidget *mdr_way_row_new (MdrProbe *probe);

G_END_DECLS
