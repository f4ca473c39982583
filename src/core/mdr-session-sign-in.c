/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sign-in test: one service after the other, receiving first, and none after a refusal.
 */

#include <glib/gi18n-lib.h>

#include "mdr-error.h"
#include "mdr-session-private.h"

typedef struct
{
  MdrPasswordKind kind;
  guint next;
  gboolean out_of_reach;
  gboolean takes_no_password;

  /* owned */
  char *user_name;
  MdrSecret *secret;
  GPtrArray *services;
  MdrProbe *probe;
  MdrCredentials *credentials;
  MdrAttempts *attempts; /* of this account, whatever the session turns to meanwhile */
} SignIn;

/* The probe goes on to be looked at; the password has no business there any more. */
static void
forget_credentials (SignIn *sign_in)
{
  if (sign_in->credentials != NULL)
    mdr_credentials_forget_secret (sign_in->credentials);

  g_clear_object (&sign_in->credentials);
}

static void
sign_in_free (SignIn *sign_in)
{
  forget_credentials (sign_in);
  g_clear_pointer (&sign_in->user_name, g_free);
  g_clear_pointer (&sign_in->secret, mdr_secret_unref);
  g_clear_pointer (&sign_in->services, g_ptr_array_unref);
  g_clear_object (&sign_in->probe);
  g_clear_object (&sign_in->attempts);
  g_free (sign_in);
}

static void sign_in_to_next (GTask *task);

static void
probe_ended_cb (MdrProbe *probe, GParamSpec *pspec, GTask *task)
{
  MdrSession *self = MDR_SESSION (g_task_get_source_object (task));
  SignIn *sign_in = g_task_get_task_data (task);
  MdrAttemptEnd end;
  MdrCause cause;

  if (mdr_probe_get_state (probe) == MDR_STATE_RUNNING)
    return;

  g_signal_handlers_disconnect_by_func (probe, probe_ended_cb, task);
  end = mdr_session_count_attempt (self, sign_in->attempts, probe, sign_in->credentials, &cause);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)) ||
      mdr_probe_get_state (probe) == MDR_STATE_SKIPPED)
    mdr_session_end_sign_in (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                                        "The sign-in test was stopped"));
  else if (mdr_session_goes_on_after (end, cause))
    sign_in_to_next (task);
  else
    mdr_session_end_sign_in (task, NULL);
}

static void
cancelled_cb (GCancellable *cancellable, GTask *task)
{
  SignIn *sign_in = g_task_get_task_data (task);

  if (sign_in->probe != NULL)
    mdr_probe_stop (sign_in->probe);
}

static void
sign_in_to_next (GTask *task)
{
  MdrSession *self = MDR_SESSION (g_task_get_source_object (task));
  SignIn *sign_in = g_task_get_task_data (task);
  MdrService *service;
  const char *user_name;
  gboolean chosen;
  GError *error = NULL;

  if (sign_in->next == sign_in->services->len ||
      g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    {
      mdr_session_end_sign_in (task, error);
      return;
    }

  service = g_ptr_array_index (sign_in->services, sign_in->next++);
  user_name = mdr_session_choose_user_name (self, service, &chosen);
  forget_credentials (sign_in);
  sign_in->credentials = mdr_credentials_new (
      sign_in->user_name != NULL ? sign_in->user_name : user_name, sign_in->secret, sign_in->kind);

  if (!mdr_attempts_begin (sign_in->attempts, sign_in->credentials,
                           chosen || sign_in->user_name != NULL, &error))
    {
      /* Who got an answer from the first server is not told that nothing was tried. */
      if (sign_in->probe != NULL)
        g_clear_error (&error);
      mdr_session_end_sign_in (task, error);
      return;
    }

  g_clear_object (&sign_in->probe);
  sign_in->probe = mdr_probe_source_create_service_probe (self->source, self->address, service,
                                                          sign_in->credentials);
  g_signal_connect_object (sign_in->probe, "notify::state", G_CALLBACK (probe_ended_cb), task, 0);
  mdr_session_replace_probe (self, mdr_session_get_service_probe (self, service), sign_in->probe);
}

/* A service that never encrypts is never signed in to, and a password is not sent to where none is
 * taken. */
static void
add_service (MdrSession *self, SignIn *sign_in, MdrService *service)
{
  if (service == NULL || mdr_service_get_security (service) == MDR_SECURITY_NONE)
    return;

  if (mdr_session_is_out_of_reach (self, service))
    sign_in->out_of_reach = TRUE;
  else if (sign_in->kind != MDR_PASSWORD_KIND_TOKEN &&
           !mdr_session_service_takes_password (self, service))
    {
      sign_in->takes_no_password = TRUE;
      mdr_session_withhold_password (self);
    }
  else
    g_ptr_array_add (sign_in->services, g_object_ref (service));
}

/* Why nobody can be signed in to now, in the user's language. A new sign-in would take the mailbox
 * away from the test message that is awaited there. */
static GError *
create_refusal (MdrSession *self, SignIn *sign_in)
{
  const char *reason =
      _ ("None of the servers is used over a secure channel, so the password is not sent.");

  if (self->test != NULL)
    reason = _ ("A test message is still on its way. Wait until it has arrived, or stop it.");
  else if (sign_in->takes_no_password)
    reason = _ ("This provider takes no password from mail programs, only its own sign-in window, "
                "so the password is not sent.");
  else if (sign_in->out_of_reach)
    reason = _ ("The way to the servers ends before they ask for the password, so it is "
                "not sent. Check that way again first.");

  return g_error_new_literal (MDR_ERROR, MDR_ERROR_REFUSED, reason);
}

static GTask *
create_task (MdrSession *self,
             gpointer tag,
             MdrSecret *secret,
             MdrPasswordKind kind,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  SignIn *sign_in = g_new0 (SignIn, 1);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);

  sign_in->kind = kind;
  sign_in->secret = kind == MDR_PASSWORD_KIND_TOKEN ? mdr_secret_ref (secret)
                                                    : mdr_session_tidy_password (self, secret);
  sign_in->attempts = g_object_ref (mdr_session_get_attempts (self));
  sign_in->services = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, sign_in, (GDestroyNotify) sign_in_free);

  return task;
}

static void
begin (GTask *task)
{
  MdrSession *self = MDR_SESSION (g_task_get_source_object (task));
  SignIn *sign_in = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (cancelled_cb), task, 0);

  self->n_sign_ins++;
  if (sign_in->services->len > 0 && self->test == NULL)
    sign_in_to_next (task);
  else
    mdr_session_end_sign_in (task, create_refusal (self, sign_in));
}

/**
 * mdr_session_sign_in_async:
 * @self: a session that knows its settings
 * @secret: the password or token that the user gave for this test
 * @kind: what it is
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Signs in to the receiving service and, unless that refuses or gives no verdict, to the sending
 * one, with at most one attempt each, as far as they can be reached and take such a secret. The
 * results are findings of the services' probes.
 */
void
mdr_session_sign_in_async (MdrSession *self,
                           MdrSecret *secret,
                           MdrPasswordKind kind,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;
  SignIn *sign_in;

  g_return_if_fail (MDR_IS_SESSION (self));
  g_return_if_fail (secret != NULL && !mdr_secret_is_empty (secret));
  g_return_if_fail (self->settings != NULL);

  task =
      create_task (self, mdr_session_sign_in_async, secret, kind, cancellable, callback, user_data);
  sign_in = g_task_get_task_data (task);
  add_service (self, sign_in, mdr_settings_get_receiving (self->settings));
  add_service (self, sign_in, mdr_settings_get_primary (self->settings, MDR_PROTOCOL_SMTP));
  begin (task);
}

/**
 * mdr_session_try_password_async:
 * @self: a session that knows its settings
 * @service: one of its services
 * @user_name: (nullable): the name that belongs to the password, unless it is the account's
 * @secret: the password that the user wants tried
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Signs in to @service alone. Ended by mdr_session_sign_in_finish(); the result is a finding of the
 * service's probe.
 */
void
mdr_session_try_password_async (MdrSession *self,
                                MdrService *service,
                                const char *user_name,
                                MdrSecret *secret,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;
  SignIn *sign_in;

  g_return_if_fail (MDR_IS_SESSION (self));
  g_return_if_fail (MDR_IS_SERVICE (service));
  g_return_if_fail (secret != NULL && !mdr_secret_is_empty (secret));

  task = create_task (self, mdr_session_try_password_async, secret, MDR_PASSWORD_KIND_ACCOUNT,
                      cancellable, callback, user_data);
  sign_in = g_task_get_task_data (task);
  sign_in->user_name = g_strdup (user_name);
  add_service (self, sign_in, service);
  begin (task);
}

/**
 * mdr_session_sign_in_finish:
 * @self: a session
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Ends the sign-in test.
 *
 * Returns: %TRUE when the servers gave their answers, whatever these were; %FALSE with
 *   %MDR_ERROR_REFUSED when a rule of ours held it back, or %G_IO_ERROR_CANCELLED
 */
gboolean
mdr_session_sign_in_finish (MdrSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
