/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Weighs what rules say against each other.
 */

#pragma once

#include "mdr-answer-rule.h"
#include "mdr-explanation.h"

G_BEGIN_DECLS

/* Files of rules are trusted from 0 to this, without it. */
#define MDR_RANKING_MAX_TRUST 8

/**
 * MdrRankingEntry:
 * @weight: how much the strongest rule's word is worth, 0 where none speaks for the cause
 * @n_rules: how many rules speak for it
 * @rule: (nullable): the id of the strongest
 *
 * What speaks for one cause.
 */
typedef struct
{
  MdrCause cause;
  guint weight;
  guint n_rules;
  const char *rule;
} MdrRankingEntry;

/**
 * MdrRanking:
 * @entries: one for each cause
 *
 * All that rules have said so far; begins as zeros.
 */
typedef struct
{
  MdrRankingEntry entries[MDR_CAUSE_UNKNOWN + 1];
} MdrRanking;

void mdr_ranking_hear (MdrRanking *self,
                       const MdrAnswerRule *rule,
                       MdrSureness sureness,
                       guint trust,
                       gboolean with_token);
void mdr_ranking_conclude (MdrRanking *self, MdrExplanation *explanation);

G_END_DECLS
