/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said of a test message to somebody who stops in the middle.
 */

#include <string.h>

#include "cli/mdr-cli-test-message.h"
#include "message-trial.h"

static const MdrProtocol imap = MDR_PROTOCOL_IMAP;

static void
assert_whereabouts (MessageTrial *trial, const char *words)
{
  g_autofree char *whereabouts = mdr_cli_test_message_dup_whereabouts (trial->session);

  g_assert_nonnull (whereabouts);
  g_assert_nonnull (strstr (whereabouts, words));
  g_assert_nonnull (
      strstr (whereabouts, mdr_test_message_get_subject (message_trial_message (trial))));
}

static void
stop (MessageTrial *trial)
{
  g_cancellable_cancel (trial->cancellable);
  message_trial_settle ();
  message_trial_assert_stopped (trial);
}

static void
test_before_it_is_sent (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  stop (trial);
  g_assert_null (mdr_cli_test_message_dup_whereabouts (trial->session));
}

static void
test_while_it_is_sent (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  message_trial_watch (trial);
  stop (trial);
  assert_whereabouts (trial, "may still arrive");
}

static void
test_while_it_is_awaited (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  message_trial_accept (trial);
  stop (trial);
  assert_whereabouts (trial, "may still arrive");
}

static void
test_while_it_is_removed (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  message_trial_accept (trial);
  message_trial_report_fact (trial, 0, "test-message-arrived");
  stop (trial);
  assert_whereabouts (trial, "is still in the mailbox");
}

static void
test_when_it_is_gone (MessageTrial *trial, gconstpointer data)
{
  message_trial_send (trial, FALSE);
  message_trial_accept (trial);
  message_trial_report_fact (trial, 0, "test-message-arrived");
  message_trial_report_fact (trial, 0, "test-message-removed");
  stop (trial);
  g_assert_null (mdr_cli_test_message_dup_whereabouts (trial->session));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MESSAGE_TRIAL_ADD ("/cli-test-message/stopped/before-it-is-sent", imap, test_before_it_is_sent);
  MESSAGE_TRIAL_ADD ("/cli-test-message/stopped/while-it-is-sent", imap, test_while_it_is_sent);
  MESSAGE_TRIAL_ADD ("/cli-test-message/stopped/while-it-is-awaited", imap,
                     test_while_it_is_awaited);
  MESSAGE_TRIAL_ADD ("/cli-test-message/stopped/while-it-is-removed", imap,
                     test_while_it_is_removed);
  MESSAGE_TRIAL_ADD ("/cli-test-message/stopped/when-it-is-gone", imap, test_when_it_is_gone);

  return g_test_run ();
}
