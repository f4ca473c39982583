/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A session with fake probes, in a network that the test changes.
 */

#include "network-trial.h"

void
network_trial_set_up (NetworkTrial *trial, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  trial->source = fake_source_new ();
  fake_source_add_service (trial->source, MDR_PROTOCOL_IMAP, "imap.example.it");
  fake_source_add_service (trial->source, MDR_PROTOCOL_SMTP, "smtp.example.it");
  fake_source_set_finding (trial->source, "online", "online", MDR_SEVERITY_INFO, MDR_CAUSE_OK);
  trial->session = mdr_session_new (MDR_PROBE_SOURCE (trial->source));
  mdr_session_set_address (trial->session, "anna@example.it", &error);
  g_assert_no_error (error);
}

void
network_trial_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
network_trial_tear_down (NetworkTrial *trial, gconstpointer data)
{
  mdr_session_stop (trial->session);
  network_trial_settle ();
  g_assert_finalize_object (trial->session);
  g_assert_finalize_object (trial->source);
}

void
network_trial_wait_for_end (NetworkTrial *trial)
{
  while (mdr_session_is_running (trial->session))
    g_main_context_iteration (NULL, TRUE);
}

void
network_trial_run (NetworkTrial *trial)
{
  mdr_session_start (trial->session);
  network_trial_wait_for_end (trial);
}

void
network_trial_change_network (NetworkTrial *trial)
{
  mdr_probe_source_network_changed (MDR_PROBE_SOURCE (trial->source));
}

void
network_trial_shut (NetworkTrial *trial, const char *probe_id)
{
  fake_source_set_finding (trial->source, probe_id, "connection-timeout", MDR_SEVERITY_ERROR,
                           MDR_CAUSE_CONNECTION_TIMEOUT);
}

void
network_trial_open_again (NetworkTrial *trial, const char *probe_id)
{
  fake_source_take_finding (trial->source, probe_id, NULL);
}

void
network_trial_switch_vpn_on (NetworkTrial *trial)
{
  fake_source_take_finding (trial->source, "host imap.example.it",
                            mdr_finding_new ("vpn-active", MDR_STEP_NETWORK, MDR_SEVERITY_INFO,
                                             MDR_CAUSE_OK, NULL, "interface", "tun0", "name",
                                             "work", "default-route", "yes", NULL));
}

guint
network_trial_count_changes (NetworkTrial *trial)
{
  return g_list_model_get_n_items (mdr_session_get_changes (trial->session));
}

/* -1 where nothing is said of it. */
int
network_trial_trend_of (NetworkTrial *trial, MdrSubject subject)
{
  for (guint i = 0; i < network_trial_count_changes (trial); i++)
    {
      g_autoptr (MdrChange) change =
          g_list_model_get_item (mdr_session_get_changes (trial->session), i);

      if (mdr_change_get_subject (change) == subject)
        return (int) mdr_change_get_trend (change);
    }

  return -1;
}

MdrCause
network_trial_first_cause (NetworkTrial *trial)
{
  g_autoptr (MdrRankedCause) first =
      g_list_model_get_item (mdr_session_get_diagnosis (trial->session), 0);

  return first != NULL ? mdr_ranked_cause_get_cause (first) : MDR_CAUSE_UNKNOWN;
}

void
network_trial_sign_in (NetworkTrial *trial)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text ("secret", -1);

  mdr_session_sign_in_async (trial->session, secret, MDR_PASSWORD_KIND_ACCOUNT, NULL, NULL, NULL);
}
