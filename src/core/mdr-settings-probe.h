/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The probe that finds the right settings for an address.
 */

#pragma once

#include "mdr-probe.h"
#include "mdr-provider.h"
#include "mdr-settings.h"

G_BEGIN_DECLS

#define MDR_TYPE_SETTINGS_PROBE (mdr_settings_probe_get_type ())
G_DECLARE_DERIVABLE_TYPE (MdrSettingsProbe, mdr_settings_probe, MDR, SETTINGS_PROBE, MdrProbe)

struct _MdrSettingsProbeClass
{
  MdrProbeClass parent_class;

  gpointer padding[4];
};

MdrSettings *mdr_settings_probe_get_settings (MdrSettingsProbe *self);
MdrProvider *mdr_settings_probe_get_provider (MdrSettingsProbe *self);
GListModel *mdr_settings_probe_get_opinions (MdrSettingsProbe *self);

/* For those who implement one. */
void mdr_settings_probe_set_provider (MdrSettingsProbe *self, MdrProvider *provider);
void mdr_settings_probe_add_opinion (MdrSettingsProbe *self, MdrSettings *settings);
void mdr_settings_probe_prefer_opinion (MdrSettingsProbe *self, MdrSettings *settings);

G_END_DECLS
