/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of the checklist on what the provider wants: kind of password, settings.
 */

#include "mdr-checklist-rules.h"

/* The server itself wants another kind of password, or none. */
static gboolean
demands_another_kind (MdrFinding *finding, gconstpointer unused)
{
  const MdrCause cause = mdr_finding_get_cause (finding);

  return mdr_checklist_is_about_sign_in (finding) &&
         (cause == MDR_CAUSE_APP_PASSWORD_REQUIRED || cause == MDR_CAUSE_OAUTH_REQUIRED);
}

static gboolean
is_rule (MdrFinding *finding, gconstpointer unused)
{
  return mdr_finding_get_step (finding) == MDR_STEP_TWO_STEP &&
         !mdr_checklist_is_about_test_message (finding) &&
         !mdr_checklist_is_about_sign_in (finding);
}

/* What follows from the answer where the rule depends on it. */
static MdrChecklistItem *
judge_answer (const MdrChecklistFacts *facts, gboolean rule_is_known)
{
  const MdrCheck check = MDR_CHECK_TWO_STEP;
  MdrAnswers *answers = facts->evidence.answers;

  if (mdr_answers_is (answers, MDR_QUESTION_TWO_STEP, "yes"))
    return mdr_checklist_item_new (check, MDR_STATE_WARNING,
                                   rule_is_known ? "on" : "on-without-rule", NULL);

  if (mdr_answers_is (answers, MDR_QUESTION_TWO_STEP, "no"))
    return mdr_checklist_item_new (check, MDR_STATE_PASSED,
                                   rule_is_known ? "off" : "off-without-rule", NULL);

  return mdr_checklist_item_new (
      check, MDR_STATE_SKIPPED,
      mdr_answers_get (answers, MDR_QUESTION_TWO_STEP) != NULL ? "not-known" : "not-answered",
      NULL);
}

/* A rule that a mail program has to follow deserves a look for as long as nobody has signed in. */
static MdrChecklistItem *
judge_rule (const MdrChecklistFacts *facts)
{
  static const char *const binding[] = { "provider-needs-app-password",
                                         "provider-takes-no-password", NULL };
  const MdrCheck check = MDR_CHECK_TWO_STEP;
  const MdrEvidence *evidence = &facts->evidence;
  MdrFinding *demand = mdr_checklist_find_any (facts, binding);
  MdrFinding *preference = mdr_evidence_find (evidence, "provider-prefers-modern-sign-in");
  MdrFinding *password = mdr_evidence_find (evidence, "provider-takes-password");
  MdrFinding *closed = mdr_evidence_find (evidence, "imap-must-be-enabled");
  g_autoptr (MdrChecklistItem) answer = NULL;

  if (preference != NULL && mdr_answers_get (evidence->answers, MDR_QUESTION_TWO_STEP) != NULL)
    demand = preference;

  if (demand != NULL)
    return mdr_checklist_item_new_found (check, MDR_STATE_WARNING, demand);

  answer =
      password != NULL
          ? mdr_checklist_item_new_found (check, MDR_STATE_PASSED, password)
          : judge_answer (facts,
                          mdr_evidence_has (evidence, "provider-needs-app-password-with-two-step"));

  if (closed != NULL && mdr_checklist_item_get_state (answer) == MDR_STATE_PASSED)
    return mdr_checklist_item_new_found (check, MDR_STATE_WARNING, closed);

  return g_steal_pointer (&answer);
}

/**
 * mdr_checklist_judge_two_step:
 * @facts: what is known
 *
 * What a server accepted proves most; then come the provider's rule and what the user says.
 *
 * Returns: (transfer full): the line on two-step verification and app passwords
 */
MdrChecklistItem *
mdr_checklist_judge_two_step (const MdrChecklistFacts *facts)
{
  const MdrCheck check = MDR_CHECK_TWO_STEP;
  MdrFinding *demand = mdr_checklist_find_worst (facts, demands_another_kind, NULL);
  MdrFinding *fault = mdr_checklist_find_worst (facts, is_rule, NULL);
  MdrChecklistItem *unfinished = mdr_checklist_tell_unfinished (facts, check);

  if (unfinished != NULL)
    return unfinished;

  if (demand != NULL)
    return mdr_checklist_tell_fault (check, demand);

  if (fault != NULL)
    return mdr_checklist_tell_fault (check, fault);

  if (mdr_evidence_has (&facts->evidence, "sign-in-accepted"))
    return mdr_checklist_item_new (check, MDR_STATE_PASSED, "accepted", NULL);

  if (facts->evidence.settings == NULL && facts->evidence.provider == NULL)
    return mdr_checklist_item_new (check, MDR_STATE_SKIPPED, "no-provider", NULL);

  return judge_rule (facts);
}

static gboolean
is_about_settings (MdrFinding *finding, gconstpointer unused)
{
  return mdr_finding_get_step (finding) == MDR_STEP_SETTINGS &&
         !mdr_checklist_is_about_test_message (finding) &&
         !mdr_checklist_is_about_sign_in (finding);
}

static gboolean
was_given (MdrSettings *settings, MdrService *service)
{
  return service == NULL ||
         mdr_settings_get_source_of (settings, mdr_service_get_protocol (service)) ==
             MDR_SETTINGS_SOURCE_GIVEN;
}

/* Whoever named one server has said nothing about the other. */
static gboolean
were_all_given (MdrSettings *settings)
{
  return was_given (settings, mdr_settings_get_receiving (settings)) &&
         was_given (settings, mdr_settings_get_primary (settings, MDR_PROTOCOL_SMTP));
}

/**
 * mdr_checklist_judge_settings:
 * @facts: what is known
 *
 * That the right settings are known, and that servers answer with them, says nothing about those in
 * the mail program; unless the user has named them.
 *
 * Returns: (transfer full): the line on server settings
 */
MdrChecklistItem *
mdr_checklist_judge_settings (const MdrChecklistFacts *facts)
{
  static const char *const unread[] = { "program-settings-unreadable", NULL };
  const MdrCheck check = MDR_CHECK_SETTINGS;
  MdrSettings *settings = facts->evidence.settings;
  MdrFinding *fault = mdr_checklist_find_worst (facts, is_about_settings, NULL);
  MdrFinding *right = mdr_evidence_find (&facts->evidence, "program-settings-right");
  MdrFinding *unreadable = mdr_checklist_find_any (facts, unread);
  MdrChecklistItem *unfinished = mdr_checklist_tell_unfinished (facts, check);

  if (unfinished != NULL)
    return unfinished;

  if (fault != NULL)
    return mdr_checklist_tell_fault (check, fault);

  if (settings == NULL)
    return mdr_checklist_item_new (check, MDR_STATE_SKIPPED, "not-looked-at", NULL);

  if (right != NULL && !mdr_answers_are_elsewhere (facts->evidence.answers))
    return mdr_checklist_item_new_found (check, MDR_STATE_PASSED, right);

  if (!mdr_checklist_have_all_reached (facts, MDR_PHASE_CAPABILITIES))
    return mdr_checklist_item_new (check, MDR_STATE_SKIPPED, "not-reached", NULL);

  if (were_all_given (settings))
    return mdr_checklist_item_new (check, MDR_STATE_PASSED, "given", NULL);

  if (unreadable != NULL)
    return mdr_checklist_item_new_found (check, MDR_STATE_SKIPPED, unreadable);

  return mdr_checklist_item_new (check, MDR_STATE_SKIPPED, "not-compared", NULL);
}
