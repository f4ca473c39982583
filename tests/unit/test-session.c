/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A session with probes that say what the test wants.
 */

#include "core/mdr-error.h"
#include "core/mdr-session.h"
#include "fake-source.h"

typedef struct
{
  FakeSource *source;
  MdrSession *session;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->source = fake_source_new ();
  fake_source_add_service (fixture->source, MDR_PROTOCOL_IMAP, "imap.example.it");
  fake_source_add_service (fixture->source, MDR_PROTOCOL_POP3, "pop.example.it");
  fake_source_add_service (fixture->source, MDR_PROTOCOL_SMTP, "smtp.example.it");
  fake_source_add_service (fixture->source, MDR_PROTOCOL_SMTP, "smtp.example.it:587");
  fixture->session = mdr_session_new (MDR_PROBE_SOURCE (fixture->source));
  mdr_session_set_address (fixture->session, "anna@example.it", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  /* What was stopped ends in the next turns of the main loop. */
  mdr_session_stop (fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->source);
}

static void
run (Fixture *fixture)
{
  mdr_session_start (fixture->session);
  while (mdr_session_is_running (fixture->session))
    g_main_context_iteration (NULL, TRUE);
}

static MdrState
verdict (Fixture *fixture, MdrDirection direction)
{
  return mdr_verdict_get_state (mdr_session_get_verdict (fixture->session, direction));
}

static MdrState
step (Fixture *fixture, MdrStepId id)
{
  return mdr_step_get_state (mdr_session_get_step (fixture->session, id));
}

static MdrCause
first_cause (Fixture *fixture)
{
  g_autoptr (MdrRankedCause) first =
      g_list_model_get_item (mdr_session_get_diagnosis (fixture->session), 0);

  return first != NULL ? mdr_ranked_cause_get_cause (first) : MDR_CAUSE_UNKNOWN;
}

static void
test_nothing_before_start (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (g_list_model_get_n_items (mdr_session_get_probes (fixture->session)), ==, 0);
  g_assert_false (mdr_session_is_running (fixture->session));
  g_assert_cmpint (step (fixture, MDR_STEP_START), ==, MDR_STATE_PASSED);
  g_assert_cmpint (step (fixture, MDR_STEP_NETWORK), ==, MDR_STATE_WAITING);
}

static void
test_all_well (Fixture *fixture, gconstpointer data)
{
  run (fixture);

  g_assert_cmpint (verdict (fixture, MDR_DIRECTION_RECEIVING), ==, MDR_STATE_PASSED);
  g_assert_cmpint (verdict (fixture, MDR_DIRECTION_SENDING), ==, MDR_STATE_PASSED);
  g_assert_cmpint (step (fixture, MDR_STEP_NETWORK), ==, MDR_STATE_PASSED);
  g_assert_cmpint (step (fixture, MDR_STEP_WEBMAIL), ==, MDR_STATE_NEEDS_ANSWER);
  g_assert_cmpint (step (fixture, MDR_STEP_RESULT), ==, MDR_STATE_PASSED);
  g_assert_cmpint (first_cause (fixture), ==, MDR_CAUSE_OK);
}

static void
test_both_fail (Fixture *fixture, gconstpointer data)
{
  fake_source_set_finding (fixture->source, "imap imap.example.it:993", "connection-refused",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_REFUSED);
  fake_source_set_finding (fixture->source, "smtp smtp.example.it:465", "certificate-expired",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_TLS_EXPIRED_CERTIFICATE);
  fake_source_set_finding (fixture->source, "smtp smtp.example.it:587", "certificate-expired",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_TLS_EXPIRED_CERTIFICATE);
  run (fixture);

  g_assert_cmpint (verdict (fixture, MDR_DIRECTION_RECEIVING), ==, MDR_STATE_FAILED);
  g_assert_cmpint (verdict (fixture, MDR_DIRECTION_SENDING), ==, MDR_STATE_FAILED);
  g_assert_cmpint (first_cause (fixture), ==, MDR_CAUSE_CONNECTION_REFUSED);
  g_assert_cmpuint (g_list_model_get_n_items (mdr_session_get_diagnosis (fixture->session)), ==, 2);
}

static void
test_way_round (Fixture *fixture, gconstpointer data)
{
  MdrVerdict *sending;

  fake_source_set_finding (fixture->source, "smtp smtp.example.it:465", "connection-timeout",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_TIMEOUT);
  run (fixture);

  sending = mdr_session_get_verdict (fixture->session, MDR_DIRECTION_SENDING);
  g_assert_cmpint (mdr_verdict_get_state (sending), ==, MDR_STATE_WARNING);
  g_assert_cmpuint (mdr_service_get_port (mdr_verdict_get_alternative (sending)), ==, 587);
  g_assert_cmpint (verdict (fixture, MDR_DIRECTION_RECEIVING), ==, MDR_STATE_PASSED);
}

static void
test_needless_endpoint (Fixture *fixture, gconstpointer data)
{
  fake_source_set_finding (fixture->source, "smtp smtp.example.it:587", "connection-refused",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_REFUSED);
  run (fixture);

  g_assert_cmpint (verdict (fixture, MDR_DIRECTION_SENDING), ==, MDR_STATE_PASSED);
  g_assert_cmpint (step (fixture, MDR_STEP_NETWORK), ==, MDR_STATE_PASSED);
  g_assert_cmpint (first_cause (fixture), ==, MDR_CAUSE_OK);
}

static void
test_offline_disproved (Fixture *fixture, gconstpointer data)
{
  fake_source_set_finding (fixture->source, "online", "offline", MDR_SEVERITY_ERROR,
                           MDR_CAUSE_NO_INTERNET);
  run (fixture);

  g_assert_cmpint (step (fixture, MDR_STEP_NETWORK), ==, MDR_STATE_PASSED);
  g_assert_cmpint (first_cause (fixture), ==, MDR_CAUSE_OK);
}

static void
test_answer_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run (fixture);
  mdr_answers_set (mdr_session_get_answers (fixture->session), MDR_QUESTION_WEBMAIL, "no", &error);
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_cmpint (step (fixture, MDR_STEP_WEBMAIL), ==, MDR_STATE_FAILED);
  g_assert_cmpint (first_cause (fixture), ==, MDR_CAUSE_PASSWORD_WRONG);
}

static void
test_trouble_elsewhere (Fixture *fixture, gconstpointer data)
{
  mdr_answers_set (mdr_session_get_answers (fixture->session), MDR_QUESTION_SYMPTOM, "keeps-asking",
                   NULL);
  run (fixture);

  g_assert_cmpint (verdict (fixture, MDR_DIRECTION_RECEIVING), ==, MDR_STATE_PASSED);
  g_assert_cmpint (step (fixture, MDR_STEP_RESULT), ==, MDR_STATE_WARNING);
}

static void
test_stop (Fixture *fixture, gconstpointer data)
{
  fake_source_set_endless (fixture->source, TRUE);
  mdr_session_start (fixture->session);
  g_assert_true (mdr_session_is_running (fixture->session));

  mdr_session_stop (fixture->session);

  g_assert_false (mdr_session_is_running (fixture->session));
  g_assert_cmpint (step (fixture, MDR_STEP_RESULT), ==, MDR_STATE_SKIPPED);
}

static void
test_only (Fixture *fixture, gconstpointer data)
{
  mdr_session_limit_to_steps (fixture->session, 1u << MDR_STEP_WEBMAIL);
  run (fixture);

  g_assert_cmpint (step (fixture, MDR_STEP_NETWORK), ==, MDR_STATE_SKIPPED);
  g_assert_cmpint (step (fixture, MDR_STEP_SETTINGS), ==, MDR_STATE_SKIPPED);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError **error = user_data;

  if (mdr_session_sign_in_finish (MDR_SESSION (source), result, error))
    *error = NULL;
}

static void
sign_in (Fixture *fixture, const char *password, GError **error)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text (password, -1);

  mdr_session_sign_in_async (fixture->session, secret, MDR_PASSWORD_KIND_ACCOUNT, NULL,
                             signed_in_cb, error);
  do
    g_main_context_iteration (NULL, TRUE);
  while (mdr_session_is_running (fixture->session));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_refused_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run (fixture);
  fake_source_set_finding (fixture->source, "imap imap.example.it:993", "sign-in-refused",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_PASSWORD_WRONG);

  sign_in (fixture, "wrong", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fake_source_get_n_sign_ins (fixture->source), ==, 1);
  g_assert_cmpint (first_cause (fixture), ==, MDR_CAUSE_PASSWORD_WRONG);

  sign_in (fixture, "wrong", &error);
  g_assert_error (error, MDR_ERROR, MDR_ERROR_REFUSED);
  g_assert_cmpuint (fake_source_get_n_sign_ins (fixture->source), ==, 1);
}

static void
test_accepted_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run (fixture);
  sign_in (fixture, "right", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (fake_source_get_n_sign_ins (fixture->source), ==, 2);
}

static void
test_forgotten (Fixture *fixture, gconstpointer data)
{
  MdrAnswers *answers = mdr_session_get_answers (fixture->session);

  mdr_answers_set (answers, MDR_QUESTION_WEBMAIL, "yes", NULL);
  mdr_answers_set (answers, MDR_QUESTION_PROGRAM, "thunderbird", NULL);
  run (fixture);

  mdr_session_forget (fixture->session);

  g_assert_null (mdr_session_get_address (fixture->session));
  g_assert_null (mdr_session_get_settings (fixture->session));
  g_assert_null (mdr_answers_get (answers, MDR_QUESTION_WEBMAIL));
  g_assert_cmpstr (mdr_answers_get (answers, MDR_QUESTION_PROGRAM), ==, "thunderbird");
  g_assert_cmpint (step (fixture, MDR_STEP_START), ==, MDR_STATE_WAITING);
  g_assert_cmpint (step (fixture, MDR_STEP_RESULT), ==, MDR_STATE_WAITING);
}

static void
test_attempts_stay_counted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run (fixture);
  fake_source_set_finding (fixture->source, "imap imap.example.it:993", "sign-in-refused",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_PASSWORD_WRONG);
  sign_in (fixture, "wrong", &error);
  g_assert_no_error (error);

  mdr_session_forget (fixture->session);
  mdr_session_set_address (fixture->session, "bruno@example.it", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mdr_attempts_get_left (mdr_session_get_attempts (fixture->session)), ==,
                    MDR_MAX_ATTEMPTS);

  mdr_session_set_address (fixture->session, "anna@example.it", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mdr_attempts_get_left (mdr_session_get_attempts (fixture->session)), ==,
                    MDR_MAX_ATTEMPTS - 1);
}

static void
drop_when_ended_cb (MdrSession *session, GParamSpec *pspec, MdrSession **held)
{
  if (!mdr_session_is_running (session))
    g_clear_object (held);
}

static void
test_dropped_at_the_end (Fixture *fixture, gconstpointer data)
{
  MdrSession *session = mdr_session_new (MDR_PROBE_SOURCE (fixture->source));
  g_autoptr (GError) error = NULL;

  mdr_session_set_address (session, "berta@example.it", &error);
  g_assert_no_error (error);
  mdr_session_start (session);
  g_signal_connect (session, "notify::running", G_CALLBACK (drop_when_ended_cb), &session);

  while (session != NULL)
    g_main_context_iteration (NULL, TRUE);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/session/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("nothing-happens-before-the-start", test_nothing_before_start);
  ADD ("all-well-is-said", test_all_well);
  ADD ("receiving-and-sending-each-get-a-verdict", test_both_fail);
  ADD ("another-port-that-works-is-named", test_way_round);
  ADD ("an-endpoint-nobody-needs-does-not-count", test_needless_endpoint);
  ADD ("a-server-that-was-reached-disproves-offline", test_offline_disproved);
  ADD ("answers-count", test_answer_counts);
  ADD ("trouble-although-the-servers-are-well-is-not-passed-over", test_trouble_elsewhere);
  ADD ("stop-takes-effect-at-once", test_stop);
  ADD ("who-hears-the-end-may-let-go-of-it", test_dropped_at_the_end);
  ADD ("steps-not-wanted-are-skipped", test_only);
  ADD ("a-refused-password-goes-to-no-second-server", test_refused_once);
  ADD ("an-accepted-password-is-tried-for-sending-too", test_accepted_twice);
  ADD ("an-address-can-be-forgotten", test_forgotten);
  ADD ("refused-sign-ins-stay-counted-for-their-address", test_attempts_stay_counted);

  return g_test_run ();
}
