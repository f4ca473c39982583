/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opens files in two moves. The first (O_PATH) only finds out what a name leads to, which neither
 * waits for a pipe nor wakes a device; the second opens that very thing, if it is a regular file
 * within the folder. Nobody can put something else there in between.
 */

#include "mdr-folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* As many names as are looked at in one folder. */
#define MAX_NAMES 1000

struct _MdrFolder
{
  /* borrowed */
  MdrReading *reading;

  /* owned */
  int fd;
  char *program;
  char *path;
  char *real_path;
};

/* What a descriptor really is, after all links; by way of the kernel, so it cannot be outdated. */
static char *
dup_real_path (int fd)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);

  return g_file_read_link (link, NULL);
}

static int
reopen (int fd, int flags)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);

  return open (link, flags | O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
}

static MdrUnreadableReason
reason_from_errno (int code)
{
  return code == EACCES || code == EPERM ? MDR_UNREADABLE_REASON_NO_PERMISSION
                                         : MDR_UNREADABLE_REASON_BROKEN;
}

static gboolean
is_missing (int code)
{
  return code == ENOENT || code == ENOTDIR;
}

static gboolean
is_inside (MdrFolder *self, int fd)
{
  g_autofree char *real_path = dup_real_path (fd);
  gsize length = strlen (self->real_path);

  return real_path != NULL && strncmp (real_path, self->real_path, length) == 0 &&
         (real_path[length] == '/' || real_path[length] == '\0');
}

/**
 * mdr_folder_open:
 * @reading: the run; has to live longer than the folder
 * @program: the id of the program
 * @path: an absolute path
 *
 * Opens a folder of a mail program. It may itself be a symbolic link, as people make them who keep
 * their mail on another disk; what lies in it may not lead out of it.
 *
 * What cannot be opened is added to the run, unless it is just not there.
 *
 * Returns: (transfer full) (nullable): the folder
 */
MdrFolder *
mdr_folder_open (MdrReading *reading, const char *program, const char *path)
{
  g_autoptr (MdrFolder) self = NULL;

  g_return_val_if_fail (reading != NULL, NULL);
  g_return_val_if_fail (program != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (mdr_reading_is_over (reading) || !g_path_is_absolute (path))
    return NULL;

  self = g_new0 (MdrFolder, 1);
  self->reading = reading;
  self->program = g_strdup (program);
  self->path = g_canonicalize_filename (path, "/");
  self->fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);

  if (self->fd >= 0)
    self->real_path = dup_real_path (self->fd);

  if (self->real_path == NULL)
    {
      if (self->fd >= 0 || !is_missing (errno))
        mdr_folder_add_unreadable (self, NULL, reason_from_errno (errno));

      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * mdr_folder_free:
 * @self: (nullable): a folder
 *
 * Closes the folder.
 */
void
mdr_folder_free (MdrFolder *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0)
    close (self->fd);

  g_free (self->program);
  g_free (self->path);
  g_free (self->real_path);
  g_free (self);
}

/**
 * mdr_folder_claim:
 * @self: a folder
 *
 * Several ways may lead to one folder: two lists of profiles, a symbolic link.
 *
 * Returns: whether this run sees it for the first time
 */
gboolean
mdr_folder_claim (MdrFolder *self)
{
  struct stat status;

  g_return_val_if_fail (self != NULL, FALSE);

  return fstat (self->fd, &status) == 0 &&
         mdr_reading_claim (self->reading, status.st_dev, status.st_ino);
}

/* Finds what a name leads to, and makes sure that it is a thing of the wanted type in the folder.
 * O_PATH does not open it. */
static int
find (MdrFolder *self, const char *name, mode_t type, struct stat *status)
{
  int fd = openat (self->fd, name, O_PATH | O_CLOEXEC);

  if (fd < 0)
    {
      if (!is_missing (errno))
        mdr_folder_add_unreadable (self, name, reason_from_errno (errno));

      return -1;
    }

  if (!is_inside (self, fd))
    mdr_folder_add_unreadable (self, name, MDR_UNREADABLE_REASON_OUTSIDE);
  else if (fstat (fd, status) != 0 || (status->st_mode & S_IFMT) != type)
    mdr_folder_add_unreadable (self, name, MDR_UNREADABLE_REASON_BROKEN);
  else
    return fd;

  close (fd);

  return -1;
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
  found = find (self, name, S_IFREG, &status);
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
    mdr_folder_add_unreadable (self, name, reason_from_errno (errno));

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

  found = find (self, name != NULL ? name : ".", S_IFDIR, &status);
  if (found < 0)
    return g_ptr_array_new_with_free_func (g_free);

  fd = reopen (found, O_DIRECTORY);
  close (found);
  if (fd >= 0)
    directory = fdopendir (fd);

  if (directory == NULL)
    {
      mdr_folder_add_unreadable (self, name, reason_from_errno (errno));
      if (fd >= 0)
        close (fd);

      return g_ptr_array_new_with_free_func (g_free);
    }

  names = list_directory (directory);
  closedir (directory);

  return names;
}

/**
 * mdr_folder_get_path:
 * @self: a folder
 *
 * Returns: its absolute path
 */
const char *
mdr_folder_get_path (MdrFolder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * mdr_folder_dup_place:
 * @self: a folder
 * @name: (nullable): something in it, or %NULL for the folder itself
 *
 * Returns: (transfer full): where it is, as people write it
 */
char *
mdr_folder_dup_place (MdrFolder *self, const char *name)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  path = g_build_filename (self->path, name, NULL);

  return mdr_reading_dup_place (self->reading, path);
}

/**
 * mdr_folder_add_unreadable:
 * @self: a folder
 * @name: (nullable): something in it, or %NULL for the folder itself
 * @reason: why it could not be read
 *
 * Adds what could not be read to the run.
 */
void
mdr_folder_add_unreadable (MdrFolder *self, const char *name, MdrUnreadableReason reason)
{
  g_autofree char *path = NULL;

  g_return_if_fail (self != NULL);

  path = g_build_filename (self->path, name, NULL);
  mdr_reading_add_unreadable (self->reading, self->program, path, reason);
}
