/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of saved passwords: several items are read at a time, and none of their values.
 *
 * Not by secret_service_search(): it makes a proxy of each item, which asks for all properties of
 * all items at once and has a say in every message from then on.
 */

#include "mdr-keyring-private.h"

#include "mdr-item-reading.h"

/* Enough to keep the store busy while answers are on their way; stores answer one at a time. */
#define AT_ONCE 16
/* A list that tells of each of thousands of new rows keeps its views from drawing. */
#define BATCH 64

/* Is there until the computer is switched off, and is never locked. */
#define SESSION_COLLECTION MDR_SECRET_SERVICE_PATH "/collection/session"

typedef struct
{
  guint n_reading;
  gint64 until;

  /* owned */
  GPtrArray *batch;
  GError *error;
} Listing;

static void read_on (GTask *task);

static void
listing_free (Listing *listing)
{
  g_clear_pointer (&listing->batch, g_ptr_array_unref);
  g_clear_error (&listing->error);
  g_free (listing);
}

static void
flush (MdrKeyring *self, Listing *listing)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->passwords));

  if (listing->batch->len > 0)
    g_list_store_splice (self->passwords, n_items, 0, listing->batch->pdata, listing->batch->len);
  g_ptr_array_set_size (listing->batch, 0);
  mdr_keyring_notify_listed (self);
}

static void
finish (GTask *task)
{
  MdrKeyring *self = g_task_get_source_object (task);
  Listing *listing = g_task_get_task_data (task);

  flush (self, listing);
  self->is_listing = FALSE;

  if (listing->error != NULL)
    g_task_return_error (task, g_steal_pointer (&listing->error));
  else
    g_task_return_boolean (task, TRUE);
}

/* What was on the list before is the same object again: what somebody has ticked stays ticked. */
static MdrSavedPassword *
take_known (MdrKeyring *self, MdrSavedPassword *password)
{
  MdrSavedPassword *known = g_hash_table_lookup (self->known, mdr_saved_password_get_id (password));

  if (known == NULL || !mdr_saved_password_is_same (known, password))
    return password;

  g_object_unref (password);

  return g_object_ref (known);
}

static void
keep_known (MdrKeyring *self)
{
  GListModel *passwords = G_LIST_MODEL (self->passwords);
  guint n_passwords = g_list_model_get_n_items (passwords);

  g_hash_table_remove_all (self->known);
  for (guint i = 0; i < n_passwords; i++)
    {
      MdrSavedPassword *password = g_list_model_get_item (passwords, i);

      g_hash_table_replace (self->known, (gpointer) mdr_saved_password_get_id (password), password);
    }
}

static void
item_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrKeyring *self = g_task_get_source_object (task);
  Listing *listing = g_task_get_task_data (task);
  MdrSavedPassword *password;
  gboolean is_hidden;
  GError *error = NULL;

  password = mdr_item_reading_finish (MDR_SECRET_BUS (source), result, &is_hidden, &error);
  if (password != NULL)
    g_ptr_array_add (listing->batch, take_known (self, password));
  if (is_hidden)
    self->n_hidden++;

  /* An item can go while the list is made. */
  if (error != NULL && listing->error == NULL && mdr_keyring_error_is_the_end (error))
    listing->error = g_steal_pointer (&error);
  g_clear_error (&error);

  listing->n_reading--;
  if (listing->batch->len >= BATCH)
    flush (self, listing);
  read_on (task);
}

static void
read_item (GTask *task, MdrItemPlace *place)
{
  MdrKeyring *self = g_task_get_source_object (task);
  Listing *listing = g_task_get_task_data (task);

  listing->n_reading++;
  mdr_item_reading_async (self->bus, place, self->recognise, self->recognise_data,
                          g_task_get_cancellable (task), item_read_cb, g_object_ref (task));
}

static void
read_on (GTask *task)
{
  MdrKeyring *self = g_task_get_source_object (task);
  Listing *listing = g_task_get_task_data (task);

  while (listing->error == NULL && listing->n_reading < AT_ONCE &&
         mdr_keyring_get_n_unread (self) > 0 && g_get_monotonic_time () < listing->until)
    {
      MdrItemPlace *place = &g_array_index (self->places->items, MdrItemPlace, self->next_place++);

      if (place->collection->is_hidden)
        self->n_hidden++;
      else
        read_item (task, place);
    }

  if (listing->n_reading == 0)
    finish (task);
}

static void
note_locks (MdrKeyring *self)
{
  guint n_locked = 0;
  guint n_open = 0;

  for (guint i = 0; i < self->places->collections->len; i++)
    {
      MdrItemCollection *collection = g_ptr_array_index (self->places->collections, i);

      if (collection->is_locked)
        n_locked++;
      else if (!g_str_equal (collection->path, SESSION_COLLECTION))
        n_open++;
    }

  if (n_locked == 0)
    mdr_keyring_set_state (self, MDR_KEYRING_READY);
  else
    mdr_keyring_set_state (self, n_open > 0 ? MDR_KEYRING_LOCKED_SOME : MDR_KEYRING_LOCKED_ALL);
}

static void
fail (GTask *task, GError *error)
{
  Listing *listing = g_task_get_task_data (task);

  listing->error = error;
  finish (task);
}

static void
places_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrKeyring *self = g_task_get_source_object (task);
  MdrItemPlaces *places;
  GError *error = NULL;

  places = mdr_item_places_find_finish (MDR_SECRET_BUS (source), result, &error);
  if (places == NULL)
    {
      fail (task, error);
      return;
    }

  g_clear_pointer (&self->places, mdr_item_places_free);
  self->places = places;
  note_locks (self);
  read_on (task);
}

static void
reached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrKeyring *self = g_task_get_source_object (task);
  MdrSecretBus *bus = MDR_SECRET_BUS (source);
  GError *error = NULL;

  if (!mdr_secret_bus_reach_finish (bus, result, &error))
    {
      if (g_error_matches (error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_NO_SERVICE))
        mdr_keyring_set_state (self, MDR_KEYRING_NO_SERVICE);
      else if (g_error_matches (error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_NOT_ALLOWED))
        mdr_keyring_set_state (self, MDR_KEYRING_NOT_ALLOWED);
      fail (task, error);
      return;
    }

  mdr_item_places_find_async (bus, (const char *const *) self->mail_schemas,
                              (const char *const *) self->other_schemas,
                              g_task_get_cancellable (task), places_found_cb, g_object_ref (task));
}

/* Returns: (nullable): a task, or %NULL if one list is being made already */
static GTask *
begin (MdrKeyring *self,
       gpointer tag,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Listing *listing = g_new0 (Listing, 1);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, listing, (GDestroyNotify) listing_free);
  listing->batch = g_ptr_array_new_with_free_func (g_object_unref);
  listing->until = g_get_monotonic_time () + 1000 * (gint64) self->list_milliseconds;

  if (self->is_listing)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING,
                               "The saved passwords are being listed already");
      return NULL;
    }

  self->is_listing = TRUE;
  return g_steal_pointer (&task);
}

/**
 * mdr_keyring_list_async:
 * @self: a keyring
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes the list of saved passwords anew; it fills while this runs. Nothing is unlocked, no value
 * is read, and after a second and a half no further item is begun: see #MdrKeyring:n-unread.
 */
void
mdr_keyring_list_async (MdrKeyring *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MDR_IS_KEYRING (self));

  task = begin (self, mdr_keyring_list_async, cancellable, callback, user_data);
  if (task == NULL)
    return;

  keep_known (self);
  g_list_store_remove_all (self->passwords);
  g_clear_pointer (&self->places, mdr_item_places_free);
  self->next_place = 0;
  self->n_hidden = 0;
  mdr_keyring_notify_listed (self);
  mdr_secret_bus_reach_async (self->bus, cancellable, reached_cb, g_object_ref (task));
}

/**
 * mdr_keyring_list_more_async:
 * @self: a keyring
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Goes on with the list where the time was over.
 */
void
mdr_keyring_list_more_async (MdrKeyring *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MDR_IS_KEYRING (self));

  task = begin (self, mdr_keyring_list_async, cancellable, callback, user_data);
  if (task != NULL)
    read_on (task);
}

/**
 * mdr_keyring_list_finish:
 * @self: a keyring
 * @result: what the callback got
 * @error: for an #MdrKeyringError
 *
 * Returns: whether the list is there, in mdr_keyring_get_passwords()
 */
gboolean
mdr_keyring_list_finish (MdrKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
