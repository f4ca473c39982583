/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values are in this process only while they can be put back, and nowhere but in wiped memory.
 */

#include "store.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#define CHUNK (1 << 20)
#define OVERLAP 256

/* The books that sanitizers keep of all memory have terabytes, and no text in them. */
#define LARGEST (G_GUINT64_CONSTANT (1) << 32)

/* Searches backwards written text, so that the search itself leaves none behind. */
static guint
count_in (const char *memory, gsize length, const char *reversed)
{
  gsize n_reversed = strlen (reversed);
  guint n_found = 0;

  for (gsize i = 0; i + n_reversed <= length; i++)
    {
      gsize j = 0;

      while (j < n_reversed && memory[i + j] == reversed[n_reversed - 1 - j])
        j++;
      if (j == n_reversed)
        n_found++;
    }

  return n_found;
}

static guint
count_in_range (int memory, guint64 from, guint64 to, char *chunk, const char *reversed)
{
  guint n_found = 0;

  while (from < to)
    {
      gssize n_read = pread (memory, chunk, MIN (to - from, CHUNK), (off_t) from);

      if (n_read <= 0)
        break;

      n_found += count_in (chunk, n_read, reversed);
      mdr_wipe (chunk, n_read);
      from += n_read > OVERLAP ? n_read - OVERLAP : n_read;
    }

  return n_found;
}

/* How often the text stands in the memory of this process. */
static guint
count_in_memory (const char *reversed)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  int memory = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  guint n_found = 0;

  g_assert_cmpint (memory, >=, 0);
  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint64 from;
      guint64 to;
      char access[5];

      if (sscanf (lines[i], "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x %4s", &from, &to,
                  access) == 3 &&
          access[0] == 'r' && to - from < LARGEST && from != (guintptr) chunk)
        n_found += count_in_range (memory, from, to, chunk, reversed);
    }
  close (memory);

  return n_found;
}

static void
assert_nowhere (void)
{
  g_assert_cmpuint (count_in_memory (STORE_VALUE_REVERSED), ==, 0);
  g_assert_cmpuint (count_in_memory (STORE_BASE64_REVERSED), ==, 0);
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
  g_assert_cmpuint (count_in_memory (STORE_VALUE_REVERSED), ==, 1);
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
  g_assert_cmpuint (count_in_memory (STORE_VALUE_REVERSED), ==, 5);
  g_assert_cmpuint (count_in_memory (STORE_BASE64_REVERSED), ==, 0);

  restored = store_undo (fixture->keyring);
  assert_nowhere ();

  store_list (fixture->keyring, &error);
  g_assert_no_error (error);
  all = store_all (fixture->keyring);
  removed_again = store_remove (fixture->keyring, all);
  g_assert_cmpuint (mdr_keyring_get_n_undoable (fixture->keyring), ==, 5);
  g_assert_cmpuint (count_in_memory (STORE_VALUE_REVERSED), ==, 5);
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
