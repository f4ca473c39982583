/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the steps say that no probe can find out: the provider's rules and the user's answers.
 */

#pragma once

#include "mdr-evidence.h"

G_BEGIN_DECLS

void mdr_step_rules_add_findings (MdrEvidence *evidence, GHashTable *made);
gboolean mdr_step_rules_wants_change (const MdrEvidence *evidence, MdrStepId step);
gboolean mdr_step_rules_needs_answer (const MdrEvidence *evidence, MdrStepId step);

G_END_DECLS
