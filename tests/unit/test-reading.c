/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a run offers to its readers: where to look, folders, and limits.
 */

#include <unistd.h>

#include "program-tree.h"
#include "programs/mdr-folder.h"

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

#define ADD(path, function)                                                                        \
  g_test_add (path, ProgramTree, NULL, program_tree_set_up, function, program_tree_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/reading/base-folders-are-those-of-the-host", test_base_folders);
  ADD ("/reading/places-begin-at-home", test_places_for_people);
  ADD ("/reading/folders-are-listed-in-order", test_list);
  ADD ("/reading/a-run-is-bounded", test_bounds);

  return g_test_run ();
}
