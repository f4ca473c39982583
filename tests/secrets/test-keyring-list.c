/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Listing and unlocking, with a real gnome-keyring.
 */

#include "store.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "probe/mdr-saved-passwords.h"

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
test_no_service (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mdr_keyring_get_state (keyring), ==, MDR_KEYRING_UNKNOWN);
  g_assert_false (store_list (keyring, &error));
  g_assert_error (error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_NO_SERVICE);
  g_assert_cmpint (mdr_keyring_get_state (keyring), ==, MDR_KEYRING_NO_SERVICE);
}

static void
test_no_bus (void)
{
  g_autoptr (MdrKeyring) keyring = store_keyring_new (NULL);
  g_autoptr (GError) error = NULL;

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_assert_false (store_list (keyring, &error));
  g_assert_error (error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_NO_SERVICE);
  g_assert_cmpint (mdr_keyring_get_state (keyring), ==, MDR_KEYRING_NO_SERVICE);
  g_unsetenv ("DBUS_SESSION_BUS_ADDRESS");
}

static gboolean
is_running (Store *store)
{
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;
  gboolean running;

  reply = g_dbus_connection_call_sync (
      store->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "NameHasOwner", g_variant_new ("(s)", "org.freedesktop.secrets"), NULL,
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (reply, "(b)", &running);

  return running;
}

/* A list is worth starting the store for; anything else is not. */
static void
test_is_started (void)
{
  g_autoptr (Store) store = store_new_startable ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GError) error = NULL;

  g_assert_false (store_unlock (keyring, NULL, &error));
  g_assert_error (error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_NO_SERVICE);
  g_assert_false (is_running (store));
  g_clear_error (&error);

  g_assert_true (store_list (keyring, &error));
  g_assert_no_error (error);
  g_assert_nonnull (store_find (keyring, "Odd"));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  guint *n_looked = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_true (mdr_saved_passwords_look_finish (MDR_SAVED_PASSWORDS (source), result, &error));
  g_assert_no_error (error);
  (*n_looked)++;
}

/* The probe only looks whether it runs; meanwhile somebody opens the page. */
static void
test_is_started_for_a_late_comer (void)
{
  g_autoptr (Store) store = store_new_startable ();
  g_autoptr (MdrSavedPasswords) passwords = mdr_saved_passwords_new (store->connection, NULL);
  guint n_looked = 0;

  mdr_saved_passwords_look_async (passwords, FALSE, NULL, looked_cb, &n_looked);
  mdr_saved_passwords_look_async (passwords, TRUE, NULL, looked_cb, &n_looked);
  while (n_looked < 2)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (is_running (store));
  g_assert_nonnull (store_find (mdr_saved_passwords_get_keyring (passwords), "Odd"));
}

static void
test_comes_back (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GError) error = NULL;

  store_list (keyring, NULL);
  store_start (store, TRUE);
  store_wait_for_state (keyring, MDR_KEYRING_UNKNOWN);
  g_assert_true (store_list (keyring, &error));
  g_assert_no_error (error);
  g_assert_cmpint (mdr_keyring_get_state (keyring), ==, MDR_KEYRING_READY);

  store_kill (store);
  store_wait_for_state (keyring, MDR_KEYRING_NO_SERVICE);
  g_assert_false (store_list (keyring, &error));
  g_assert_error (error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_NO_SERVICE);
}

static void
kill_at_first_row_cb (GListModel *model, guint position, guint removed, guint added, Store *store)
{
  if (added > 0)
    g_subprocess_force_exit (store->daemon);
}

static void
test_ends_in_the_middle (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GError) error = NULL;

  store_write_many (store, 500, 0);
  store_start (store, TRUE);
  g_signal_connect (mdr_keyring_get_passwords (keyring), "items-changed",
                    G_CALLBACK (kill_at_first_row_cb), store);
  g_assert_false (store_list (keyring, &error));
  g_assert_error (error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_NO_SERVICE);
  g_assert_cmpuint (mdr_keyring_get_n_unread (keyring), >, 0);
  store_wait_for_state (keyring, MDR_KEYRING_NO_SERVICE);
}

/* The signal alone comes when the system finds the time; until then the daemon goes on answering.
 */
static void
stop_daemon (Store *store)
{
  const char *id = g_subprocess_get_identifier (store->daemon);
  siginfo_t info;

  g_subprocess_send_signal (store->daemon, SIGSTOP);
  g_assert_cmpint (
      waitid (P_PID, (id_t) g_ascii_strtoull (id, NULL, 10), &info, WSTOPPED | WNOWAIT), ==, 0);
}

static void
test_silence_ends (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GError) error = NULL;

  store_start (store, TRUE);
  mdr_keyring_set_limits (keyring, 300, 1000);
  stop_daemon (store);
  g_assert_false (store_list (keyring, &error));
  g_assert_error (error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_NO_ANSWER);
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
  g_test_add_func ("/keyring-list/no-store-is-a-state", test_no_service);
  g_test_add_func ("/keyring-list/no-bus-is-the-same", test_no_bus);
  g_test_add_func ("/keyring-list/store-is-started-for-a-list", test_is_started);
  g_test_add_func ("/keyring-list/store-is-started-for-who-comes-late",
                   test_is_started_for_a_late_comer);
  g_test_add_func ("/keyring-list/store-comes-and-goes", test_comes_back);
  g_test_add_func ("/keyring-list/store-ends-in-the-middle", test_ends_in_the_middle);
  g_test_add_func ("/keyring-list/silence-ends", test_silence_ends);
  g_test_add_func ("/keyring-list/hostile-attributes-are-cleaned", test_hostile_attributes);
  g_test_add_func ("/keyring-list/work-grows-linearly", test_work_grows_linearly);
  g_test_add_func ("/keyring-list/time-is-bounded", test_time_is_bounded);

  return g_test_run ();
}
