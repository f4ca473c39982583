/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files are real, in a temporary folder; nothing of the user who runs the tests is looked at.
 */

#include "program-tree.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "file-tree.h"

void
program_tree_set_up (ProgramTree *tree, gconstpointer data)
{
  tree->home = file_tree_create ();
}

void
program_tree_tear_down (ProgramTree *tree, gconstpointer data)
{
  file_tree_remove (tree->home);
  g_clear_pointer (&tree->home, g_free);
  g_clear_pointer (&tree->accounts, g_ptr_array_unref);
  g_clear_pointer (&tree->unreadable, g_ptr_array_unref);
  g_clear_pointer (&tree->evolution_uids, g_strfreev);
  g_clear_object (&tree->reader);
}

char *
program_tree_path (ProgramTree *tree, const char *name)
{
  return g_build_filename (tree->home, name, NULL);
}

void
program_tree_make_folder (ProgramTree *tree, const char *name)
{
  g_autofree char *path = program_tree_path (tree, name);

  g_assert_cmpint (g_mkdir_with_parents (path, 0755), ==, 0);
}

void
program_tree_write (ProgramTree *tree, const char *name, const char *text)
{
  file_tree_write (tree->home, name, text);
}

/* @data is the name of a file among the data of the tests. */
void
program_tree_copy (ProgramTree *tree, const char *data, const char *name)
{
  g_autofree char *path = g_build_filename (TEST_DATA_DIR, data, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  program_tree_write (tree, name, text);
}

/* @target as symlink() takes it. */
void
program_tree_link (ProgramTree *tree, const char *target, const char *name)
{
  g_autofree char *path = program_tree_path (tree, name);
  g_autofree char *folder = g_path_get_dirname (name);

  program_tree_make_folder (tree, folder);
  g_assert_cmpint (symlink (target, path), ==, 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ProgramTree *tree = user_data;
  g_autoptr (GError) error = NULL;

  tree->accounts = mdr_programs_reader_read_finish (MDR_PROGRAMS_READER (source), result,
                                                    &tree->unreadable, &error);
  g_assert_no_error (error);
  tree->evolution_uids =
      mdr_programs_reader_dup_other_uids (MDR_PROGRAMS_READER (source), "evolution");
}

void
program_tree_read_with (ProgramTree *tree, const char *const *environment)
{
  g_clear_pointer (&tree->accounts, g_ptr_array_unref);
  g_clear_pointer (&tree->unreadable, g_ptr_array_unref);
  g_clear_pointer (&tree->evolution_uids, g_strfreev);
  g_clear_object (&tree->reader);

  tree->reader = mdr_programs_reader_new (tree->home, environment);
  mdr_programs_reader_read_async (tree->reader, NULL, read_cb, tree);
  while (tree->accounts == NULL)
    g_main_context_iteration (NULL, TRUE);
}

void
program_tree_read (ProgramTree *tree)
{
  program_tree_read_with (tree, NULL);
}

MdrProgramAccount *
program_tree_find (ProgramTree *tree, const char *address)
{
  for (guint i = 0; i < tree->accounts->len; i++)
    if (g_strcmp0 (mdr_program_account_get_address (tree->accounts->pdata[i]), address) == 0)
      return tree->accounts->pdata[i];

  g_test_message ("no account of %s", address);
  g_test_fail ();

  return NULL;
}

/* @expected as “imap imap.example.org:993 tls”. */
void
program_tree_assert_service (MdrProgramAccount *account,
                             guint index,
                             const char *expected,
                             const char *user_name,
                             MdrSignInMethod method)
{
  GPtrArray *services = mdr_program_account_get_services (account);
  MdrService *service;
  g_autofree char *text = NULL;

  g_assert_cmpuint (index, <, services->len);

  service = mdr_program_service_get_service (services->pdata[index]);
  text = g_strdup_printf (
      "%s %s", mdr_service_get_label (service),
      mdr_enum_to_nick (MDR_TYPE_SECURITY, (int) mdr_service_get_security (service)));

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (mdr_service_get_user_name (service), ==, user_name);
  g_assert_cmpint (mdr_program_service_get_method (services->pdata[index]), ==, method);
}

void
program_tree_assert_unreadable (ProgramTree *tree,
                                const char *program,
                                const char *place,
                                MdrUnreadableReason reason)
{
  for (guint i = 0; i < tree->unreadable->len; i++)
    {
      MdrUnreadable *unreadable = tree->unreadable->pdata[i];

      if (!g_str_equal (mdr_unreadable_get_place (unreadable), place))
        continue;

      g_assert_cmpstr (mdr_unreadable_get_program (unreadable), ==, program);
      g_assert_cmpint (mdr_unreadable_get_reason (unreadable), ==, reason);
      return;
    }

  g_test_message ("%s is not among what is unreadable", place);
  g_test_fail ();
}
