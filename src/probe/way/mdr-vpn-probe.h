/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The probe that looks whether a VPN is switched on, and what goes through it.
 */

#pragma once

#include "core/mdr-environment.h"
#include "core/mdr-probe.h"

G_BEGIN_DECLS

#define MDR_TYPE_VPN_PROBE (mdr_vpn_probe_get_type ())
G_DECLARE_FINAL_TYPE (MdrVpnProbe, mdr_vpn_probe, MDR, VPN_PROBE, MdrProbe)

MdrProbe *mdr_vpn_probe_new (MdrEnvironment *environment, GListModel *probes);

G_END_DECLS
