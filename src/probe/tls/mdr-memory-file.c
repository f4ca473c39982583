/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Trust databases are made from files. A file on the disk could be exchanged after what was in it
 * was looked at, so that goes into a file in memory.
 */

#include "mdr-memory-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/**
 * mdr_memory_file_create:
 * @text: what is to stand in it
 * @error: return location for a #GError
 *
 * Makes a file that cannot be written any more.
 *
 * Returns: its descriptor, or -1 with %G_IO_ERROR
 */
int
mdr_memory_file_create (const char *text, GError **error)
{
  gsize length = strlen (text);
  int fd = memfd_create ("authorities", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  if (fd >= 0 && write (fd, text, length) == (gssize) length &&
      fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) == 0)
    return fd;

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  if (fd >= 0)
    close (fd);

  return -1;
}

/**
 * mdr_memory_file_close:
 * @fd: what mdr_memory_file_create() gave
 *
 * Gives the file up; who has read it keeps what was in it.
 */
void
mdr_memory_file_close (int fd)
{
  close (fd);
}

/**
 * mdr_memory_file_dup_path:
 * @fd: what mdr_memory_file_create() gave
 *
 * Returns: (transfer full): where this process finds it
 */
char *
mdr_memory_file_dup_path (int fd)
{
  return g_strdup_printf ("/proc/self/fd/%d", fd);
}
