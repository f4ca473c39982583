/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the checklist is drawn from what was found.
 */

#pragma once

#include "mdr-checklist-item.h"
#include "mdr-evidence.h"

G_BEGIN_DECLS

/**
 * MdrChecklistFacts:
 * @evidence: all that is known; the findings each for what it matters
 * @running: whether anything is still being found out
 * @vpn_sought: whether somebody has looked for a VPN to the end
 * @steps: how the steps stand
 * @telling: (nullable): what speaks for the first cause, a list of #MdrFinding
 *
 * What the checklist is drawn from. Borrowed.
 */
typedef struct
{
  MdrEvidence evidence;
  gboolean running;
  gboolean vpn_sought;
  MdrState steps[MDR_N_STEPS];
  GListModel *telling;
} MdrChecklistFacts;

/* Whether a finding is one of those that are looked for. */
typedef gboolean (*MdrChecklistFilter) (MdrFinding *finding, gconstpointer data);

GPtrArray *mdr_checklist_draw (const MdrChecklistFacts *facts);
gboolean mdr_checklist_is_passed (const MdrEvidence *evidence, MdrCheck check);

/* For the rules of the lines. */
MdrFinding *mdr_checklist_find_any (const MdrChecklistFacts *facts, const char *const *codes);
MdrFinding *mdr_checklist_find_worst (const MdrChecklistFacts *facts,
                                      MdrChecklistFilter filter,
                                      gconstpointer data);
MdrFinding *mdr_checklist_find_fault_of_step (const MdrChecklistFacts *facts, MdrStepId step);
gboolean mdr_checklist_is_about_sign_in (MdrFinding *finding);
gboolean mdr_checklist_is_about_test_message (MdrFinding *finding);
gboolean mdr_checklist_have_all_reached (const MdrChecklistFacts *facts, MdrPhase phase);
MdrChecklistItem *mdr_checklist_tell_fault (MdrCheck check, MdrFinding *fault);
MdrChecklistItem *mdr_checklist_tell_unfinished (const MdrChecklistFacts *facts, MdrCheck check);

/* mdr-checklist-surroundings.c */
MdrChecklistItem *mdr_checklist_judge_webmail (const MdrChecklistFacts *facts);
MdrChecklistItem *mdr_checklist_judge_network (const MdrChecklistFacts *facts);
MdrChecklistItem *mdr_checklist_judge_passwords (const MdrChecklistFacts *facts);

/* mdr-checklist-account.c */
MdrChecklistItem *mdr_checklist_judge_two_step (const MdrChecklistFacts *facts);
MdrChecklistItem *mdr_checklist_judge_settings (const MdrChecklistFacts *facts);

/* mdr-checklist-sign-in.c */
MdrChecklistItem *mdr_checklist_judge_sign_in (const MdrChecklistFacts *facts,
                                               MdrDirection direction);
MdrChecklistItem *mdr_checklist_judge_test_message (const MdrChecklistFacts *facts);

G_END_DECLS
