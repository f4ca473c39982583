/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the probe at one end of a test message's way says, and with what it signs in.
 */

#include "mdr-session-test-side.h"

#include "mdr-session-private.h"

/* Has @changed called with @task whenever @probe has something new to say. */
void
mdr_test_side_take_probe (MdrTestSide *self, MdrProbe *probe, GCallback changed, GTask *task)
{
  g_assert (self->probe == NULL);

  self->probe = probe;
  g_signal_connect_object (probe, "notify::state", changed, task, G_CONNECT_SWAPPED);
  g_signal_connect_object (mdr_probe_get_findings (probe), "items-changed", changed, task,
                           G_CONNECT_SWAPPED);
}

/* What the probe still says concerns nobody here. */
void
mdr_test_side_let_go (MdrTestSide *self, GCallback changed, GTask *task)
{
  if (self->probe != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->probe, changed, task);
      g_signal_handlers_disconnect_by_func (mdr_probe_get_findings (self->probe), changed, task);
    }

  mdr_test_side_forget_credentials (self);
  g_clear_object (&self->probe);
}

void
mdr_test_side_forget_credentials (MdrTestSide *self)
{
  if (self->credentials != NULL)
    mdr_credentials_forget_secret (self->credentials);

  g_clear_object (&self->credentials);
}

/* To be called before the credentials are forgotten, and as often as one likes. */
void
mdr_test_side_note_refusal (MdrTestSide *self, MdrAttempts *attempts)
{
  MdrFinding *refusal;

  if (self->probe == NULL || self->credentials == NULL || self->refused ||
      mdr_test_side_is_running (self))
    return;

  refusal = mdr_session_find_refusal (self->probe);
  if (refusal == NULL)
    return;

  self->refused = TRUE;
  mdr_attempts_note_refusal (attempts, self->credentials, mdr_finding_get_cause (refusal));
}

/* Also when it is only about to begin. */
gboolean
mdr_test_side_is_running (MdrTestSide *self)
{
  return self->probe != NULL && (mdr_probe_get_state (self->probe) == MDR_STATE_WAITING ||
                                 mdr_probe_get_state (self->probe) == MDR_STATE_RUNNING);
}

/* Somebody else has stopped it, or it could not do its work. */
gboolean
mdr_test_side_is_stopped (MdrTestSide *self)
{
  return self->probe != NULL && mdr_probe_get_state (self->probe) == MDR_STATE_SKIPPED;
}

/* Whether the server did not let us in, rather than not having been reached. */
gboolean
mdr_test_side_is_shut (MdrTestSide *self)
{
  MdrState sign_in;

  return self->refused || (mdr_probe_get_phase (self->probe, MDR_PHASE_SIGN_IN, &sign_in) &&
                           sign_in == MDR_STATE_FAILED);
}

/* Whether the password has served, for good or ill. */
gboolean
mdr_test_side_has_signed_in (MdrTestSide *self)
{
  return self->probe != NULL &&
         (!mdr_test_side_is_running (self) || mdr_test_side_says (self, "sign-in-accepted"));
}

gboolean
mdr_test_side_says (MdrTestSide *self, const char *code)
{
  const char *const codes[] = { code, NULL };

  return mdr_test_side_says_any_of (self, codes);
}

gboolean
mdr_test_side_says_any_of (MdrTestSide *self, const char *const *codes)
{
  GListModel *findings = self->probe != NULL ? mdr_probe_get_findings (self->probe) : NULL;
  guint n_findings = findings != NULL ? g_list_model_get_n_items (findings) : 0;

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      if (g_strv_contains (codes, mdr_finding_get_code (finding)))
        return TRUE;
    }

  return FALSE;
}

/* Whether the message is there. */
gboolean
mdr_test_side_has_found (MdrTestSide *self)
{
  static const char *const codes[] = { "test-message-arrived", "test-message-in-spam", NULL };

  return mdr_test_side_says_any_of (self, codes);
}

/* Whether the looking has come to an end of its own. */
gboolean
mdr_test_side_has_missed (MdrTestSide *self)
{
  static const char *const codes[] = { "test-message-not-arrived", "test-message-waiting-stopped",
                                       NULL };

  return mdr_test_side_says_any_of (self, codes);
}
