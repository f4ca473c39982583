/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Removing and putting back, with a real gnome-keyring.
 */

#include "store.h"

static void
assert_value (MdrSecret *secret, const char *eulav)
{
  gsize length;
  const char *value = mdr_secret_peek (secret, &length);

  g_assert_cmpuint (length, ==, strlen (eulav));
  for (gsize i = 0; i < length; i++)
    g_assert_cmpint (value[i], ==, eulav[length - 1 - i]);
}

static GVariant *
read_property (Store *store, const char *path, const char *name)
{
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) value = NULL;

  reply = store_call (store, path, "org.freedesktop.DBus.Properties", "Get",
                      g_variant_new ("(ss)", "org.freedesktop.Secret.Item", name));
  g_variant_get (reply, "(v)", &value);

  return g_steal_pointer (&value);
}

static char *
read_content_type (Store *store, const char *path)
{
  g_autoptr (GVariant) session = NULL;
  g_autoptr (GVariant) reply = NULL;
  const char *session_path;
  char *content_type;

  session = store_call (store, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service",
                        "OpenSession", g_variant_new_parsed ("('plain', <''>)"));
  g_variant_get (session, "(v&o)", NULL, &session_path);
  reply = store_call (store, path, "org.freedesktop.Secret.Item", "GetSecret",
                      g_variant_new ("(o)", session_path));
  g_variant_get (reply, "((oayays))", NULL, NULL, NULL, &content_type);

  return content_type;
}

static MdrItemResult *
remove_one (MdrKeyring *keyring, const char *label, GPtrArray **results)
{
  g_autoptr (GPtrArray) passwords = g_ptr_array_new ();

  g_ptr_array_add (passwords, store_find (keyring, label));
  g_assert_nonnull (passwords->pdata[0]);
  *results = store_remove (keyring, passwords);
  g_assert_cmpuint ((*results)->len, ==, 1);

  return g_ptr_array_index (*results, 0);
}

static void
list (MdrKeyring *keyring)
{
  g_autoptr (GError) error = NULL;

  store_list (keyring, &error);
  g_assert_no_error (error);
}

static void
test_read (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (MdrSecret) secret = NULL;
  g_autoptr (GError) error = NULL;

  store_start (store, TRUE);
  store_put_mail (store);
  list (keyring);
  secret = store_read (keyring, store_find (keyring, "Geary SMTP password"), &error);
  g_assert_no_error (error);
  assert_value (secret, STORE_VALUE_REVERSED);
}

static void
remove_and_undo (const char *collection)
{
  static const char *const attributes[] = { "xdg:schema=org.gnome.Geary", "login=nome@example.it",
                                            "odd=\033[1m line\n", NULL };
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GPtrArray) restored = NULL;
  g_autoptr (GVariant) attributes_before = NULL;
  g_autoptr (GVariant) attributes_after = NULL;
  g_autoptr (MdrSecret) secret = NULL;
  g_autofree char *content_type_before = NULL;
  g_autofree char *content_type_after = NULL;
  MdrItemResult *outcome;
  const char *path;

  store_start (store, TRUE);
  store_put_reversed (store, collection, "Geary", "application/x-odd", "eulav\001\377", attributes);
  list (keyring);
  path = mdr_saved_password_get_id (store_find (keyring, "Geary"));
  attributes_before = read_property (store, path, "Attributes");
  content_type_before = read_content_type (store, path);

  outcome = remove_one (keyring, "Geary", &removed);
  g_assert_cmpint (outcome->fate, ==, MDR_ITEM_GONE);
  g_assert_no_error (outcome->error);
  g_assert_null (store_find (keyring, "Geary"));
  g_assert_cmpuint (mdr_keyring_get_n_undoable (keyring), ==, 1);
  list (keyring);
  g_assert_null (store_find (keyring, "Geary"));

  restored = store_undo (keyring);
  g_assert_cmpuint (restored->len, ==, 1);
  outcome = g_ptr_array_index (restored, 0);
  g_assert_no_error (outcome->error);
  g_assert_cmpint (outcome->fate, ==, MDR_ITEM_THERE);
  g_assert_cmpuint (mdr_keyring_get_n_undoable (keyring), ==, 0);

  list (keyring);
  path = mdr_saved_password_get_id (store_find (keyring, "Geary"));
  g_assert_true (g_str_has_prefix (path, collection));
  attributes_after = read_property (store, path, "Attributes");
  g_assert_true (g_variant_equal (attributes_before, attributes_after));
  content_type_after = read_content_type (store, path);
  g_assert_cmpstr (content_type_before, ==, content_type_after);
  secret = store_read (keyring, store_find (keyring, "Geary"), NULL);
  assert_value (secret, "eulav\001\377");
}

static void
test_remove_and_undo (void)
{
  remove_and_undo (STORE_LOGIN);
}

static void
test_remove_and_undo_elsewhere (void)
{
  remove_and_undo (STORE_SESSION);
}

static void
test_twins (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GPtrArray) restored = NULL;

  store_start (store, TRUE);
  store_put (store, STORE_LOGIN, "Geary", "xdg:schema=org.gnome.Geary", "login=a", NULL);
  store_put (store, STORE_LOGIN, "Geary", "xdg:schema=org.gnome.Geary", "login=a", NULL);
  list (keyring);
  all = store_all (keyring);
  g_assert_cmpuint (all->len, ==, 2);

  g_ptr_array_add (one, all->pdata[0]);
  removed = store_remove (keyring, one);
  list (keyring);
  g_assert_cmpuint (g_list_model_get_n_items (mdr_keyring_get_passwords (keyring)), ==, 1);
  restored = store_undo (keyring);
  list (keyring);
  g_assert_cmpuint (g_list_model_get_n_items (mdr_keyring_get_passwords (keyring)), ==, 2);
}

static void
test_changed_is_not_removed (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GVariant) reply = NULL;
  MdrItemResult *outcome;

  store_start (store, TRUE);
  store_put_mail (store);
  list (keyring);
  reply = store_call (
      store, mdr_saved_password_get_id (store_find (keyring, "Geary IMAP password")),
      "org.freedesktop.DBus.Properties", "Set",
      g_variant_new_parsed ("('org.freedesktop.Secret.Item', 'Label', <'Something else'>)"));

  outcome = remove_one (keyring, "Geary IMAP password", &results);
  g_assert_error (outcome->error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_CHANGED);
  g_assert_cmpint (outcome->fate, ==, MDR_ITEM_THERE);
  g_assert_cmpuint (mdr_keyring_get_n_undoable (keyring), ==, 0);
}

static void
test_locked_half_way (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GPtrArray) passwords = g_ptr_array_new ();
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GVariant) reply = NULL;

  store_start (store, TRUE);
  store_put_mail (store);
  store_put (store, STORE_SESSION, "Not locked", "xdg:schema=org.gnome.Geary", NULL);
  list (keyring);
  reply = store_call (store, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "Lock",
                      g_variant_new_parsed ("([%o],)", STORE_LOGIN));

  g_ptr_array_add (passwords, store_find (keyring, "Geary IMAP password"));
  g_ptr_array_add (passwords, store_find (keyring, "Not locked"));
  g_ptr_array_add (passwords, store_find (keyring, "Geary SMTP password"));
  results = store_remove (keyring, passwords);

  for (guint i = 0; i < 3; i++)
    {
      MdrItemResult *outcome = g_ptr_array_index (results, i);

      g_assert_true (outcome->password == passwords->pdata[i]);
      g_assert_cmpint (outcome->fate, ==, i == 1 ? MDR_ITEM_GONE : MDR_ITEM_THERE);
      if (i == 1)
        g_assert_no_error (outcome->error);
      else
        g_assert_error (outcome->error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_LOCKED);
    }
  g_assert_cmpuint (mdr_keyring_get_n_undoable (keyring), ==, 1);
}

static void
kill_at_first_cb (MdrKeyring *keyring, GParamSpec *pspec, Store *store)
{
  g_subprocess_force_exit (store->daemon);
}

/* The daemon ends after the first of five; what was said of each has to be true afterwards, and all
 * five are there after the undo, none of them twice. */
static void
test_ends_half_way (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GPtrArray) passwords = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) restored = NULL;
  gulong handler;

  store_start (store, TRUE);
  store_put_mail (store);
  list (keyring);
  passwords = store_all (keyring);
  handler = g_signal_connect (keyring, "notify::n-undoable", G_CALLBACK (kill_at_first_cb), store);
  results = store_remove (keyring, passwords);
  g_signal_handler_disconnect (keyring, handler);
  g_assert_cmpuint (results->len, ==, 5);

  store_kill (store);
  store_wait_for_state (keyring, MDR_KEYRING_NO_SERVICE);
  store_start (store, TRUE);
  list (keyring);
  for (guint i = 0; i < results->len; i++)
    {
      MdrItemResult *outcome = g_ptr_array_index (results, i);
      const char *label = mdr_saved_password_get_label (outcome->password);

      if (i == 0)
        g_assert_cmpint (outcome->fate, ==, MDR_ITEM_GONE);
      else
        g_assert_error (outcome->error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_NO_SERVICE);
      if (outcome->fate == MDR_ITEM_GONE)
        g_assert_null (store_find (keyring, label));
      else if (outcome->fate == MDR_ITEM_THERE)
        g_assert_nonnull (store_find (keyring, label));
    }

  restored = store_undo (keyring);
  g_assert_cmpuint (mdr_keyring_get_n_undoable (keyring), ==, 0);
  list (keyring);
  for (guint i = 0; i < passwords->len; i++)
    g_assert_nonnull (store_find (keyring, mdr_saved_password_get_label (passwords->pdata[i])));
  g_assert_cmpuint (g_list_model_get_n_items (mdr_keyring_get_passwords (keyring)), ==, 5);
}

static void
test_undo_without_store (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) restored = NULL;
  MdrItemResult *outcome;

  store_start (store, TRUE);
  store_put_mail (store);
  list (keyring);
  remove_one (keyring, "Geary IMAP password", &removed);
  store_kill (store);

  results = store_undo (keyring);
  outcome = g_ptr_array_index (results, 0);
  g_assert_error (outcome->error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_NO_SERVICE);
  g_assert_cmpint (outcome->fate, ==, MDR_ITEM_GONE);
  g_assert_cmpuint (mdr_keyring_get_n_undoable (keyring), ==, 1);

  store_start (store, TRUE);
  restored = store_undo (keyring);
  outcome = g_ptr_array_index (restored, 0);
  g_assert_no_error (outcome->error);
  list (keyring);
  g_assert_nonnull (store_find (keyring, "Geary IMAP password"));
}

/* The user locks the keyring in between. */
static void
test_undo_locked (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) restored = NULL;
  g_autoptr (GVariant) reply = NULL;
  MdrItemResult *outcome;

  store_start (store, TRUE);
  store_put_mail (store);
  list (keyring);
  remove_one (keyring, "Geary IMAP password", &removed);
  reply = store_call (store, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "Lock",
                      g_variant_new_parsed ("([%o],)", STORE_LOGIN));

  results = store_undo (keyring);
  outcome = g_ptr_array_index (results, 0);
  g_assert_error (outcome->error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_LOCKED);
  g_assert_cmpint (outcome->fate, ==, MDR_ITEM_GONE);
  g_assert_cmpuint (mdr_keyring_get_n_undoable (keyring), ==, 1);

  store_ask (store, STORE_PASSWORD);
  list (keyring);
  g_assert_true (store_unlock (keyring, NULL, NULL));
  restored = store_undo (keyring);
  outcome = g_ptr_array_index (restored, 0);
  g_assert_no_error (outcome->error);
  g_assert_cmpuint (mdr_keyring_get_n_undoable (keyring), ==, 0);
}

static void
test_forget (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GPtrArray) restored = NULL;

  store_start (store, TRUE);
  store_put_mail (store);
  list (keyring);
  remove_one (keyring, "Geary IMAP password", &removed);
  mdr_keyring_forget (keyring);
  g_assert_cmpuint (mdr_keyring_get_n_undoable (keyring), ==, 0);
  restored = store_undo (keyring);
  g_assert_cmpuint (restored->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring-change/value-is-read", test_read);
  g_test_add_func ("/keyring-change/removed-item-comes-back-whole", test_remove_and_undo);
  g_test_add_func ("/keyring-change/it-comes-back-where-it-was", test_remove_and_undo_elsewhere);
  g_test_add_func ("/keyring-change/one-of-two-equal-items", test_twins);
  g_test_add_func ("/keyring-change/changed-item-is-not-removed", test_changed_is_not_removed);
  g_test_add_func ("/keyring-change/locked-half-way-is-told-per-item", test_locked_half_way);
  g_test_add_func ("/keyring-change/end-half-way-is-told-per-item", test_ends_half_way);
  g_test_add_func ("/keyring-change/undo-waits-for-the-store", test_undo_without_store);
  g_test_add_func ("/keyring-change/undo-waits-for-the-unlocking", test_undo_locked);
  g_test_add_func ("/keyring-change/forgotten-is-not-put-back", test_forget);

  return g_test_run ();
}
