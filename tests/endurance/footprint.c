/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What this process holds of the computer: memory, descriptors, threads.
 */

#include "footprint.h"

#include <malloc.h>
#include <string.h>

/* With the address sanitizer the C library's own allocator has nothing to tell. */
__attribute__ ((weak)) gsize __sanitizer_get_current_allocated_bytes (void);

static gsize
measure_heap (void)
{
  struct mallinfo2 info;

  if (__sanitizer_get_current_allocated_bytes != NULL)
    return __sanitizer_get_current_allocated_bytes ();

  info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

static gsize
read_resident (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;

  line = strstr (text, "\nRss:");

  return line != NULL ? (gsize) g_ascii_strtoull (line + strlen ("\nRss:"), NULL, 10) : 0;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

/**
 * footprint_take:
 *
 * Returns: what this process holds right now
 */
Footprint
footprint_take (void)
{
  return (Footprint){
    .heap = measure_heap (),
    .resident = read_resident (),
    /* Without that of the folder that is read. */
    .n_descriptors = count_files ("/proc/self/fd") - 1,
    .n_threads = count_files ("/proc/self/task"),
  };
}

/**
 * footprint_describe_descriptors:
 *
 * Returns: (transfer full): a line for each descriptor, with what it leads to
 */
char *
footprint_describe_descriptors (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  g_autoptr (GString) lines = g_string_new (NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/fd", name, NULL);
      g_autofree char *target = g_file_read_link (path, NULL);

      g_string_append_printf (lines, "  %s %s\n", name, target != NULL ? target : "-");
    }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}
