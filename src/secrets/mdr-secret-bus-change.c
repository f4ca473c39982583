/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changes in the password store: the store answers a call with a question of its own if it wants to
 * hear the user first, and the change is done when that is answered.
 */

#include "mdr-secret-bus.h"

/* What a store gives for a question that it does not have. */
#define NO_PROMPT "/"

static void
prompted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) outcome = NULL;
  GError *error = NULL;

  outcome = mdr_secret_bus_prompt_finish (MDR_SECRET_BUS (source), result, &error);
  if (outcome != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) prompt = NULL;
  GError *error = NULL;

  reply = mdr_secret_bus_call_finish (MDR_SECRET_BUS (source), result, &error);
  if (reply == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  /* It comes last in every such answer. */
  prompt = g_variant_get_child_value (reply, g_variant_n_children (reply) - 1);
  if (g_str_equal (g_variant_get_string (prompt, NULL), NO_PROMPT))
    g_task_return_boolean (task, TRUE);
  else
    mdr_secret_bus_prompt_async (MDR_SECRET_BUS (source), g_variant_get_string (prompt, NULL),
                                 g_task_get_cancellable (task), prompted_cb, g_object_ref (task));
}

/**
 * mdr_secret_bus_change_async:
 * @self: a bus whose service was reached
 * @path: whom to call
 * @interface: the interface
 * @method: the method
 * @arguments: (nullable): its arguments; a floating reference is taken
 * @reply_type: the type of its answer, of which the path of a question is the last part
 * @cancellable: (nullable): takes the store's question back. The call itself is not to be
 *   cancelled: half a change would leave us in doubt about the item
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Has the store change something.
 */
void
mdr_secret_bus_change_async (MdrSecretBus *self,
                             const char *path,
                             const char *interface,
                             const char *method,
                             GVariant *arguments,
                             const char *reply_type,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MDR_IS_SECRET_BUS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_secret_bus_change_async);

  /* What was done is done, even if somebody wants to stop meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  mdr_secret_bus_call_async (self, path, interface, method, arguments, reply_type, NULL, called_cb,
                             task);
}

/**
 * mdr_secret_bus_change_finish:
 * @self: a bus
 * @result: what the callback got
 * @error: for an #MdrKeyringError; %MDR_KEYRING_ERROR_DISMISSED if the user closed the question
 *
 * Returns: whether it is changed
 */
gboolean
mdr_secret_bus_change_finish (MdrSecretBus *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
