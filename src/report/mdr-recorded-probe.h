/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A probe that asks nobody and says what a report says.
 */

#pragma once

#include "core/mdr-probe-record.h"

G_BEGIN_DECLS

#define MDR_TYPE_RECORDED_PROBE (mdr_recorded_probe_get_type ())
G_DECLARE_FINAL_TYPE (MdrRecordedProbe, mdr_recorded_probe, MDR, RECORDED_PROBE, MdrProbe)

MdrProbe *mdr_recorded_probe_new (MdrProbeRecord *record);

G_END_DECLS
