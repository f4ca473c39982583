/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compares the ports of one host where a mail server cannot be reached.
 */

#pragma once

#include "core/mdr-environment.h"
#include "core/mdr-probe.h"

G_BEGIN_DECLS

#define MDR_TYPE_PORTS_PROBE (mdr_ports_probe_get_type ())
G_DECLARE_FINAL_TYPE (MdrPortsProbe, mdr_ports_probe, MDR, PORTS_PROBE, MdrProbe)

MdrProbe *mdr_ports_probe_new (MdrEnvironment *environment, const char *host, GListModel *probes);

G_END_DECLS
