/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be opened as a log, and what cannot.
 */

#include <sys/stat.h>

#include <glib/gstdio.h>

#include "explain/logs/mdr-log-file.h"
#include "read-log.h"

typedef struct
{
  char *folder;
} Fixture;

typedef struct
{
  gboolean ended;
  gboolean read;
  GError *error;
} Outcome;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->read = mdr_log_file_read_finish (G_FILE (source), result, &outcome->error);
  outcome->ended = TRUE;
}

static Outcome
read_path (const char *path, MdrLogReader *reader)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Outcome outcome = { FALSE, FALSE, NULL };

  mdr_log_file_read_async (file, reader, NULL, read_cb, &outcome);
  while (!outcome.ended)
    g_main_context_iteration (NULL, TRUE);

  return outcome;
}

static void
assert_refused (const char *path, GIOErrorEnum code)
{
  g_autoptr (MdrLogReader) reader = mdr_log_reader_new ();
  Outcome outcome = read_path (path, reader);

  g_assert_false (outcome.read);
  g_assert_error (outcome.error, G_IO_ERROR, (int) code);
  g_clear_error (&outcome.error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("mail-doctor-log-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_clear_pointer (&fixture->folder, g_free);
}

static void
test_log (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (TEST_DATA_DIR, "logs", "swaks.log", NULL);
  g_autoptr (MdrLogReader) reader = mdr_log_reader_new ();
  Outcome outcome = read_path (path, reader);

  g_assert_no_error (outcome.error);
  g_assert_true (outcome.read);
  g_assert_cmpuint (read_log_count (reader), ==, 1);
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture->folder, G_IO_ERROR_IS_DIRECTORY);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "gone", NULL);

  assert_refused (path, G_IO_ERROR_NOT_FOUND);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "empty", NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_refused (path, G_IO_ERROR_INVALID_DATA);
  g_unlink (path);
}

/* Nobody writes into it, so opening it would wait for ever. */
static void
test_pipe (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pipe", NULL);

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_refused (path, G_IO_ERROR_NOT_REGULAR_FILE);
  g_unlink (path);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/log-file/is-read", test_log);
  ADD ("/log-file/is-no-folder", test_folder);
  ADD ("/log-file/has-to-be-there", test_missing);
  ADD ("/log-file/has-to-have-something-in-it", test_empty);
  ADD ("/log-file/is-no-pipe", test_pipe);

  return g_test_run ();
}
