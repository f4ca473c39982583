/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a session makes of one finding beside the others: reservations, silence, being offline, and
 * the clock.
 */

#include "core/mdr-error.h"
#include "knowledge/mdr-provider-list.h"
#include "session-trial.h"

static void
assert_verdict (SessionTrial *trial, MdrDirection direction, MdrState state, MdrCause cause)
{
  MdrVerdict *verdict = mdr_session_get_verdict (trial->session, direction);

  g_assert_cmpstr (mdr_enum_to_nick (MDR_TYPE_STATE, mdr_verdict_get_state (verdict)), ==,
                   mdr_enum_to_nick (MDR_TYPE_STATE, state));
  g_assert_cmpstr (mdr_cause_to_code (mdr_verdict_get_cause (verdict)), ==,
                   mdr_cause_to_code (cause));
}

static MdrFinding *
find_in_step (SessionTrial *trial, MdrStepId step, const char *code)
{
  GListModel *findings = mdr_step_get_findings (mdr_session_get_step (trial->session, step));
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      /* The step keeps it alive. */
      if (g_str_equal (mdr_finding_get_code (finding), code))
        return finding;
    }

  return NULL;
}

static void
test_refused_for_receiving (SessionTrial *trial, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  session_trial_add_servers (trial);
  session_trial_run (trial);
  assert_verdict (trial, MDR_DIRECTION_SENDING, MDR_STATE_PASSED, MDR_CAUSE_OK);

  fake_source_set_finding (trial->source, "imap imap.example.it:993", "sign-in-refused",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_PASSWORD_WRONG);
  session_trial_sign_in (trial, &error);
  g_assert_no_error (error);

  assert_verdict (trial, MDR_DIRECTION_RECEIVING, MDR_STATE_FAILED, MDR_CAUSE_PASSWORD_WRONG);
  assert_verdict (trial, MDR_DIRECTION_SENDING, MDR_STATE_WARNING, MDR_CAUSE_PASSWORD_WRONG);
}

static void
test_no_way_round_a_password (SessionTrial *trial, gconstpointer data)
{
  session_trial_add_servers (trial);
  fake_source_add_service (trial->source, MDR_PROTOCOL_SMTP, "smtp.example.it:587");
  fake_source_set_finding (trial->source, "smtp smtp.example.it:465", "sign-in-refused",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_PASSWORD_WRONG);
  session_trial_run (trial);

  assert_verdict (trial, MDR_DIRECTION_SENDING, MDR_STATE_FAILED, MDR_CAUSE_PASSWORD_WRONG);
}

static void
test_not_encrypted (SessionTrial *trial, gconstpointer data)
{
  fake_source_add_service (trial->source, MDR_PROTOCOL_IMAP, "imap.example.it:143:none");
  fake_source_set_finding (trial->source, "imap imap.example.it:143", "not-encrypted",
                           MDR_SEVERITY_WARNING, MDR_CAUSE_ENCRYPTION_REQUIRED);
  session_trial_run (trial);

  assert_verdict (trial, MDR_DIRECTION_RECEIVING, MDR_STATE_WARNING, MDR_CAUSE_ENCRYPTION_REQUIRED);
}

static void
test_program_at_wrong_port (SessionTrial *trial, gconstpointer data)
{
  MdrFinding *told;

  session_trial_add_servers (trial);
  fake_source_add_service (trial->source, MDR_PROTOCOL_IMAP, "imap.example.it:933:tls");
  fake_source_set_finding (trial->source, "imap imap.example.it:933", "program-settings-differ",
                           MDR_SEVERITY_WARNING, MDR_CAUSE_WRONG_SERVER_SETTINGS);
  session_trial_run (trial);
  assert_verdict (trial, MDR_DIRECTION_RECEIVING, MDR_STATE_PASSED, MDR_CAUSE_OK);

  told = find_in_step (trial, MDR_STEP_NETWORK, "program-settings-differ");
  g_assert_nonnull (told);
  g_assert_cmpint (mdr_finding_get_severity (told), ==, MDR_SEVERITY_WARNING);
}

static void
test_nothing_found (SessionTrial *trial, gconstpointer data)
{
  session_trial_run (trial);

  g_assert_cmpint (mdr_step_get_state (mdr_session_get_step (trial->session, MDR_STEP_RESULT)), ==,
                   MDR_STATE_FAILED);
  g_assert_cmpint (session_trial_first_cause (trial), ==, MDR_CAUSE_UNKNOWN);
}

static void
test_named_servers (SessionTrial *trial, gconstpointer data)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (g_object_unref);
  MdrFinding *given;

  g_ptr_array_add (services, mdr_service_parse (MDR_PROTOCOL_IMAP, "mail.example.it", NULL, NULL));
  mdr_session_set_given_services (trial->session, services);
  session_trial_run (trial);

  given = find_in_step (trial, MDR_STEP_SETTINGS, "settings-given");
  g_assert_nonnull (given);
  g_assert_cmpint (mdr_finding_get_severity (given), ==, MDR_SEVERITY_INFO);
  g_assert_null (find_in_step (trial, MDR_STEP_SETTINGS, "settings-not-found"));
}

static void
test_silent_is_asked_once (SessionTrial *trial, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  session_trial_add_servers (trial);
  fake_source_set_finding (trial->source, "imap imap.example.it:993", "connection-timeout",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_TIMEOUT);
  session_trial_run (trial);

  session_trial_sign_in (trial, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fake_source_get_n_sign_ins (trial->source), ==, 1);
}

static void
test_nobody_to_sign_in_to (SessionTrial *trial, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fake_source_add_service (trial->source, MDR_PROTOCOL_IMAP, "imap.example.it");
  fake_source_set_finding (trial->source, "imap imap.example.it:993", "connection-timeout",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_TIMEOUT);
  session_trial_run (trial);

  session_trial_sign_in (trial, &error);
  g_assert_error (error, MDR_ERROR, MDR_ERROR_REFUSED);
  g_assert_cmpuint (fake_source_get_n_sign_ins (trial->source), ==, 0);
}

static void
test_offline_knows_no_names (SessionTrial *trial, gconstpointer data)
{
  session_trial_add_servers (trial);
  fake_source_set_finding (trial->source, "online", "offline", MDR_SEVERITY_ERROR,
                           MDR_CAUSE_NO_INTERNET);
  fake_source_set_finding (trial->source, "imap imap.example.it:993", "name-not-found",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_DNS_FAILURE);
  fake_source_set_finding (trial->source, "smtp smtp.example.it:465", "name-not-found",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_DNS_FAILURE);
  session_trial_run (trial);

  g_assert_null (find_in_step (trial, MDR_STEP_NETWORK, "name-not-found"));
  g_assert_nonnull (find_in_step (trial, MDR_STEP_NETWORK, "name-lookup-failed"));
  g_assert_cmpint (session_trial_first_cause (trial), ==, MDR_CAUSE_NO_INTERNET);
}

/* Both servers are spoken with. */
static void
test_portal_lets_mail_through (SessionTrial *trial, gconstpointer data)
{
  session_trial_add_servers (trial);
  fake_source_set_finding (trial->source, "online", "captive-portal", MDR_SEVERITY_ERROR,
                           MDR_CAUSE_CAPTIVE_PORTAL);
  session_trial_run (trial);

  g_assert_cmpint (session_trial_first_cause (trial), !=, MDR_CAUSE_CAPTIVE_PORTAL);
}

static void
test_portal_lets_one_port_through (SessionTrial *trial, gconstpointer data)
{
  session_trial_add_servers (trial);
  fake_source_set_finding (trial->source, "online", "captive-portal", MDR_SEVERITY_ERROR,
                           MDR_CAUSE_CAPTIVE_PORTAL);
  fake_source_set_finding (trial->source, "smtp smtp.example.it:465", "connection-timeout",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_TIMEOUT);
  session_trial_run (trial);

  g_assert_cmpint (session_trial_first_cause (trial), ==, MDR_CAUSE_CAPTIVE_PORTAL);
}

static void
test_online_knows_names (SessionTrial *trial, gconstpointer data)
{
  session_trial_add_servers (trial);
  fake_source_set_finding (trial->source, "imap imap.example.it:993", "name-not-found",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_DNS_FAILURE);
  session_trial_run (trial);

  g_assert_nonnull (find_in_step (trial, MDR_STEP_NETWORK, "name-not-found"));
}

static void
find_not_yet_valid (SessionTrial *trial)
{
  session_trial_add_servers (trial);
  fake_source_set_finding (trial->source, "imap imap.example.it:993", "certificate-not-yet-valid",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CLOCK_SKEW);
}

static void
test_not_yet_valid (SessionTrial *trial, gconstpointer data)
{
  find_not_yet_valid (trial);
  session_trial_run (trial);

  g_assert_cmpint (session_trial_first_cause (trial), ==, MDR_CAUSE_CLOCK_SKEW);
  assert_verdict (trial, MDR_DIRECTION_RECEIVING, MDR_STATE_FAILED, MDR_CAUSE_CLOCK_SKEW);
}

static void
test_not_yet_valid_by_a_right_clock (SessionTrial *trial, gconstpointer data)
{
  GListModel *diagnosis = mdr_session_get_diagnosis (trial->session);
  guint n_causes;

  find_not_yet_valid (trial);
  fake_source_set_finding (trial->source, "online", "clock-right", MDR_SEVERITY_INFO, MDR_CAUSE_OK);
  session_trial_run (trial);

  n_causes = g_list_model_get_n_items (diagnosis);
  g_assert_cmpint (session_trial_first_cause (trial), ==, MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE);
  for (guint i = 0; i < n_causes; i++)
    {
      g_autoptr (MdrRankedCause) cause = g_list_model_get_item (diagnosis, i);

      g_assert_cmpint (mdr_ranked_cause_get_cause (cause), !=, MDR_CAUSE_CLOCK_SKEW);
    }
  assert_verdict (trial, MDR_DIRECTION_RECEIVING, MDR_STATE_FAILED,
                  MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE);
}

static MdrState
judge_two_step (SessionTrial *trial, const char *provider)
{
  fake_source_set_provider (
      trial->source, mdr_provider_list_find_by_id (mdr_provider_list_get_default (), provider));
  session_trial_run (trial);

  return mdr_step_get_state (mdr_session_get_step (trial->session, MDR_STEP_TWO_STEP));
}

/* The page says what to do, and whether it was done cannot be seen. */
static void
test_provider_wants_change (SessionTrial *trial, gconstpointer data)
{
  g_assert_cmpint (judge_two_step (trial, "outlook"), ==, MDR_STATE_WARNING);

  fake_source_set_finding (trial->source, "imap imap.example.it:993", "sign-in-accepted",
                           MDR_SEVERITY_INFO, MDR_CAUSE_OK);
  g_assert_cmpint (judge_two_step (trial, "outlook"), ==, MDR_STATE_PASSED);
}

static void
test_provider_takes_password (SessionTrial *trial, gconstpointer data)
{
  g_assert_cmpint (judge_two_step (trial, "legalmail"), ==, MDR_STATE_PASSED);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/session-weighing/" path, SessionTrial, NULL, session_trial_set_up_empty, function, \
              session_trial_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("refused-for-receiving-is-a-reservation-for-sending", test_refused_for_receiving);
  ADD ("another-port-is-no-way-round-a-refused-password", test_no_way_round_a_password);
  ADD ("an-open-line-is-not-simply-well", test_not_encrypted);
  ADD ("program-set-to-a-wrong-port-matters-though-the-right-one-works",
       test_program_at_wrong_port);
  ADD ("that-nothing-was-found-is-a-result", test_nothing_found);
  ADD ("servers-that-were-named-are-said-to-be", test_named_servers);
  ADD ("a-silent-server-costs-its-time-once", test_silent_is_asked_once);
  ADD ("no-password-for-those-out-of-reach", test_nobody_to_sign_in_to);
  ADD ("whoever-is-offline-knows-of-no-name-that-it-is-not-there", test_offline_knows_no_names);
  ADD ("whoever-is-online-does", test_online_knows_names);
  ADD ("portal-that-lets-mail-through-is-none", test_portal_lets_mail_through);
  ADD ("portal-that-lets-one-port-through-is-one", test_portal_lets_one_port_through);
  ADD ("not-yet-valid-is-the-clock", test_not_yet_valid);
  ADD ("not-yet-valid-by-a-right-clock-is-the-server", test_not_yet_valid_by_a_right_clock);

  g_test_add ("/session-weighing/what-the-provider-wants-is-not-in-order", SessionTrial, NULL,
              session_trial_set_up, test_provider_wants_change, session_trial_tear_down);
  g_test_add ("/session-weighing/provider-that-takes-the-password-is", SessionTrial, NULL,
              session_trial_set_up, test_provider_takes_password, session_trial_tear_down);

  return g_test_run ();
}
