/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Its probes say what the test wants, when the test wants it.
 */

#include "message-trial.h"

#include "led-probe.h"

/* The source of probes asks no object of the test. */
static MessageTrial *current;

static MdrProbe *
create_test_probe (MdrProbeSource *source,
                   MdrAddress *address,
                   MdrService *service,
                   MdrCredentials *credentials,
                   MdrTestMessage *message)
{
  MdrProbe *probe = led_probe_new (mdr_service_get_protocol (service),
                                   mdr_service_get_host (service), mdr_service_get_port (service));

  g_assert_cmpstr (mdr_address_get_text (address), ==, "anna@example.it");
  g_assert_true (message == mdr_session_get_test_message (current->session));
  g_ptr_array_add (current->probes, g_object_ref (probe));
  g_ptr_array_add (current->credentials, g_object_ref (credentials));

  return probe;
}

void
message_trial_set_up (MessageTrial *trial, gconstpointer data)
{
  const MdrProtocol *receiving = data;
  g_autoptr (GError) error = NULL;

  current = trial;
  trial->source = fake_source_new ();
  MDR_PROBE_SOURCE_GET_IFACE (trial->source)->create_test_probe = create_test_probe;
  fake_source_add_service (trial->source, *receiving, "in.example.it");
  fake_source_add_service (trial->source, MDR_PROTOCOL_SMTP, "smtp.example.it:587");
  trial->probes = g_ptr_array_new_with_free_func (g_object_unref);
  trial->credentials = g_ptr_array_new_with_free_func (g_object_unref);
  trial->cancellable = g_cancellable_new ();
  trial->session = mdr_session_new (MDR_PROBE_SOURCE (trial->source));
  mdr_session_set_address (trial->session, "anna@example.it", &error);
  g_assert_no_error (error);
}

void
message_trial_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
message_trial_tear_down (MessageTrial *trial, gconstpointer data)
{
  mdr_session_stop (trial->session);
  message_trial_settle ();
  g_clear_error (&trial->error);
  g_clear_object (&trial->cancellable);
  g_assert_finalize_object (trial->session);
  g_clear_pointer (&trial->probes, g_ptr_array_unref);
  g_clear_pointer (&trial->credentials, g_ptr_array_unref);
  g_assert_finalize_object (trial->source);
}

static void
examine (MessageTrial *trial)
{
  mdr_session_start (trial->session);
  while (mdr_session_is_running (trial->session))
    g_main_context_iteration (NULL, TRUE);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MessageTrial *trial = user_data;

  g_clear_error (&trial->error);
  mdr_session_sign_in_finish (MDR_SESSION (source), result, &trial->error);
  trial->ended = TRUE;
}

void
message_trial_send_again (MessageTrial *trial, gboolean keep)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text ("hunter2", -1);

  trial->ended = FALSE;
  mdr_session_send_test_async (trial->session, secret, MDR_PASSWORD_KIND_ACCOUNT, keep,
                               trial->cancellable, ended_cb, trial);
  message_trial_settle ();
}

void
message_trial_send (MessageTrial *trial, gboolean keep)
{
  examine (trial);
  message_trial_send_again (trial, keep);
}

MdrTestMessage *
message_trial_message (MessageTrial *trial)
{
  return mdr_session_get_test_message (trial->session);
}

MdrTestStage
message_trial_stage (MessageTrial *trial)
{
  return mdr_test_message_get_stage (message_trial_message (trial));
}

/* What the probe that was made as number @index finds. */
void
message_trial_report (MessageTrial *trial,
                      guint index,
                      const char *code,
                      MdrSeverity severity,
                      MdrCause cause)
{
  MdrProbe *probe = g_ptr_array_index (trial->probes, index);
  g_autoptr (MdrFinding) finding = mdr_finding_new (code, MDR_STEP_SETTINGS, severity, cause,
                                                    mdr_probe_get_service (probe), NULL);

  mdr_probe_report (probe, finding);
  message_trial_settle ();
}

void
message_trial_report_fact (MessageTrial *trial, guint index, const char *code)
{
  message_trial_report (trial, index, code, MDR_SEVERITY_INFO, MDR_CAUSE_OK);
}

void
message_trial_end_probe (MessageTrial *trial, guint index)
{
  led_probe_end (g_ptr_array_index (trial->probes, index));
  message_trial_settle ();
}

void
message_trial_refuse (MessageTrial *trial, guint index)
{
  message_trial_report (trial, index, "sign-in-refused", MDR_SEVERITY_ERROR,
                        MDR_CAUSE_PASSWORD_WRONG);
  message_trial_end_probe (trial, index);
}

void
message_trial_watch (MessageTrial *trial)
{
  message_trial_report_fact (trial, 0, "sign-in-accepted");
  message_trial_report_fact (trial, 0, "mailbox-watched");
}

void
message_trial_accept (MessageTrial *trial)
{
  message_trial_watch (trial);
  message_trial_report_fact (trial, 1, "sign-in-accepted");
  message_trial_report_fact (trial, 1, "test-message-accepted");
  message_trial_end_probe (trial, 1);
}

void
message_trial_limit_patience (MessageTrial *trial, guint milliseconds)
{
  mdr_environment_limit_timeouts (mdr_session_get_environment (trial->session), milliseconds);
}

gboolean
message_trial_knows_secret (MessageTrial *trial, guint index)
{
  return !mdr_secret_is_empty (
      mdr_credentials_get_secret (g_ptr_array_index (trial->credentials, index)));
}

gboolean
message_trial_is_found (MessageTrial *trial, guint index, const char *code)
{
  GListModel *findings = mdr_probe_get_findings (g_ptr_array_index (trial->probes, index));
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (mdr_finding_get_code (finding), code))
        return TRUE;
    }

  return FALSE;
}

void
message_trial_assert_ended (MessageTrial *trial)
{
  g_assert_true (trial->ended);
  g_assert_no_error (trial->error);
  g_assert_cmpint (message_trial_stage (trial), ==, MDR_TEST_STAGE_ENDED);
  g_assert_false (mdr_session_is_running (trial->session));
  for (guint i = 0; i < trial->credentials->len; i++)
    g_assert_false (message_trial_knows_secret (trial, i));
}

void
message_trial_assert_stopped (MessageTrial *trial)
{
  g_assert_true (trial->ended);
  g_assert_error (trial->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  for (guint i = 0; i < trial->probes->len; i++)
    g_assert_cmpint (mdr_probe_get_state (g_ptr_array_index (trial->probes, i)), !=,
                     MDR_STATE_RUNNING);
  for (guint i = 0; i < trial->credentials->len; i++)
    g_assert_false (message_trial_knows_secret (trial, i));
}
