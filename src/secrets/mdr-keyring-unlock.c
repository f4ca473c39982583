/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Unlocking, when the user asks for it. The keyring's password is typed into the window of the
 * password store, never into one of ours.
 */

#include "mdr-keyring-private.h"

static void
prompted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) unlocked = NULL;
  GError *error = NULL;

  unlocked = mdr_secret_bus_prompt_finish (MDR_SECRET_BUS (source), result, &error);
  if (unlocked == NULL)
    g_task_return_error (task, error);
  else if (!g_variant_is_of_type (unlocked, G_VARIANT_TYPE_OBJECT_PATH_ARRAY) ||
           g_variant_n_children (unlocked) == 0)
    g_task_return_error (task, mdr_keyring_error_new (MDR_KEYRING_ERROR_DISMISSED));
  else
    g_task_return_boolean (task, TRUE);
}

static void
unlock_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = NULL;
  GError *error = NULL;
  const char *prompt;

  reply = mdr_secret_bus_call_finish (MDR_SECRET_BUS (source), result, &error);
  if (reply == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_variant_get (reply, "(@ao&o)", NULL, &prompt);
  if (g_str_equal (prompt, "/"))
    g_task_return_boolean (task, TRUE);
  else
    mdr_secret_bus_prompt_async (MDR_SECRET_BUS (source), prompt, g_task_get_cancellable (task),
                                 prompted_cb, g_object_ref (task));
}

/**
 * mdr_keyring_unlock_async:
 * @self: a keyring that was listed
 * @cancellable: (nullable): to take the question back
 * @callback: called when the user has answered
 * @user_data: for @callback
 *
 * Lets the password store ask for the passwords of all locked keyrings. Afterwards the list has to
 * be made anew.
 */
void
mdr_keyring_unlock_async (MdrKeyring *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GVariantBuilder paths;

  g_return_if_fail (MDR_IS_KEYRING (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_keyring_unlock_async);

  g_variant_builder_init (&paths, G_VARIANT_TYPE_OBJECT_PATH_ARRAY);
  for (guint i = 0; self->places != NULL && i < self->places->collections->len; i++)
    {
      MdrItemCollection *collection = g_ptr_array_index (self->places->collections, i);

      if (collection->is_locked)
        g_variant_builder_add (&paths, "o", collection->path);
    }

  mdr_secret_bus_call_async (self->bus, MDR_SECRET_SERVICE_PATH, MDR_SECRET_SERVICE, "Unlock",
                             g_variant_new ("(ao)", &paths), "(aoo)", cancellable, unlock_asked_cb,
                             g_object_ref (task));
}

/**
 * mdr_keyring_unlock_finish:
 * @self: a keyring
 * @result: what the callback got
 * @error: for an #MdrKeyringError; %MDR_KEYRING_ERROR_DISMISSED if the user did not want to
 *
 * Returns: whether a keyring is open now that was not
 */
gboolean
mdr_keyring_unlock_finish (MdrKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
