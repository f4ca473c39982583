/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a session makes of one finding beside the others: reservations, silence, being offline, and
 * the message that the user saw.
 */

#include "core/mdr-error.h"
#include "core/mdr-session.h"
#include "fake-source.h"
#include "knowledge/mdr-provider-list.h"

typedef struct
{
  FakeSource *source;
  MdrSession *session;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->source = fake_source_new ();
  fixture->session = mdr_session_new (MDR_PROBE_SOURCE (fixture->source));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mdr_session_stop (fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->source);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
run (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  mdr_session_set_address (fixture->session, "anna@example.it", &error);
  g_assert_no_error (error);
  mdr_session_start (fixture->session);
  while (mdr_session_is_running (fixture->session))
    g_main_context_iteration (NULL, TRUE);
}

static void
add_two_servers (Fixture *fixture)
{
  fake_source_add_service (fixture->source, MDR_PROTOCOL_IMAP, "imap.example.it");
  fake_source_add_service (fixture->source, MDR_PROTOCOL_SMTP, "smtp.example.it");
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError **error = user_data;

  if (mdr_session_sign_in_finish (MDR_SESSION (source), result, error))
    *error = NULL;
}

static void
sign_in (Fixture *fixture, GError **error)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text ("secret", -1);

  mdr_session_sign_in_async (fixture->session, secret, MDR_PASSWORD_KIND_ACCOUNT, NULL,
                             signed_in_cb, error);
  do
    g_main_context_iteration (NULL, TRUE);
  while (mdr_session_is_running (fixture->session));
  settle ();
}

static void
assert_verdict (Fixture *fixture, MdrDirection direction, MdrState state, MdrCause cause)
{
  MdrVerdict *verdict = mdr_session_get_verdict (fixture->session, direction);

  g_assert_cmpstr (mdr_enum_to_nick (MDR_TYPE_STATE, mdr_verdict_get_state (verdict)), ==,
                   mdr_enum_to_nick (MDR_TYPE_STATE, state));
  g_assert_cmpstr (mdr_cause_to_code (mdr_verdict_get_cause (verdict)), ==,
                   mdr_cause_to_code (cause));
}

static MdrFinding *
find_in_step (Fixture *fixture, MdrStepId step, const char *code)
{
  GListModel *findings = mdr_step_get_findings (mdr_session_get_step (fixture->session, step));
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

static MdrCause
first_cause (Fixture *fixture)
{
  g_autoptr (MdrRankedCause) first =
      g_list_model_get_item (mdr_session_get_diagnosis (fixture->session), 0);

  return first != NULL ? mdr_ranked_cause_get_cause (first) : MDR_CAUSE_OK;
}

static void
test_refused_for_receiving (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_two_servers (fixture);
  run (fixture);
  assert_verdict (fixture, MDR_DIRECTION_SENDING, MDR_STATE_PASSED, MDR_CAUSE_OK);

  fake_source_set_finding (fixture->source, "imap imap.example.it:993", "sign-in-refused",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_PASSWORD_WRONG);
  sign_in (fixture, &error);
  g_assert_no_error (error);

  assert_verdict (fixture, MDR_DIRECTION_RECEIVING, MDR_STATE_FAILED, MDR_CAUSE_PASSWORD_WRONG);
  assert_verdict (fixture, MDR_DIRECTION_SENDING, MDR_STATE_WARNING, MDR_CAUSE_PASSWORD_WRONG);
}

static void
test_no_way_round_a_password (Fixture *fixture, gconstpointer data)
{
  add_two_servers (fixture);
  fake_source_add_service (fixture->source, MDR_PROTOCOL_SMTP, "smtp.example.it:587");
  fake_source_set_finding (fixture->source, "smtp smtp.example.it:465", "sign-in-refused",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_PASSWORD_WRONG);
  run (fixture);

  assert_verdict (fixture, MDR_DIRECTION_SENDING, MDR_STATE_FAILED, MDR_CAUSE_PASSWORD_WRONG);
}

static void
test_not_encrypted (Fixture *fixture, gconstpointer data)
{
  fake_source_add_service (fixture->source, MDR_PROTOCOL_IMAP, "imap.example.it:143:none");
  fake_source_set_finding (fixture->source, "imap imap.example.it:143", "not-encrypted",
                           MDR_SEVERITY_WARNING, MDR_CAUSE_ENCRYPTION_REQUIRED);
  run (fixture);

  assert_verdict (fixture, MDR_DIRECTION_RECEIVING, MDR_STATE_WARNING,
                  MDR_CAUSE_ENCRYPTION_REQUIRED);
}

static void
test_program_at_wrong_port (Fixture *fixture, gconstpointer data)
{
  MdrFinding *told;

  add_two_servers (fixture);
  fake_source_add_service (fixture->source, MDR_PROTOCOL_IMAP, "imap.example.it:933:tls");
  fake_source_set_finding (fixture->source, "imap imap.example.it:933", "program-settings-differ",
                           MDR_SEVERITY_WARNING, MDR_CAUSE_WRONG_SERVER_SETTINGS);
  run (fixture);
  assert_verdict (fixture, MDR_DIRECTION_RECEIVING, MDR_STATE_PASSED, MDR_CAUSE_OK);

  told = find_in_step (fixture, MDR_STEP_NETWORK, "program-settings-differ");
  g_assert_nonnull (told);
  g_assert_cmpint (mdr_finding_get_severity (told), ==, MDR_SEVERITY_WARNING);
}

static void
test_nothing_found (Fixture *fixture, gconstpointer data)
{
  run (fixture);

  g_assert_cmpint (mdr_step_get_state (mdr_session_get_step (fixture->session, MDR_STEP_RESULT)),
                   ==, MDR_STATE_FAILED);
  g_assert_cmpint (first_cause (fixture), ==, MDR_CAUSE_UNKNOWN);
}

static void
test_named_servers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (g_object_unref);
  MdrFinding *given;

  g_ptr_array_add (services, mdr_service_parse (MDR_PROTOCOL_IMAP, "mail.example.it", NULL, NULL));
  mdr_session_set_given_services (fixture->session, services);
  run (fixture);

  given = find_in_step (fixture, MDR_STEP_SETTINGS, "settings-given");
  g_assert_nonnull (given);
  g_assert_cmpint (mdr_finding_get_severity (given), ==, MDR_SEVERITY_INFO);
  g_assert_null (find_in_step (fixture, MDR_STEP_SETTINGS, "settings-not-found"));
}

static void
test_silent_is_asked_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_two_servers (fixture);
  fake_source_set_finding (fixture->source, "imap imap.example.it:993", "connection-timeout",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_TIMEOUT);
  run (fixture);

  sign_in (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fake_source_get_n_sign_ins (fixture->source), ==, 1);
}

static void
test_nobody_to_sign_in_to (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fake_source_add_service (fixture->source, MDR_PROTOCOL_IMAP, "imap.example.it");
  fake_source_set_finding (fixture->source, "imap imap.example.it:993", "connection-timeout",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_TIMEOUT);
  run (fixture);

  sign_in (fixture, &error);
  g_assert_error (error, MDR_ERROR, MDR_ERROR_REFUSED);
  g_assert_cmpuint (fake_source_get_n_sign_ins (fixture->source), ==, 0);
}

static void
test_offline_knows_no_names (Fixture *fixture, gconstpointer data)
{
  add_two_servers (fixture);
  fake_source_set_finding (fixture->source, "online", "offline", MDR_SEVERITY_ERROR,
                           MDR_CAUSE_NO_INTERNET);
  fake_source_set_finding (fixture->source, "imap imap.example.it:993", "name-not-found",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_DNS_FAILURE);
  fake_source_set_finding (fixture->source, "smtp smtp.example.it:465", "name-not-found",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_DNS_FAILURE);
  run (fixture);

  g_assert_null (find_in_step (fixture, MDR_STEP_NETWORK, "name-not-found"));
  g_assert_nonnull (find_in_step (fixture, MDR_STEP_NETWORK, "name-lookup-failed"));
  g_assert_cmpint (first_cause (fixture), ==, MDR_CAUSE_NO_INTERNET);
}

/* Both servers are spoken with. */
static void
test_portal_lets_mail_through (Fixture *fixture, gconstpointer data)
{
  add_two_servers (fixture);
  fake_source_set_finding (fixture->source, "online", "captive-portal", MDR_SEVERITY_ERROR,
                           MDR_CAUSE_CAPTIVE_PORTAL);
  run (fixture);

  g_assert_cmpint (first_cause (fixture), !=, MDR_CAUSE_CAPTIVE_PORTAL);
}

static void
test_portal_lets_one_port_through (Fixture *fixture, gconstpointer data)
{
  add_two_servers (fixture);
  fake_source_set_finding (fixture->source, "online", "captive-portal", MDR_SEVERITY_ERROR,
                           MDR_CAUSE_CAPTIVE_PORTAL);
  fake_source_set_finding (fixture->source, "smtp smtp.example.it:465", "connection-timeout",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_TIMEOUT);
  run (fixture);

  g_assert_cmpint (first_cause (fixture), ==, MDR_CAUSE_CAPTIVE_PORTAL);
}

static void
test_online_knows_names (Fixture *fixture, gconstpointer data)
{
  add_two_servers (fixture);
  fake_source_set_finding (fixture->source, "imap imap.example.it:993", "name-not-found",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_DNS_FAILURE);
  run (fixture);

  g_assert_nonnull (find_in_step (fixture, MDR_STEP_NETWORK, "name-not-found"));
}

static void
test_message_needs_no_address (Fixture *fixture, gconstpointer data)
{
  MdrAnswers *answers = mdr_session_get_answers (fixture->session);

  fake_source_set_finding (fixture->source, "message", "message-understood", MDR_SEVERITY_WARNING,
                           MDR_CAUSE_MAILBOX_FULL);
  mdr_answers_set (answers, MDR_QUESTION_MESSAGE, "Quota exceeded", NULL);
  settle ();

  g_assert_cmpstr (fake_source_get_message (fixture->source), ==, "Quota exceeded");
  g_assert_cmpint (first_cause (fixture), ==, MDR_CAUSE_MAILBOX_FULL);

  mdr_answers_set (answers, MDR_QUESTION_MESSAGE, "No space left", NULL);
  settle ();
  g_assert_cmpstr (fake_source_get_message (fixture->source), ==, "No space left");
  g_assert_cmpuint (g_list_model_get_n_items (mdr_session_get_probes (fixture->session)), ==, 1);

  mdr_answers_set (answers, MDR_QUESTION_MESSAGE, NULL, NULL);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (mdr_session_get_probes (fixture->session)), ==, 0);
  g_assert_cmpint (first_cause (fixture), ==, MDR_CAUSE_OK);
}

static void
test_message_hears_of_the_provider (Fixture *fixture, gconstpointer data)
{
  MdrProvider *provider = mdr_provider_list_find_by_id (mdr_provider_list_get_default (), "libero");

  add_two_servers (fixture);
  fake_source_set_provider (fixture->source, provider);
  mdr_answers_set (mdr_session_get_answers (fixture->session), MDR_QUESTION_MESSAGE, "No", NULL);
  g_assert_null (fake_source_get_message_provider (fixture->source));

  run (fixture);
  g_assert_true (fake_source_get_message_provider (fixture->source) == provider);

  mdr_session_forget (fixture->session);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (mdr_session_get_probes (fixture->session)), ==, 0);
}

static void
test_measured_against_told (Fixture *fixture, gconstpointer data)
{
  GListModel *diagnosis = mdr_session_get_diagnosis (fixture->session);
  g_autoptr (MdrRankedCause) first = NULL;

  add_two_servers (fixture);
  fake_source_set_finding (fixture->source, "message", "message-understood", MDR_SEVERITY_WARNING,
                           MDR_CAUSE_NO_INTERNET);
  fake_source_set_finding (fixture->source, "online", "online", MDR_SEVERITY_INFO, MDR_CAUSE_OK);
  mdr_answers_set (mdr_session_get_answers (fixture->session), MDR_QUESTION_MESSAGE, "Offline",
                   NULL);
  run (fixture);

  g_assert_cmpint (first_cause (fixture), ==, MDR_CAUSE_UNKNOWN);
  first = g_list_model_get_item (diagnosis, 1);
  g_assert_cmpint (mdr_ranked_cause_get_cause (first), ==, MDR_CAUSE_NO_INTERNET);
  g_assert_cmpuint (g_list_model_get_n_items (mdr_ranked_cause_get_because (first)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (mdr_ranked_cause_get_against (first)), ==, 1);
}

static void
find_not_yet_valid (Fixture *fixture)
{
  add_two_servers (fixture);
  fake_source_set_finding (fixture->source, "imap imap.example.it:993", "certificate-not-yet-valid",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CLOCK_SKEW);
}

static void
test_not_yet_valid (Fixture *fixture, gconstpointer data)
{
  find_not_yet_valid (fixture);
  run (fixture);

  g_assert_cmpint (first_cause (fixture), ==, MDR_CAUSE_CLOCK_SKEW);
  assert_verdict (fixture, MDR_DIRECTION_RECEIVING, MDR_STATE_FAILED, MDR_CAUSE_CLOCK_SKEW);
}

static void
test_not_yet_valid_by_a_right_clock (Fixture *fixture, gconstpointer data)
{
  GListModel *diagnosis = mdr_session_get_diagnosis (fixture->session);
  guint n_causes;

  find_not_yet_valid (fixture);
  fake_source_set_finding (fixture->source, "online", "clock-right", MDR_SEVERITY_INFO,
                           MDR_CAUSE_OK);
  run (fixture);

  n_causes = g_list_model_get_n_items (diagnosis);
  g_assert_cmpint (first_cause (fixture), ==, MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE);
  for (guint i = 0; i < n_causes; i++)
    {
      g_autoptr (MdrRankedCause) cause = g_list_model_get_item (diagnosis, i);

      g_assert_cmpint (mdr_ranked_cause_get_cause (cause), !=, MDR_CAUSE_CLOCK_SKEW);
    }
  assert_verdict (fixture, MDR_DIRECTION_RECEIVING, MDR_STATE_FAILED,
                  MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/session-weighing/" path, Fixture, NULL, set_up, function, tear_down)

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
  ADD ("a-message-is-explained-without-an-address", test_message_needs_no_address);
  ADD ("a-message-is-explained-again-with-the-provider", test_message_hears_of_the_provider);
  ADD ("what-was-measured-stands-against-what-was-told", test_measured_against_told);
  ADD ("not-yet-valid-is-the-clock", test_not_yet_valid);
  ADD ("not-yet-valid-by-a-right-clock-is-the-server", test_not_yet_valid_by_a_right_clock);

  return g_test_run ();
}
