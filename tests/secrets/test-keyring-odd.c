/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Password stores that are not gnome-keyring: they ask before each change, or cannot encrypt.
 */

#include "store.h"

typedef struct
{
  Store *store;
  MdrKeyring *keyring;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer manner)
{
  g_autoptr (GError) error = NULL;

  fixture->store = store_new ();
  fixture->keyring = store_keyring_new (fixture->store);
  store_start_odd (fixture->store, manner);
  store_list (fixture->keyring, &error);
  g_assert_no_error (error);
  g_assert_nonnull (store_find (fixture->keyring, "Odd"));
}

static void
tear_down (Fixture *fixture, gconstpointer manner)
{
  g_clear_object (&fixture->keyring);
  g_clear_pointer (&fixture->store, store_free);
}

static void
remove_odd (Fixture *fixture, MdrItemFate fate, int code)
{
  g_autoptr (GPtrArray) all = store_all (fixture->keyring);
  g_autoptr (GPtrArray) results = store_remove (fixture->keyring, all);
  MdrItemResult *outcome;

  g_assert_cmpuint (results->len, ==, 1);
  outcome = g_ptr_array_index (results, 0);
  g_assert_cmpint (outcome->fate, ==, fate);
  if (code < 0)
    g_assert_no_error (outcome->error);
  else
    g_assert_error (outcome->error, MDR_KEYRING_ERROR, code);
  g_assert_cmpuint (mdr_keyring_get_n_undoable (fixture->keyring), ==, code < 0 ? 1 : 0);
}

static void
test_declined (Fixture *fixture, gconstpointer manner)
{
  remove_odd (fixture, MDR_ITEM_THERE, MDR_KEYRING_ERROR_DISMISSED);
  g_assert_nonnull (store_find (fixture->keyring, "Odd"));
}

static void
test_confirmed (Fixture *fixture, gconstpointer manner)
{
  g_autoptr (GPtrArray) restored = NULL;
  g_autoptr (GError) error = NULL;
  MdrItemResult *outcome;

  remove_odd (fixture, MDR_ITEM_GONE, -1);
  store_list (fixture->keyring, &error);
  g_assert_no_error (error);
  g_assert_null (store_find (fixture->keyring, "Odd"));

  restored = store_undo (fixture->keyring);
  outcome = g_ptr_array_index (restored, 0);
  g_assert_no_error (outcome->error);
  store_list (fixture->keyring, &error);
  g_assert_no_error (error);
  g_assert_nonnull (store_find (fixture->keyring, "Odd"));
}

/* The store ends instead of an answer; what it had done till then shows when it is back. */
static void
end_and_come_back (Fixture *fixture, const char *manner, const char *path_after)
{
  g_autoptr (GPtrArray) all = store_all (fixture->keyring);
  g_autoptr (GPtrArray) removed = store_remove (fixture->keyring, all);
  g_autoptr (GPtrArray) restored = NULL;
  g_autoptr (GError) error = NULL;
  MdrItemResult *outcome = g_ptr_array_index (removed, 0);

  g_assert_cmpint (outcome->fate, ==, MDR_ITEM_UNSURE);
  g_assert_error (outcome->error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_NO_SERVICE);
  g_assert_cmpuint (mdr_keyring_get_n_undoable (fixture->keyring), ==, 1);

  store_kill (fixture->store);
  store_start_odd (fixture->store, manner);
  restored = store_undo (fixture->keyring);
  outcome = g_ptr_array_index (restored, 0);
  g_assert_no_error (outcome->error);
  g_assert_cmpint (outcome->fate, ==, MDR_ITEM_THERE);
  g_assert_cmpuint (mdr_keyring_get_n_undoable (fixture->keyring), ==, 0);

  store_list (fixture->keyring, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mdr_saved_password_get_id (store_find (fixture->keyring, "Odd")), ==,
                   path_after);
}

static void
test_ended_before (Fixture *fixture, gconstpointer manner)
{
  end_and_come_back (fixture, "confirm", "/org/freedesktop/secrets/collection/odd/1");
}

static void
test_ended_after (Fixture *fixture, gconstpointer manner)
{
  /* Made anew, as the first one of a store that has forgotten its own. */
  end_and_come_back (fixture, "empty", "/org/freedesktop/secrets/collection/odd/1");
}

static void
test_unprotected (Fixture *fixture, gconstpointer manner)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (store_read (fixture->keyring, store_find (fixture->keyring, "Odd"), &error));
  g_assert_error (error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_UNPROTECTED);
  remove_odd (fixture, MDR_ITEM_THERE, MDR_KEYRING_ERROR_UNPROTECTED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/keyring-odd/declined-removal-is-not-done", Fixture, "dismiss", set_up,
              test_declined, tear_down);
  g_test_add ("/keyring-odd/confirmed-removal-and-undo", Fixture, "confirm", set_up, test_confirmed,
              tear_down);
  g_test_add ("/keyring-odd/what-was-not-removed-is-not-doubled", Fixture, "end", set_up,
              test_ended_before, tear_down);
  g_test_add ("/keyring-odd/what-was-removed-after-all-comes-back", Fixture, "end", set_up,
              test_ended_after, tear_down);
  g_test_add ("/keyring-odd/values-without-cipher-are-not-taken", Fixture, "plain", set_up,
              test_unprotected, tear_down);

  return g_test_run ();
}
