/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sending a message to oneself: whether that is possible, the wish to do it, and what came of it.
 */

#include <glib/gi18n-lib.h>

#include "mdr-error.h"
#include "mdr-session-private.h"
#include "mdr-session-test-run.h"

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, MDR_ERROR, MDR_ERROR_REFUSED, message);

  return FALSE;
}

static gboolean
is_encrypted (MdrService *service)
{
  return mdr_service_get_security (service) != MDR_SECURITY_NONE;
}

static gboolean
takes (MdrSession *self, MdrService *service, MdrPasswordKind kind)
{
  return kind == MDR_PASSWORD_KIND_TOKEN || mdr_session_service_takes_password (self, service);
}

/**
 * mdr_session_can_send_test:
 * @self: a session
 * @kind: with what to sign in
 * @error: return location for a #GError
 *
 * Asks whether a test message can be sent, as far as the server for sending goes. Where its arrival
 * cannot be watched, it can be sent all the same.
 *
 * Returns: %TRUE, or %FALSE with %MDR_ERROR_REFUSED and the reason in the user's language
 */
gboolean
mdr_session_can_send_test (MdrSession *self, MdrPasswordKind kind, GError **error)
{
  MdrService *sending;

  g_return_val_if_fail (MDR_IS_SESSION (self), FALSE);

  sending =
      self->settings != NULL ? mdr_settings_get_primary (self->settings, MDR_PROTOCOL_SMTP) : NULL;

  if (self->test != NULL)
    return refuse (error, _ ("A test message is already on its way."));

  if (sending == NULL)
    return refuse (error, _ ("It is not known which server sends your mail."));

  if (!takes (self, sending, kind))
    return refuse (error, _ ("This provider takes no password from mail programs, only its own "
                             "sign-in window, so the password is not sent."));

  if (!is_encrypted (sending))
    return refuse (error, _ ("The server for sending is not used over a secure channel, so the "
                             "password is not sent."));

  if (mdr_session_is_out_of_reach (self, sending))
    return refuse (error, _ ("The way to the server for sending ends before it asks for the "
                             "password. Check that way again first."));

  return TRUE;
}

/* The mailbox in which it can be seen arriving. */
static MdrService *
choose_receiving (MdrSession *self, MdrPasswordKind kind)
{
  MdrService *receiving = mdr_settings_get_receiving (self->settings);

  if (receiving == NULL || !is_encrypted (receiving) || !takes (self, receiving, kind) ||
      mdr_session_is_out_of_reach (self, receiving))
    return NULL;

  return receiving;
}

static MdrTestMessage *
create_message (MdrSession *self, MdrService *sending, gboolean keep)
{
  MdrEnvironment *environment = mdr_session_get_environment (self);
  g_autoptr (GDateTime) now = mdr_environment_dup_now (environment);
  MdrTestMessage *message = mdr_test_message_new (self->address, sending, now, keep);

  mdr_test_message_set_patience (
      message, mdr_environment_limit_wait (environment, MDR_TEST_MESSAGE_PATIENCE * 1000));

  return message;
}

/**
 * mdr_session_send_test_async:
 * @self: a session that knows its settings
 * @secret: the password or token that the user gave for this test
 * @kind: what it is
 * @keep: whether the message is left in the mailbox
 * @cancellable: (nullable): to stop it at once
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Signs in to the receiving service, sends one message to the address itself over the sending one,
 * waits for it and removes it. A refusal ends it, and nothing is sent after it. How far it is can
 * be seen in mdr_session_get_test_message(), which also takes the user's wishes meanwhile; the
 * results are findings of the services' probes.
 *
 * Ended by mdr_session_sign_in_finish(). When it is stopped after the message was handed over, that
 * may still arrive.
 */
void
mdr_session_send_test_async (MdrSession *self,
                             MdrSecret *secret,
                             MdrPasswordKind kind,
                             gboolean keep,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (MdrSecret) tidy = NULL;
  MdrService *sending;
  GError *error = NULL;

  g_return_if_fail (MDR_IS_SESSION (self));
  g_return_if_fail (secret != NULL && !mdr_secret_is_empty (secret));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_session_send_test_async);
  g_task_set_check_cancellable (task, FALSE);

  if (!mdr_session_can_send_test (self, kind, &error) ||
      g_cancellable_set_error_if_cancelled (cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  sending = mdr_settings_get_primary (self->settings, MDR_PROTOCOL_SMTP);
  g_clear_object (&self->test_message);
  self->test_message = create_message (self, sending, keep);
  tidy = kind == MDR_PASSWORD_KIND_TOKEN ? mdr_secret_ref (secret)
                                         : mdr_session_tidy_password (self, secret);
  mdr_session_test_run_begin (g_steal_pointer (&task), choose_receiving (self, kind), sending, tidy,
                              kind);
}

/**
 * mdr_session_get_test_message:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the message that was sent last, or is about to be, for this
 *   address
 */
MdrTestMessage *
mdr_session_get_test_message (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);

  return self->test_message;
}

/**
 * mdr_session_stop_test:
 * @self: a session
 *
 * Ends a test that is under way at once, because its probes are about to go.
 */
void
mdr_session_stop_test (MdrSession *self)
{
  if (self->test != NULL)
    mdr_session_test_run_stop (self->test);
}
