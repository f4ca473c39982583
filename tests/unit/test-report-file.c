/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report is saved whole, for its owner’s eyes, or not at all.
 */

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#include "report-trial.h"
#include "report/mdr-report-file.h"

#define SAMPLE "rossi.maildoctor"
#define BEFORE "What was there before"

typedef struct
{
  MdrReport *report;
  char *folder;
  char *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->report = report_trial_load (SAMPLE);
  fixture->folder = g_dir_make_tmp ("mail-doctor-report-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "example.maildoctor", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_clear_object (&fixture->file);
  g_clear_object (&fixture->report);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
save (Fixture *fixture, GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  mdr_report_save_async (fixture->report, file, NULL, ended_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return mdr_report_save_finish (fixture->report, result, error);
}

static void
test_saved_whole (Fixture *fixture, gconstpointer data)
{
  g_autofree char *expected = report_trial_write (fixture->report);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_true (save (fixture, fixture->file, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0077, ==, 0);
}

/* What a full disk does, a limit does, too: some of it can be written, and then no more. */
static void
test_full_disk_keeps_what_was_there (Fixture *fixture, gconstpointer data)
{
  struct rlimit limit, small;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  gboolean saved;

  g_assert_true (g_file_set_contents (fixture->path, BEFORE, -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = (struct rlimit){ 1000, limit.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  saved = save (fixture, fixture->file, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

  g_assert_false (saved);
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, BEFORE);

  /* Nor is half of it left beside. */
  folder = g_dir_open (fixture->folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (folder), ==, "example.maildoctor");
  g_assert_null (g_dir_read_name (folder));
}

static void
test_missing_folder_is_said (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/example.maildoctor");
  g_autoptr (GError) error = NULL;

  g_assert_false (save (fixture, file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

#define test(name, function)                                                                       \
  g_test_add ("/report-file/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test ("is-saved-whole-and-private", test_saved_whole);
  test ("full-disk-keeps-what-was-there", test_full_disk_keeps_what_was_there);
  test ("missing-folder-is-said", test_missing_folder_is_said);

  return g_test_run ();
}
