/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which steps are passed by, and why.
 */

#include "core/mdr-skip-rules.h"
#include "network-trial.h"

typedef struct
{
  const char *claim;
  const char *finding;
  MdrSeverity severity;
  MdrCause found;
  MdrState sending;
  gboolean accepted;
  MdrQuestion question;
  const char *answer;
  MdrSkipReason webmail;
  MdrSkipReason passwords;
} Case;

#define OFFLINE "offline", MDR_SEVERITY_ERROR, MDR_CAUSE_OK, MDR_STATE_FAILED, FALSE
#define FOUND(cause, sending)                                                                      \
  "online", MDR_SEVERITY_INFO, MDR_CAUSE_##cause, MDR_STATE_##sending, FALSE
#define ACCEPTED(direction) "online", MDR_SEVERITY_INFO, MDR_CAUSE_OK, MDR_STATE_##direction, TRUE
#define REASONS(webmail, passwords) MDR_SKIP_REASON_##webmail, MDR_SKIP_REASON_##passwords

static const Case cases[] = {
  { "nothing-known", FOUND (OK, FAILED), 0, NULL, REASONS (NONE, NONE) },
  { "offline", OFFLINE, 0, NULL, REASONS (NO_INTERNET, NO_INTERNET) },
  { "offline-is-only-a-remark", "offline", MDR_SEVERITY_INFO, MDR_CAUSE_OK, MDR_STATE_FAILED, FALSE,
    0, NULL, REASONS (NONE, NONE) },
  { "an-answer-is-not-passed-by", OFFLINE, MDR_QUESTION_WEBMAIL, "yes",
    REASONS (NONE, NO_INTERNET) },
  { "no-names", "no-names", MDR_SEVERITY_ERROR, MDR_CAUSE_OK, MDR_STATE_FAILED, FALSE, 0, NULL,
    REASONS (NO_NAMES, NO_NAMES) },
  { "a-shut-way", FOUND (VPN_INTERFERENCE, FAILED), 0, NULL, REASONS (WAY_SHUT, WAY_SHUT) },
  { "a-way-open-in-one-direction", FOUND (VPN_INTERFERENCE, PASSED), 0, NULL,
    REASONS (NONE, NONE) },
  { "a-cause-that-is-not-of-the-way", FOUND (PASSWORD_WRONG, FAILED), 0, NULL,
    REASONS (NONE, NONE) },
  { "accepted-everywhere", ACCEPTED (PASSED), 0, NULL,
    REASONS (PASSWORD_ACCEPTED, PASSWORD_ACCEPTED) },
  { "accepted-for-receiving", ACCEPTED (FAILED), 0, NULL, REASONS (PASSWORD_ACCEPTED, NONE) },
  /* The saved one may be another. */
  { "accepted-but-asked-again-and-again", ACCEPTED (PASSED), MDR_QUESTION_SYMPTOM, "keeps-asking",
    REASONS (PASSWORD_ACCEPTED, NONE) },
  { "a-fault-is-not-passed-by", "saved-passwords-outdated", MDR_SEVERITY_ERROR, MDR_CAUSE_OK,
    MDR_STATE_PASSED, TRUE, 0, NULL, REASONS (PASSWORD_ACCEPTED, NONE) },
};

static MdrVerdict *
create_verdict (MdrDirection direction, MdrState state, MdrService *service)
{
  return mdr_verdict_new (direction, state, MDR_CAUSE_CONNECTION_TIMEOUT,
                          state == MDR_STATE_PASSED ? MDR_PHASE_MAILBOX : MDR_PHASE_RESOLVE,
                          service, NULL);
}

static void
add_accepted (GPtrArray *findings, MdrService *service)
{
  g_ptr_array_add (findings, mdr_finding_new ("sign-in-accepted", MDR_STEP_SETTINGS,
                                              MDR_SEVERITY_INFO, MDR_CAUSE_OK, service, NULL));
}

static void
test_case (gconstpointer data)
{
  const Case *tried = data;
  g_autoptr (MdrService) imap =
      mdr_service_new (MDR_PROTOCOL_IMAP, "mail.example.it", 993, MDR_SECURITY_TLS, NULL);
  g_autoptr (MdrService) smtp =
      mdr_service_new (MDR_PROTOCOL_SMTP, "mail.example.it", 465, MDR_SECURITY_TLS, NULL);
  g_autoptr (MdrVerdict) receiving = create_verdict (
      MDR_DIRECTION_RECEIVING, tried->accepted ? MDR_STATE_PASSED : MDR_STATE_FAILED, imap);
  g_autoptr (MdrVerdict) sending = create_verdict (MDR_DIRECTION_SENDING, tried->sending, smtp);
  g_autoptr (MdrAnswers) answers = mdr_answers_new ();
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (MdrRankedCause) found = mdr_ranked_cause_new (tried->found, 0.9, nothing, nothing);
  MdrEvidence evidence = { .findings = findings,
                           .answers = answers,
                           .verdicts = { receiving, sending } };
  MdrStepId step =
      g_str_has_prefix (tried->finding, "saved-") ? MDR_STEP_PASSWORDS : MDR_STEP_NETWORK;

  g_ptr_array_add (findings, mdr_finding_new (tried->finding, step, tried->severity,
                                              MDR_CAUSE_NO_INTERNET, NULL, NULL));
  if (tried->accepted)
    add_accepted (findings, imap);
  if (tried->accepted && tried->sending == MDR_STATE_PASSED)
    add_accepted (findings, smtp);
  if (tried->answer != NULL)
    mdr_answers_set (answers, tried->question, tried->answer, NULL);

  g_assert_cmpint (mdr_skip_rules_judge (&evidence, found, MDR_STEP_WEBMAIL), ==, tried->webmail);
  g_assert_cmpint (mdr_skip_rules_judge (&evidence, found, MDR_STEP_PASSWORDS), ==,
                   tried->passwords);
  g_assert_cmpint (mdr_skip_rules_judge (&evidence, found, MDR_STEP_NETWORK), ==,
                   MDR_SKIP_REASON_NONE);
  g_assert_cmpint (mdr_skip_rules_judge (&evidence, found, MDR_STEP_RESULT), ==,
                   MDR_SKIP_REASON_NONE);
}

/* The step says so, and takes it back when the way is open again. */
static void
test_step_follows (NetworkTrial *trial, gconstpointer data)
{
  MdrStep *webmail = mdr_session_get_step (trial->session, MDR_STEP_WEBMAIL);

  network_trial_switch_vpn_on (trial);
  network_trial_shut (trial, IMAP);
  network_trial_shut (trial, SMTP);
  network_trial_run (trial);
  g_assert_cmpint (mdr_step_get_skip_reason (webmail), ==, MDR_SKIP_REASON_WAY_SHUT);
  g_assert_cmpint (mdr_step_get_state (webmail), ==, MDR_STATE_SKIPPED);

  network_trial_open_again (trial, IMAP);
  network_trial_open_again (trial, SMTP);
  network_trial_change_network (trial);
  network_trial_wait_for_end (trial);
  g_assert_cmpint (mdr_step_get_skip_reason (webmail), ==, MDR_SKIP_REASON_NONE);
  g_assert_cmpint (mdr_step_get_state (webmail), ==, MDR_STATE_NEEDS_ANSWER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/skip-rules/%s", cases[i].claim);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add ("/skip-rules/step-follows", NetworkTrial, NULL, network_trial_set_up,
              test_step_follows, network_trial_tear_down);

  return g_test_run ();
}
