/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A session with fake probes, which a test begins, answers and asks.
 */

#include "session-trial.h"

void
session_trial_set_up (SessionTrial *trial, gconstpointer data)
{
  session_trial_set_up_empty (trial, data);
  session_trial_add_servers (trial);
}

/* No server is known for any address. */
void
session_trial_set_up_empty (SessionTrial *trial, gconstpointer data)
{
  trial->source = fake_source_new ();
  trial->session = mdr_session_new (MDR_PROBE_SOURCE (trial->source));
}

void
session_trial_add_servers (SessionTrial *trial)
{
  fake_source_add_service (trial->source, MDR_PROTOCOL_IMAP, "imap.example.it");
  fake_source_add_service (trial->source, MDR_PROTOCOL_SMTP, "smtp.example.it");
}

void
session_trial_tear_down (SessionTrial *trial, gconstpointer data)
{
  mdr_session_stop (trial->session);
  session_trial_settle ();
  g_assert_finalize_object (trial->session);
  g_assert_finalize_object (trial->source);
}

/* Does all that can be done at once; what takes time has to be waited for. */
void
session_trial_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
session_trial_wait_for_end (SessionTrial *trial)
{
  while (mdr_session_is_running (trial->session) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

void
session_trial_begin (SessionTrial *trial)
{
  g_autoptr (GError) error = NULL;

  mdr_session_set_address (trial->session, "anna@example.it", &error);
  g_assert_no_error (error);
  mdr_session_start (trial->session);
}

void
session_trial_run (SessionTrial *trial)
{
  session_trial_begin (trial);
  session_trial_wait_for_end (trial);
}

void
session_trial_answer (SessionTrial *trial, MdrQuestion question, const char *words)
{
  mdr_answers_set (mdr_session_get_answers (trial->session), question, words, NULL);
  session_trial_wait_for_end (trial);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError **error = user_data;
  gboolean done = mdr_session_sign_in_finish (MDR_SESSION (source), result, error);

  g_assert_true (done == (*error == NULL));
}

void
session_trial_sign_in (SessionTrial *trial, GError **error)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text ("secret", -1);

  mdr_session_sign_in_async (trial->session, secret, MDR_PASSWORD_KIND_ACCOUNT, NULL, signed_in_cb,
                             error);
  g_main_context_iteration (NULL, TRUE);
  session_trial_wait_for_end (trial);
}

MdrCause
session_trial_first_cause (SessionTrial *trial)
{
  g_autoptr (MdrRankedCause) first =
      g_list_model_get_item (mdr_session_get_diagnosis (trial->session), 0);

  return first != NULL ? mdr_ranked_cause_get_cause (first) : MDR_CAUSE_OK;
}
