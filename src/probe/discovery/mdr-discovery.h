/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the settings of an address.
 */

#pragma once

#include "core/mdr-address.h"
#include "core/mdr-environment.h"
#include "core/mdr-settings-probe.h"

#include "probe/mdr-http.h"

G_BEGIN_DECLS

#define MDR_TYPE_DISCOVERY (mdr_discovery_get_type ())
G_DECLARE_FINAL_TYPE (MdrDiscovery, mdr_discovery, MDR, DISCOVERY, MdrSettingsProbe)

MdrSettingsProbe *
mdr_discovery_new (MdrEnvironment *environment, MdrHttp *http, MdrAddress *address);

G_END_DECLS
