/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The probe that asks the DNS about the domain of the address.
 */

#pragma once

#include "core/mdr-address.h"
#include "core/mdr-environment.h"
#include "core/mdr-probe.h"

G_BEGIN_DECLS

#define MDR_TYPE_NAME_PROBE (mdr_name_probe_get_type ())
G_DECLARE_FINAL_TYPE (MdrNameProbe, mdr_name_probe, MDR, NAME_PROBE, MdrProbe)

MdrProbe *mdr_name_probe_new (MdrEnvironment *environment, MdrAddress *address);

G_END_DECLS
