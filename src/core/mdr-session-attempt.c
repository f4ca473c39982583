/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What became of a sign-in, and whether there is any use in one.
 */

#include "mdr-session-private.h"

/* What became of a sign-in. The answer counts; without one it is whether anything was sent. */
static MdrAttemptEnd
read_end (MdrProbe *probe, MdrCredentials *credentials, MdrCause *cause)
{
  GListModel *findings = mdr_probe_get_findings (probe);
  guint n_findings = g_list_model_get_n_items (findings);

  *cause = MDR_CAUSE_UNKNOWN;
  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);
      const char *code = mdr_finding_get_code (finding);

      *cause = mdr_finding_get_cause (finding);
      if (g_str_equal (code, "sign-in-accepted"))
        return MDR_ATTEMPT_END_ACCEPTED;

      if (g_str_equal (code, "sign-in-refused") || g_str_equal (code, "token-refused"))
        return *cause == MDR_CAUSE_IP_BLOCKED ? MDR_ATTEMPT_END_HELD_OFF : MDR_ATTEMPT_END_REFUSED;

      if (g_str_equal (code, "sign-in-unavailable"))
        return *cause == MDR_CAUSE_SERVER_TEMPORARY ? MDR_ATTEMPT_END_UNDECIDED
                                                    : MDR_ATTEMPT_END_HELD_OFF;
    }

  *cause = MDR_CAUSE_UNKNOWN;

  return mdr_credentials_were_sent (credentials) ? MDR_ATTEMPT_END_UNDECIDED
                                                 : MDR_ATTEMPT_END_NOT_MADE;
}

/**
 * mdr_session_goes_on_after:
 * @end: what became of a sign-in
 * @cause: why
 *
 * What may have been a refusal is not repeated at another server; a server that says that the
 * trouble is its own is no reason not to ask another.
 *
 * Returns: whether the next server is tried, too
 */
gboolean
mdr_session_goes_on_after (MdrAttemptEnd end, MdrCause cause)
{
  return end == MDR_ATTEMPT_END_ACCEPTED || end == MDR_ATTEMPT_END_NOT_MADE ||
         (end == MDR_ATTEMPT_END_UNDECIDED && cause == MDR_CAUSE_SERVER_TEMPORARY);
}

/**
 * mdr_session_count_attempt:
 * @self: a session
 * @attempts: the attempts of its account, one of which is under way
 * @probe: the probe that signs in
 * @credentials: with what
 * @cause: (out): why it ended so
 *
 * Counts an attempt that has got its answer, or was stopped in the middle.
 *
 * Returns: what became of it
 */
MdrAttemptEnd
mdr_session_count_attempt (MdrSession *self,
                           MdrAttempts *attempts,
                           MdrProbe *probe,
                           MdrCredentials *credentials,
                           MdrCause *cause)
{
  MdrAttemptEnd end = read_end (probe, credentials, cause);

  mdr_attempts_end (attempts, credentials, end, *cause, mdr_session_get_provider (self));

  if (end == MDR_ATTEMPT_END_ACCEPTED)
    mdr_session_forget_refused_name (self);
  else if (end == MDR_ATTEMPT_END_REFUSED)
    mdr_session_note_refused_name (self, mdr_probe_get_service (probe),
                                   mdr_credentials_get_user_name (credentials), *cause);

  return end;
}

/**
 * mdr_session_is_out_of_reach:
 * @self: a session
 * @service: one of its services
 *
 * Returns: whether the way to @service was gone in vain, before anything was said about signing in:
 *   it would end there again, a silent one only after its time
 */
gboolean
mdr_session_is_out_of_reach (MdrSession *self, MdrService *service)
{
  MdrProbe *probe = mdr_session_get_service_probe (self, service);
  MdrState sign_in = MDR_STATE_WAITING;

  if (probe == NULL || mdr_probe_get_state (probe) != MDR_STATE_FAILED)
    return FALSE;

  return !mdr_probe_get_phase (probe, MDR_PHASE_SIGN_IN, &sign_in) ||
         sign_in == MDR_STATE_SKIPPED || sign_in == MDR_STATE_WAITING;
}

/**
 * mdr_session_end_sign_in:
 * @task: (transfer full): a sign-in, or the run of a test message, of the session that it is of
 * @error: (transfer full) (nullable): why it came to nothing
 *
 * Ends what keeps the session busy.
 */
void
mdr_session_end_sign_in (GTask *task, GError *error)
{
  MdrSession *self = MDR_SESSION (g_task_get_source_object (task));

  self->n_sign_ins--;
  mdr_session_queue_update (self);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);

  g_object_unref (task);
}
