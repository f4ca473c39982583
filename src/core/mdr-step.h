/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A station of the wizard.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-enums.h"

G_BEGIN_DECLS

#define MDR_TYPE_STEP (mdr_step_get_type ())
G_DECLARE_FINAL_TYPE (MdrStep, mdr_step, MDR, STEP, GObject)

MdrStep *mdr_step_new (MdrStepId id);

MdrStepId mdr_step_get_id (MdrStep *self);
MdrState mdr_step_get_state (MdrStep *self);
MdrSkipReason mdr_step_get_skip_reason (MdrStep *self);
GListModel *mdr_step_get_findings (MdrStep *self);

void
mdr_step_update (MdrStep *self, MdrState state, MdrSkipReason skip_reason, GPtrArray *findings);

G_END_DECLS
