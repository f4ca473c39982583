/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One cause of a diagnosis, with what speaks for it and against it.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-cause.h"
#include "mdr-finding.h"

G_BEGIN_DECLS

#define MDR_TYPE_RANKED_CAUSE (mdr_ranked_cause_get_type ())
G_DECLARE_FINAL_TYPE (MdrRankedCause, mdr_ranked_cause, MDR, RANKED_CAUSE, GObject)

MdrRankedCause *
mdr_ranked_cause_new (MdrCause cause, double confidence, GPtrArray *because, GPtrArray *against);

MdrCause mdr_ranked_cause_get_cause (MdrRankedCause *self);
double mdr_ranked_cause_get_confidence (MdrRankedCause *self);
GListModel *mdr_ranked_cause_get_because (MdrRankedCause *self);
GListModel *mdr_ranked_cause_get_against (MdrRankedCause *self);
const char *mdr_ranked_cause_get_situation (MdrRankedCause *self);

G_END_DECLS
