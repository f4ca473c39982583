/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The probe that tries whether a mail server which cannot be reached through a VPN can be reached
 * beside it.
 */

#pragma once

#include "core/mdr-environment.h"
#include "core/mdr-probe.h"

G_BEGIN_DECLS

#define MDR_TYPE_BESIDE_VPN_PROBE (mdr_beside_vpn_probe_get_type ())
G_DECLARE_FINAL_TYPE (MdrBesideVpnProbe, mdr_beside_vpn_probe, MDR, BESIDE_VPN_PROBE, MdrProbe)

MdrProbe *
mdr_beside_vpn_probe_new (MdrEnvironment *environment, const char *host, GListModel *probes);

G_END_DECLS
