/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a keyring does, done to the end, so that tests can be read from top to bottom.
 */

#include "store.h"

static const char *const mail_schemas[] = { "org.gnome.Geary", "org.gnome.Evolution.Data.Source",
                                            "org.gnome.OnlineAccounts", NULL };
static const char *const other_schemas[] = { "org.epiphany.FormPassword",
                                             "org.freedesktop.NetworkManager.Connection", NULL };

/* As much of a recogniser as the tests need: a schema of mail, or a protocol. */
static gboolean
recognise (GHashTable *attributes,
           const char *label,
           MdrSavedPasswordFields *fields,
           gpointer user_data)
{
  const char *schema = g_hash_table_lookup (attributes, "xdg:schema");

  fields->host = g_hash_table_lookup (attributes, "host");
  fields->user_name = g_hash_table_lookup (attributes, "login");
  fields->uid = g_hash_table_lookup (attributes, "e-source-uid");

  return (schema != NULL && g_strv_contains (mail_schemas, schema)) ||
         g_strcmp0 (g_hash_table_lookup (attributes, "protocol"), "imap") == 0;
}

/* Without a store, on the session bus of the environment. */
MdrKeyring *
store_keyring_new (Store *self)
{
  MdrKeyring *keyring =
      mdr_keyring_new (self != NULL ? self->connection : NULL, recognise, NULL, NULL);

  mdr_keyring_set_schemas (keyring, mail_schemas, other_schemas);
  /* A busy machine is no failure. */
  mdr_keyring_set_limits (keyring, 60000, 60000);

  return keyring;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

gboolean
store_list (MdrKeyring *keyring, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  mdr_keyring_list_async (keyring, NULL, done_cb, &result);
  wait_for (&result);

  return mdr_keyring_list_finish (keyring, result, error);
}

void
store_list_more (MdrKeyring *keyring)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  mdr_keyring_list_more_async (keyring, NULL, done_cb, &result);
  wait_for (&result);
  mdr_keyring_list_finish (keyring, result, &error);
  g_assert_no_error (error);
}

gboolean
store_unlock (MdrKeyring *keyring, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  mdr_keyring_unlock_async (keyring, cancellable, done_cb, &result);
  wait_for (&result);

  return mdr_keyring_unlock_finish (keyring, result, error);
}

MdrSecret *
store_read (MdrKeyring *keyring, MdrSavedPassword *password, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  mdr_keyring_read_async (keyring, password, NULL, done_cb, &result);
  wait_for (&result);

  return mdr_keyring_read_finish (keyring, result, error);
}

GPtrArray *
store_remove (MdrKeyring *keyring, GPtrArray *passwords)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *results;

  mdr_keyring_remove_async (keyring, passwords, NULL, done_cb, &result);
  wait_for (&result);
  results = mdr_keyring_remove_finish (keyring, result, &error);
  g_assert_no_error (error);

  return results;
}

GPtrArray *
store_undo (MdrKeyring *keyring)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *results;

  mdr_keyring_undo_async (keyring, NULL, done_cb, &result);
  wait_for (&result);
  results = mdr_keyring_undo_finish (keyring, result, &error);
  g_assert_no_error (error);

  return results;
}

void
store_wait_for_state (MdrKeyring *keyring, MdrKeyringState state)
{
  while (mdr_keyring_get_state (keyring) != state)
    g_main_context_iteration (NULL, TRUE);
}

GPtrArray *
store_all (MdrKeyring *keyring)
{
  GListModel *passwords = mdr_keyring_get_passwords (keyring);
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (passwords); i++)
    g_ptr_array_add (all, g_list_model_get_item (passwords, i));

  return all;
}

/* Lends the password with this label, or NULL; there must not be two. */
MdrSavedPassword *
store_find (MdrKeyring *keyring, const char *label)
{
  g_autoptr (GPtrArray) all = store_all (keyring);
  MdrSavedPassword *found = NULL;

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (mdr_saved_password_get_label (all->pdata[i]), label))
      {
        g_assert_null (found);
        found = all->pdata[i];
      }

  return found;
}
