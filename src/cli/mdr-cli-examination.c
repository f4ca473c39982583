/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs a session to its end: first everything that needs no password, then the sign-in, and the
 * test message if one is wanted.
 */

#include "mdr-cli-examination.h"

#include <glib/gi18n.h>

#include "mdr-cli-judgement.h"
#include "mdr-cli-sign-in.h"
#include "mdr-cli.h"
#include "probe/mdr-online-sign-in.h"

struct _MdrCliExamination
{
  GObject parent_instance;

  gint64 begin;
  gint64 duration;
  MdrPasswordKind kind;
  gboolean signing_in;
  gboolean asks_online_account;
  gboolean wants_test;
  gboolean keeps_test;
  guint steps;

  /* owned */
  MdrSession *session;
  GDateTime *start;

  /* owned, while it runs */
  GTask *task;
  MdrSecret *secret;
  GError *no_test; /* why no message can be sent that is wanted */
};

G_DEFINE_FINAL_TYPE (MdrCliExamination, mdr_cli_examination, G_TYPE_OBJECT)

static void advance (MdrCliExamination *self);

static void
finish (MdrCliExamination *self, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  g_clear_pointer (&self->secret, mdr_secret_unref);
  g_clear_error (&self->no_test);
  self->duration = g_get_monotonic_time () - self->begin;

  if (g_task_return_error_if_cancelled (task))
    g_clear_error (&error);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* Where no message can be sent, signing in still tells something. Where that cannot be tried
 * either, whoever runs this is told, once, for both. */
static void
signed_in (MdrCliExamination *self, GError *error)
{
  self->signing_in = FALSE;
  if (error != NULL)
    {
      finish (self, error);
      return;
    }

  if (self->no_test != NULL)
    mdr_cli_complain (_ ("No test message was sent: %s"), self->no_test->message);
  g_clear_error (&self->no_test);
  advance (self);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrCliExamination) self = user_data;
  GError *error = NULL;

  mdr_session_sign_in_finish (MDR_SESSION (source), result, &error);
  signed_in (self, error);
}

static gboolean
sends_test (MdrCliExamination *self, MdrPasswordKind kind)
{
  return self->wants_test && mdr_session_can_send_test (self->session, kind, &self->no_test);
}

static void
sign_in (MdrCliExamination *self)
{
  g_autoptr (MdrSecret) secret = g_steal_pointer (&self->secret);

  if (mdr_session_get_settings (self->session) == NULL)
    {
      finish (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                                         _ ("it is not known which server to sign in to.")));
      return;
    }

  mdr_cli_sign_in_advise (self->session, secret, self->kind);
  self->signing_in = TRUE;
  if (sends_test (self, self->kind))
    mdr_session_send_test_async (self->session, secret, self->kind, self->keeps_test,
                                 g_task_get_cancellable (self->task), signed_in_cb,
                                 g_object_ref (self));
  else
    mdr_session_sign_in_async (self->session, secret, self->kind,
                               g_task_get_cancellable (self->task), signed_in_cb,
                               g_object_ref (self));
}

static void
signed_in_online_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrCliExamination) self = user_data;
  GError *error = NULL;

  mdr_online_sign_in_finish (MDR_SESSION (source), result, &error);
  signed_in (self, error);
}

static void
sign_in_online (MdrCliExamination *self)
{
  self->asks_online_account = FALSE;
  self->signing_in = TRUE;
  if (sends_test (self, MDR_PASSWORD_KIND_TOKEN))
    mdr_online_sign_in_send_test_async (self->session, NULL, self->keeps_test,
                                        g_task_get_cancellable (self->task), signed_in_online_cb,
                                        g_object_ref (self));
  else
    mdr_online_sign_in_async (self->session, NULL, g_task_get_cancellable (self->task),
                              signed_in_online_cb, g_object_ref (self));
}

static void
advance (MdrCliExamination *self)
{
  if (self->signing_in || mdr_session_is_running (self->session))
    return;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (self->task)))
    finish (self, NULL);
  else if (self->secret != NULL)
    sign_in (self);
  else if (self->asks_online_account)
    sign_in_online (self);
  else
    finish (self, NULL);
}

static void
running_changed_cb (MdrCliExamination *self)
{
  if (self->task != NULL)
    advance (self);
}

static void
mdr_cli_examination_finalize (GObject *object)
{
  MdrCliExamination *self = MDR_CLI_EXAMINATION (object);

  g_assert (self->task == NULL);

  g_clear_object (&self->session);
  g_clear_pointer (&self->start, g_date_time_unref);

  G_OBJECT_CLASS (mdr_cli_examination_parent_class)->finalize (object);
}

static void
mdr_cli_examination_class_init (MdrCliExaminationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_cli_examination_finalize;
}

static void
mdr_cli_examination_init (MdrCliExamination *self)
{
}

/**
 * mdr_cli_examination_new:
 * @session: a session that has its address and is not started
 * @steps: the bits `1 << MdrStepId` of the steps wanted, 0 for all
 *
 * Returns: (transfer full): its examination, to be run once
 */
MdrCliExamination *
mdr_cli_examination_new (MdrSession *session, guint steps)
{
  MdrCliExamination *self;

  g_return_val_if_fail (MDR_IS_SESSION (session), NULL);

  self = g_object_new (MDR_TYPE_CLI_EXAMINATION, NULL);
  self->session = g_object_ref (session);
  self->steps = steps;
  if (steps != 0)
    mdr_session_limit_to_steps (session, steps);

  return self;
}

/**
 * mdr_cli_examination_ask_online_account:
 * @self: an examination that has not run
 *
 * Signs in, at the end, with what GNOME Online Accounts has for the address. The user has agreed.
 */
void
mdr_cli_examination_ask_online_account (MdrCliExamination *self)
{
  g_return_if_fail (MDR_IS_CLI_EXAMINATION (self));
  g_return_if_fail (self->task == NULL);

  self->asks_online_account = TRUE;
}

/**
 * mdr_cli_examination_want_test:
 * @self: an examination that has not begun
 * @keep: whether the message is left in the mailbox
 *
 * Has a test message sent when it signs in.
 */
void
mdr_cli_examination_want_test (MdrCliExamination *self, gboolean keep)
{
  g_return_if_fail (MDR_IS_CLI_EXAMINATION (self));

  self->wants_test = TRUE;
  self->keeps_test = keep;
}

/**
 * mdr_cli_examination_run_async:
 * @self: an examination
 * @secret: (nullable): the password to try once all else is known
 * @kind: what @secret is
 * @cancellable: (nullable): stops it, and the session, at once
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Starts the session and waits until it has nothing left to do.
 */
void
mdr_cli_examination_run_async (MdrCliExamination *self,
                               MdrSecret *secret,
                               MdrPasswordKind kind,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (MDR_IS_CLI_EXAMINATION (self));
  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, mdr_cli_examination_run_async);
  self->secret = secret != NULL ? mdr_secret_ref (secret) : NULL;
  self->kind = kind;
  self->start = g_date_time_new_now_utc ();
  self->begin = g_get_monotonic_time ();

  g_signal_connect_object (self->session, "notify::running", G_CALLBACK (running_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (mdr_session_stop), self->session,
                             G_CONNECT_SWAPPED);

  mdr_session_start (self->session);
  running_changed_cb (self);
}

/**
 * mdr_cli_examination_run_finish:
 * @self: an examination
 * @result: its result
 * @error: return location for a #GError
 *
 * Returns: %TRUE when all was looked at, %FALSE when it was stopped, or when no sign-in was
 *   possible, which takes nothing away from what was found without
 */
gboolean
mdr_cli_examination_run_finish (MdrCliExamination *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * mdr_cli_examination_get_session:
 * @self: an examination
 *
 * Returns: (transfer none): what was examined
 */
MdrSession *
mdr_cli_examination_get_session (MdrCliExamination *self)
{
  g_return_val_if_fail (MDR_IS_CLI_EXAMINATION (self), NULL);

  return self->session;
}

/**
 * mdr_cli_examination_get_start:
 * @self: an examination that has run
 *
 * Returns: (transfer none): when it began, in UTC
 */
GDateTime *
mdr_cli_examination_get_start (MdrCliExamination *self)
{
  g_return_val_if_fail (MDR_IS_CLI_EXAMINATION (self), NULL);

  return self->start;
}

/**
 * mdr_cli_examination_get_begin:
 * @self: an examination that has run
 *
 * Returns: the same moment by g_get_monotonic_time(), as phases are timed
 */
gint64
mdr_cli_examination_get_begin (MdrCliExamination *self)
{
  g_return_val_if_fail (MDR_IS_CLI_EXAMINATION (self), 0);

  return self->begin;
}

/**
 * mdr_cli_examination_get_duration:
 * @self: an examination that has run
 *
 * Returns: how long it took, in microseconds
 */
gint64
mdr_cli_examination_get_duration (MdrCliExamination *self)
{
  g_return_val_if_fail (MDR_IS_CLI_EXAMINATION (self), 0);

  return self->duration;
}

/**
 * mdr_cli_examination_judge:
 * @self: an examination that has run
 *
 * Returns: the exit status; see mdr_cli_judge()
 */
MdrCliStatus
mdr_cli_examination_judge (MdrCliExamination *self)
{
  g_return_val_if_fail (MDR_IS_CLI_EXAMINATION (self), MDR_CLI_STATUS_NOT_CHECKED);

  return mdr_cli_judge (self->session, self->steps);
}
