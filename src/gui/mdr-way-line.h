/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stations in a line: across where there is room, down where there is not.
 */

#pragma once

#include <gtk/gtk.h>

#include "core/mdr-station.h"

G_BEGIN_DECLS

#define MDR_TYPE_WAY_LINE (mdr_way_line_get_type ())
G_DECLARE_FINAL_TYPE (MdrWayLine, mdr_way_line, MDR, WAY_LINE, GtkWidget)

GtkWidget *mdr_way_line_new (void);

void mdr_way_line_set_stations (MdrWayLine *self, GListModel *stations);
void mdr_way_line_mark_shown (MdrWayLine *self, MdrStation *station);

G_END_DECLS
