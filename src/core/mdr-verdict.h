/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How receiving, or sending, stands.
 */

#pragma once

#include "mdr-cause.h"
#include "mdr-enums.h"
#include "mdr-service.h"

G_BEGIN_DECLS

#define MDR_TYPE_VERDICT (mdr_verdict_get_type ())
G_DECLARE_FINAL_TYPE (MdrVerdict, mdr_verdict, MDR, VERDICT, GObject)

MdrVerdict *mdr_verdict_new (MdrDirection direction,
                             MdrState state,
                             MdrCause cause,
                             MdrPhase reached,
                             MdrService *service,
                             MdrService *alternative);

MdrDirection mdr_verdict_get_direction (MdrVerdict *self);
MdrState mdr_verdict_get_state (MdrVerdict *self);
MdrCause mdr_verdict_get_cause (MdrVerdict *self);
MdrPhase mdr_verdict_get_reached (MdrVerdict *self);
MdrService *mdr_verdict_get_service (MdrVerdict *self);
MdrService *mdr_verdict_get_alternative (MdrVerdict *self);
gboolean mdr_verdict_equal (MdrVerdict *a, MdrVerdict *b);

G_END_DECLS
