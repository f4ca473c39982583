/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of the checklist that need a password: signing in for receiving and for sending, and
 * the test message.
 */

#include "mdr-checklist-rules.h"

/* What stages of the test message come to, the one that tells most first. A test message that went
 * astray is worth a look even where nothing is known to be wrong. */
static const struct
{
  const char *code;
  MdrState at_best;
} test_message_rows[] = {
  { "test-message-refused", MDR_STATE_FAILED },
  { "test-message-not-arrived", MDR_STATE_WARNING },
  { "test-message-in-spam", MDR_STATE_WARNING },
  { "test-message-not-removed", MDR_STATE_WARNING },
  { "test-message-arrived", MDR_STATE_PASSED },
  { "test-message-waiting-stopped", MDR_STATE_WARNING },
  { "test-message-unwatched", MDR_STATE_WARNING },
};

static gboolean
is_sign_in_to (MdrFinding *finding, gconstpointer service)
{
  return mdr_checklist_is_about_sign_in (finding) &&
         mdr_service_same_endpoint (mdr_finding_get_service (finding), (MdrService *) service);
}

static gboolean
was_refused (const MdrChecklistFacts *facts, MdrDirection direction)
{
  MdrService *service = mdr_verdict_get_service (facts->evidence.verdicts[direction]);

  return service != NULL &&
         (mdr_evidence_find_for (&facts->evidence, "sign-in-refused", service) != NULL ||
          mdr_evidence_find_for (&facts->evidence, "token-refused", service) != NULL);
}

/* With some providers no password gets a mail program in, so none was asked for. */
static gboolean
takes_no_password (const MdrChecklistFacts *facts)
{
  static const char *const codes[] = { "provider-takes-no-password", "provider-has-no-imap", NULL };

  return mdr_checklist_find_any (facts, codes) != NULL;
}

/* Nobody has signed in, and nothing went wrong with it. */
static const char *
explain_no_sign_in (const MdrChecklistFacts *facts, MdrDirection direction)
{
  MdrVerdict *verdict = facts->evidence.verdicts[direction];

  /* A service that works without its best way round has been reached, too. */
  if (mdr_verdict_get_state (verdict) != MDR_STATE_PASSED &&
      mdr_verdict_get_reached (verdict) < MDR_PHASE_CAPABILITIES)
    return "not-reached";

  if (direction == MDR_DIRECTION_SENDING && was_refused (facts, MDR_DIRECTION_RECEIVING))
    return "spared";

  if (mdr_evidence_find_for (&facts->evidence, "sending-without-sign-in-accepted",
                             mdr_verdict_get_service (verdict)) != NULL)
    return "not-needed";

  return takes_no_password (facts) ? "takes-no-password" : "no-password";
}

static MdrChecklistItem *
judge_without_server (const MdrChecklistFacts *facts, MdrCheck check)
{
  MdrChecklistItem *unfinished = mdr_checklist_tell_unfinished (facts, check);

  return unfinished != NULL ? unfinished
                            : mdr_checklist_item_new (check, MDR_STATE_SKIPPED, "no-server", NULL);
}

/**
 * mdr_checklist_judge_sign_in:
 * @facts: what is known
 * @direction: receiving or sending
 *
 * Only a server that has accepted a sign-in proves anything. What it refuses behind that, the
 * mailbox for instance, counts, too.
 *
 * Returns: (transfer full): the line on signing in for @direction
 */
MdrChecklistItem *
mdr_checklist_judge_sign_in (const MdrChecklistFacts *facts, MdrDirection direction)
{
  const MdrCheck check = direction == MDR_DIRECTION_RECEIVING ? MDR_CHECK_SIGN_IN_RECEIVING
                                                              : MDR_CHECK_SIGN_IN_SENDING;
  MdrVerdict *verdict = facts->evidence.verdicts[direction];
  MdrService *service = mdr_verdict_get_service (verdict);
  MdrFinding *fault, *accepted, *withheld;

  if (service == NULL)
    return judge_without_server (facts, check);

  if (mdr_verdict_get_state (verdict) == MDR_STATE_RUNNING)
    return mdr_checklist_item_new (check, MDR_STATE_RUNNING, "running", NULL);

  fault = mdr_checklist_find_worst (facts, is_sign_in_to, service);
  if (fault != NULL)
    return mdr_checklist_tell_fault (check, fault);

  accepted = mdr_evidence_find_for (&facts->evidence, "sign-in-accepted", service);
  if (accepted != NULL)
    return mdr_checklist_item_new_found (check, MDR_STATE_PASSED, accepted);

  withheld = mdr_evidence_find_for (&facts->evidence, "sign-in-withheld", service);
  if (withheld != NULL)
    return mdr_checklist_item_new_found (check, MDR_STATE_SKIPPED, withheld);

  return mdr_checklist_item_new (check, MDR_STATE_SKIPPED, explain_no_sign_in (facts, direction),
                                 service);
}

static MdrState
state_of_severity (MdrSeverity severity)
{
  static const MdrState states[] = {
    [MDR_SEVERITY_INFO] = MDR_STATE_PASSED,
    [MDR_SEVERITY_WARNING] = MDR_STATE_WARNING,
    [MDR_SEVERITY_ERROR] = MDR_STATE_FAILED,
  };

  return states[severity];
}

static gboolean
can_be_sent (const MdrChecklistFacts *facts)
{
  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    {
      MdrVerdict *verdict = facts->evidence.verdicts[direction];

      if (mdr_verdict_get_service (verdict) == NULL ||
          mdr_verdict_get_reached (verdict) < MDR_PHASE_CAPABILITIES ||
          was_refused (facts, direction))
        return FALSE;
    }

  return TRUE;
}

/**
 * mdr_checklist_judge_test_message:
 * @facts: what is known
 *
 * A message that was accepted for sending has not arrived yet.
 *
 * Returns: (transfer full): the line on the test message
 */
MdrChecklistItem *
mdr_checklist_judge_test_message (const MdrChecklistFacts *facts)
{
  const MdrCheck check = MDR_CHECK_TEST_MESSAGE;
  MdrFinding *unconfirmed = mdr_evidence_find (&facts->evidence, "test-message-unconfirmed");
  gboolean accepted = mdr_evidence_has (&facts->evidence, "test-message-accepted");

  for (gsize i = 0; i < G_N_ELEMENTS (test_message_rows); i++)
    {
      MdrFinding *finding = mdr_evidence_find (&facts->evidence, test_message_rows[i].code);

      if (finding != NULL)
        return mdr_checklist_item_new_found (
            check,
            mdr_state_worse (state_of_severity (mdr_finding_get_severity (finding)),
                             test_message_rows[i].at_best),
            finding);
    }

  if ((accepted || unconfirmed != NULL) && facts->running)
    return mdr_checklist_item_new (check, MDR_STATE_RUNNING, "awaited", NULL);

  if (unconfirmed != NULL)
    return mdr_checklist_item_new_found (check, MDR_STATE_WARNING, unconfirmed);

  if (accepted)
    return mdr_checklist_item_new (check, MDR_STATE_WARNING, "only-accepted", NULL);

  return mdr_checklist_item_new (check, MDR_STATE_SKIPPED,
                                 can_be_sent (facts) ? "not-sent" : "not-possible", NULL);
}
