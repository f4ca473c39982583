/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether the first cause of a diagnosis is sure enough to be offered before all is checked.
 */

#pragma once

#include "mdr-ranked-cause.h"
#include "mdr-verdict.h"

G_BEGIN_DECLS

gboolean mdr_found_cause_counts (MdrRankedCause *first, gboolean running);
gboolean mdr_found_cause_is_measured (MdrRankedCause *cause);
gboolean mdr_found_cause_is_one_sided (MdrRankedCause *cause, MdrDirection *direction);

G_END_DECLS
