/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the probe at one end of a test message's way says, and with what it signs in.
 */

#include "mdr-session-test-side.h"

#include "mdr-session-private.h"

/* Begins a sign-in, unless a rule forbids it. */
gboolean
mdr_test_side_begin (MdrTestSide *self,
                     MdrSession *session,
                     MdrService *service,
                     MdrSecret *secret,
                     MdrPasswordKind kind,
                     GError **error)
{
  gboolean chosen;
  const char *user_name = mdr_session_choose_user_name (session, service, &chosen);
  g_autoptr (MdrCredentials) credentials = mdr_credentials_new (user_name, secret, kind);

  g_assert (self->probe == NULL && self->credentials == NULL);

  g_set_object (&self->attempts, mdr_session_get_attempts (session));
  if (!mdr_attempts_begin (self->attempts, credentials, chosen, error))
    return FALSE;

  self->goes_on = TRUE;
  self->credentials = g_steal_pointer (&credentials);

  return TRUE;
}

/* Has @changed called with @task whenever @probe has something new to say. */
void
mdr_test_side_take_probe (MdrTestSide *self, MdrProbe *probe, GCallback changed, GTask *task)
{
  self->probe = probe;
  g_signal_connect_object (probe, "notify::state", changed, task, G_CONNECT_SWAPPED);
  g_signal_connect_object (mdr_probe_get_findings (probe), "items-changed", changed, task,
                           G_CONNECT_SWAPPED);
}

static void
end_sign_in (MdrTestSide *self, MdrSession *session)
{
  MdrAttemptEnd end;
  MdrCause cause;

  if (self->credentials == NULL)
    return;

  end = mdr_session_count_attempt (session, self->attempts, self->probe, self->credentials, &cause);
  self->goes_on = mdr_session_goes_on_after (end, cause);
  mdr_credentials_forget_secret (self->credentials);
  g_clear_object (&self->credentials);
}

/* Counts the sign-in once it is decided. The password has served then, however long the probe goes
 * on. */
void
mdr_test_side_settle (MdrTestSide *self, MdrSession *session)
{
  if (!mdr_test_side_is_running (self) || mdr_test_side_says (self, "sign-in-accepted"))
    end_sign_in (self, session);
}

/* What the probe still says concerns nobody here. */
void
mdr_test_side_let_go (MdrTestSide *self, GCallback changed, GTask *task)
{
  end_sign_in (self, MDR_SESSION (g_task_get_source_object (task)));
  g_clear_object (&self->attempts);
  if (self->probe == NULL)
    return;

  g_signal_handlers_disconnect_by_func (self->probe, changed, task);
  g_signal_handlers_disconnect_by_func (mdr_probe_get_findings (self->probe), changed, task);
  g_clear_object (&self->probe);
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
