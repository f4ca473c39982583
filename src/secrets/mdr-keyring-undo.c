/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Putting removed passwords back: the same label, attributes, value and kind of value, in the same
 * keyring. Only the dates are new, and the name that the password store gives.
 */

#include "mdr-keyring-private.h"

typedef struct
{
  /* Of the items that are kept; those that could not be put back stay, and are passed over. */
  guint next;

  /* owned */
  GPtrArray *results;
} Undo;

static void restore_next (GTask *task);

static void
undo_free (Undo *undo)
{
  g_clear_pointer (&undo->results, g_ptr_array_unref);
  g_free (undo);
}

static MdrKeptItem *
get_item (GTask *task)
{
  MdrKeyring *self = g_task_get_source_object (task);
  Undo *undo = g_task_get_task_data (task);

  return undo->next < self->kept->len ? g_ptr_array_index (self->kept, undo->next) : NULL;
}

static void
restored (GTask *task)
{
  MdrKeyring *self = g_task_get_source_object (task);
  Undo *undo = g_task_get_task_data (task);
  MdrKeptItem *item = get_item (task);

  if (item != NULL)
    {
      g_ptr_array_add (undo->results, mdr_item_result_new (item->password, MDR_ITEM_THERE, NULL));
      g_ptr_array_remove_index (self->kept, undo->next);
      mdr_keyring_notify_kept (self);
    }

  restore_next (task);
}

static void
not_restored (GTask *task, MdrItemFate fate, GError *error)
{
  MdrKeyring *self = g_task_get_source_object (task);
  Undo *undo = g_task_get_task_data (task);
  g_autoptr (GError) owned = error;
  gboolean is_the_end = mdr_keyring_error_is_the_end (error);

  do
    {
      MdrKeptItem *item = get_item (task);

      if (item == NULL)
        break;

      g_ptr_array_add (undo->results,
                       mdr_item_result_new (item->password, fate, g_error_copy (error)));
      undo->next++;
      fate = MDR_ITEM_GONE;
    }
  while (is_the_end && undo->next < self->kept->len);

  restore_next (task);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (mdr_secret_bus_change_finish (MDR_SECRET_BUS (source), result, &error))
    restored (task);
  else
    not_restored (task, mdr_keyring_error_is_the_end (error) ? MDR_ITEM_UNSURE : MDR_ITEM_GONE,
                  error);
}

static void
create (GTask *task, MdrKeptItem *item)
{
  MdrKeyring *self = g_task_get_source_object (task);
  GVariant *value = mdr_secret_bus_encode (self->bus, item->value, item->content_type);

  if (value == NULL)
    {
      not_restored (task, MDR_ITEM_GONE, mdr_keyring_error_new (MDR_KEYRING_ERROR_NO_SERVICE));
      return;
    }

  /* What a program has saved in the meantime is not replaced. */
  mdr_secret_bus_change_async (
      self->bus, item->collection, MDR_SECRET_COLLECTION, "CreateItem",
      g_variant_new ("(@a{sv}@(oayays)b)", mdr_kept_item_get_properties (item), value, FALSE),
      "(oo)", g_task_get_cancellable (task), created_cb, g_object_ref (task));
}

/* The store ended while it removed this one, and may have it still. */
static void
still_there_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrKeptItem *item = get_item (task);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) attributes = NULL;
  g_autoptr (GError) error = NULL;

  reply = mdr_secret_bus_call_finish (MDR_SECRET_BUS (source), result, &error);
  if (item == NULL)
    {
      restore_next (task);
      return;
    }

  if (reply != NULL)
    g_variant_get (reply, "(v)", &attributes);

  if (attributes != NULL && g_variant_equal (attributes, item->attributes))
    restored (task);
  else if (error != NULL && mdr_keyring_error_is_the_end (error))
    not_restored (task, MDR_ITEM_UNSURE, g_steal_pointer (&error));
  else
    create (task, item);
}

static void
restore_next (GTask *task)
{
  MdrKeyring *self = g_task_get_source_object (task);
  Undo *undo = g_task_get_task_data (task);
  MdrKeptItem *item = get_item (task);

  if (item == NULL)
    {
      self->is_changing = FALSE;
      g_task_return_pointer (task, g_steal_pointer (&undo->results),
                             (GDestroyNotify) g_ptr_array_unref);
    }
  else if (item->is_unsure)
    mdr_secret_bus_call_async (self->bus, mdr_saved_password_get_id (item->password),
                               "org.freedesktop.DBus.Properties", "Get",
                               g_variant_new ("(ss)", MDR_SECRET_ITEM, "Attributes"), "(v)",
                               g_task_get_cancellable (task), still_there_cb, g_object_ref (task));
  else
    create (task, item);
}

static void
session_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (mdr_secret_bus_open_session_finish (MDR_SECRET_BUS (source), result, &error))
    restore_next (task);
  else
    not_restored (task, MDR_ITEM_GONE, error);
}

static void
reached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrSecretBus *bus = MDR_SECRET_BUS (source);
  GError *error = NULL;

  if (mdr_secret_bus_reach_finish (bus, result, &error))
    mdr_secret_bus_open_session_async (bus, g_task_get_cancellable (task), session_opened_cb,
                                       g_object_ref (task));
  else
    not_restored (task, MDR_ITEM_GONE, error);
}

/**
 * mdr_keyring_undo_async:
 * @self: a keyring
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Puts all removed passwords back. Those for which that fails are kept, to try once more. The list
 * has to be made anew afterwards.
 */
void
mdr_keyring_undo_async (MdrKeyring *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Undo *undo;

  g_return_if_fail (MDR_IS_KEYRING (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, mdr_keyring_undo_async);

  if (self->is_changing)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING,
                               "Saved passwords are being changed already");
      return;
    }

  self->is_changing = TRUE;
  undo = g_new0 (Undo, 1);
  undo->results = g_ptr_array_new_with_free_func ((GDestroyNotify) mdr_item_result_free);
  g_task_set_task_data (task, undo, (GDestroyNotify) undo_free);
  mdr_secret_bus_reach_async (self->bus, cancellable, reached_cb, g_object_ref (task));
}

/**
 * mdr_keyring_undo_finish:
 * @self: a keyring
 * @result: what the callback got
 * @error: for %G_IO_ERROR_PENDING
 *
 * Returns: (transfer full) (element-type MdrItemResult): what became of each
 */
GPtrArray *
mdr_keyring_undo_finish (MdrKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
