/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is listed, and what that costs, with a real gnome-keyring.
 */

#include "store.h"

#include <string.h>

static void
test_programs_items (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GError) error = NULL;
  MdrSavedPassword *password;

  store_start (store, TRUE);
  store_put_mail (store);
  g_assert_true (store_list (keyring, &error));
  g_assert_no_error (error);

  g_assert_cmpint (mdr_keyring_get_state (keyring), ==, MDR_KEYRING_READY);
  g_assert_cmpuint (g_list_model_get_n_items (mdr_keyring_get_passwords (keyring)), ==, 5);
  g_assert_cmpuint (mdr_keyring_get_n_unread (keyring), ==, 0);
  g_assert_cmpuint (mdr_keyring_get_n_hidden (keyring), ==, 0);
  g_assert_null (store_find (keyring, "Wi-Fi"));
  g_assert_nonnull (store_find (keyring, "nome@example.it"));

  password = store_find (keyring, "Geary IMAP password");
  g_assert_nonnull (password);
  g_assert_cmpstr (mdr_saved_password_get_host (password), ==, "imap.example.it");
  g_assert_cmpstr (mdr_saved_password_get_user_name (password), ==, "nome@example.it");
  g_assert_cmpstr (mdr_saved_password_get_collection (password), ==, "Login");
  g_assert_cmpuint (mdr_saved_password_get_created (password), >, 1700000000);
  g_assert_cmpuint (mdr_saved_password_get_modified (password), >, 1700000000);
  g_assert_false (mdr_saved_password_get_locked (password));
}

/* Whoever has ticked one, or waits for an answer about it, must not lose it. */
static void
test_listed_again_is_the_same (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (MdrSavedPassword) kept = NULL;
  g_autoptr (MdrSavedPassword) renamed = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  store_start (store, TRUE);
  store_put_mail (store);
  g_assert_true (store_list (keyring, &error));
  kept = g_object_ref (store_find (keyring, "Geary IMAP password"));
  renamed = g_object_ref (store_find (keyring, "Geary SMTP password"));

  reply = store_call (store, mdr_saved_password_get_id (renamed), "org.freedesktop.DBus.Properties",
                      "Set",
                      g_variant_new ("(ssv)", "org.freedesktop.Secret.Item", "Label",
                                     g_variant_new_string ("Renamed")));
  g_assert_true (store_list (keyring, &error));
  g_assert_no_error (error);

  g_assert_true (store_find (keyring, "Geary IMAP password") == kept);
  g_assert_null (store_find (keyring, "Geary SMTP password"));
  g_assert_nonnull (store_find (keyring, "Renamed"));
  g_assert_cmpuint (g_list_model_get_n_items (mdr_keyring_get_passwords (keyring)), ==, 5);
}

static void
test_real_kinds (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring =
      mdr_keyring_new_for_kinds (store->connection, mdr_item_kinds_get_default ());
  g_autoptr (GError) error = NULL;
  MdrSavedPassword *password;

  store_start (store, TRUE);
  store_put_mail (store);
  g_assert_true (store_list (keyring, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (g_list_model_get_n_items (mdr_keyring_get_passwords (keyring)), ==, 5);
  password = store_find (keyring, "Evolution Data Source “nome@example.it”");
  g_assert_cmpstr (mdr_saved_password_get_program (password), ==, "evolution");
  g_assert_cmpstr (mdr_saved_password_get_uid (password), ==, "4f2c9f7d6a1b");
  password = store_find (keyring, "Geary SMTP password");
  g_assert_cmpstr (mdr_saved_password_get_program (password), ==, "geary");
  g_assert_cmpuint (mdr_saved_password_get_protocols (password), ==, 1u << MDR_PROTOCOL_SMTP);
  password = store_find (keyring, "nome@example.it");
  g_assert_cmpstr (mdr_saved_password_get_host (password), ==, "imap.example.it");
}

/* Locked while the daemon runs: gnome-keyring still knows what is in it. */
static void
test_locked_is_listed (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) locked = NULL;

  store_start (store, TRUE);
  store_put_mail (store);
  reply = store_call (store, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "Lock",
                      g_variant_new_parsed ("([%o],)", STORE_LOGIN));
  g_assert_true (store_list (keyring, &error));
  g_assert_no_error (error);

  g_assert_cmpint (mdr_keyring_get_state (keyring), ==, MDR_KEYRING_LOCKED_ALL);
  locked = mdr_keyring_dup_locked (keyring);
  g_assert_cmpstr (locked[0], ==, "Login");
  g_assert_cmpuint (g_list_model_get_n_items (mdr_keyring_get_passwords (keyring)), ==, 5);
  g_assert_true (mdr_saved_password_get_locked (
      store_find (keyring, "Evolution Data Source “nome@example.it”")));
  g_assert_null (store_read (keyring, store_find (keyring, "Geary IMAP password"), &error));
  g_assert_error (error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_LOCKED);
}

/* Locked since the daemon began: nobody can tell what is in it. */
static void
test_hidden_is_counted (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GError) error = NULL;

  store_start_locked (store);
  g_assert_true (store_list (keyring, &error));
  g_assert_no_error (error);

  g_assert_cmpint (mdr_keyring_get_state (keyring), ==, MDR_KEYRING_LOCKED_ALL);
  g_assert_cmpuint (g_list_model_get_n_items (mdr_keyring_get_passwords (keyring)), ==, 0);
  g_assert_cmpuint (mdr_keyring_get_n_hidden (keyring), ==, 6);
}

static void
test_hostile_attributes (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GPtrArray) attributes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *endless = g_strnfill (50000, 'x');
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (attributes, g_strdup ("xdg:schema=org.gnome.Geary"));
  g_ptr_array_add (attributes, g_strconcat ("login=", endless, NULL));
  g_ptr_array_add (attributes, g_strdup ("host=imap\033[2J\nexample\342\200\256it"));
  for (guint i = 0; i < 300; i++)
    g_ptr_array_add (attributes, g_strdup_printf ("a%u=<b>%u</b>", i, i));
  g_ptr_array_add (attributes, NULL);

  store_start (store, TRUE);
  store_put_reversed (store, STORE_LOGIN, "\033]0;label\007\342\200\256", "text/plain", "x",
                      (const char *const *) attributes->pdata);
  g_assert_true (store_list (keyring, &error));
  g_assert_no_error (error);

  all = store_all (keyring);
  g_assert_cmpuint (all->len, ==, 1);
  for (guint i = 0; i < all->len; i++)
    {
      const char *user = mdr_saved_password_get_user_name (all->pdata[i]);
      const char *host = mdr_saved_password_get_host (all->pdata[i]);
      const char *label = mdr_saved_password_get_label (all->pdata[i]);

      g_assert_null (strpbrk (label, "\033\007\n"));
      g_assert_null (strstr (label, "\342\200\256"));
      g_assert_true (host == NULL || strpbrk (host, "\033\n") == NULL);
      g_assert_true (user == NULL || strlen (user) <= 1024);
    }
}

/* What is counted is work, not seconds: twice the items, twice the calls and no more; items of
 * browsers cost nothing each, and the time limit holds. */
static guint
count_calls (guint n_mail, guint n_other)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GError) error = NULL;
  guint before;

  store_write_many (store, n_mail, n_other);
  store_start (store, TRUE);
  before = g_atomic_int_get (&store->n_calls);
  g_assert_true (store_list (keyring, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (mdr_keyring_get_passwords (keyring)), ==, n_mail);

  return g_atomic_int_get (&store->n_calls) - before;
}

static void
test_work_grows_linearly (void)
{
  guint few = count_calls (100, 0);
  guint twice = count_calls (200, 0);

  g_assert_cmpuint (twice - few, ==, 100);
  g_assert_cmpuint (few, <, 115);
  g_assert_cmpuint (count_calls (100, 900), ==, few);
}

static void
test_time_is_bounded (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GError) error = NULL;

  store_write_many (store, 200, 0);
  store_start (store, TRUE);
  mdr_keyring_set_limits (keyring, 60000, 0);
  g_assert_true (store_list (keyring, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (mdr_keyring_get_n_unread (keyring), ==, 200);

  mdr_keyring_set_limits (keyring, 60000, 60000);
  store_list_more (keyring);
  g_assert_cmpuint (mdr_keyring_get_n_unread (keyring), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (mdr_keyring_get_passwords (keyring)), ==, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring-list/items-of-programs-are-listed", test_programs_items);
  g_test_add_func ("/keyring-list/what-is-listed-again-is-the-same", test_listed_again_is_the_same);
  g_test_add_func ("/keyring-list/programs-are-told-apart", test_real_kinds);
  g_test_add_func ("/keyring-list/locked-items-are-listed-and-not-read", test_locked_is_listed);
  g_test_add_func ("/keyring-list/hidden-items-are-counted", test_hidden_is_counted);
  g_test_add_func ("/keyring-list/hostile-attributes-are-cleaned", test_hostile_attributes);
  g_test_add_func ("/keyring-list/work-grows-linearly", test_work_grows_linearly);
  g_test_add_func ("/keyring-list/time-is-bounded", test_time_is_bounded);

  return g_test_run ();
}
