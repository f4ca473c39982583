/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is kept of an examination, and what is not taken for it.
 */

#include "core/mdr-kept-session.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "fake-source.h"

typedef struct
{
  FakeSource *source;
  MdrSession *session;
  GDateTime *now;
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->source = fake_source_new ();
  fixture->session = mdr_session_new (MDR_PROBE_SOURCE (fixture->source));
  fixture->now = mdr_environment_dup_now (mdr_session_get_environment (fixture->session));
  fixture->folder = g_dir_make_tmp ("kept-session-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "deeper", "unfinished.json", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *deeper = g_path_get_dirname (fixture->path);

  g_unlink (fixture->path);
  g_rmdir (deeper);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
  g_date_time_unref (fixture->now);
  g_object_unref (fixture->session);
  g_object_unref (fixture->source);
}

static void
save (Fixture *fixture)
{
  MdrAnswers *answers = mdr_session_get_answers (fixture->session);
  g_autoptr (GError) error = NULL;

  mdr_answers_set (answers, MDR_QUESTION_WEBMAIL, "yes", NULL);
  mdr_answers_set (answers, MDR_QUESTION_MESSAGE, "LOGIN anna geheim42 failed", NULL);
  g_assert_true (mdr_session_set_address (fixture->session, "anna@example.it", NULL));
  mdr_kept_session_save (fixture->path, fixture->session, MDR_STEP_NETWORK, &error);
  g_assert_no_error (error);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MdrKeptSession) kept = NULL;
  g_autofree char *text = NULL;
  GStatBuf status;

  save (fixture);
  mdr_session_forget (fixture->session);

  g_assert_cmpint (g_lstat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_null (strstr (text, "geheim42"));

  kept = mdr_kept_session_load (fixture->path, fixture->now);
  g_assert_nonnull (kept);
  g_assert_cmpstr (mdr_kept_session_get_address (kept), ==, "anna@example.it");
  g_assert_cmpint (mdr_kept_session_get_step (kept), ==, MDR_STEP_NETWORK);

  mdr_kept_session_apply (kept, fixture->session);
  g_assert_true (
      mdr_answers_is (mdr_session_get_answers (fixture->session), MDR_QUESTION_WEBMAIL, "yes"));
  g_assert_null (
      mdr_answers_get (mdr_session_get_answers (fixture->session), MDR_QUESTION_MESSAGE));
  g_assert_nonnull (mdr_session_get_address (fixture->session));

  mdr_kept_session_remove (fixture->path);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* What somebody left who was killed while writing has an address in it, too. */
static void
test_leftovers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *leftover = g_strconcat (fixture->path, ".A1B2C3", NULL);

  save (fixture);
  g_assert_true (g_file_set_contents (leftover, "{", -1, NULL));
  save (fixture);
  g_assert_false (g_file_test (leftover, G_FILE_TEST_EXISTS));

  g_assert_true (g_file_set_contents (leftover, "{", -1, NULL));
  mdr_kept_session_remove (fixture->path);
  g_assert_false (g_file_test (leftover, G_FILE_TEST_EXISTS));
}

static void
test_seven_days (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    int days;
    gboolean kept;
  } ages[] = { { 6, TRUE }, { 8, FALSE }, { -1, FALSE } };

  save (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_autoptr (GDateTime) later = g_date_time_add_days (fixture->now, ages[i].days);
      g_autoptr (MdrKeptSession) kept = mdr_kept_session_load (fixture->path, later);

      g_assert_cmpint (kept != NULL, ==, ages[i].kept);
    }
}

static void
test_anything_else (Fixture *fixture, gconstpointer data)
{
  g_autofree char *deeper = g_path_get_dirname (fixture->path);
  g_autofree char *huge = g_strnfill (1 << 20, '[');
  g_autofree char *time = g_strdup_printf ("%" G_GINT64_FORMAT, g_date_time_to_unix (fixture->now));
  const char *const texts[] = {
    "",
    "no JSON",
    "[]",
    "null",
    "{}",
    "{\"schema\": \"1\", \"time\": [], \"address\": {}, \"step\": 3}",
    "{\"schema\": 1, \"time\": NOW, \"address\": \"anna\", \"step\": \"network\"}",
    "{\"schema\": 1, \"time\": NOW, \"address\": \"anna@example.it\", \"step\": \"moon\"}",
    "{\"schema\": 1, \"time\": 9223372036854775807, \"address\": \"a@example.it\", \"step\": "
    "\"start\"}",
    huge,
  };

  g_mkdir (deeper, 0700);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (GStrv) parts = g_strsplit (texts[i], "NOW", -1);
      g_autofree char *text = g_strjoinv (time, parts);

      g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
      g_assert_null (mdr_kept_session_load (fixture->path, fixture->now));
    }

  g_unlink (fixture->path);
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  g_assert_null (mdr_kept_session_load (fixture->path, fixture->now));
}

static void
test_wrong_answers_are_left_out (Fixture *fixture, gconstpointer data)
{
  g_autofree char *deeper = g_path_get_dirname (fixture->path);
  g_autofree char *text = g_strdup_printf (
      "{\"schema\": 1, \"time\": %" G_GINT64_FORMAT ", \"address\": \"anna@example.it\", \"step\": "
      "\"start\", \"answers\": {\"webmail\": \"perhaps\", \"two-step\": 1, \"message\": \"x\"}}",
      g_date_time_to_unix (fixture->now));
  g_autoptr (MdrKeptSession) kept = NULL;

  g_mkdir (deeper, 0700);
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  kept = mdr_kept_session_load (fixture->path, fixture->now);
  g_assert_nonnull (kept);
  mdr_kept_session_apply (kept, fixture->session);
  for (guint question = 0; question < MDR_N_QUESTIONS; question++)
    g_assert_null (mdr_answers_get (mdr_session_get_answers (fixture->session), question));
}

static void
test_unwritable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mdr_session_set_address (fixture->session, "anna@example.it", NULL));
  g_assert_false (mdr_kept_session_save ("/proc/nowhere/unfinished.json", fixture->session,
                                         MDR_STEP_START, &error));
  g_assert_true (error != NULL && error->domain == G_FILE_ERROR);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/kept-session/comes-back-without-the-message", test_round_trip);
  ADD ("/kept-session/lasts-seven-days", test_seven_days);
  ADD ("/kept-session/leaves-nothing-of-who-was-killed", test_leftovers);
  ADD ("/kept-session/is-nothing-else", test_anything_else);
  ADD ("/kept-session/leaves-wrong-answers-out", test_wrong_answers_are_left_out);
  ADD ("/kept-session/says-when-it-cannot-be-written", test_unwritable);

  return g_test_run ();
}
