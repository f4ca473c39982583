/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which proxies the system is set to, and whether they let anybody through.
 */

#pragma once

#include "core/mdr-address.h"
#include "core/mdr-environment.h"
#include "core/mdr-probe.h"
#include "core/mdr-provider.h"

G_BEGIN_DECLS

#define MDR_TYPE_PROXY_PROBE (mdr_proxy_probe_get_type ())
G_DECLARE_FINAL_TYPE (MdrProxyProbe, mdr_proxy_probe, MDR, PROXY_PROBE, MdrProbe)

MdrProbe *
mdr_proxy_probe_new (MdrEnvironment *environment, MdrAddress *address, MdrProvider *provider);

G_END_DECLS
