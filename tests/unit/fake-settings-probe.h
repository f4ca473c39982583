/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A search for settings that finds those its source has.
 */

#pragma once

#include "fake-source.h"

G_BEGIN_DECLS

#define FAKE_TYPE_SETTINGS_PROBE (fake_settings_probe_get_type ())
G_DECLARE_FINAL_TYPE (FakeSettingsProbe,
                      fake_settings_probe,
                      FAKE,
                      SETTINGS_PROBE,
                      MdrSettingsProbe)

MdrSettingsProbe *
fake_settings_probe_new (FakeSource *source, MdrProvider *provider, GPtrArray *services);

G_END_DECLS
