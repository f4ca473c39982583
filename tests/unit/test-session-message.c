/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a session makes of the message that the user saw.
 */

#include "knowledge/mdr-provider-list.h"
#include "session-trial.h"

static void
test_message_needs_no_address (SessionTrial *trial, gconstpointer data)
{
  fake_source_set_finding (trial->source, "message", "message-understood", MDR_SEVERITY_WARNING,
                           MDR_CAUSE_MAILBOX_FULL);
  session_trial_answer (trial, MDR_QUESTION_MESSAGE, "Quota exceeded");

  g_assert_cmpstr (fake_source_get_message (trial->source), ==, "Quota exceeded");
  g_assert_cmpint (session_trial_first_cause (trial), ==, MDR_CAUSE_MAILBOX_FULL);

  session_trial_answer (trial, MDR_QUESTION_MESSAGE, "No space left");
  g_assert_cmpstr (fake_source_get_message (trial->source), ==, "No space left");
  g_assert_cmpuint (g_list_model_get_n_items (mdr_session_get_probes (trial->session)), ==, 1);

  session_trial_answer (trial, MDR_QUESTION_MESSAGE, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (mdr_session_get_probes (trial->session)), ==, 0);
  g_assert_cmpint (session_trial_first_cause (trial), ==, MDR_CAUSE_OK);
}

static void
test_message_hears_of_the_provider (SessionTrial *trial, gconstpointer data)
{
  MdrProvider *provider = mdr_provider_list_find_by_id (mdr_provider_list_get_default (), "libero");

  session_trial_add_servers (trial);
  fake_source_set_provider (trial->source, provider);
  mdr_answers_set (mdr_session_get_answers (trial->session), MDR_QUESTION_MESSAGE, "No", NULL);
  g_assert_null (fake_source_get_message_provider (trial->source));

  session_trial_run (trial);
  g_assert_true (fake_source_get_message_provider (trial->source) == provider);

  mdr_session_forget (trial->session);
  session_trial_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (mdr_session_get_probes (trial->session)), ==, 0);
}

static void
test_measured_against_told (SessionTrial *trial, gconstpointer data)
{
  GListModel *diagnosis = mdr_session_get_diagnosis (trial->session);
  g_autoptr (MdrRankedCause) first = NULL;

  session_trial_add_servers (trial);
  fake_source_set_finding (trial->source, "message", "message-understood", MDR_SEVERITY_WARNING,
                           MDR_CAUSE_NO_INTERNET);
  fake_source_set_finding (trial->source, "online", "online", MDR_SEVERITY_INFO, MDR_CAUSE_OK);
  mdr_answers_set (mdr_session_get_answers (trial->session), MDR_QUESTION_MESSAGE, "Offline", NULL);
  session_trial_run (trial);

  g_assert_cmpint (session_trial_first_cause (trial), ==, MDR_CAUSE_UNKNOWN);
  first = g_list_model_get_item (diagnosis, 1);
  g_assert_cmpint (mdr_ranked_cause_get_cause (first), ==, MDR_CAUSE_NO_INTERNET);
  g_assert_cmpuint (g_list_model_get_n_items (mdr_ranked_cause_get_because (first)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (mdr_ranked_cause_get_against (first)), ==, 1);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/session-message/" path, SessionTrial, NULL, session_trial_set_up_empty, function,  \
              session_trial_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-message-is-explained-without-an-address", test_message_needs_no_address);
  ADD ("a-message-is-explained-again-with-the-provider", test_message_hears_of_the_provider);
  ADD ("what-was-measured-stands-against-what-was-told", test_measured_against_told);

  return g_test_run ();
}
