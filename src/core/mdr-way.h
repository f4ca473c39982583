/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way from this computer to the mailbox, station by station.
 */

#pragma once

#include "mdr-session.h"
#include "mdr-station.h"

G_BEGIN_DECLS

#define MDR_TYPE_WAY (mdr_way_get_type ())
G_DECLARE_FINAL_TYPE (MdrWay, mdr_way, MDR, WAY, GObject)

MdrWay *mdr_way_new (MdrSession *session, MdrDirection direction);

MdrService *mdr_way_get_service (MdrWay *self);
MdrStation *mdr_way_get_end (MdrWay *self);

G_END_DECLS
