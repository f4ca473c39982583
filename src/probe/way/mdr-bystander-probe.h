/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The probe that looks at the certificate of a web server which has nothing to do with the account.
 */

#pragma once

#include "core/mdr-environment.h"
#include "core/mdr-probe.h"
#include "probe/mdr-http.h"

G_BEGIN_DECLS

#define MDR_TYPE_BYSTANDER_PROBE (mdr_bystander_probe_get_type ())
G_DECLARE_FINAL_TYPE (MdrBystanderProbe, mdr_bystander_probe, MDR, BYSTANDER_PROBE, MdrProbe)

MdrProbe *mdr_bystander_probe_new (MdrHttp *http, MdrEnvironment *environment);

G_END_DECLS
