/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All that is known at one moment: what rules judge by.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-answers.h"
#include "mdr-finding.h"
#include "mdr-provider.h"
#include "mdr-settings.h"
#include "mdr-verdict.h"

G_BEGIN_DECLS

/**
 * MdrEvidence:
 * @findings: (element-type MdrFinding): everything found, by probes and by the rules of the steps
 * @answers: what the user said
 * @provider: (nullable): the provider, where it is on the list
 * @settings: (nullable): the settings that were looked at
 * @now: the time, for rules with dates
 * @verdicts: receiving and sending; never %NULL
 *
 * Borrowed facts; lives as long as one evaluation.
 */
typedef struct
{
  GPtrArray *findings;
  MdrAnswers *answers;
  MdrProvider *provider;
  MdrSettings *settings;
  GDateTime *now;
  MdrVerdict *verdicts[MDR_N_DIRECTIONS];
} MdrEvidence;

MdrFinding *mdr_evidence_find (const MdrEvidence *self, const char *code);
MdrFinding *mdr_evidence_find_for (const MdrEvidence *self, const char *code, MdrService *service);
gboolean mdr_evidence_has (const MdrEvidence *self, const char *code);
MdrSignInPolicy mdr_evidence_get_policy (const MdrEvidence *self, MdrProtocol protocol);
gboolean mdr_evidence_has_symptom (const MdrEvidence *self, MdrDirection direction);
gboolean mdr_evidence_all_work (const MdrEvidence *self);

G_END_DECLS
