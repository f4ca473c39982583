/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of the checklist in their order, and what their rules have in common: what is wrong
 * comes first, then what was really tried; whatever is left was not tried, and the reason says what
 * is missing.
 */

#include "mdr-checklist-rules.h"

/* What is found out about signing in, and what only shows behind it, beside what comes of the
 * sign-in itself. */
static const char *const sign_in_codes[] = {
  "mailbox-refused", "no-usable-sign-in-method",        "only-modern-sign-in",
  "sending-refused", "sending-refused-without-sign-in", NULL,
};

static gboolean
speaks_for_first_cause (const MdrChecklistFacts *facts, MdrFinding *finding)
{
  guint n_telling = facts->telling != NULL ? g_list_model_get_n_items (facts->telling) : 0;

  for (guint i = 0; i < n_telling; i++)
    {
      g_autoptr (MdrFinding) telling = g_list_model_get_item (facts->telling, i);

      if (telling == finding)
        return TRUE;
    }

  return FALSE;
}

static gboolean
matters_more (const MdrChecklistFacts *facts, MdrFinding *finding, MdrFinding *other)
{
  if (other == NULL)
    return TRUE;

  if (mdr_finding_get_severity (finding) != mdr_finding_get_severity (other))
    return mdr_finding_get_severity (finding) > mdr_finding_get_severity (other);

  return speaks_for_first_cause (facts, finding) && !speaks_for_first_cause (facts, other);
}

/**
 * mdr_checklist_find_worst:
 * @facts: what is known
 * @filter: which findings to look at
 * @data: passed to @filter
 *
 * Among equals the one that speaks for the first cause comes first, so that the checklist says the
 * same as what stands above it.
 *
 * Returns: (transfer none) (nullable): the worst of them that is more than a remark
 */
MdrFinding *
mdr_checklist_find_worst (const MdrChecklistFacts *facts,
                          MdrChecklistFilter filter,
                          gconstpointer data)
{
  GPtrArray *findings = facts->evidence.findings;
  MdrFinding *worst = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (findings, i);

      if (mdr_evidence_is_fault (finding) && filter (finding, data) &&
          matters_more (facts, finding, worst))
        worst = finding;
    }

  return worst;
}

static gboolean
is_of_step (MdrFinding *finding, gconstpointer step)
{
  return mdr_finding_get_step (finding) == GPOINTER_TO_UINT (step);
}

/**
 * mdr_checklist_find_fault_of_step:
 * @facts: what is known
 * @step: a step
 *
 * Returns: (transfer none) (nullable): the worst that was found there
 */
MdrFinding *
mdr_checklist_find_fault_of_step (const MdrChecklistFacts *facts, MdrStepId step)
{
  return mdr_checklist_find_worst (facts, is_of_step, GUINT_TO_POINTER (step));
}

/**
 * mdr_checklist_is_about_test_message:
 * @finding: a finding
 *
 * Returns: whether it says what became of a test message
 */
gboolean
mdr_checklist_is_about_test_message (MdrFinding *finding)
{
  return g_str_has_prefix (mdr_finding_get_code (finding), "test-message-");
}

/**
 * mdr_checklist_is_about_sign_in:
 * @finding: a finding
 *
 * Returns: whether it says how signing in to a server went
 */
gboolean
mdr_checklist_is_about_sign_in (MdrFinding *finding)
{
  return mdr_finding_get_service (finding) != NULL &&
         !mdr_checklist_is_about_test_message (finding) &&
         (mdr_finding_get_step (finding) == MDR_STEP_TWO_STEP ||
          g_strv_contains (sign_in_codes, mdr_finding_get_code (finding)));
}

/**
 * mdr_checklist_tell_fault:
 * @check: what is checked
 * @fault: a finding that is more than a remark
 *
 * Returns: (transfer full): a line that says what is wrong
 */
MdrChecklistItem *
mdr_checklist_tell_fault (MdrCheck check, MdrFinding *fault)
{
  return mdr_checklist_item_new_found (
      check,
      mdr_finding_get_severity (fault) == MDR_SEVERITY_ERROR ? MDR_STATE_FAILED : MDR_STATE_WARNING,
      fault);
}

/**
 * mdr_checklist_tell_unfinished:
 * @facts: what is known
 * @check: what is checked
 *
 * Returns: (transfer full) (nullable): a line, if the step of @check has not ended yet
 */
MdrChecklistItem *
mdr_checklist_tell_unfinished (const MdrChecklistFacts *facts, MdrCheck check)
{
  switch (facts->steps[mdr_check_get_step (check)])
    {
    case MDR_STATE_WAITING:
      return mdr_checklist_item_new (check, MDR_STATE_WAITING, "waiting", NULL);

    case MDR_STATE_RUNNING:
      return mdr_checklist_item_new (check, MDR_STATE_RUNNING, "running", NULL);

    case MDR_STATE_PASSED:
    case MDR_STATE_WARNING:
    case MDR_STATE_FAILED:
    case MDR_STATE_SKIPPED:
    case MDR_STATE_NEEDS_ANSWER:
      return NULL;
    }

  g_return_val_if_reached (NULL);
}

/**
 * mdr_checklist_find_any:
 * @facts: what is known
 * @codes: (array zero-terminated=1): codes of findings
 *
 * Returns: (transfer none) (nullable): a finding of the first code that was found at all
 */
MdrFinding *
mdr_checklist_find_any (const MdrChecklistFacts *facts, const char *const *codes)
{
  MdrFinding *finding = NULL;

  for (gsize i = 0; finding == NULL && codes[i] != NULL; i++)
    finding = mdr_evidence_find (&facts->evidence, codes[i]);

  return finding;
}

/**
 * mdr_checklist_have_all_reached:
 * @facts: what is known
 * @phase: a phase
 *
 * Returns: whether every server that matters was got that far with; without any, nobody was
 */
gboolean
mdr_checklist_have_all_reached (const MdrChecklistFacts *facts, MdrPhase phase)
{
  gboolean anybody = FALSE;

  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    {
      MdrVerdict *verdict = facts->evidence.verdicts[direction];

      if (mdr_verdict_get_service (verdict) == NULL)
        continue;
      if (mdr_verdict_get_reached (verdict) < phase)
        return FALSE;
      anybody = TRUE;
    }

  return anybody;
}

static MdrChecklistItem *
judge (const MdrChecklistFacts *facts, MdrCheck check)
{
  switch (check)
    {
    case MDR_CHECK_WEBMAIL:
      return mdr_checklist_judge_webmail (facts);

    case MDR_CHECK_TWO_STEP:
      return mdr_checklist_judge_two_step (facts);

    case MDR_CHECK_NETWORK:
      return mdr_checklist_judge_network (facts);

    case MDR_CHECK_PASSWORDS:
      return mdr_checklist_judge_passwords (facts);

    case MDR_CHECK_SETTINGS:
      return mdr_checklist_judge_settings (facts);

    case MDR_CHECK_SIGN_IN_RECEIVING:
      return mdr_checklist_judge_sign_in (facts, MDR_DIRECTION_RECEIVING);

    case MDR_CHECK_SIGN_IN_SENDING:
      return mdr_checklist_judge_sign_in (facts, MDR_DIRECTION_SENDING);

    case MDR_CHECK_TEST_MESSAGE:
      return mdr_checklist_judge_test_message (facts);
    }

  g_return_val_if_reached (NULL);
}

/**
 * mdr_checklist_draw:
 * @facts: what is known
 *
 * Returns: (transfer full) (element-type MdrChecklistItem): a line for each #MdrCheck, in their
 *   order
 */
GPtrArray *
mdr_checklist_draw (const MdrChecklistFacts *facts)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (facts != NULL, items);

  for (guint check = 0; check < MDR_N_CHECKS; check++)
    g_ptr_array_add (items, judge (facts, check));

  return items;
}

/**
 * mdr_checklist_is_passed:
 * @evidence: what is known
 * @check: what is checked
 *
 * Asks what the line on @check would say if nothing were under way, so that its step can say the
 * same.
 *
 * Returns: whether it was really tried, and nothing was wrong
 */
gboolean
mdr_checklist_is_passed (const MdrEvidence *evidence, MdrCheck check)
{
  MdrChecklistFacts facts = { .evidence = *evidence };
  g_autoptr (MdrChecklistItem) item = NULL;

  for (guint step = 0; step < MDR_N_STEPS; step++)
    facts.steps[step] = MDR_STATE_SKIPPED;

  item = judge (&facts, check);

  return mdr_checklist_item_get_state (item) == MDR_STATE_PASSED;
}
