/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Is this computer's clock right?
 */

#pragma once

#include "core/mdr-probe.h"
#include "probe/mdr-http.h"

G_BEGIN_DECLS

#define MDR_TYPE_CLOCK_PROBE (mdr_clock_probe_get_type ())
G_DECLARE_FINAL_TYPE (MdrClockProbe, mdr_clock_probe, MDR, CLOCK_PROBE, MdrProbe)

MdrProbe *mdr_clock_probe_new (MdrEnvironment *environment, MdrHttp *http);

G_END_DECLS
