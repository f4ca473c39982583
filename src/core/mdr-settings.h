/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An account's services and where they come from.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-enums.h"
#include "mdr-service.h"

G_BEGIN_DECLS

#define MDR_TYPE_SETTINGS (mdr_settings_get_type ())
G_DECLARE_FINAL_TYPE (MdrSettings, mdr_settings, MDR, SETTINGS, GObject)

MdrSettings *mdr_settings_new (MdrSettingsSource source, GPtrArray *services);

MdrSettingsSource mdr_settings_get_source (MdrSettings *self);
MdrSettingsSource mdr_settings_get_source_of (MdrSettings *self, MdrProtocol protocol);
GListModel *mdr_settings_get_services (MdrSettings *self);
MdrService *mdr_settings_get_primary (MdrSettings *self, MdrProtocol protocol);
MdrService *mdr_settings_get_receiving (MdrSettings *self);
MdrSettings *mdr_settings_with_given (MdrSettings *self, GPtrArray *given);

G_END_DECLS
