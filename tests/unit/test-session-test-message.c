/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A test message goes its way, as far as the servers let it.
 */

#include "core/mdr-error.h"
#include "message-trial.h"

static const MdrProtocol imap = MDR_PROTOCOL_IMAP;

static void
test_order (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  g_assert_cmpint (message_trial_stage (trial), ==, MDR_TEST_STAGE_SIGN_IN);
  g_assert_true (mdr_session_is_running (trial->session));

  message_trial_report_fact (trial, 0, "sign-in-accepted");
  g_assert_cmpuint (trial->probes->len, ==, 1);
  message_trial_report_fact (trial, 0, "mailbox-watched");
  g_assert_cmpuint (trial->probes->len, ==, 2);
  g_assert_cmpint (message_trial_stage (trial), ==, MDR_TEST_STAGE_SENDING);

  message_trial_report_fact (trial, 1, "sign-in-accepted");
  message_trial_report_fact (trial, 1, "test-message-accepted");
  g_assert_cmpint (message_trial_stage (trial), ==, MDR_TEST_STAGE_WAITING);
  message_trial_end_probe (trial, 1);

  message_trial_report_fact (trial, 0, "test-message-arrived");
  g_assert_cmpint (message_trial_stage (trial), ==, MDR_TEST_STAGE_REMOVING);
  g_assert_false (trial->ended);

  message_trial_report_fact (trial, 0, "test-message-removed");
  message_trial_end_probe (trial, 0);
  message_trial_assert_ended (trial);
  g_assert_cmpuint (trial->probes->len, ==, 2);
}

static void
test_secret_goes_early (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  g_assert_true (message_trial_knows_secret (trial, 0));
  message_trial_watch (trial);
  g_assert_false (message_trial_knows_secret (trial, 0));
  g_assert_true (message_trial_knows_secret (trial, 1));
  message_trial_report_fact (trial, 1, "sign-in-accepted");
  g_assert_false (message_trial_knows_secret (trial, 1));
  g_assert_false (trial->ended);
}

static void
test_faster_than_the_answer (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  message_trial_watch (trial);
  message_trial_report_fact (trial, 0, "test-message-arrived");
  g_assert_cmpint (message_trial_stage (trial), ==, MDR_TEST_STAGE_SENDING);
  message_trial_end_probe (trial, 0);
  message_trial_report_fact (trial, 1, "test-message-accepted");
  message_trial_end_probe (trial, 1);

  message_trial_assert_ended (trial);
  g_assert_false (message_trial_is_found (trial, 1, "test-message-unwatched"));
}

static void
test_kept (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, TRUE);
  g_assert_true (mdr_test_message_get_keep (message_trial_message (trial)));
  message_trial_accept (trial);
  message_trial_report_fact (trial, 0, "test-message-in-spam");
  g_assert_cmpint (message_trial_stage (trial), ==, MDR_TEST_STAGE_ENDED);
  g_assert_false (trial->ended);
  message_trial_end_probe (trial, 0);

  message_trial_assert_ended (trial);
}

static void
test_refused_for_receiving (MessageTrial *trial, gconstpointer data)
{
  MdrAttempts *attempts = mdr_session_get_attempts (trial->session);

  message_trial_send (trial, FALSE);
  message_trial_refuse (trial, 0);
  message_trial_assert_ended (trial);
  g_assert_cmpuint (trial->probes->len, ==, 1);
  g_assert_cmpuint (mdr_attempts_get_n_refused (attempts), ==, 1);

  message_trial_send_again (trial, FALSE);
  g_assert_error (trial->error, MDR_ERROR, MDR_ERROR_REFUSED);
  g_assert_cmpuint (trial->probes->len, ==, 1);
}

static void
test_refused_for_sending (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  message_trial_watch (trial);
  message_trial_refuse (trial, 1);
  g_assert_true (mdr_test_message_get_given_up (message_trial_message (trial)));
  g_assert_false (trial->ended);
  message_trial_end_probe (trial, 0);

  message_trial_assert_ended (trial);
  g_assert_cmpuint (mdr_attempts_get_n_refused (mdr_session_get_attempts (trial->session)), ==, 1);
}

static void
test_message_refused (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  message_trial_watch (trial);
  message_trial_report (trial, 1, "test-message-refused", MDR_SEVERITY_ERROR,
                        MDR_CAUSE_SENDER_REJECTED);
  message_trial_end_probe (trial, 1);
  g_assert_true (mdr_test_message_get_given_up (message_trial_message (trial)));
  message_trial_end_probe (trial, 0);

  message_trial_assert_ended (trial);
  g_assert_cmpuint (mdr_attempts_get_n_refused (mdr_session_get_attempts (trial->session)), ==, 0);
  g_assert_cmpuint (trial->probes->len, ==, 2);
}

static void
test_perhaps_accepted (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  message_trial_watch (trial);
  message_trial_report (trial, 1, "test-message-unconfirmed", MDR_SEVERITY_ERROR,
                        MDR_CAUSE_CONNECTION_RESET);
  message_trial_end_probe (trial, 1);
  g_assert_cmpint (message_trial_stage (trial), ==, MDR_TEST_STAGE_WAITING);
  message_trial_report_fact (trial, 0, "test-message-arrived");
  message_trial_end_probe (trial, 0);

  message_trial_assert_ended (trial);
  g_assert_cmpuint (trial->probes->len, ==, 2);
}

static void
test_given_up (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  message_trial_accept (trial);
  mdr_test_message_give_up (message_trial_message (trial));
  g_assert_false (trial->ended);
  message_trial_report_fact (trial, 0, "test-message-waiting-stopped");
  message_trial_end_probe (trial, 0);

  message_trial_assert_ended (trial);
}

static void
test_given_up_before_it_is_sent (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  mdr_test_message_give_up (message_trial_message (trial));
  message_trial_watch (trial);
  message_trial_end_probe (trial, 0);

  message_trial_assert_ended (trial);
  g_assert_cmpuint (trial->probes->len, ==, 1);
}

static void
test_time_is_up (MessageTrial *trial, gconstpointer data)
{
  message_trial_limit_patience (trial, 50);
  message_trial_send (trial, FALSE);
  message_trial_accept (trial);
  while (!mdr_test_message_get_given_up (message_trial_message (trial)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (mdr_test_message_get_seconds_left (message_trial_message (trial)), ==, 0);
  message_trial_report_fact (trial, 0, "test-message-not-arrived");
  message_trial_end_probe (trial, 0);

  message_trial_assert_ended (trial);
  g_assert_false (message_trial_is_found (trial, 1, "test-message-unwatched"));
}

static void
test_watching_breaks (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  message_trial_accept (trial);
  message_trial_report (trial, 0, "connection-closed", MDR_SEVERITY_ERROR,
                        MDR_CAUSE_CONNECTION_RESET);
  message_trial_end_probe (trial, 0);

  message_trial_assert_ended (trial);
  g_assert_true (message_trial_is_found (trial, 1, "test-message-unwatched"));
}

static void
test_mailbox_out_of_reach (MessageTrial *trial, gconstpointer data)
{
  fake_source_set_finding (trial->source, "imap in.example.it:993", "connection-refused",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_REFUSED);
  message_trial_send (trial, FALSE);
  g_assert_cmpint (message_trial_stage (trial), ==, MDR_TEST_STAGE_SENDING);
  g_assert_cmpuint (trial->probes->len, ==, 1);
  message_trial_report_fact (trial, 0, "test-message-accepted");
  message_trial_end_probe (trial, 0);

  message_trial_assert_ended (trial);
  g_assert_true (message_trial_is_found (trial, 0, "test-message-unwatched"));
}

static void
test_submission_out_of_reach (MessageTrial *trial, gconstpointer data)
{
  fake_source_set_finding (trial->source, "smtp smtp.example.it:587", "connection-refused",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_REFUSED);
  message_trial_send (trial, FALSE);

  g_assert_true (trial->ended);
  g_assert_error (trial->error, MDR_ERROR, MDR_ERROR_REFUSED);
  g_assert_cmpuint (trial->probes->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MESSAGE_TRIAL_ADD ("/session-test-message/the-mailbox-is-watched-before-anything-is-sent", imap,
                     test_order);
  MESSAGE_TRIAL_ADD ("/session-test-message/the-password-goes-when-both-sides-are-signed-in", imap,
                     test_secret_goes_early);
  MESSAGE_TRIAL_ADD ("/session-test-message/it-may-arrive-before-it-is-known-to-be-accepted", imap,
                     test_faster_than_the_answer);
  MESSAGE_TRIAL_ADD ("/session-test-message/it-can-be-kept", imap, test_kept);
  MESSAGE_TRIAL_ADD ("/session-test-message/a-refusal-for-receiving-sends-nothing", imap,
                     test_refused_for_receiving);
  MESSAGE_TRIAL_ADD ("/session-test-message/a-refusal-for-sending-ends-the-watching", imap,
                     test_refused_for_sending);
  MESSAGE_TRIAL_ADD ("/session-test-message/a-refused-message-ends-the-watching", imap,
                     test_message_refused);
  MESSAGE_TRIAL_ADD (
      "/session-test-message/what-was-perhaps-accepted-is-awaited-and-not-sent-again", imap,
      test_perhaps_accepted);
  MESSAGE_TRIAL_ADD ("/session-test-message/the-user-can-give-it-up", imap, test_given_up);
  MESSAGE_TRIAL_ADD ("/session-test-message/who-gives-up-early-has-nothing-sent", imap,
                     test_given_up_before_it_is_sent);
  MESSAGE_TRIAL_ADD ("/session-test-message/the-time-can-be-up", imap, test_time_is_up);
  MESSAGE_TRIAL_ADD ("/session-test-message/watching-that-breaks-is-told", imap,
                     test_watching_breaks);
  MESSAGE_TRIAL_ADD ("/session-test-message/it-is-sent-though-nobody-can-see-it-arrive", imap,
                     test_mailbox_out_of_reach);
  MESSAGE_TRIAL_ADD ("/session-test-message/without-a-way-out-no-password-is-sent", imap,
                     test_submission_out_of_reach);

  return g_test_run ();
}
