/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks for a text in all the memory of the process it runs in.
 */

#include "memory.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/mdr-secret.h"

#define CHUNK (1 << 20)
#define OVERLAP 256

/* The books that sanitizers keep of all memory have terabytes, and no text in them. */
#define LARGEST (G_GUINT64_CONSTANT (1) << 32)

/* Searches backwards written text, so that the search itself leaves none behind. There is much to
 * search through, so libc looks for the first byte, however slow our own code may be made. */
static guint
count_in (const char *memory, gsize length, const char *reversed)
{
  const gsize n_reversed = strlen (reversed);
  const char *end = memory + length;
  guint n_found = 0;

  for (const char *place = memory;
       (place = memchr (place, reversed[n_reversed - 1], end - place)) != NULL; place++)
    {
      gsize n_alike = 1;

      while (n_alike < n_reversed && place + n_alike < end &&
             place[n_alike] == reversed[n_reversed - 1 - n_alike])
        n_alike++;
      if (n_alike == n_reversed)
        n_found++;
    }

  return n_found;
}

static guint
count_in_range (int memory, guint64 from, guint64 to, char *chunk, const char *reversed)
{
  guint n_found = 0;

  while (from < to)
    {
      gssize n_read = pread (memory, chunk, MIN (to - from, CHUNK), (off_t) from);

      if (n_read <= 0)
        break;

      n_found += count_in (chunk, n_read, reversed);
      mdr_wipe (chunk, n_read);
      from += n_read > OVERLAP ? n_read - OVERLAP : n_read;
    }

  return n_found;
}

/* What is being searched stands in the chunk as well, which lies anywhere. */
static guint
count_around_chunk (int memory, guint64 from, guint64 to, char *chunk, const char *reversed)
{
  const guint64 begin = (guintptr) chunk;
  const guint64 end = begin + CHUNK;

  if (end <= from || to <= begin)
    return count_in_range (memory, from, to, chunk, reversed);

  return count_in_range (memory, from, MAX (from, begin), chunk, reversed) +
         count_in_range (memory, MIN (to, end), to, chunk, reversed);
}

/* How often the text stands in the memory of this process. */
guint
memory_count (const char *reversed)
{
  /* Not from the heap, lest it overwrite what is looked for there. */
  char *chunk = mmap (NULL, CHUNK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  int memory = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  guint n_found = 0;

  g_assert_true (chunk != MAP_FAILED);
  g_assert_cmpint (memory, >=, 0);
  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint64 from;
      guint64 to;
      char access[5];

      if (sscanf (lines[i], "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x %4s", &from, &to,
                  access) == 3 &&
          access[0] == 'r' && to - from < LARGEST)
        n_found += count_around_chunk (memory, from, to, chunk, reversed);
    }
  close (memory);
  munmap (chunk, CHUNK);

  return n_found;
}
