/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Removing saved passwords, one after the other: each is read whole first, so that nothing goes
 * that could not be put back, and for each it is said where it is in the end.
 */

#include "mdr-keyring-private.h"

typedef struct
{
  guint next;

  /* owned */
  GPtrArray *passwords;
  GPtrArray *results;
  MdrKeptItem *item;
} Removal;

static void remove_next (GTask *task);

static void
removal_free (Removal *removal)
{
  g_clear_pointer (&removal->passwords, g_ptr_array_unref);
  g_clear_pointer (&removal->results, g_ptr_array_unref);
  g_clear_pointer (&removal->item, mdr_kept_item_free);
  g_free (removal);
}

static void
note (Removal *removal, MdrItemFate fate, GError *error)
{
  MdrSavedPassword *password = g_ptr_array_index (removal->passwords, removal->next++);

  g_ptr_array_add (removal->results, mdr_item_result_new (password, fate, error));
}

/* A store that has ended or is silent would only make us wait for each of the others, too. */
static void
leave_the_rest (Removal *removal, const GError *error)
{
  while (removal->next < removal->passwords->len)
    note (removal, MDR_ITEM_THERE, g_error_copy (error));
}

static void
go_on (GTask *task, MdrItemFate fate, GError *error)
{
  Removal *removal = g_task_get_task_data (task);
  g_autoptr (GError) end = NULL;

  if (error != NULL && mdr_keyring_error_is_the_end (error))
    end = g_error_copy (error);

  note (removal, fate, error);
  if (end != NULL)
    leave_the_rest (removal, end);

  remove_next (task);
}

static void
keep (GTask *task, gboolean is_unsure)
{
  MdrKeyring *self = g_task_get_source_object (task);
  Removal *removal = g_task_get_task_data (task);

  removal->item->is_unsure = is_unsure;
  g_ptr_array_add (self->kept, g_steal_pointer (&removal->item));
  mdr_keyring_notify_kept (self);
}

static void
gone (GTask *task)
{
  MdrKeyring *self = g_task_get_source_object (task);
  Removal *removal = g_task_get_task_data (task);
  guint position;

  if (g_list_store_find (self->passwords, removal->item->password, &position))
    g_list_store_remove (self->passwords, position);

  keep (task, FALSE);
  go_on (task, MDR_ITEM_GONE, NULL);
}

/* The store may have done it before it ended; so the value is kept, too. */
static void
not_gone (GTask *task, GError *error)
{
  Removal *removal = g_task_get_task_data (task);

  if (mdr_keyring_error_is_the_end (error))
    {
      keep (task, TRUE);
      go_on (task, MDR_ITEM_UNSURE, error);
      return;
    }

  g_clear_pointer (&removal->item, mdr_kept_item_free);
  go_on (task, MDR_ITEM_THERE, error);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (mdr_secret_bus_change_finish (MDR_SECRET_BUS (source), result, &error))
    gone (task);
  else
    not_gone (task, error);
}

static void
item_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrKeyring *self = MDR_KEYRING (source);
  Removal *removal = g_task_get_task_data (task);
  GError *error = NULL;

  removal->item = mdr_keyring_read_whole_finish (self, result, &error);
  if (removal->item == NULL)
    {
      gboolean is_gone = g_error_matches (error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_GONE);

      go_on (task, is_gone ? MDR_ITEM_GONE : MDR_ITEM_THERE, error);
      return;
    }

  mdr_secret_bus_change_async (self->bus, mdr_saved_password_get_id (removal->item->password),
                               MDR_SECRET_ITEM, "Delete", NULL, "(o)",
                               g_task_get_cancellable (task), deleted_cb, g_object_ref (task));
}

static void
remove_next (GTask *task)
{
  MdrKeyring *self = g_task_get_source_object (task);
  Removal *removal = g_task_get_task_data (task);

  if (removal->next < removal->passwords->len)
    {
      mdr_keyring_read_whole_async (self, g_ptr_array_index (removal->passwords, removal->next),
                                    g_task_get_cancellable (task), item_read_cb,
                                    g_object_ref (task));
      return;
    }

  self->is_changing = FALSE;
  g_task_return_pointer (task, g_steal_pointer (&removal->results),
                         (GDestroyNotify) g_ptr_array_unref);
}

/**
 * mdr_keyring_remove_async:
 * @self: a keyring
 * @passwords: (element-type MdrSavedPassword): what the user wants removed
 * @cancellable: (nullable): to stop after the item that is being removed
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Removes saved passwords. They can be put back by mdr_keyring_undo_async() as long as @self is
 * there, or until mdr_keyring_forget().
 */
void
mdr_keyring_remove_async (MdrKeyring *self,
                          GPtrArray *passwords,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Removal *removal;

  g_return_if_fail (MDR_IS_KEYRING (self));
  g_return_if_fail (passwords != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  /* What was removed before it was cancelled has to be told. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, mdr_keyring_remove_async);

  if (self->is_changing)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING,
                               "Saved passwords are being changed already");
      return;
    }

  self->is_changing = TRUE;
  removal = g_new0 (Removal, 1);
  removal->passwords = g_ptr_array_copy (passwords, (GCopyFunc) (void *) g_object_ref, NULL);
  g_ptr_array_set_free_func (removal->passwords, g_object_unref);
  removal->results = g_ptr_array_new_with_free_func ((GDestroyNotify) mdr_item_result_free);
  g_task_set_task_data (task, removal, (GDestroyNotify) removal_free);
  remove_next (task);
}

/**
 * mdr_keyring_remove_finish:
 * @self: a keyring
 * @result: what the callback got
 * @error: for %G_IO_ERROR_PENDING
 *
 * Returns: (transfer full) (element-type MdrItemResult): what became of each, in the same order;
 *   also when it was cancelled or the password store ended
 */
GPtrArray *
mdr_keyring_remove_finish (MdrKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
