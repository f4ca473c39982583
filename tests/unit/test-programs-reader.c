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
test_without_account_is_read (ProgramTree *tree, gconstpointer data)
{
  program_tree_make_folder (tree, ".config/geary");
  program_tree_write (tree, ".config/emailidentities", "");
  program_tree_read (tree);

  g_assert_cmpuint (tree->accounts->len, ==, 0);
  g_assert_true (mdr_programs_reader_has_read (tree->reader, "geary"));
  g_assert_true (mdr_programs_reader_has_read (tree->reader, "kmail"));
  g_assert_false (mdr_programs_reader_has_read (tree->reader, "evolution"));
}

static void
test_broken_is_not_read (ProgramTree *tree, gconstpointer data)
{
  program_tree_write (tree, ".config/geary/account_01/geary.ini", "broken");
  program_tree_make_folder (tree, ".config/evolution/sources");
  program_tree_read (tree);

  g_assert_false (mdr_programs_reader_has_read (tree->reader, "geary"));
  g_assert_true (mdr_programs_reader_has_read (tree->reader, "evolution"));
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

/* Runs in a process of its own, for there is no way back. */
static void
test_as_nobody (void)
{
  ProgramTree tree = { .home = g_strdup (g_getenv ("MAIL_DOCTOR_TEST_HOME")) };

  if (geteuid () == 0)
    {
      g_assert_cmpint (setgid (65534), ==, 0);
      g_assert_cmpint (setuid (65534), ==, 0);
    }

  assert_refused (&tree, MDR_UNREADABLE_REASON_NO_PERMISSION);

  g_free (tree.home);
  g_ptr_array_unref (tree.accounts);
  g_ptr_array_unref (tree.unreadable);
  g_strfreev (tree.evolution_uids);
  g_clear_object (&tree.reader);
}

static void
test_no_permission (ProgramTree *tree, gconstpointer data)
{
  static const char *const closed[] = { PROFILE "/prefs.js", PROFILE };

  write_profile (tree);
  program_tree_write (tree, PROFILE "/prefs.js", PREFS);
  g_assert_cmpint (g_chmod (tree->home, 0755), ==, 0);
  g_setenv ("MAIL_DOCTOR_TEST_HOME", tree->home, TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (closed); i++)
    {
      g_autofree char *path = program_tree_path (tree, closed[i]);

      g_assert_cmpint (g_chmod (path, 0), ==, 0);
      g_test_trap_subprocess ("/programs-reader/as-nobody/subprocess", 0, 0);
      g_test_trap_assert_passed ();
      g_assert_cmpint (g_chmod (path, 0755), ==, 0);
    }
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
  ADD ("/programs-reader/a-program-without-an-account-counts-as-read",
       test_without_account_is_read);
  ADD ("/programs-reader/a-program-with-a-broken-file-does-not", test_broken_is_not_read);
  ADD ("/programs-reader/a-folder-is-no-file", test_folder_for_file);
  ADD ("/programs-reader/a-pipe-is-not-waited-for", test_pipe);
  ADD ("/programs-reader/a-device-is-not-opened", test_device);
  ADD ("/programs-reader/a-huge-file-is-left-alone", test_huge_file);
  ADD ("/programs-reader/a-link-out-of-the-folder-is-not-followed", test_link_outside);
  ADD ("/programs-reader/a-link-within-the-folder-is", test_link_inside);
  ADD ("/programs-reader/a-link-to-itself-is-broken", test_link_to_itself);
  ADD ("/programs-reader/a-linked-folder-is-read-once", test_linked_folder);
  ADD ("/programs-reader/a-file-of-others-is-named", test_no_permission);
  g_test_add_func ("/programs-reader/as-nobody/subprocess", test_as_nobody);
  ADD ("/programs-reader/password-stores-are-never-opened", test_password_stores);
  ADD ("/programs-reader/can-be-cancelled", test_cancel);

  return g_test_run ();
}
