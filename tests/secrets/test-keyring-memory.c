/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values are in this process only while they can be put back, and nowhere but in wiped memory.
 */

#include "memory.h"
#include "store.h"

static void
assert_nowhere (void)
{
  g_assert_cmpuint (memory_count (STORE_VALUE_REVERSED), ==, 0);
  g_assert_cmpuint (memory_count (STORE_BASE64_REVERSED), ==, 0);
}

typedef struct
{
  Store *store;
  MdrKeyring *keyring;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->store = store_new ();
  fixture->keyring = store_keyring_new (fixture->store);
  store_start (fixture->store, TRUE);
  store_put_mail (fixture->store);
  store_list (fixture->keyring, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->keyring);
  g_clear_pointer (&fixture->store, store_free);
}

static void
test_listing (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (g_list_model_get_n_items (mdr_keyring_get_passwords (fixture->keyring)), ==, 5);
  assert_nowhere ();
}

static void
test_reading (Fixture *fixture, gconstpointer data)
{
  MdrSecret *secret;
  MdrSavedPassword *password = store_find (fixture->keyring, "Geary IMAP password");

  secret = store_read (fixture->keyring, password, NULL);
  g_assert_cmpuint (memory_count (STORE_VALUE_REVERSED), ==, 1);
  mdr_secret_unref (secret);
  assert_nowhere ();
}

/* One copy each while they can be put back, and none in the messages of the bus. */
static void
test_undo_span (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) passwords = store_all (fixture->keyring);
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GPtrArray) restored = NULL;
  g_autoptr (GPtrArray) removed_again = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  removed = store_remove (fixture->keyring, passwords);
  g_assert_cmpuint (memory_count (STORE_VALUE_REVERSED), ==, 5);
  g_assert_cmpuint (memory_count (STORE_BASE64_REVERSED), ==, 0);

  restored = store_undo (fixture->keyring);
  assert_nowhere ();

  store_list (fixture->keyring, &error);
  g_assert_no_error (error);
  all = store_all (fixture->keyring);
  removed_again = store_remove (fixture->keyring, all);
  g_assert_cmpuint (mdr_keyring_get_n_undoable (fixture->keyring), ==, 5);
  g_assert_cmpuint (memory_count (STORE_VALUE_REVERSED), ==, 5);
  g_assert_finalize_object (g_steal_pointer (&fixture->keyring));
  assert_nowhere ();
}

static void
test_forgetting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) passwords = store_all (fixture->keyring);
  g_autoptr (GPtrArray) removed = NULL;

  removed = store_remove (fixture->keyring, passwords);
  mdr_keyring_forget (fixture->keyring);
  assert_nowhere ();
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/keyring-memory/listing-has-no-value", test_listing);
  add ("/keyring-memory/read-value-is-wiped", test_reading);
  add ("/keyring-memory/nothing-is-left-after-the-undo-span", test_undo_span);
  add ("/keyring-memory/nothing-is-left-after-forgetting", test_forgetting);

  return g_test_run ();
}
