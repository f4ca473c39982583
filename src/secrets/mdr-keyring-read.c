/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading a value, which the user has agreed to: to try it with the server, or to be able to put it
 * back.
 */

#include "mdr-keyring-private.h"

typedef struct
{
  /* owned */
  MdrSavedPassword *password;
  MdrKeptItem *item;
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_object (&reading->password);
  g_clear_pointer (&reading->item, mdr_kept_item_free);
  g_free (reading);
}

static void
value_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  MdrSecretBus *bus = MDR_SECRET_BUS (source);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) encoded = NULL;
  GError *error = NULL;

  reply = mdr_secret_bus_call_finish (bus, result, &error);
  if (reply != NULL)
    {
      encoded = g_variant_get_child_value (reply, 0);
      reading->item->value =
          mdr_secret_bus_decode (bus, encoded, &reading->item->content_type, &error);
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&reading->item),
                           (GDestroyNotify) mdr_kept_item_free);
}

static void
facts_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  MdrSecretBus *bus = MDR_SECRET_BUS (source);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) facts = NULL;
  GError *error = NULL;

  reply = mdr_secret_bus_call_finish (bus, result, &error);
  if (reply != NULL)
    {
      facts = g_variant_get_child_value (reply, 0);
      reading->item = mdr_kept_item_new (reading->password, facts, &error);
    }
  if (error == NULL && mdr_secret_bus_get_session_path (bus) == NULL)
    error = mdr_keyring_error_new (MDR_KEYRING_ERROR_NO_SERVICE);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    mdr_secret_bus_call_async (
        bus, mdr_saved_password_get_id (reading->password), MDR_SECRET_ITEM, "GetSecret",
        g_variant_new ("(o)", mdr_secret_bus_get_session_path (bus)), "((oayays))",
        g_task_get_cancellable (task), value_read_cb, g_object_ref (task));
}

static void
session_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  MdrSecretBus *bus = MDR_SECRET_BUS (source);
  GError *error = NULL;

  if (!mdr_secret_bus_open_session_finish (bus, result, &error))
    g_task_return_error (task, error);
  else
    mdr_secret_bus_call_async (bus, mdr_saved_password_get_id (reading->password),
                               "org.freedesktop.DBus.Properties", "GetAll",
                               g_variant_new ("(s)", MDR_SECRET_ITEM), "(a{sv})",
                               g_task_get_cancellable (task), facts_read_cb, g_object_ref (task));
}

/* Reads an item with its value and all that is needed to make it anew. */
void
mdr_keyring_read_whole_async (MdrKeyring *self,
                              MdrSavedPassword *password,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  g_task_set_source_tag (task, mdr_keyring_read_whole_async);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  reading->password = g_object_ref (password);

  if (!g_variant_is_object_path (mdr_saved_password_get_id (password)))
    g_task_return_error (task, mdr_keyring_error_new (MDR_KEYRING_ERROR_GONE));
  else
    mdr_secret_bus_open_session_async (self->bus, cancellable, session_opened_cb,
                                       g_object_ref (task));
}

MdrKeptItem *
mdr_keyring_read_whole_finish (MdrKeyring *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
item_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (MdrKeptItem) item = NULL;
  GError *error = NULL;

  item = mdr_keyring_read_whole_finish (MDR_KEYRING (source), result, &error);
  if (item == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&item->value), (GDestroyNotify) mdr_secret_unref);
}

/**
 * mdr_keyring_read_async:
 * @self: a keyring
 * @password: one of its saved passwords
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads the value of a saved password. Only for what the user has just agreed to. Nothing is
 * unlocked for it.
 */
void
mdr_keyring_read_async (MdrKeyring *self,
                        MdrSavedPassword *password,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MDR_IS_KEYRING (self));
  g_return_if_fail (MDR_IS_SAVED_PASSWORD (password));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_keyring_read_async);
  mdr_keyring_read_whole_async (self, password, cancellable, item_read_cb, g_object_ref (task));
}

/**
 * mdr_keyring_read_finish:
 * @self: a keyring
 * @result: what the callback got
 * @error: for an #MdrKeyringError
 *
 * Returns: (transfer full): the value; some programs keep several passwords in one
 */
MdrSecret *
mdr_keyring_read_finish (MdrKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
