/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Questions that the password store asks the user itself, such as for the keyring's password.
 *
 * Not libsecret's prompts: those take a closed question for an answer, so that a removal that the
 * user declined would look done, and they do not survive a store that ends while it asks.
 */

#include "mdr-secret-bus-private.h"

#include "mdr-keyring-error.h"

typedef struct
{
  gboolean is_over;
  guint completed;
  gulong present;
  gulong cancelled;

  /* owned */
  char *path;
} Question;

static void
question_free (Question *question)
{
  g_clear_pointer (&question->path, g_free);
  g_free (question);
}

/* The first of several ends wins: answered, cancelled, or the store is gone. */
static gboolean
end (GTask *task)
{
  MdrSecretBus *self = g_task_get_source_object (task);
  Question *question = g_task_get_task_data (task);

  if (question->is_over)
    return FALSE;

  question->is_over = TRUE;
  if (question->completed != 0)
    g_dbus_connection_signal_unsubscribe (self->connection, question->completed);
  g_clear_signal_handler (&question->present, self);
  if (question->cancelled != 0)
    g_clear_signal_handler (&question->cancelled, g_task_get_cancellable (task));

  return TRUE;
}

static void
end_with (GTask *task, GError *error)
{
  g_autoptr (GError) owned = error;

  if (end (task))
    g_task_return_error (task, g_steal_pointer (&owned));
}

static void
completed_cb (GDBusConnection *connection,
              const char *sender,
              const char *path,
              const char *interface,
              const char *signal,
              GVariant *parameters,
              gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  g_autoptr (GVariant) outcome = NULL;
  gboolean dismissed = TRUE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(bv)")))
    g_variant_get (parameters, "(bv)", &dismissed, &outcome);

  if (dismissed)
    end_with (task, mdr_keyring_error_new (MDR_KEYRING_ERROR_DISMISSED));
  else if (end (task))
    g_task_return_pointer (task, g_steal_pointer (&outcome), (GDestroyNotify) g_variant_unref);
}

static void
store_changed_cb (MdrSecretBus *self, GParamSpec *pspec, GTask *task)
{
  g_autoptr (GTask) held = g_object_ref (task);

  end_with (held, mdr_keyring_error_new (MDR_KEYRING_ERROR_NO_SERVICE));
}

static gboolean
stop_asking (gpointer user_data)
{
  GTask *task = user_data;
  MdrSecretBus *self = g_task_get_source_object (task);
  Question *question = g_task_get_task_data (task);
  GError *error = NULL;

  if (question->is_over)
    return G_SOURCE_REMOVE;

  if (self->owner != NULL)
    g_dbus_connection_call (self->connection, self->owner, question->path, MDR_SECRET_PROMPT,
                            "Dismiss", NULL, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, self->timeout,
                            NULL, NULL, NULL);
  g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error);
  end_with (task, error);

  return G_SOURCE_REMOVE;
}

/* A handler may not be taken away while it runs; so the rest comes a moment later. */
static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, stop_asking, g_object_ref (user_data), g_object_unref);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = NULL;
  GError *error = NULL;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (reply == NULL)
    end_with (task, mdr_keyring_error_from_bus (error));
}

/**
 * mdr_secret_bus_prompt_async:
 * @self: a bus whose service was reached
 * @path: the prompt that the service gave
 * @cancellable: (nullable): to take the question back
 * @callback: called when the user has answered
 * @user_data: for @callback
 *
 * Lets the service ask the user. That may take as long as the user likes.
 */
void
mdr_secret_bus_prompt_async (MdrSecretBus *self,
                             const char *path,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_return_if_fail (MDR_IS_SECRET_BUS (self));
  g_return_if_fail (g_variant_is_object_path (path));

  task = g_task_new (self, cancellable, callback, user_data);
  question = g_new0 (Question, 1);
  question->path = g_strdup (path);
  g_task_set_source_tag (task, mdr_secret_bus_prompt_async);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);

  if (self->owner == NULL)
    {
      g_task_return_error (task, mdr_keyring_error_new (MDR_KEYRING_ERROR_NO_SERVICE));
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;

  question->completed = g_dbus_connection_signal_subscribe (
      self->connection, self->owner, MDR_SECRET_PROMPT, "Completed", path, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, completed_cb, g_object_ref (task), g_object_unref);
  /* The subscription holds the task for these two. */
  question->present =
      g_signal_connect (self, "notify::present", G_CALLBACK (store_changed_cb), task);
  if (cancellable != NULL)
    question->cancelled =
        g_signal_connect (cancellable, "cancelled", G_CALLBACK (cancelled_cb), task);

  /* No window to stand before: what a window's name is on Wayland, stores do not know. */
  g_dbus_connection_call (self->connection, self->owner, path, MDR_SECRET_PROMPT, "Prompt",
                          g_variant_new ("(s)", ""), NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          self->timeout, NULL, asked_cb, g_object_ref (task));
}

/**
 * mdr_secret_bus_prompt_finish:
 * @self: a bus
 * @result: what the callback got
 * @error: for an #MdrKeyringError; %MDR_KEYRING_ERROR_DISMISSED if the user closed the question
 *
 * Returns: (transfer full): what came of it; its type depends on what was asked for
 */
GVariant *
mdr_secret_bus_prompt_finish (MdrSecretBus *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
