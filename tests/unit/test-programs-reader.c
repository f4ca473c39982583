/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The run over all mail programs: it opens nothing that it should not, and ends.
 */

#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "program-tree.h"
#include "programs/mdr-folder.h"

#define PROFILE ".thunderbird/p"
#define PREFS                                                                                      \
  "user_pref(\"mail.accountmanager.accounts\", \"account1\");\n"                                   \
  "user_pref(\"mail.account.account1.server\", \"server1\");\n"                                    \
  "user_pref(\"mail.server.server1.type\", \"imap\");\n"                                           \
  "user_pref(\"mail.server.server1.hostname\", \"imap.example.org\");\n"

static void
write_profile (ProgramTree *tree)
{
  program_tree_write (tree, ".thunderbird/profiles.ini", "[Profile0]\nIsRelative=1\nPath=p\n");
  program_tree_make_folder (tree, PROFILE);
}

static void
assert_refused (ProgramTree *tree, MdrUnreadableReason reason)
{
  program_tree_read (tree);
  g_assert_cmpuint (tree->accounts->len, ==, 0);
  g_assert_cmpuint (tree->unreadable->len, ==, 1);
  program_tree_assert_unreadable (tree, "thunderbird", "~/" PROFILE "/prefs.js", reason);
}

static void
test_empty_home (ProgramTree *tree, gconstpointer data)
{
  program_tree_read (tree);
  g_assert_cmpuint (tree->accounts->len, ==, 0);
  g_assert_cmpuint (tree->unreadable->len, ==, 0);
}

static void
test_folder_for_file (ProgramTree *tree, gconstpointer data)
{
  write_profile (tree);
  program_tree_make_folder (tree, PROFILE "/prefs.js");
  assert_refused (tree, MDR_UNREADABLE_REASON_BROKEN);
}

static guint
count_events (int inotify)
{
  char buffer[4096];
  guint n_events = 0;
  gssize length;

  while ((length = read (inotify, buffer, sizeof buffer)) > 0)
    for (gssize at = 0; at < length; n_events++)
      {
        struct inotify_event event;

        memcpy (&event, buffer + at, sizeof event);
        at += sizeof event + event.len;
      }

  return n_events;
}

static int
watch (ProgramTree *tree, const char *name)
{
  g_autofree char *path = program_tree_path (tree, name);
  int inotify = inotify_init1 (IN_NONBLOCK | IN_CLOEXEC);

  g_assert_cmpint (inotify, >=, 0);
  g_assert_cmpint (inotify_add_watch (inotify, path, IN_OPEN | IN_ACCESS), >=, 0);

  return inotify;
}

/* Nobody writes into it, so opening it for reading could wait for ever. */
static void
test_pipe (ProgramTree *tree, gconstpointer data)
{
  g_autofree char *path = program_tree_path (tree, PROFILE "/prefs.js");
  int opened;

  write_profile (tree);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  opened = watch (tree, PROFILE "/prefs.js");
  assert_refused (tree, MDR_UNREADABLE_REASON_BROKEN);
  g_assert_cmpuint (count_events (opened), ==, 0);
  close (opened);
}

static void
test_device (ProgramTree *tree, gconstpointer data)
{
  write_profile (tree);
  program_tree_link (tree, "/dev/zero", PROFILE "/prefs.js");
  assert_refused (tree, MDR_UNREADABLE_REASON_OUTSIDE);
}

static void
test_huge_file (ProgramTree *tree, gconstpointer data)
{
  static const goffset sizes[] = { MDR_FOLDER_MAX_FILE + 1, (goffset) 1 << 40 };
  g_autofree char *path = program_tree_path (tree, PROFILE "/prefs.js");

  write_profile (tree);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      program_tree_write (tree, PROFILE "/prefs.js", PREFS);
      g_assert_cmpint (truncate (path, sizes[i]), ==, 0);
      assert_refused (tree, MDR_UNREADABLE_REASON_TOO_LARGE);
    }
}

/* Links that lead out of the profile, in whatever way they say it. */
static void
test_link_outside (ProgramTree *tree, gconstpointer data)
{
  static const char *const targets[] = { "../../secret.js", "../p-other/prefs.js",
                                         "out/secret.js" };
  g_autofree char *absolute = program_tree_path (tree, "secret.js");
  g_autofree char *link = program_tree_path (tree, PROFILE "/prefs.js");

  write_profile (tree);
  program_tree_write (tree, "secret.js", PREFS);
  program_tree_write (tree, ".thunderbird/p-other/prefs.js", PREFS);
  program_tree_link (tree, tree->home, PROFILE "/out");

  for (gsize i = 0; i <= G_N_ELEMENTS (targets); i++)
    {
      program_tree_link (tree, i < G_N_ELEMENTS (targets) ? targets[i] : absolute,
                         PROFILE "/prefs.js");
      assert_refused (tree, MDR_UNREADABLE_REASON_OUTSIDE);
      g_unlink (link);
    }
}

/* One that stays in the profile is how people keep an older file at hand. */
static void
test_link_inside (ProgramTree *tree, gconstpointer data)
{
  write_profile (tree);
  program_tree_write (tree, PROFILE "/saved/prefs-1.js", PREFS);
  program_tree_link (tree, "saved/prefs-1.js", PROFILE "/prefs.js");
  program_tree_read (tree);

  g_assert_cmpuint (tree->accounts->len, ==, 1);
  g_assert_cmpuint (tree->unreadable->len, ==, 0);
}

static void
test_link_to_itself (ProgramTree *tree, gconstpointer data)
{
  write_profile (tree);
  program_tree_link (tree, "prefs.js", PROFILE "/prefs.js");
  assert_refused (tree, MDR_UNREADABLE_REASON_BROKEN);
}

/* A folder that was put onto another disk, with a link in its old place: read, and once only. */
static void
test_linked_folder (ProgramTree *tree, gconstpointer data)
{
  program_tree_write (tree, "disk/mail/profiles.ini", "[Profile0]\nIsRelative=1\nPath=p\n");
  program_tree_write (tree, "disk/mail/p/prefs.js", PREFS);
  program_tree_link (tree, "disk/mail", ".thunderbird");
  program_tree_link (tree, "../../disk/mail", "snap/thunderbird/common/.thunderbird");
  program_tree_link (tree, "../../../disk/mail", ".var/app/eu.betterbird.Betterbird/.thunderbird");
  program_tree_read (tree);

  g_assert_cmpuint (tree->accounts->len, ==, 1);
  g_assert_cmpstr (mdr_program_account_get_place (tree->accounts->pdata[0]), ==,
                   "~/.thunderbird/p");
}

static void
read_as_nobody (void)
{
  ProgramTree tree = { g_strdup (g_getenv ("MAIL_DOCTOR_TEST_HOME")), NULL, NULL };

  if (geteuid () == 0)
    {
      g_assert_cmpint (setgid (65534), ==, 0);
      g_assert_cmpint (setuid (65534), ==, 0);
    }

  assert_refused (&tree, MDR_UNREADABLE_REASON_NO_PERMISSION);
  exit (0);
}

static void
test_no_permission (ProgramTree *tree, gconstpointer data)
{
  g_autofree char *path = program_tree_path (tree, PROFILE "/prefs.js");

  if (g_test_subprocess ())
    {
      read_as_nobody ();
      return;
    }

  write_profile (tree);
  program_tree_write (tree, PROFILE "/prefs.js", PREFS);
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  g_assert_cmpint (g_chmod (tree->home, 0755), ==, 0);
  g_setenv ("MAIL_DOCTOR_TEST_HOME", tree->home, TRUE);

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

/* Where passwords, messages and certificates stand is never opened; that the watch works is shown
 * by the file that is. */
static void
test_password_stores (ProgramTree *tree, gconstpointer data)
{
  static const char *const stores[] = { "logins.json",    "logins-backup.json",
                                        "key4.db",        "cert9.db",
                                        "signons.sqlite", "user.js",
                                        "Mail",           "ImapMail" };
  int watches[G_N_ELEMENTS (stores)];
  int prefs;

  write_profile (tree);
  program_tree_write (tree, PROFILE "/prefs.js", PREFS);

  for (gsize i = 0; i < G_N_ELEMENTS (stores); i++)
    {
      g_autofree char *name = g_build_filename (PROFILE, stores[i], NULL);

      program_tree_write (tree, name, "{\"logins\": [{\"encryptedPassword\": \"x\"}]}");
      watches[i] = watch (tree, name);
    }

  prefs = watch (tree, PROFILE "/prefs.js");
  program_tree_read (tree);
  g_assert_cmpuint (tree->accounts->len, ==, 1);
  g_assert_cmpuint (count_events (prefs), >, 0);
  close (prefs);

  for (gsize i = 0; i < G_N_ELEMENTS (stores); i++)
    {
      g_test_message ("%s", stores[i]);
      g_assert_cmpuint (count_events (watches[i]), ==, 0);
      close (watches[i]);
    }
}

/* What a sandbox of our own calls XDG_CONFIG_HOME is not where the others are. */
static void
test_base_folders (ProgramTree *tree, gconstpointer data)
{
  static const struct
  {
    const char *environment[4];
    const char *config_home;
  } cases[] = {
    { { NULL }, "/home/ada/.config" },
    { { "XDG_CONFIG_HOME=/mnt/c", NULL }, "/mnt/c" },
    { { "XDG_CONFIG_HOME=c", NULL }, "/home/ada/.config" },
    { { "XDG_CONFIG_HOME=/mnt/c", "FLATPAK_ID=x", NULL }, "/home/ada/.config" },
    { { "XDG_CONFIG_HOME=/mnt/c", "FLATPAK_ID=x", "HOST_XDG_CONFIG_HOME=/mnt/h", NULL }, "/mnt/h" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MdrReading) reading = mdr_reading_new ("/home/ada", cases[i].environment, NULL);

      g_assert_cmpstr (mdr_reading_get_config_home (reading), ==, cases[i].config_home);
    }
}

static void
test_places_for_people (ProgramTree *tree, gconstpointer data)
{
  g_autoptr (MdrReading) reading = mdr_reading_new ("/home/ada", NULL, NULL);
  g_autofree char *home = mdr_reading_dup_place (reading, "/home/ada/.thunderbird");
  g_autofree char *other = mdr_reading_dup_place (reading, "/home/adam/.thunderbird");

  g_assert_cmpstr (home, ==, "~/.thunderbird");
  g_assert_cmpstr (other, ==, "/home/adam/.thunderbird");
}

static void
test_list (ProgramTree *tree, gconstpointer data)
{
  g_autoptr (MdrReading) reading = mdr_reading_new (tree->home, NULL, NULL);
  g_autoptr (MdrFolder) folder = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) outside = NULL;
  g_autoptr (GPtrArray) missing = NULL;

  program_tree_write (tree, "sources/b.source", "");
  program_tree_write (tree, "sources/a.source", "");
  program_tree_link (tree, "/etc", "sources/out");

  folder = mdr_folder_open (reading, "evolution", tree->home);
  names = mdr_folder_list (folder, "sources");
  g_assert_cmpuint (names->len, ==, 3);
  g_assert_cmpstr (names->pdata[0], ==, "a.source");
  g_assert_cmpstr (names->pdata[1], ==, "b.source");

  missing = mdr_folder_list (folder, "nothing");
  g_assert_cmpuint (missing->len, ==, 0);
  g_assert_cmpuint (mdr_reading_get_unreadable (reading)->len, ==, 0);

  outside = mdr_folder_list (folder, "sources/out");
  g_assert_cmpuint (outside->len, ==, 0);
  g_assert_cmpuint (mdr_reading_get_unreadable (reading)->len, ==, 1);
}

/* So many large files that together they are more than a run reads. */
static void
test_bounds (ProgramTree *tree, gconstpointer data)
{
  g_autoptr (MdrReading) reading = mdr_reading_new (tree->home, NULL, NULL);
  g_autoptr (MdrFolder) folder = mdr_folder_open (reading, "geary", tree->home);
  g_autofree char *path = program_tree_path (tree, "large");
  guint n_read = 0;

  program_tree_write (tree, "large", "x");
  g_assert_cmpint (truncate (path, MDR_FOLDER_MAX_FILE), ==, 0);

  while (mdr_reading_get_unreadable (reading)->len == 0 && n_read < 100)
    {
      gsize length;
      g_autofree char *contents = mdr_folder_read (folder, "large", &length);

      n_read += contents != NULL ? 1 : 0;
    }

  g_assert_cmpuint (n_read, ==, 8);
}

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GPtrArray *unreadable = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (
      mdr_programs_reader_read_finish (MDR_PROGRAMS_READER (source), result, &unreadable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (unreadable);
  *(gboolean *) user_data = TRUE;
}

static void
test_cancel (ProgramTree *tree, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  MdrProgramsReader *reader = mdr_programs_reader_new (tree->home, NULL);
  gboolean ended = FALSE;

  write_profile (tree);
  program_tree_write (tree, PROFILE "/prefs.js", PREFS);

  mdr_programs_reader_read_async (reader, cancellable, cancelled_cb, &ended);
  g_object_unref (reader);
  g_cancellable_cancel (cancellable);

  while (!ended)
    g_main_context_iteration (NULL, TRUE);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, ProgramTree, NULL, program_tree_set_up, function, program_tree_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/programs-reader/an-empty-home-has-nothing", test_empty_home);
  ADD ("/programs-reader/a-folder-is-no-file", test_folder_for_file);
  ADD ("/programs-reader/a-pipe-is-not-waited-for", test_pipe);
  ADD ("/programs-reader/a-device-is-not-opened", test_device);
  ADD ("/programs-reader/a-huge-file-is-left-alone", test_huge_file);
  ADD ("/programs-reader/a-link-out-of-the-folder-is-not-followed", test_link_outside);
  ADD ("/programs-reader/a-link-within-the-folder-is", test_link_inside);
  ADD ("/programs-reader/a-link-to-itself-is-broken", test_link_to_itself);
  ADD ("/programs-reader/a-linked-folder-is-read-once", test_linked_folder);
  ADD ("/programs-reader/a-file-of-others-is-named", test_no_permission);
  ADD ("/programs-reader/password-stores-are-never-opened", test_password_stores);
  ADD ("/programs-reader/base-folders-are-those-of-the-host", test_base_folders);
  ADD ("/programs-reader/places-begin-at-home", test_places_for_people);
  ADD ("/programs-reader/folders-are-listed-in-order", test_list);
  ADD ("/programs-reader/a-run-is-bounded", test_bounds);
  ADD ("/programs-reader/can-be-cancelled", test_cancel);

  return g_test_run ();
}
