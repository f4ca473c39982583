/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether the mail programs on this computer are set as they should be for an account.
 */

#pragma once

#include "core/mdr-environment.h"
#include "core/mdr-probe.h"
#include "core/mdr-program-review.h"
#include "programs/mdr-programs-reader.h"

G_BEGIN_DECLS

#define MDR_TYPE_PROGRAMS_PROBE (mdr_programs_probe_get_type ())
G_DECLARE_FINAL_TYPE (MdrProgramsProbe, mdr_programs_probe, MDR, PROGRAMS_PROBE, MdrProbe)

MdrProbe *
mdr_programs_probe_new (MdrEnvironment *environment, MdrAddress *address, GListModel *probes);

GListModel *mdr_programs_probe_get_reviews (MdrProgramsProbe *self);

MdrProgramsReader *mdr_programs_probe_create_reader (MdrEnvironment *environment);

G_END_DECLS
