/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A store that is not there, comes, goes or falls silent, with a real gnome-keyring.
 */

#include "store.h"

#include <signal.h>
#include <sys/wait.h>

#include "core/mdr-sandbox.h"
#include "probe/mdr-saved-passwords.h"

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

/* The proxy of a sandbox says that there is no such name, whoever has it. */
static void
test_not_allowed (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GError) error = NULL;

  store_start (store, TRUE);
  mdr_sandbox_set (mdr_sandbox_new ("[Context]\nshared=network;\n"));
  g_assert_false (store_list (keyring, &error));
  mdr_sandbox_set (NULL);

  g_assert_error (error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_NOT_ALLOWED);
  g_assert_cmpint (mdr_keyring_get_state (keyring), ==, MDR_KEYRING_NOT_ALLOWED);
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

/* The bus that all in the program share would otherwise take the program with it. */
static void
test_lost_bus (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (NULL);
  g_autoptr (GError) error = NULL;

  store_start (store, TRUE);
  g_assert_true (store_list (keyring, &error));
  g_assert_no_error (error);

  g_dbus_connection_set_exit_on_close (store->connection, FALSE);
  g_test_dbus_stop (store->bus);
  store_wait_for_state (keyring, MDR_KEYRING_NO_SERVICE);
  g_assert_false (store_list (keyring, &error));
  g_assert_error (error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_NO_SERVICE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring-presence/no-store-is-a-state", test_no_service);
  g_test_add_func ("/keyring-presence/no-bus-is-the-same", test_no_bus);
  g_test_add_func ("/keyring-presence/sandbox-is-told-from-no-service", test_not_allowed);
  g_test_add_func ("/keyring-presence/store-is-started-for-a-list", test_is_started);
  g_test_add_func ("/keyring-presence/store-is-started-for-who-comes-late",
                   test_is_started_for_a_late_comer);
  g_test_add_func ("/keyring-presence/store-comes-and-goes", test_comes_back);
  g_test_add_func ("/keyring-presence/store-ends-in-the-middle", test_ends_in_the_middle);
  g_test_add_func ("/keyring-presence/silence-ends", test_silence_ends);
  g_test_add_func ("/keyring-presence/bus-is-lost", test_lost_bus);

  return g_test_run ();
}
