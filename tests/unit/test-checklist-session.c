/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the checklist follows a session, and that a line that says the same stays the same.
 */

#include "core/mdr-checklist.h"
#include "knowledge/mdr-texts.h"
#include "session-trial.h"

typedef struct
{
  SessionTrial trial;
  GListModel *checklist;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  session_trial_set_up (&fixture->trial, data);
  fixture->checklist = G_LIST_MODEL (mdr_checklist_new (fixture->trial.session));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mdr_session_stop (fixture->trial.session);
  session_trial_settle ();
  g_assert_finalize_object (fixture->checklist);
  session_trial_tear_down (&fixture->trial, data);
}

static void
assert_state (Fixture *fixture, MdrCheck check, MdrState state)
{
  g_autoptr (MdrChecklistItem) item = g_list_model_get_item (fixture->checklist, check);

  g_assert_cmpstr (mdr_enum_to_nick (MDR_TYPE_STATE, mdr_checklist_item_get_state (item)), ==,
                   mdr_enum_to_nick (MDR_TYPE_STATE, state));
}

static void
changed_cb (guint *changed, guint position, guint removed, guint added)
{
  g_assert_cmpuint (removed, ==, 1);
  g_assert_cmpuint (added, ==, 1);
  *changed |= 1u << position;
}

static void
test_follows (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (g_list_model_get_n_items (fixture->checklist), ==, MDR_N_CHECKS);
  assert_state (fixture, MDR_CHECK_NETWORK, MDR_STATE_WAITING);

  fake_source_set_endless (fixture->trial.source, TRUE);
  session_trial_begin (&fixture->trial);
  session_trial_settle ();
  assert_state (fixture, MDR_CHECK_NETWORK, MDR_STATE_RUNNING);
  assert_state (fixture, MDR_CHECK_SIGN_IN_SENDING, MDR_STATE_RUNNING);

  fake_source_set_endless (fixture->trial.source, FALSE);
  fake_source_set_finding (fixture->trial.source, "smtp smtp.example.it:465", "connection-refused",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_REFUSED);
  session_trial_run (&fixture->trial);
  assert_state (fixture, MDR_CHECK_WEBMAIL, MDR_STATE_SKIPPED);
  assert_state (fixture, MDR_CHECK_NETWORK, MDR_STATE_FAILED);
  assert_state (fixture, MDR_CHECK_SIGN_IN_SENDING, MDR_STATE_SKIPPED);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->checklist), ==, MDR_N_CHECKS);
}

static void
test_same_stays_the_same (Fixture *fixture, gconstpointer data)
{
  guint changed = 0;

  session_trial_run (&fixture->trial);
  g_signal_connect_swapped (fixture->checklist, "items-changed", G_CALLBACK (changed_cb), &changed);

  g_signal_emit_by_name (fixture->trial.session, "updated");
  g_assert_cmphex (changed, ==, 0);

  session_trial_answer (&fixture->trial, MDR_QUESTION_WEBMAIL, "yes");
  g_assert_cmphex (changed, ==, 1u << MDR_CHECK_WEBMAIL);
  assert_state (fixture, MDR_CHECK_WEBMAIL, MDR_STATE_PASSED);
}

static void
test_stopped_is_not_tried (Fixture *fixture, gconstpointer data)
{
  fake_source_set_endless (fixture->trial.source, TRUE);
  session_trial_begin (&fixture->trial);
  session_trial_settle ();
  mdr_session_stop (fixture->trial.session);
  session_trial_settle ();

  for (guint check = 0; check < MDR_N_CHECKS; check++)
    assert_state (fixture, check, MDR_STATE_SKIPPED);
}

static void
test_vpn_on_the_way (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MdrChecklistItem) network = NULL;

  fake_source_take_finding (fixture->trial.source, "online",
                            mdr_finding_new ("vpn-active", MDR_STEP_NETWORK, MDR_SEVERITY_INFO,
                                             MDR_CAUSE_OK, NULL, "default-route", "no",
                                             "mail-route", "yes", NULL));
  session_trial_run (&fixture->trial);

  network = g_list_model_get_item (fixture->checklist, MDR_CHECK_NETWORK);
  g_assert_cmpstr (mdr_checklist_item_get_reason (network), ==, "works-through-vpn");
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MdrChecklistItem) sign_in = NULL;
  g_autoptr (MdrChecklistItem) webmail = NULL;
  g_autofree char *sign_in_text = NULL;
  g_autofree char *webmail_text = NULL;

  session_trial_run (&fixture->trial);
  session_trial_answer (&fixture->trial, MDR_QUESTION_WEBMAIL, "no");

  sign_in = g_list_model_get_item (fixture->checklist, MDR_CHECK_SIGN_IN_RECEIVING);
  webmail = g_list_model_get_item (fixture->checklist, MDR_CHECK_WEBMAIL);
  sign_in_text = mdr_texts_dup_checklist_item (sign_in);
  webmail_text = mdr_texts_dup_checklist_item (webmail);

  g_assert_cmpstr (mdr_texts_get_check_title (MDR_CHECK_SIGN_IN_RECEIVING), ==,
                   "Sign-in for receiving");
  g_assert_cmpstr (sign_in_text, ==, "No password was tried on imap.example.it.");
  g_assert_cmpstr (webmail_text, ==,
                   "You cannot sign in to the webmail. Before that works, no mail program can work "
                   "either.");
}

/* The list of steps and the list of checks stand next to each other in the window. */
static void
assert_step_says_the_same (Fixture *fixture, MdrCheck check, MdrState state)
{
  MdrStep *step = mdr_session_get_step (fixture->trial.session, mdr_check_get_step (check));

  assert_state (fixture, check, state);
  g_assert_cmpstr (mdr_enum_to_nick (MDR_TYPE_STATE, mdr_step_get_state (step)), ==,
                   mdr_enum_to_nick (MDR_TYPE_STATE, state));
}

static void
test_not_compared_is_not_in_order (Fixture *fixture, gconstpointer data)
{
  fake_source_set_settings_source (fixture->trial.source, MDR_SETTINGS_SOURCE_AUTOCONFIG);
  session_trial_run (&fixture->trial);

  assert_step_says_the_same (fixture, MDR_CHECK_SETTINGS, MDR_STATE_SKIPPED);
  assert_step_says_the_same (fixture, MDR_CHECK_PASSWORDS, MDR_STATE_SKIPPED);
}

static void
test_not_reached_is_not_in_order (Fixture *fixture, gconstpointer data)
{
  fake_source_set_settings_source (fixture->trial.source, MDR_SETTINGS_SOURCE_GIVEN);
  fake_source_set_finding (fixture->trial.source, "smtp smtp.example.it:465", "connection-refused",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_REFUSED);
  session_trial_run (&fixture->trial);

  assert_step_says_the_same (fixture, MDR_CHECK_SETTINGS, MDR_STATE_SKIPPED);
}

static void
test_given_and_reached_is_in_order (Fixture *fixture, gconstpointer data)
{
  fake_source_set_settings_source (fixture->trial.source, MDR_SETTINGS_SOURCE_GIVEN);
  session_trial_run (&fixture->trial);
  session_trial_answer (&fixture->trial, MDR_QUESTION_WEBMAIL, "yes");

  assert_step_says_the_same (fixture, MDR_CHECK_SETTINGS, MDR_STATE_PASSED);
  assert_step_says_the_same (fixture, MDR_CHECK_WEBMAIL, MDR_STATE_PASSED);
}

/* Who named the server for receiving has said nothing about the other. */
static void
test_only_one_was_given (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func (g_object_unref);
  MdrSettings *settings;

  g_ptr_array_add (
      given, mdr_service_new (MDR_PROTOCOL_IMAP, "mail.example.it", 993, MDR_SECURITY_TLS, NULL));
  fake_source_set_settings_source (fixture->trial.source, MDR_SETTINGS_SOURCE_AUTOCONFIG);
  mdr_session_set_given_services (fixture->trial.session, given);
  session_trial_run (&fixture->trial);

  settings = mdr_session_get_settings (fixture->trial.session);
  g_assert_cmpint (mdr_settings_get_source_of (settings, MDR_PROTOCOL_IMAP), ==,
                   MDR_SETTINGS_SOURCE_GIVEN);
  g_assert_cmpint (mdr_settings_get_source_of (settings, MDR_PROTOCOL_SMTP), ==,
                   MDR_SETTINGS_SOURCE_AUTOCONFIG);
  assert_step_says_the_same (fixture, MDR_CHECK_SETTINGS, MDR_STATE_SKIPPED);
}

static void
test_webmail_not_needed (Fixture *fixture, gconstpointer data)
{
  fake_source_set_finding (fixture->trial.source, "imap imap.example.it:993", "sign-in-accepted",
                           MDR_SEVERITY_INFO, MDR_CAUSE_OK);
  session_trial_run (&fixture->trial);

  assert_step_says_the_same (fixture, MDR_CHECK_WEBMAIL, MDR_STATE_SKIPPED);
}

static void
test_every_check_has_a_title_and_a_page (void)
{
  for (guint check = 0; check < MDR_N_CHECKS; check++)
    {
      g_assert_cmpstr (mdr_texts_get_check_title (check), !=, "");
      g_assert_cmpint (mdr_check_get_step (check), >, MDR_STEP_START);
      g_assert_cmpint (mdr_check_get_step (check), <, MDR_STEP_RESULT);
    }
}

#define ADD(path, function)                                                                        \
  g_test_add ("/checklist/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("follows-a-session", test_follows);
  ADD ("same-stays-the-same", test_same_stays_the_same);
  ADD ("stopped-is-not-tried", test_stopped_is_not_tried);
  ADD ("a-vpn-on-the-way-is-told", test_vpn_on_the_way);
  ADD ("is-told-in-words", test_words);
  ADD ("not-compared-is-not-in-order", test_not_compared_is_not_in_order);
  ADD ("not-reached-is-not-in-order", test_not_reached_is_not_in_order);
  ADD ("given-and-reached-is-in-order", test_given_and_reached_is_in_order);
  ADD ("only-one-server-was-given", test_only_one_was_given);
  ADD ("webmail-that-nobody-tried-is-not-in-order", test_webmail_not_needed);
  g_test_add_func ("/checklist/every-check-has-a-title-and-a-page",
                   test_every_check_has_a_title_and_a_page);

  return g_test_run ();
}
