/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A station on the way from this computer to the mailbox.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-finding.h"

G_BEGIN_DECLS

/**
 * MdrStationId:
 *
 * What mail passes on its way, in this order. A way ends at the mailbox or at the submission.
 */
typedef enum
{
  MDR_STATION_COMPUTER,
  MDR_STATION_NETWORK,
  MDR_STATION_VPN,
  MDR_STATION_PROXY,
  MDR_STATION_NAME,
  MDR_STATION_SERVER,
  MDR_STATION_CHANNEL,
  MDR_STATION_SIGN_IN,
  MDR_STATION_MAILBOX,
  MDR_STATION_SUBMISSION,
} MdrStationId;

#define MDR_N_STATIONS (MDR_STATION_SUBMISSION + 1)

GType mdr_station_id_get_type (void) G_GNUC_CONST;
#define MDR_TYPE_STATION_ID (mdr_station_id_get_type ())

/**
 * MdrStretch:
 * @MDR_STRETCH_OPEN: nobody has got through it, or not yet
 * @MDR_STRETCH_WHOLE: it was passed
 * @MDR_STRETCH_BROKEN: it leads to where the way ends too early
 *
 * The stretch of the way that leads to a station.
 */
typedef enum
{
  MDR_STRETCH_OPEN,
  MDR_STRETCH_WHOLE,
  MDR_STRETCH_BROKEN,
} MdrStretch;

#define MDR_TYPE_STATION (mdr_station_get_type ())
G_DECLARE_FINAL_TYPE (MdrStation, mdr_station, MDR, STATION, GObject)

MdrStation *mdr_station_new (MdrStationId id,
                             MdrState state,
                             MdrStretch stretch,
                             gboolean cut_off,
                             gint64 duration,
                             GPtrArray *findings);

MdrStationId mdr_station_get_id (MdrStation *self);
MdrState mdr_station_get_state (MdrStation *self);
MdrStretch mdr_station_get_stretch (MdrStation *self);
gboolean mdr_station_is_cut_off (MdrStation *self);
gint64 mdr_station_get_duration (MdrStation *self);
GListModel *mdr_station_get_findings (MdrStation *self);
MdrFinding *mdr_station_get_telling (MdrStation *self);
gboolean mdr_station_equal (MdrStation *a, MdrStation *b);

G_END_DECLS
