/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a session does when the network is another one.
 */

#include "network-trial.h"

static void
test_nothing_before_start (NetworkTrial *trial, gconstpointer data)
{
  network_trial_change_network (trial);

  g_assert_false (mdr_session_is_running (trial->session));
  g_assert_cmpuint (fake_source_get_n_probes (trial->source), ==, 0);
}

static void
test_first_check_begins_anew (NetworkTrial *trial, gconstpointer data)
{
  fake_source_set_endless (trial->source, TRUE);
  mdr_session_start (trial->session);
  network_trial_settle ();

  fake_source_set_endless (trial->source, FALSE);
  network_trial_change_network (trial);
  g_assert_false (mdr_session_is_comparing (trial->session));
  network_trial_wait_for_end (trial);

  g_assert_cmpint (network_trial_first_cause (trial), ==, MDR_CAUSE_OK);
  g_assert_cmpuint (network_trial_count_changes (trial), ==, 0);
}

static void
test_sign_in_is_not_disturbed (NetworkTrial *trial, gconstpointer data)
{
  MdrProbe *probe;

  network_trial_run (trial);
  fake_source_set_endless (trial->source, TRUE);
  network_trial_sign_in (trial);
  network_trial_settle ();
  probe = g_list_model_get_item (mdr_session_get_probes (trial->session), 1);
  g_assert_cmpstr (mdr_probe_get_id (probe), ==, IMAP);
  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_RUNNING);

  fake_source_set_endless (trial->source, FALSE);
  network_trial_change_network (trial);
  network_trial_settle ();
  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_RUNNING);
  g_assert_false (mdr_session_is_comparing (trial->session));

  /* Its server answers in the end. */
  fake_source_set_finding (trial->source, IMAP, "sign-in-refused", MDR_SEVERITY_ERROR,
                           MDR_CAUSE_PASSWORD_WRONG);
  mdr_probe_start (probe);
  network_trial_open_again (trial, IMAP);
  g_object_unref (probe);
  while (!mdr_session_is_comparing (trial->session))
    g_main_context_iteration (NULL, TRUE);
  network_trial_wait_for_end (trial);

  g_assert_cmpuint (fake_source_get_n_sign_ins (trial->source), ==, 1);
}

static void
test_refusal_holds (NetworkTrial *trial, gconstpointer data)
{
  network_trial_run (trial);
  fake_source_set_finding (trial->source, IMAP, "sign-in-refused", MDR_SEVERITY_ERROR,
                           MDR_CAUSE_PASSWORD_WRONG);
  network_trial_sign_in (trial);
  network_trial_settle ();
  g_assert_cmpint (network_trial_first_cause (trial), ==, MDR_CAUSE_PASSWORD_WRONG);

  /* The way is shut: what is behind it cannot be seen. */
  network_trial_shut (trial, IMAP);
  network_trial_change_network (trial);
  network_trial_wait_for_end (trial);
  g_assert_cmpint (network_trial_first_cause (trial), !=, MDR_CAUSE_PASSWORD_WRONG);
  g_assert_cmpint (network_trial_trend_of (trial, MDR_SUBJECT_RECEIVING), ==, MDR_TREND_WORSE);

  network_trial_open_again (trial, IMAP);
  network_trial_change_network (trial);
  network_trial_wait_for_end (trial);
  g_assert_cmpint (network_trial_first_cause (trial), ==, MDR_CAUSE_PASSWORD_WRONG);
  g_assert_cmpint (network_trial_trend_of (trial, MDR_SUBJECT_RECEIVING), ==, MDR_TREND_BETTER);
  g_assert_cmpint (network_trial_trend_of (trial, MDR_SUBJECT_CAUSE), ==, MDR_TREND_OTHER);
  g_assert_cmpuint (fake_source_get_n_sign_ins (trial->source), ==, 1);
}

static void
test_stopped (NetworkTrial *trial, gconstpointer data)
{
  fake_source_set_endless (trial->source, TRUE);
  mdr_session_start (trial->session);
  mdr_session_stop (trial->session);
  network_trial_settle ();

  network_trial_change_network (trial);
  g_assert_false (mdr_session_is_running (trial->session));

  fake_source_set_endless (trial->source, FALSE);
  network_trial_run (trial);
  network_trial_change_network (trial);
  g_assert_true (mdr_session_is_running (trial->session));
}

static void
test_message_is_left_alone (NetworkTrial *trial, gconstpointer data)
{
  g_autoptr (MdrProbe) before = NULL;
  g_autoptr (MdrProbe) after = NULL;

  mdr_answers_set (mdr_session_get_answers (trial->session), MDR_QUESTION_MESSAGE, "oh no", NULL);
  network_trial_run (trial);
  before = g_list_model_get_item (mdr_session_get_probes (trial->session), 0);
  g_assert_cmpstr (mdr_probe_get_id (before), ==, "message");

  fake_source_set_endless (trial->source, TRUE);
  network_trial_change_network (trial);
  network_trial_settle ();

  after = g_list_model_get_item (mdr_session_get_probes (trial->session), 0);
  g_assert_true (after == before);
  g_assert_cmpint (mdr_probe_get_state (after), ==, MDR_STATE_PASSED);
}

static MdrSettingsSource
settings_source (NetworkTrial *trial)
{
  return mdr_settings_get_source (mdr_session_get_settings (trial->session));
}

static void
test_settings_do_not_get_worse (NetworkTrial *trial, gconstpointer data)
{
  fake_source_set_settings_source (trial->source, MDR_SETTINGS_SOURCE_SRV);
  network_trial_run (trial);

  fake_source_set_settings_source (trial->source, MDR_SETTINGS_SOURCE_GUESS);
  network_trial_change_network (trial);
  network_trial_wait_for_end (trial);
  g_assert_cmpint (settings_source (trial), ==, MDR_SETTINGS_SOURCE_SRV);

  fake_source_set_settings_source (trial->source, MDR_SETTINGS_SOURCE_AUTOCONFIG);
  network_trial_change_network (trial);
  network_trial_wait_for_end (trial);
  g_assert_cmpint (settings_source (trial), ==, MDR_SETTINGS_SOURCE_AUTOCONFIG);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/session-network/" path, NetworkTrial, NULL, network_trial_set_up, function,        \
              network_trial_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("nothing-is-contacted-before-the-start", test_nothing_before_start);
  ADD ("a-first-check-begins-anew-and-has-nothing-to-compare", test_first_check_begins_anew);
  ADD ("a-sign-in-is-not-disturbed", test_sign_in_is_not_disturbed);
  ADD ("a-refused-password-stays-refused-without-being-sent-again", test_refusal_holds);
  ADD ("who-stopped-is-left-in-peace", test_stopped);
  ADD ("the-message-is-not-asked-about-again", test_message_is_left_alone);
  ADD ("settings-may-get-better-and-not-worse", test_settings_do_not_get_worse);

  return g_test_run ();
}
