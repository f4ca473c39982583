/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Unlocking, with a real gnome-keyring and a stand-in for who sits before the screen.
 */

#include "store.h"

static void
test_unlock (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GError) error = NULL;

  store_start_locked (store);
  store_ask (store, STORE_PASSWORD);
  store_list (keyring, &error);
  g_assert_no_error (error);
  g_assert_true (store_unlock (keyring, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (store_list (keyring, &error));

  g_assert_cmpint (mdr_keyring_get_state (keyring), ==, MDR_KEYRING_READY);
  g_assert_cmpuint (g_list_model_get_n_items (mdr_keyring_get_passwords (keyring)), ==, 5);
  g_assert_cmpuint (mdr_keyring_get_n_hidden (keyring), ==, 0);
}

static void
test_dismissed (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GError) error = NULL;

  store_start_locked (store);
  store_ask (store, "dismiss");
  store_list (keyring, &error);
  g_assert_no_error (error);
  g_assert_false (store_unlock (keyring, NULL, &error));
  g_assert_error (error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_DISMISSED);
}

/* No desktop, so nobody who could ask. */
static void
test_no_prompter (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GError) error = NULL;

  store_start_locked (store);
  store_list (keyring, &error);
  g_assert_no_error (error);
  g_assert_false (store_unlock (keyring, NULL, &error));
  g_assert_error (error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_DISMISSED);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_REMOVE;
}

static void
test_question_is_taken_back (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  store_start_locked (store);
  store_ask (store, "silent");
  store_list (keyring, &error);
  g_assert_no_error (error);
  g_timeout_add (100, cancel_cb, cancellable);
  g_assert_false (store_unlock (keyring, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
kill_cb (gpointer user_data)
{
  Store *store = user_data;

  g_subprocess_force_exit (store->daemon);

  return G_SOURCE_REMOVE;
}

static void
test_ends_while_it_asks (void)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  g_autoptr (GError) error = NULL;

  store_start_locked (store);
  store_ask (store, "silent");
  store_list (keyring, &error);
  g_assert_no_error (error);
  g_timeout_add (100, kill_cb, store);
  g_assert_false (store_unlock (keyring, NULL, &error));
  g_assert_error (error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_NO_SERVICE);
  g_assert_cmpint (mdr_keyring_get_state (keyring), ==, MDR_KEYRING_NO_SERVICE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring-unlock/unlocking-shows-what-was-hidden", test_unlock);
  g_test_add_func ("/keyring-unlock/dismissing-is-an-error-of-its-own", test_dismissed);
  g_test_add_func ("/keyring-unlock/no-window-is-like-dismissing", test_no_prompter);
  g_test_add_func ("/keyring-unlock/question-is-taken-back", test_question_is_taken_back);
  g_test_add_func ("/keyring-unlock/store-ends-while-it-asks", test_ends_while_it_asks);

  return g_test_run ();
}
