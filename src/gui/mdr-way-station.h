/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A station as one sees, hears and presses it.
 */

#pragma once

#include <gtk/gtk.h>

#include "core/mdr-station.h"

G_BEGIN_DECLS

#define MDR_TYPE_WAY_STATION (mdr_way_station_get_type ())
G_DECLARE_FINAL_TYPE (MdrWayStation, mdr_way_station, MDR, WAY_STATION, GtkWidget)

GtkWidget *mdr_way_station_new (void);

MdrStation *mdr_way_station_get_station (MdrWayStation *self);
void mdr_way_station_set_station (MdrWayStation *self, MdrStation *station);
void mdr_way_station_set_shown (MdrWayStation *self, gboolean shown);

/* For the line that they stand on. */
int mdr_way_station_measure_width (MdrWayStation *self, GtkOrientation arrangement, int *natural);
int mdr_way_station_measure_height (MdrWayStation *self, GtkOrientation arrangement, int width);
void mdr_way_station_place (MdrWayStation *self,
                            GtkOrientation arrangement,
                            const GdkRectangle *area,
                            GdkRectangle *badge);

G_END_DECLS
