/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A probe that finds the settings that stand in a report.
 */

#pragma once

#include "core/mdr-probe-record.h"
#include "core/mdr-settings-probe.h"

G_BEGIN_DECLS

#define MDR_TYPE_RECORDED_SETTINGS_PROBE (mdr_recorded_settings_probe_get_type ())
G_DECLARE_FINAL_TYPE (MdrRecordedSettingsProbe,
                      mdr_recorded_settings_probe,
                      MDR,
                      RECORDED_SETTINGS_PROBE,
                      MdrSettingsProbe)

MdrSettingsProbe *mdr_recorded_settings_probe_new (MdrProbeRecord *record,
                                                   MdrProvider *provider,
                                                   GPtrArray *opinions,
                                                   MdrSettings *settings);

G_END_DECLS
