/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the user wants done with saved passwords. Afterwards all is looked at or judged anew, so
 * that whoever asked finds the list as it is now.
 */

#include "mdr-saved-passwords-private.h"

static GTask *
begin (MdrSavedPasswords *self,
       gpointer tag,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  /* What was done before it was cancelled has to be told. */
  g_task_set_check_cancellable (task, FALSE);
  mdr_saved_passwords_add_busy (self, 1);

  return task;
}

static void
unlocked_look_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrSavedPasswords *self = MDR_SAVED_PASSWORDS (source);
  GError *error = NULL;
  gboolean looked = mdr_saved_passwords_look_finish (self, result, &error);

  mdr_saved_passwords_add_busy (self, -1);
  if (looked)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrSavedPasswords *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (mdr_keyring_unlock_finish (MDR_KEYRING (source), result, &error))
    {
      self->refused = FALSE;
      mdr_saved_passwords_look_async (self, TRUE, g_task_get_cancellable (task), unlocked_look_cb,
                                      g_object_ref (task));
      return;
    }

  if (g_error_matches (error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_DISMISSED))
    self->refused = TRUE;

  mdr_saved_passwords_judge (self);
  mdr_saved_passwords_add_busy (self, -1);
  g_task_return_error (task, error);
}

/**
 * mdr_saved_passwords_unlock_async:
 * @self: saved passwords that were looked at
 * @cancellable: (nullable): to take the question back
 * @callback: called when the user has answered, and the list is made anew
 * @user_data: for @callback
 *
 * Lets the password store ask for the passwords of all locked keyrings.
 */
void
mdr_saved_passwords_unlock_async (MdrSavedPasswords *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MDR_IS_SAVED_PASSWORDS (self));

  task = begin (self, mdr_saved_passwords_unlock_async, cancellable, callback, user_data);
  mdr_keyring_unlock_async (self->keyring, cancellable, unlocked_cb, task);
}

/**
 * mdr_saved_passwords_unlock_finish:
 * @self: saved passwords
 * @result: what the callback got
 * @error: for an #MdrKeyringError
 *
 * Returns: whether a keyring is open now that was not
 */
gboolean
mdr_saved_passwords_unlock_finish (MdrSavedPasswords *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
return_results (GTask *task, GPtrArray *results, GError *error)
{
  MdrSavedPasswords *self = g_task_get_source_object (task);

  mdr_saved_passwords_add_busy (self, -1);
  if (results != NULL)
    g_task_return_pointer (task, results, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrSavedPasswords *self = g_task_get_source_object (task);
  GError *error = NULL;
  GPtrArray *results = mdr_keyring_remove_finish (MDR_KEYRING (source), result, &error);

  mdr_saved_passwords_judge (self);
  return_results (task, results, error);
}

/**
 * mdr_saved_passwords_remove_async:
 * @self: saved passwords
 * @passwords: (element-type MdrSavedPassword): what the user wants removed, by name
 * @cancellable: (nullable): to stop after the one that is being removed
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Removes saved passwords. They can be put back as long as @self is there.
 */
void
mdr_saved_passwords_remove_async (MdrSavedPasswords *self,
                                  GPtrArray *passwords,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MDR_IS_SAVED_PASSWORDS (self));
  g_return_if_fail (passwords != NULL);

  task = begin (self, mdr_saved_passwords_remove_async, cancellable, callback, user_data);
  mdr_keyring_remove_async (self->keyring, passwords, cancellable, removed_cb, task);
}

/**
 * mdr_saved_passwords_remove_finish:
 * @self: saved passwords
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type MdrItemResult): what became of each
 */
GPtrArray *
mdr_saved_passwords_remove_finish (MdrSavedPasswords *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
restored_look_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  /* That the list could not be made anew is said by its own state. */
  mdr_saved_passwords_look_finish (MDR_SAVED_PASSWORDS (source), result, NULL);
  return_results (task, g_ptr_array_ref (g_task_get_task_data (task)), NULL);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *results = mdr_keyring_undo_finish (MDR_KEYRING (source), result, &error);

  if (results == NULL)
    {
      return_results (task, NULL, error);
      return;
    }

  g_task_set_task_data (task, results, (GDestroyNotify) g_ptr_array_unref);
  mdr_saved_passwords_look_async (g_task_get_source_object (task), TRUE,
                                  g_task_get_cancellable (task), restored_look_cb,
                                  g_object_ref (task));
}

/**
 * mdr_saved_passwords_undo_async:
 * @self: saved passwords
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done, and the list is made anew
 * @user_data: for @callback
 *
 * Puts back all that was removed.
 */
void
mdr_saved_passwords_undo_async (MdrSavedPasswords *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MDR_IS_SAVED_PASSWORDS (self));

  task = begin (self, mdr_saved_passwords_undo_async, cancellable, callback, user_data);
  mdr_keyring_undo_async (self->keyring, cancellable, restored_cb, task);
}

/**
 * mdr_saved_passwords_undo_finish:
 * @self: saved passwords
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type MdrItemResult): what became of each; those that are gone
 *   still can be put back once more
 */
GPtrArray *
mdr_saved_passwords_undo_finish (MdrSavedPasswords *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
