/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks the user to try it without the VPN.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_VPN_HINT (mdr_vpn_hint_get_type ())
G_DECLARE_FINAL_TYPE (MdrVpnHint, mdr_vpn_hint, MDR, VPN_HINT, AdwPreferencesGroup)

G_END_DECLS
