/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The line between two stations.
 */

#pragma once

#include <gtk/gtk.h>

#include "core/mdr-station.h"

G_BEGIN_DECLS

#define MDR_TYPE_WAY_STRETCH (mdr_way_stretch_get_type ())
G_DECLARE_FINAL_TYPE (MdrWayStretch, mdr_way_stretch, MDR, WAY_STRETCH, GtkWidget)

GtkWidget *mdr_way_stretch_new (void);

void mdr_way_stretch_set_stretch (MdrWayStretch *self, MdrStretch stretch);

G_END_DECLS
