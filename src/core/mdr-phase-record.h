/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How one phase of a probe went.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-enums.h"

G_BEGIN_DECLS

#define MDR_TYPE_PHASE_RECORD (mdr_phase_record_get_type ())
G_DECLARE_FINAL_TYPE (MdrPhaseRecord, mdr_phase_record, MDR, PHASE_RECORD, GObject)

MdrPhaseRecord *
mdr_phase_record_new (MdrPhase phase, MdrState state, gint64 start, gint64 duration);

MdrPhase mdr_phase_record_get_phase (MdrPhaseRecord *self);
MdrState mdr_phase_record_get_state (MdrPhaseRecord *self);
gint64 mdr_phase_record_get_start (MdrPhaseRecord *self);
gint64 mdr_phase_record_get_duration (MdrPhaseRecord *self);

G_END_DECLS
