/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which steps cannot matter, by what is known already.
 */

#pragma once

#include "mdr-evidence.h"
#include "mdr-ranked-cause.h"

G_BEGIN_DECLS

MdrSkipReason
mdr_skip_rules_judge (const MdrEvidence *evidence, MdrRankedCause *found, MdrStepId step);

G_END_DECLS
