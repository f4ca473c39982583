/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs a fuzz target once over each file of its corpus, where there is no libFuzzer.
 */

#include <glib.h>

#include "fuzz.h"

static void
run_file (gconstpointer path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  LLVMFuzzerTestOneInput ((const guint8 *) contents, length);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GDir) corpus = NULL;
  const char *folder;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);

  folder = argv[1];
  corpus = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (corpus);

  while ((name = g_dir_read_name (corpus)) != NULL)
    {
      g_autofree char *path = g_strconcat ("/corpus/", name, NULL);

      g_test_add_data_func_full (path, g_build_filename (folder, name, NULL), run_file, g_free);
    }

  return g_test_run ();
}
