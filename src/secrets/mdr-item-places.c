/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which items there are costs one call a keyring. To read one of them costs a call each, and in
 * gnome-keyring each such call goes through all items: at 10,000 items it takes 1.5 ms for one
 * property. A search for a schema takes 5 ms however many there are. So the items of mail programs
 * are searched for, to be read first, and those of browsers and the like, not to be read at all.
 */

#include "mdr-item-places.h"

#include <string.h>

#include "core/mdr-clean-text.h"
#include "mdr-keyring-error.h"

/* Nobody has as many; a store that says so must not fill our memory. */
#define MAX_COLLECTIONS 64
#define MAX_ITEMS 50000
#define MAX_LABEL 100

typedef enum
{
  ROLE_MAIL = 1,
  ROLE_OTHER,
} Role;

typedef struct
{
  guint n_pending;

  /* owned */
  char **mail_schemas;
  char **other_schemas;
  GHashTable *roles;
  GPtrArray *contents;
  MdrItemPlaces *places;
  GError *error;
} Search;

/* One of the calls that run at the same time. */
typedef struct
{
  GTask *task;
  MdrItemCollection *collection;
  Role role;
} Call;

static void
collection_free (gpointer data)
{
  MdrItemCollection *collection = data;

  g_free (collection->path);
  g_free (collection->label);
  g_free (collection);
}

static void
set_label (MdrItemCollection *collection, const char *label)
{
  g_free (collection->label);
  collection->label = mdr_clean_text (label, -1, MAX_LABEL);
}

static void
clear_place (gpointer data)
{
  MdrItemPlace *place = data;

  g_clear_pointer (&place->path, g_free);
}

/**
 * mdr_item_places_free:
 * @self: (transfer full): places
 *
 * Frees @self.
 */
void
mdr_item_places_free (MdrItemPlaces *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->items);
  g_ptr_array_unref (self->collections);
  g_free (self);
}

static MdrItemPlaces *
places_new (void)
{
  MdrItemPlaces *self = g_new0 (MdrItemPlaces, 1);

  self->collections = g_ptr_array_new_with_free_func (collection_free);
  self->items = g_array_new (FALSE, TRUE, sizeof (MdrItemPlace));
  g_array_set_clear_func (self->items, clear_place);

  return self;
}

static void
unref_contents (gpointer data)
{
  g_clear_pointer (&data, g_variant_unref);
}

static void
search_free (Search *search)
{
  g_clear_pointer (&search->mail_schemas, g_strfreev);
  g_clear_pointer (&search->other_schemas, g_strfreev);
  g_clear_pointer (&search->roles, g_hash_table_unref);
  g_clear_pointer (&search->contents, g_ptr_array_unref);
  g_clear_pointer (&search->places, mdr_item_places_free);
  g_clear_error (&search->error);
  g_free (search);
}

static void
add_items (Search *search, guint index, gboolean is_mail)
{
  MdrItemPlaces *places = search->places;
  GVariant *paths = g_ptr_array_index (search->contents, index);
  GVariantIter iter;
  const char *path;

  if (paths == NULL)
    return;

  g_variant_iter_init (&iter, paths);
  while (places->items->len < MAX_ITEMS && g_variant_iter_next (&iter, "&o", &path))
    {
      Role role = GPOINTER_TO_INT (g_hash_table_lookup (search->roles, path));
      MdrItemPlace place = { .collection = g_ptr_array_index (places->collections, index),
                             .is_mail = is_mail };

      if (role == ROLE_OTHER || (role == ROLE_MAIL) != is_mail)
        continue;

      place.path = g_strdup (path);
      g_array_append_val (places->items, place);
    }
}

static void
finish_one (GTask *task, GError *error)
{
  Search *search = g_task_get_task_data (task);

  if (search->error == NULL)
    search->error = error;
  else
    g_clear_error (&error);

  if (--search->n_pending > 0)
    return;

  if (search->error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&search->error));
      return;
    }

  for (guint i = 0; i < search->contents->len; i++)
    add_items (search, i, TRUE);
  for (guint i = 0; i < search->contents->len; i++)
    add_items (search, i, FALSE);

  g_task_return_pointer (task, g_steal_pointer (&search->places),
                         (GDestroyNotify) mdr_item_places_free);
}

static GVariant *
finish_call (Call *call, MdrSecretBus *bus, GAsyncResult *result, GError **fatal)
{
  GVariant *reply;
  GError *error = NULL;

  reply = mdr_secret_bus_call_finish (bus, result, &error);
  /* A store that lacks one of many things still has the others. */
  if (error != NULL && mdr_keyring_error_is_the_end (error))
    *fatal = error;
  else
    g_clear_error (&error);

  return reply;
}

static void
collection_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Call *call = user_data;
  g_autoptr (GTask) task = call->task;
  g_autoptr (GVariant) reply = NULL;
  Search *search = g_task_get_task_data (task);
  GError *error = NULL;
  guint index;

  reply = finish_call (call, MDR_SECRET_BUS (source), result, &error);
  if (reply != NULL && g_ptr_array_find (search->places->collections, call->collection, &index))
    {
      g_autoptr (GVariant) facts = g_variant_get_child_value (reply, 0);
      const char *label = "";

      g_variant_lookup (facts, "Label", "&s", &label);
      g_variant_lookup (facts, "Locked", "b", &call->collection->is_locked);
      if (*label != '\0')
        set_label (call->collection, label);
      search->contents->pdata[index] =
          g_variant_lookup_value (facts, "Items", G_VARIANT_TYPE_OBJECT_PATH_ARRAY);
    }

  finish_one (task, error);
}

static void
take_role (Search *search, GVariant *reply, guint child, Role role)
{
  g_autoptr (GVariant) paths = g_variant_get_child_value (reply, child);
  GVariantIter iter;
  char *path;

  g_variant_iter_init (&iter, paths);
  while (g_hash_table_size (search->roles) < MAX_ITEMS && g_variant_iter_next (&iter, "o", &path))
    g_hash_table_insert (search->roles, path, GINT_TO_POINTER (role));
}

static void
schema_searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Call *call = user_data;
  g_autoptr (GTask) task = call->task;
  g_autoptr (GVariant) reply = NULL;
  GError *error = NULL;

  reply = finish_call (call, MDR_SECRET_BUS (source), result, &error);
  if (reply != NULL)
    {
      take_role (g_task_get_task_data (task), reply, 0, call->role);
      take_role (g_task_get_task_data (task), reply, 1, call->role);
    }

  finish_one (task, error);
}

static Call *
call_new (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  Call *call = g_new0 (Call, 1);

  call->task = g_object_ref (task);
  search->n_pending++;

  return call;
}

static void
search_schemas (GTask *task, char **schemas, Role role)
{
  MdrSecretBus *bus = g_task_get_source_object (task);

  for (guint i = 0; schemas != NULL && schemas[i] != NULL; i++)
    {
      Call *call = call_new (task);
      GVariantBuilder attributes;

      call->role = role;
      g_variant_builder_init (&attributes, G_VARIANT_TYPE ("a{ss}"));
      g_variant_builder_add (&attributes, "{ss}", "xdg:schema", schemas[i]);
      mdr_secret_bus_call_async (bus, MDR_SECRET_SERVICE_PATH, MDR_SECRET_SERVICE, "SearchItems",
                                 g_variant_new ("(a{ss})", &attributes), "(aoao)",
                                 g_task_get_cancellable (task), schema_searched_cb, call);
    }
}

static void
read_collection (GTask *task, const char *path)
{
  MdrSecretBus *bus = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);
  Call *call = call_new (task);

  call->collection = g_new0 (MdrItemCollection, 1);
  call->collection->path = g_strdup (path);
  set_label (call->collection, strrchr (path, '/') + 1);
  g_ptr_array_add (search->places->collections, call->collection);
  g_ptr_array_add (search->contents, NULL);
  mdr_secret_bus_call_async (bus, path, "org.freedesktop.DBus.Properties", "GetAll",
                             g_variant_new ("(s)", MDR_SECRET_COLLECTION), "(a{sv})",
                             g_task_get_cancellable (task), collection_read_cb, call);
}

static void
collections_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) value = NULL;
  GError *error = NULL;
  GVariantIter iter;
  const char *path;

  reply = mdr_secret_bus_call_finish (MDR_SECRET_BUS (source), result, &error);
  if (reply == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_variant_get (reply, "(v)", &value);
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_OBJECT_PATH_ARRAY))
    {
      g_task_return_error (task, mdr_keyring_error_new (MDR_KEYRING_ERROR_REFUSED));
      return;
    }

  /* Held until all calls are on their way. */
  search->n_pending = 1;
  g_variant_iter_init (&iter, value);
  while (search->contents->len < MAX_COLLECTIONS && g_variant_iter_next (&iter, "&o", &path))
    read_collection (task, path);
  search_schemas (task, search->other_schemas, ROLE_OTHER);
  search_schemas (task, search->mail_schemas, ROLE_MAIL);
  finish_one (task, NULL);
}

/**
 * mdr_item_places_find_async:
 * @bus: a bus whose service was reached
 * @mail_schemas: (nullable) (array zero-terminated=1): schemas of mail programs' items
 * @other_schemas: (nullable) (array zero-terminated=1): schemas of items that are left out
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Finds all keyrings and the items in them. No item is read.
 */
void
mdr_item_places_find_async (MdrSecretBus *bus,
                            const char *const *mail_schemas,
                            const char *const *other_schemas,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (bus, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  g_task_set_source_tag (task, mdr_item_places_find_async);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  search->mail_schemas = g_strdupv ((char **) mail_schemas);
  search->other_schemas = g_strdupv ((char **) other_schemas);
  search->roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  search->contents = g_ptr_array_new_with_free_func (unref_contents);
  search->places = places_new ();

  mdr_secret_bus_call_async (bus, MDR_SECRET_SERVICE_PATH, "org.freedesktop.DBus.Properties", "Get",
                             g_variant_new ("(ss)", MDR_SECRET_SERVICE, "Collections"), "(v)",
                             cancellable, collections_listed_cb, g_object_ref (task));
}

/**
 * mdr_item_places_find_finish:
 * @bus: the bus
 * @result: what the callback got
 * @error: for an #MdrKeyringError
 *
 * Returns: (transfer full): what there is
 */
MdrItemPlaces *
mdr_item_places_find_finish (MdrSecretBus *bus, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, bus), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
