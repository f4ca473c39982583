/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads what is in a folder of a mail program.
 */

#include "mdr-folder-private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* As many names as are looked at in one folder. */
#define MAX_NAMES 1000

static int
reopen (int fd, int flags)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);

  return open (link, flags | O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
}

static char *
read_descriptor (int fd, gsize size, gsize *length)
{
  g_autofree char *contents = g_malloc (size + 1);
  gsize n_read = 0;

  while (n_read < size)
    {
      gssize n = read (fd, contents + n_read, size - n_read);

      if (n < 0 && errno == EINTR)
        continue;

      if (n < 0)
        return NULL;

      if (n == 0)
        break;

      n_read += n;
    }

  contents[n_read] = '\0';
  *length = n_read;

  return g_steal_pointer (&contents);
}

/**
 * mdr_folder_read:
 * @self: a folder
 * @name: a file, relative to it
 * @length: (out): how many bytes there are
 *
 * Reads a whole file. It may be on its way of being replaced by its program; then this is the old
 * one or the new one. What cannot be read is added to the run, unless it is just not there.
 *
 * Returns: (transfer full) (nullable): what is in the file, with a NUL behind it; perhaps not UTF-8
 */
char *
mdr_folder_read (MdrFolder *self, const char *name, gsize *length)
{
  g_autofree char *contents = NULL;
  struct stat status;
  int found;
  int fd;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (length != NULL, NULL);

  *length = 0;
  found = mdr_folder_find (self, name, S_IFREG, &status);
  if (found < 0)
    return NULL;

  if (status.st_size > MDR_FOLDER_MAX_FILE || !mdr_reading_spend (self->reading, status.st_size))
    {
      mdr_folder_add_unreadable (self, name, MDR_UNREADABLE_REASON_TOO_LARGE);
      close (found);

      return NULL;
    }

  fd = reopen (found, 0);
  close (found);
  if (fd >= 0)
    contents = read_descriptor (fd, status.st_size, length);

  if (contents == NULL)
    mdr_folder_add_unreadable (self, name, mdr_folder_reason_from_errno (errno));

  if (fd >= 0)
    close (fd);

  return g_steal_pointer (&contents);
}

/**
 * mdr_folder_read_key_file:
 * @self: a folder
 * @name: a file, relative to it
 *
 * Reads a file of groups and keys. What cannot be read or understood is added to the run.
 *
 * Returns: (transfer full) (nullable): the file
 */
GKeyFile *
mdr_folder_read_key_file (MdrFolder *self, const char *name)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *contents = NULL;
  gsize length;

  contents = mdr_folder_read (self, name, &length);
  if (contents == NULL)
    return NULL;

  if (!g_key_file_load_from_data (file, contents, length, G_KEY_FILE_NONE, NULL))
    {
      mdr_folder_add_unreadable (self, name, MDR_UNREADABLE_REASON_BROKEN);

      return NULL;
    }

  return g_steal_pointer (&file);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_directory (DIR *directory)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  struct dirent *entry;

  while (names->len < MAX_NAMES && (entry = readdir (directory)) != NULL)
    {
      if (strcmp (entry->d_name, ".") != 0 && strcmp (entry->d_name, "..") != 0)
        g_ptr_array_add (names, g_strdup (entry->d_name));
    }

  g_ptr_array_sort (names, compare_names);

  return names;
}

/**
 * mdr_folder_list:
 * @self: a folder
 * @name: (nullable): a folder in it, or %NULL for the folder itself
 *
 * Lists what is in a folder, whatever it is; sorted, so that two runs see the same.
 *
 * Returns: (transfer full) (element-type filename): names relative to the folder that was listed;
 * none if it is not there or cannot be read, which is added to the run
 */
GPtrArray *
mdr_folder_list (MdrFolder *self, const char *name)
{
  GPtrArray *names;
  struct stat status;
  DIR *directory = NULL;
  int found;
  int fd;

  g_return_val_if_fail (self != NULL, NULL);

  found = mdr_folder_find (self, name != NULL ? name : ".", S_IFDIR, &status);
  if (found < 0)
    return g_ptr_array_new_with_free_func (g_free);

  fd = reopen (found, O_DIRECTORY);
  close (found);
  if (fd >= 0)
    directory = fdopendir (fd);

  if (directory == NULL)
    {
      mdr_folder_add_unreadable (self, name, mdr_folder_reason_from_errno (errno));
      if (fd >= 0)
        close (fd);

      return g_ptr_array_new_with_free_func (g_free);
    }

  names = list_directory (directory);
  closedir (directory);

  return names;
}
