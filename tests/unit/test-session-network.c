/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a session does when the network is another one.
 */

#include "core/mdr-session.h"
#include "fake-probes.h"

#define IMAP "imap imap.example.it:993"
#define SMTP "smtp smtp.example.it:465"

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
  fake_source_add_service (fixture->source, MDR_PROTOCOL_SMTP, "smtp.example.it");
  fake_source_set_finding (fixture->source, "online", "online", MDR_SEVERITY_INFO, MDR_CAUSE_OK);
  fixture->session = mdr_session_new (MDR_PROBE_SOURCE (fixture->source));
  mdr_session_set_address (fixture->session, "anna@example.it", &error);
  g_assert_no_error (error);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mdr_session_stop (fixture->session);
  settle ();
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->source);
}

static void
wait_for_end (Fixture *fixture)
{
  while (mdr_session_is_running (fixture->session))
    g_main_context_iteration (NULL, TRUE);
}

static void
run (Fixture *fixture)
{
  mdr_session_start (fixture->session);
  wait_for_end (fixture);
}

static void
change_network (Fixture *fixture)
{
  mdr_probe_source_network_changed (MDR_PROBE_SOURCE (fixture->source));
}

static void
shut (Fixture *fixture, const char *probe_id)
{
  fake_source_set_finding (fixture->source, probe_id, "connection-timeout", MDR_SEVERITY_ERROR,
                           MDR_CAUSE_CONNECTION_TIMEOUT);
}

static void
open_again (Fixture *fixture, const char *probe_id)
{
  fake_source_take_finding (fixture->source, probe_id, NULL);
}

static void
switch_vpn_on (Fixture *fixture)
{
  fake_source_take_finding (fixture->source, "host imap.example.it",
                            mdr_finding_new ("vpn-active", MDR_STEP_NETWORK, MDR_SEVERITY_INFO,
                                             MDR_CAUSE_OK, NULL, "interface", "tun0", "name",
                                             "work", "default-route", "yes", NULL));
}

static guint
count_changes (Fixture *fixture)
{
  return g_list_model_get_n_items (mdr_session_get_changes (fixture->session));
}

/* -1 where nothing is said of it. */
static int
trend_of (Fixture *fixture, MdrSubject subject)
{
  for (guint i = 0; i < count_changes (fixture); i++)
    {
      g_autoptr (MdrChange) change =
          g_list_model_get_item (mdr_session_get_changes (fixture->session), i);

      if (mdr_change_get_subject (change) == subject)
        return (int) mdr_change_get_trend (change);
    }

  return -1;
}

static MdrCause
first_cause (Fixture *fixture)
{
  g_autoptr (MdrRankedCause) first =
      g_list_model_get_item (mdr_session_get_diagnosis (fixture->session), 0);

  return first != NULL ? mdr_ranked_cause_get_cause (first) : MDR_CAUSE_UNKNOWN;
}

static void
sign_in (Fixture *fixture)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text ("secret", -1);

  mdr_session_sign_in_async (fixture->session, secret, MDR_PASSWORD_KIND_ACCOUNT, NULL, NULL, NULL);
}

static void
test_nothing_before_start (Fixture *fixture, gconstpointer data)
{
  change_network (fixture);

  g_assert_false (mdr_session_is_running (fixture->session));
  g_assert_cmpuint (fake_source_get_n_probes (fixture->source), ==, 0);
}

static void
test_first_check_begins_anew (Fixture *fixture, gconstpointer data)
{
  fake_source_set_endless (fixture->source, TRUE);
  mdr_session_start (fixture->session);
  settle ();

  fake_source_set_endless (fixture->source, FALSE);
  change_network (fixture);
  g_assert_false (mdr_session_is_comparing (fixture->session));
  wait_for_end (fixture);

  g_assert_cmpint (first_cause (fixture), ==, MDR_CAUSE_OK);
  g_assert_cmpuint (count_changes (fixture), ==, 0);
}

static void
test_better (Fixture *fixture, gconstpointer data)
{
  switch_vpn_on (fixture);
  shut (fixture, IMAP);
  shut (fixture, SMTP);
  run (fixture);
  g_assert_cmpint (first_cause (fixture), ==, MDR_CAUSE_VPN_INTERFERENCE);

  open_again (fixture, "host imap.example.it");
  open_again (fixture, IMAP);
  open_again (fixture, SMTP);
  change_network (fixture);
  g_assert_true (mdr_session_is_running (fixture->session));
  g_assert_true (mdr_session_is_comparing (fixture->session));
  g_assert_true (mdr_session_has_network_changed (fixture->session));
  wait_for_end (fixture);

  g_assert_false (mdr_session_is_comparing (fixture->session));
  g_assert_cmpint (trend_of (fixture, MDR_SUBJECT_VPN), ==, MDR_TREND_OTHER);
  g_assert_cmpint (trend_of (fixture, MDR_SUBJECT_RECEIVING), ==, MDR_TREND_BETTER);
  g_assert_cmpint (trend_of (fixture, MDR_SUBJECT_SENDING), ==, MDR_TREND_BETTER);
  g_assert_cmpint (trend_of (fixture, MDR_SUBJECT_CAUSE), ==, MDR_TREND_BETTER);
  g_assert_cmpuint (count_changes (fixture), ==, 4);
}

static void
test_worse (Fixture *fixture, gconstpointer data)
{
  run (fixture);

  shut (fixture, SMTP);
  change_network (fixture);
  wait_for_end (fixture);

  g_assert_cmpint (trend_of (fixture, MDR_SUBJECT_RECEIVING), ==, -1);
  g_assert_cmpint (trend_of (fixture, MDR_SUBJECT_SENDING), ==, MDR_TREND_WORSE);
  g_assert_cmpint (trend_of (fixture, MDR_SUBJECT_CAUSE), ==, MDR_TREND_WORSE);
}

static void
test_no_change_no_word (Fixture *fixture, gconstpointer data)
{
  run (fixture);
  change_network (fixture);
  wait_for_end (fixture);

  g_assert_cmpuint (count_changes (fixture), ==, 0);
}

static void
test_still_the_same (Fixture *fixture, gconstpointer data)
{
  shut (fixture, IMAP);
  run (fixture);
  change_network (fixture);
  wait_for_end (fixture);

  g_assert_cmpuint (count_changes (fixture), ==, 1);
  g_assert_cmpint (trend_of (fixture, MDR_SUBJECT_CAUSE), ==, MDR_TREND_SAME);
}

static void
test_changes_stay (Fixture *fixture, gconstpointer data)
{
  shut (fixture, IMAP);
  run (fixture);
  open_again (fixture, IMAP);
  change_network (fixture);
  wait_for_end (fixture);

  change_network (fixture);
  wait_for_end (fixture);

  g_assert_cmpint (trend_of (fixture, MDR_SUBJECT_RECEIVING), ==, MDR_TREND_BETTER);
}

static void
test_first_state_counts (Fixture *fixture, gconstpointer data)
{
  shut (fixture, IMAP);
  run (fixture);

  /* In between nothing is known. */
  fake_source_set_endless (fixture->source, TRUE);
  change_network (fixture);
  settle ();
  g_assert_true (mdr_session_is_comparing (fixture->session));

  fake_source_set_endless (fixture->source, FALSE);
  open_again (fixture, IMAP);
  change_network (fixture);
  wait_for_end (fixture);

  g_assert_cmpint (trend_of (fixture, MDR_SUBJECT_RECEIVING), ==, MDR_TREND_BETTER);
}

static void
test_sign_in_is_not_disturbed (Fixture *fixture, gconstpointer data)
{
  MdrProbe *probe;

  run (fixture);
  fake_source_set_endless (fixture->source, TRUE);
  sign_in (fixture);
  settle ();
  probe = g_list_model_get_item (mdr_session_get_probes (fixture->session), 1);
  g_assert_cmpstr (mdr_probe_get_id (probe), ==, IMAP);
  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_RUNNING);

  fake_source_set_endless (fixture->source, FALSE);
  change_network (fixture);
  settle ();
  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_RUNNING);
  g_assert_false (mdr_session_is_comparing (fixture->session));

  /* Its server answers in the end. */
  fake_source_set_finding (fixture->source, IMAP, "sign-in-refused", MDR_SEVERITY_ERROR,
                           MDR_CAUSE_PASSWORD_WRONG);
  mdr_probe_start (probe);
  open_again (fixture, IMAP);
  g_object_unref (probe);
  while (!mdr_session_is_comparing (fixture->session))
    g_main_context_iteration (NULL, TRUE);
  wait_for_end (fixture);

  g_assert_cmpuint (fake_source_get_n_sign_ins (fixture->source), ==, 1);
}

static void
test_refusal_holds (Fixture *fixture, gconstpointer data)
{
  run (fixture);
  fake_source_set_finding (fixture->source, IMAP, "sign-in-refused", MDR_SEVERITY_ERROR,
                           MDR_CAUSE_PASSWORD_WRONG);
  sign_in (fixture);
  settle ();
  g_assert_cmpint (first_cause (fixture), ==, MDR_CAUSE_PASSWORD_WRONG);

  /* The way is shut: what is behind it cannot be seen. */
  shut (fixture, IMAP);
  change_network (fixture);
  wait_for_end (fixture);
  g_assert_cmpint (first_cause (fixture), !=, MDR_CAUSE_PASSWORD_WRONG);
  g_assert_cmpint (trend_of (fixture, MDR_SUBJECT_RECEIVING), ==, MDR_TREND_WORSE);

  open_again (fixture, IMAP);
  change_network (fixture);
  wait_for_end (fixture);
  g_assert_cmpint (first_cause (fixture), ==, MDR_CAUSE_PASSWORD_WRONG);
  g_assert_cmpint (trend_of (fixture, MDR_SUBJECT_RECEIVING), ==, MDR_TREND_BETTER);
  g_assert_cmpint (trend_of (fixture, MDR_SUBJECT_CAUSE), ==, MDR_TREND_OTHER);
  g_assert_cmpuint (fake_source_get_n_sign_ins (fixture->source), ==, 1);
}

static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  fake_source_set_endless (fixture->source, TRUE);
  mdr_session_start (fixture->session);
  mdr_session_stop (fixture->session);
  settle ();

  change_network (fixture);
  g_assert_false (mdr_session_is_running (fixture->session));

  fake_source_set_endless (fixture->source, FALSE);
  run (fixture);
  change_network (fixture);
  g_assert_true (mdr_session_is_running (fixture->session));
}

static void
test_message_is_left_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MdrProbe) before = NULL;
  g_autoptr (MdrProbe) after = NULL;

  mdr_answers_set (mdr_session_get_answers (fixture->session), MDR_QUESTION_MESSAGE, "oh no", NULL);
  run (fixture);
  before = g_list_model_get_item (mdr_session_get_probes (fixture->session), 0);
  g_assert_cmpstr (mdr_probe_get_id (before), ==, "message");

  fake_source_set_endless (fixture->source, TRUE);
  change_network (fixture);
  settle ();

  after = g_list_model_get_item (mdr_session_get_probes (fixture->session), 0);
  g_assert_true (after == before);
  g_assert_cmpint (mdr_probe_get_state (after), ==, MDR_STATE_PASSED);
}

static void
test_check_again_compares (Fixture *fixture, gconstpointer data)
{
  shut (fixture, IMAP);
  run (fixture);
  open_again (fixture, IMAP);
  mdr_session_check_step_again (fixture->session, MDR_STEP_NETWORK);
  g_assert_true (mdr_session_is_comparing (fixture->session));
  wait_for_end (fixture);

  g_assert_false (mdr_session_has_network_changed (fixture->session));
  g_assert_cmpint (trend_of (fixture, MDR_SUBJECT_RECEIVING), ==, MDR_TREND_BETTER);
}

static void
test_untested_is_not_better (Fixture *fixture, gconstpointer data)
{
  run (fixture);
  fake_source_set_finding (fixture->source, IMAP, "sign-in-refused", MDR_SEVERITY_ERROR,
                           MDR_CAUSE_PASSWORD_WRONG);
  sign_in (fixture);
  settle ();

  open_again (fixture, IMAP);
  mdr_session_check_step_again (fixture->session, MDR_STEP_NETWORK);
  wait_for_end (fixture);

  g_assert_cmpuint (count_changes (fixture), ==, 0);
}

static MdrSettingsSource
settings_source (Fixture *fixture)
{
  return mdr_settings_get_source (mdr_session_get_settings (fixture->session));
}

static void
test_settings_do_not_get_worse (Fixture *fixture, gconstpointer data)
{
  fake_source_set_settings_source (fixture->source, MDR_SETTINGS_SOURCE_SRV);
  run (fixture);

  fake_source_set_settings_source (fixture->source, MDR_SETTINGS_SOURCE_GUESS);
  change_network (fixture);
  wait_for_end (fixture);
  g_assert_cmpint (settings_source (fixture), ==, MDR_SETTINGS_SOURCE_SRV);

  fake_source_set_settings_source (fixture->source, MDR_SETTINGS_SOURCE_AUTOCONFIG);
  change_network (fixture);
  wait_for_end (fixture);
  g_assert_cmpint (settings_source (fixture), ==, MDR_SETTINGS_SOURCE_AUTOCONFIG);
}

static void
test_other_address_other_story (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  shut (fixture, IMAP);
  run (fixture);
  open_again (fixture, IMAP);
  change_network (fixture);
  wait_for_end (fixture);
  g_assert_cmpuint (count_changes (fixture), >, 0);

  mdr_session_set_address (fixture->session, "bruno@example.it", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_changes (fixture), ==, 0);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/session-network/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("nothing-is-contacted-before-the-start", test_nothing_before_start);
  ADD ("a-first-check-begins-anew-and-has-nothing-to-compare", test_first_check_begins_anew);
  ADD ("what-got-better-is-said", test_better);
  ADD ("what-got-worse-is-said", test_worse);
  ADD ("nothing-is-said-where-nothing-changed", test_no_change_no_word);
  ADD ("a-fault-that-stays-is-named-once", test_still_the_same);
  ADD ("what-changed-stays-to-be-read", test_changes_stay);
  ADD ("several-changes-in-turn-are-compared-with-the-first-state", test_first_state_counts);
  ADD ("a-sign-in-is-not-disturbed", test_sign_in_is_not_disturbed);
  ADD ("a-refused-password-stays-refused-without-being-sent-again", test_refusal_holds);
  ADD ("who-stopped-is-left-in-peace", test_stopped);
  ADD ("the-message-is-not-asked-about-again", test_message_is_left_alone);
  ADD ("check-again-compares-too", test_check_again_compares);
  ADD ("what-is-no-longer-tested-is-not-called-better", test_untested_is_not_better);
  ADD ("settings-may-get-better-and-not-worse", test_settings_do_not_get_worse);
  ADD ("another-address-begins-without-changes", test_other_address_other_story);

  return g_test_run ();
}
