/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Passwords are asked about in three steps. None of them brings anything while nobody can be
 * reached who would take one, nor once one was taken. What the user has answered, and where
 * something is wrong, is never passed by.
 */

#include "mdr-skip-rules.h"

static gboolean
is_about_passwords (MdrStepId step)
{
  return step == MDR_STEP_WEBMAIL || step == MDR_STEP_TWO_STEP || step == MDR_STEP_PASSWORDS;
}

static gboolean
was_answered (const MdrEvidence *evidence, MdrStepId step)
{
  if (step == MDR_STEP_WEBMAIL)
    return mdr_answers_get (evidence->answers, MDR_QUESTION_WEBMAIL) != NULL;

  return step == MDR_STEP_TWO_STEP &&
         mdr_answers_get (evidence->answers, MDR_QUESTION_TWO_STEP) != NULL;
}

static gboolean
has_fault (const MdrEvidence *evidence, MdrStepId step)
{
  for (guint i = 0; i < evidence->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (evidence->findings, i);

      if (mdr_finding_get_step (finding) == step && mdr_evidence_is_fault (finding))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_offline (const MdrEvidence *evidence)
{
  return mdr_evidence_find_fault (evidence, "offline") != NULL ||
         mdr_evidence_find_fault (evidence, "no-link") != NULL ||
         mdr_evidence_find_fault (evidence, "no-route") != NULL;
}

/* One server that takes the password proves it right for the questions. The saved ones, for
 * receiving and for sending, are two; and whoever has a complaint should look at them just because
 * the password is right. */
static gboolean
is_password_right (const MdrEvidence *evidence, MdrStepId step)
{
  if (step != MDR_STEP_PASSWORDS)
    return mdr_evidence_has (evidence, "sign-in-accepted");

  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    {
      MdrService *service = mdr_verdict_get_service (evidence->verdicts[direction]);

      if (service == NULL || mdr_evidence_find_for (evidence, "sign-in-accepted", service) == NULL)
        return FALSE;
    }

  return !mdr_evidence_has_complaint (evidence);
}

static gboolean
is_cause_of_the_way (MdrCause cause)
{
  static const MdrCause causes[] = {
    MDR_CAUSE_NO_INTERNET,      MDR_CAUSE_CAPTIVE_PORTAL,       MDR_CAUSE_PROXY_REQUIRED,
    MDR_CAUSE_VPN_INTERFERENCE, MDR_CAUSE_FIREWALL_BLOCKS_MAIL, MDR_CAUSE_DNS_FAILURE,
    MDR_CAUSE_CLOCK_SKEW,       MDR_CAUSE_TLS_INTERCEPTION,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (causes); i++)
    if (causes[i] == cause)
      return TRUE;

  return FALSE;
}

/* Where one direction is open, a password may still be wrong there. */
static gboolean
is_way_shut (const MdrEvidence *evidence, MdrRankedCause *found)
{
  if (found == NULL || !is_cause_of_the_way (mdr_ranked_cause_get_cause (found)))
    return FALSE;

  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    if (mdr_verdict_get_state (evidence->verdicts[direction]) != MDR_STATE_FAILED ||
        mdr_verdict_get_reached (evidence->verdicts[direction]) >= MDR_PHASE_SIGN_IN)
      return FALSE;

  return TRUE;
}

/**
 * mdr_skip_rules_judge:
 * @evidence: what is known
 * @found: (nullable): the cause that is sure already
 * @step: a step
 *
 * Judges whether @step can be passed by.
 *
 * Returns: why it can, %MDR_SKIP_REASON_NONE if it may matter
 */
MdrSkipReason
mdr_skip_rules_judge (const MdrEvidence *evidence, MdrRankedCause *found, MdrStepId step)
{
  g_return_val_if_fail (evidence != NULL, MDR_SKIP_REASON_NONE);

  if (!is_about_passwords (step) || was_answered (evidence, step) || has_fault (evidence, step))
    return MDR_SKIP_REASON_NONE;

  if (is_password_right (evidence, step))
    return MDR_SKIP_REASON_PASSWORD_ACCEPTED;

  if (is_offline (evidence))
    return MDR_SKIP_REASON_NO_INTERNET;

  if (mdr_evidence_find_fault (evidence, "no-names") != NULL)
    return MDR_SKIP_REASON_NO_NAMES;

  return is_way_shut (evidence, found) ? MDR_SKIP_REASON_WAY_SHUT : MDR_SKIP_REASON_NONE;
}
