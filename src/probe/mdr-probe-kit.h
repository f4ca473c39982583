/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The probes that a session works with.
 */

#pragma once

#include "core/mdr-probe-source.h"
#include "way/mdr-network-watch.h"
#include "mdr-saved-passwords.h"

G_BEGIN_DECLS

#define MDR_TYPE_PROBE_KIT (mdr_probe_kit_get_type ())
G_DECLARE_FINAL_TYPE (MdrProbeKit, mdr_probe_kit, MDR, PROBE_KIT, GObject)

MdrProbeKit *mdr_probe_kit_new (MdrEnvironment *environment);
void mdr_probe_kit_set_network_watch (MdrProbeKit *self, MdrNetworkWatch *watch);
MdrSavedPasswords *mdr_probe_kit_get_saved_passwords (MdrProbeKit *self);

G_END_DECLS
