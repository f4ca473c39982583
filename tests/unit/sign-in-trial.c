/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An account with servers that answer a sign-in as a test tells them to.
 */

#include "sign-in-trial.h"

#include "core/mdr-error.h"
#include "knowledge/mdr-provider-list.h"

void
sign_in_trial_set_address (SignInTrial *trial, const char *address)
{
  g_autoptr (GError) error = NULL;

  mdr_session_set_address (trial->session, address, &error);
  g_assert_no_error (error);
}

void
sign_in_trial_set_up (SignInTrial *trial, gconstpointer data)
{
  trial->source = fake_source_new ();
  trial->session = mdr_session_new (MDR_PROBE_SOURCE (trial->source));
  sign_in_trial_set_address (trial, "anna@example.it");
}

void
sign_in_trial_tear_down (SignInTrial *trial, gconstpointer data)
{
  mdr_session_stop (trial->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (trial->session);
  g_assert_finalize_object (trial->source);
}

void
sign_in_trial_run (SignInTrial *trial)
{
  mdr_session_start (trial->session);
  while (mdr_session_is_running (trial->session))
    g_main_context_iteration (NULL, TRUE);
}

/* An account with IMAP (or POP3 alone) and SMTP at a provider, or at none that is known. */
void
sign_in_trial_begin_at (SignInTrial *trial, MdrProtocol receiving, const char *provider_id)
{
  if (provider_id != NULL)
    fake_source_set_provider (trial->source, mdr_provider_list_find_by_id (
                                                 mdr_provider_list_get_default (), provider_id));

  fake_source_add_service (trial->source, receiving,
                           receiving == MDR_PROTOCOL_IMAP ? "imap.example.it" : "pop.example.it");
  fake_source_add_service (trial->source, MDR_PROTOCOL_SMTP, "smtp.example.it");
  sign_in_trial_run (trial);
}

void
sign_in_trial_answer (SignInTrial *trial, const char *server, const char *code, MdrCause cause)
{
  fake_source_set_finding (trial->source, server, code,
                           cause == MDR_CAUSE_OK ? MDR_SEVERITY_INFO : MDR_SEVERITY_ERROR, cause);
}

void
sign_in_trial_signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError **error = user_data;

  if (mdr_session_sign_in_finish (MDR_SESSION (source), result, error))
    *error = NULL;
}

void
sign_in_trial_settle (SignInTrial *trial)
{
  do
    g_main_context_iteration (NULL, TRUE);
  while (mdr_session_is_running (trial->session));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Signs in, and tells how many servers were told. */
guint
sign_in_trial_sign_in (SignInTrial *trial,
                       const char *password,
                       MdrPasswordKind kind,
                       GError **error)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text (password, -1);
  guint n_told;

  mdr_session_sign_in_async (trial->session, secret, kind, NULL, sign_in_trial_signed_in_cb, error);
  sign_in_trial_settle (trial);

  n_told = fake_source_get_n_sign_ins (trial->source) - trial->n_before;
  trial->n_before += n_told;

  return n_told;
}

void
sign_in_trial_assert_told (SignInTrial *trial, const char *password, guint n_servers)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (sign_in_trial_sign_in (trial, password, MDR_PASSWORD_KIND_ACCOUNT, &error), ==,
                    n_servers);
  g_assert_no_error (error);
}

void
sign_in_trial_assert_held_back (SignInTrial *trial, const char *password)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (sign_in_trial_sign_in (trial, password, MDR_PASSWORD_KIND_ACCOUNT, &error), ==,
                    0);
  g_assert_error (error, MDR_ERROR, MDR_ERROR_REFUSED);
}

MdrAttempts *
sign_in_trial_get_attempts (SignInTrial *trial)
{
  return mdr_session_get_attempts (trial->session);
}
