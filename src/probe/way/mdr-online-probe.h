/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The probe that looks whether there is an internet connection.
 */

#pragma once

#include "core/mdr-address.h"
#include "core/mdr-environment.h"
#include "core/mdr-probe.h"
#include "core/mdr-provider.h"
#include "mdr-reach.h"

G_BEGIN_DECLS

#define MDR_TYPE_ONLINE_PROBE (mdr_online_probe_get_type ())
G_DECLARE_FINAL_TYPE (MdrOnlineProbe, mdr_online_probe, MDR, ONLINE_PROBE, MdrProbe)

MdrProbe *
mdr_online_probe_new (MdrEnvironment *environment, MdrAddress *address, MdrProvider *provider);
void mdr_online_probe_set_measure (MdrOnlineProbe *self, MdrReach (*measure) (void));

G_END_DECLS
