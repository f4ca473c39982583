/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is written is there, and what is removed is gone, or the test fails.
 */

#include "file-tree.h"

#include <errno.h>

#include <glib/gstdio.h>

/* Returns: (transfer full): the path of a new folder */
char *
file_tree_create (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("mail-doctor-test-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

/* @name may be in folders that are not there yet. */
void
file_tree_write (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (parent, 0755));
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* With all that is in it; a folder that is gone already is no fault. */
void
file_tree_remove (const char *folder)
{
  if (g_file_test (folder, G_FILE_TEST_IS_DIR) && !g_file_test (folder, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
      const char *name;

      while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
        {
          g_autofree char *child = g_build_filename (folder, name, NULL);

          file_tree_remove (child);
        }
    }

  g_assert_true (g_remove (folder) == 0 || errno == ENOENT);
}
