/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A test message is disturbed on its way, or looked for again and again.
 */

#include "core/mdr-error.h"
#include "led-probe.h"
#include "message-trial.h"

static const MdrProtocol imap = MDR_PROTOCOL_IMAP;
static const MdrProtocol pop3 = MDR_PROTOCOL_POP3;

static void
test_once_at_a_time (MessageTrial *trial, gconstpointer data)
{
  MdrTestMessage *first;

  message_trial_send (trial, FALSE);
  first = message_trial_message (trial);
  message_trial_send_again (trial, FALSE);
  g_assert_error (trial->error, MDR_ERROR, MDR_ERROR_REFUSED);
  g_assert_true (message_trial_message (trial) == first);
  g_assert_cmpuint (trial->probes->len, ==, 1);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError **error = user_data;

  g_assert_false (mdr_session_sign_in_finish (MDR_SESSION (source), result, error));
}

/* It would take the mailbox away from the message. */
static void
test_no_sign_in_meanwhile (MessageTrial *trial, gconstpointer data)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text ("another", -1);
  g_autoptr (GError) error = NULL;

  message_trial_send (trial, FALSE);
  message_trial_accept (trial);
  mdr_session_sign_in_async (trial->session, secret, MDR_PASSWORD_KIND_ACCOUNT, NULL, signed_in_cb,
                             &error);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_error (error, MDR_ERROR, MDR_ERROR_REFUSED);
  g_assert_false (trial->ended);
  g_assert_cmpuint (trial->probes->len, ==, 2);
}

static void
test_cancel (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  message_trial_accept (trial);
  g_cancellable_cancel (trial->cancellable);
  g_assert_cmpint (message_trial_stage (trial), ==, MDR_TEST_STAGE_ENDED);
  message_trial_settle ();

  message_trial_assert_stopped (trial);
}

static void
test_cancel_at_once (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  g_cancellable_cancel (trial->cancellable);
  message_trial_settle ();

  message_trial_assert_stopped (trial);
  g_assert_cmpuint (trial->probes->len, ==, 1);
}

static void
test_cancel_counts (MessageTrial *trial, gconstpointer data)
{
  MdrAttempts *attempts = mdr_session_get_attempts (trial->session);

  message_trial_send (trial, FALSE);
  message_trial_watch (trial);
  mdr_credentials_note_sent (g_ptr_array_index (trial->credentials, 1));
  g_cancellable_cancel (trial->cancellable);
  message_trial_settle ();

  message_trial_assert_stopped (trial);
  g_assert_cmpuint (mdr_attempts_get_left (attempts), ==, MDR_MAX_ATTEMPTS - 1);
}

static void
test_checked_again (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  message_trial_watch (trial);
  mdr_session_check_step_again (trial->session, MDR_STEP_NETWORK);
  message_trial_settle ();

  message_trial_assert_stopped (trial);
  g_assert_nonnull (message_trial_message (trial));
}

static void
test_other_step_checked_again (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  message_trial_watch (trial);
  mdr_session_check_step_again (trial->session, MDR_STEP_WEBMAIL);
  message_trial_settle ();

  g_assert_false (trial->ended);
}

static void
test_other_address (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  message_trial_accept (trial);
  mdr_session_set_address (trial->session, "bruno@example.it", NULL);
  message_trial_settle ();

  message_trial_assert_stopped (trial);
  g_assert_null (message_trial_message (trial));
}

static void
test_network_changes (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  message_trial_accept (trial);
  g_signal_emit_by_name (trial->source, "network-changed");
  message_trial_settle ();
  g_assert_false (trial->ended);

  message_trial_report_fact (trial, 0, "test-message-arrived");
  message_trial_end_probe (trial, 0);
  message_trial_assert_ended (trial);
  g_assert_cmpuint (trial->probes->len, ==, 2);
}

/* The first look of POP3 ends as soon as it has seen the mailbox. */
static void
accept_over_pop3 (MessageTrial *trial)
{
  message_trial_watch (trial);
  message_trial_end_probe (trial, 0);
  message_trial_report_fact (trial, 1, "sign-in-accepted");
  message_trial_report_fact (trial, 1, "test-message-accepted");
  message_trial_end_probe (trial, 1);
}

static void
await_probe (MessageTrial *trial, guint n_probes)
{
  while (trial->probes->len < n_probes)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_looks (MessageTrial *trial, gconstpointer data)
{
  message_trial_limit_patience (trial, 200);
  message_trial_send (trial, FALSE);
  accept_over_pop3 (trial);
  g_assert_cmpuint (trial->probes->len, ==, 2);
  g_assert_false (message_trial_knows_secret (trial, 1));

  for (guint n_looks = 1; n_looks < 3; n_looks++)
    {
      await_probe (trial, 2 + n_looks);
      g_assert_true (message_trial_knows_secret (trial, 1 + n_looks));
      message_trial_watch (trial);
      message_trial_end_probe (trial, 1 + n_looks);
      g_assert_false (message_trial_knows_secret (trial, 1 + n_looks));
    }

  await_probe (trial, 5);
  message_trial_report_fact (trial, 4, "test-message-arrived");
  g_assert_cmpint (message_trial_stage (trial), ==, MDR_TEST_STAGE_REMOVING);
  message_trial_end_probe (trial, 4);
  message_trial_assert_ended (trial);
}

static void
test_last_look (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  accept_over_pop3 (trial);
  mdr_test_message_give_up (message_trial_message (trial));
  message_trial_settle ();
  g_assert_cmpuint (trial->probes->len, ==, 3);
  message_trial_report_fact (trial, 2, "test-message-waiting-stopped");
  message_trial_end_probe (trial, 2);

  message_trial_assert_ended (trial);
  g_assert_cmpuint (trial->probes->len, ==, 3);
}

static void
test_last_look_in_vain (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  accept_over_pop3 (trial);
  mdr_test_message_give_up (message_trial_message (trial));
  message_trial_settle ();
  led_probe_fail (g_ptr_array_index (trial->probes, 2), "connection-closed",
                  MDR_CAUSE_CONNECTION_RESET);
  message_trial_settle ();

  message_trial_assert_ended (trial);
  g_assert_true (message_trial_is_found (trial, 1, "test-message-unwatched"));
  g_assert_cmpuint (trial->probes->len, ==, 3);
}

static void
test_refused_look (MessageTrial *trial, gconstpointer data)
{
  message_trial_limit_patience (trial, 200);
  message_trial_send (trial, FALSE);
  accept_over_pop3 (trial);
  await_probe (trial, 3);
  message_trial_refuse (trial, 2);

  message_trial_assert_ended (trial);
  g_assert_cmpuint (trial->probes->len, ==, 3);
}

/* Another look would be another sign-in, and see as little. */
static void
test_mailbox_without_a_view (MessageTrial *trial, gconstpointer data)
{
  message_trial_limit_patience (trial, 200);
  message_trial_send (trial, FALSE);
  message_trial_report_fact (trial, 0, "sign-in-accepted");
  message_trial_report_fact (trial, 0, "mailbox-not-watched");
  message_trial_end_probe (trial, 0);
  message_trial_report_fact (trial, 1, "sign-in-accepted");
  message_trial_report_fact (trial, 1, "test-message-accepted");
  message_trial_end_probe (trial, 1);

  message_trial_assert_ended (trial);
  g_assert_cmpuint (trial->probes->len, ==, 2);
  g_assert_true (message_trial_is_found (trial, 1, "test-message-unwatched"));
}

static void
test_cancel_between_looks (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  accept_over_pop3 (trial);
  g_cancellable_cancel (trial->cancellable);
  message_trial_settle ();

  message_trial_assert_stopped (trial);
  g_assert_cmpuint (trial->probes->len, ==, 2);
}

static void
test_checked_again_between_looks (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  accept_over_pop3 (trial);
  mdr_session_check_step_again (trial->session, MDR_STEP_NETWORK);
  message_trial_settle ();

  message_trial_assert_stopped (trial);
  g_assert_cmpuint (trial->probes->len, ==, 2);
}

static void
test_other_address_between_looks (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  accept_over_pop3 (trial);
  mdr_session_set_address (trial->session, "bruno@example.it", NULL);
  message_trial_settle ();

  message_trial_assert_stopped (trial);
  g_assert_null (message_trial_message (trial));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MESSAGE_TRIAL_ADD ("/session-test-stops/there-is-one-at-a-time", imap, test_once_at_a_time);
  MESSAGE_TRIAL_ADD ("/session-test-stops/nobody-signs-in-meanwhile", imap,
                     test_no_sign_in_meanwhile);
  MESSAGE_TRIAL_ADD ("/session-test-stops/where-nothing-is-to-be-seen-nobody-looks-again", pop3,
                     test_mailbox_without_a_view);
  MESSAGE_TRIAL_ADD ("/session-test-stops/cancelling-ends-it-at-once", imap, test_cancel);
  MESSAGE_TRIAL_ADD ("/session-test-stops/cancelling-early-sends-nothing", imap,
                     test_cancel_at_once);
  MESSAGE_TRIAL_ADD ("/session-test-stops/a-sign-in-that-is-cancelled-counts", imap,
                     test_cancel_counts);
  MESSAGE_TRIAL_ADD ("/session-test-stops/checking-the-servers-again-ends-it", imap,
                     test_checked_again);
  MESSAGE_TRIAL_ADD ("/session-test-stops/checking-something-else-again-does-not", imap,
                     test_other_step_checked_again);
  MESSAGE_TRIAL_ADD ("/session-test-stops/another-address-ends-and-forgets-it", imap,
                     test_other_address);
  MESSAGE_TRIAL_ADD ("/session-test-stops/another-network-waits-for-its-end", imap,
                     test_network_changes);
  MESSAGE_TRIAL_ADD ("/session-test-stops/pop3-looks-again-and-again", pop3, test_looks);
  MESSAGE_TRIAL_ADD ("/session-test-stops/pop3-looks-once-more-at-the-end", pop3, test_last_look);
  MESSAGE_TRIAL_ADD ("/session-test-stops/pop3-does-not-look-for-ever", pop3,
                     test_last_look_in_vain);
  MESSAGE_TRIAL_ADD ("/session-test-stops/pop3-stops-when-it-is-refused", pop3, test_refused_look);
  MESSAGE_TRIAL_ADD ("/session-test-stops/cancelling-between-two-looks-ends-it", pop3,
                     test_cancel_between_looks);
  MESSAGE_TRIAL_ADD ("/session-test-stops/checking-again-between-two-looks-ends-it", pop3,
                     test_checked_again_between_looks);
  MESSAGE_TRIAL_ADD ("/session-test-stops/another-address-between-two-looks-ends-it", pop3,
                     test_other_address_between_looks);

  return g_test_run ();
}
