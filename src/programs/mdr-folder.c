/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opens files in two moves. The first (O_PATH) only finds out what a name leads to, which neither
 * waits for a pipe nor wakes a device; the second opens that very thing, if it is a regular file
 * within the folder. Nobody can put something else there in between.
 */

#include "mdr-folder-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a descriptor really is, after all links; by way of the kernel, so it cannot be outdated. */
static char *
dup_real_path (int fd)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);

  return g_file_read_link (link, NULL);
}

/*
 * mdr_folder_reason_from_errno:
 * @code: an error of the system
 *
 * Returns: why something could not be read
 */
MdrUnreadableReason
mdr_folder_reason_from_errno (int code)
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

/* It may be one that can only be searched, so nothing is opened here either. */
static MdrFolder *
open_folder (MdrReading *reading, const char *program, const char *path, gboolean is_named)
{
  g_autoptr (MdrFolder) self = NULL;
  int code;

  if (mdr_reading_is_over (reading) || !g_path_is_absolute (path))
    return NULL;

  self = g_new0 (MdrFolder, 1);
  self->reading = reading;
  self->program = g_strdup (program);
  self->path = g_canonicalize_filename (path, "/");
  self->fd = open (path, O_PATH | O_DIRECTORY | O_CLOEXEC);
  code = errno;

  if (self->fd >= 0)
    self->real_path = dup_real_path (self->fd);

  if (self->real_path != NULL)
    return g_steal_pointer (&self);

  if (self->fd >= 0 || !is_missing (code))
    mdr_folder_add_unreadable (self, NULL, mdr_folder_reason_from_errno (code));
  else if (!mdr_reading_shows (reading, self->path))
    mdr_folder_add_unreadable (self, NULL, MDR_UNREADABLE_REASON_HIDDEN);
  else if (is_named)
    mdr_folder_add_unreadable (self, NULL, MDR_UNREADABLE_REASON_MISSING);

  return NULL;
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
 * What cannot be opened is added to the run, unless it is just not there. What a sandbox hides may
 * be there.
 *
 * Returns: (transfer full) (nullable): the folder
 */
MdrFolder *
mdr_folder_open (MdrReading *reading, const char *program, const char *path)
{
  g_return_val_if_fail (reading != NULL, NULL);
  g_return_val_if_fail (program != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  return open_folder (reading, program, path, FALSE);
}

/**
 * mdr_folder_open_named:
 * @reading: the run; has to live longer than the folder
 * @program: the id of the program
 * @path: an absolute path that stands in a file of the program
 *
 * Does what mdr_folder_open() does for a folder that the program counts on: that it is not there is
 * added to the run, too.
 *
 * Returns: (transfer full) (nullable): the folder
 */
MdrFolder *
mdr_folder_open_named (MdrReading *reading, const char *program, const char *path)
{
  g_return_val_if_fail (reading != NULL, NULL);
  g_return_val_if_fail (program != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  return open_folder (reading, program, path, TRUE);
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

/*
 * mdr_folder_find:
 * @self: a folder
 * @name: something in it
 * @type: what it has to be: %S_IFREG or %S_IFDIR
 * @status: (out): what is known about it
 *
 * Finds what a name leads to, and makes sure that it is a thing of the wanted type in the folder.
 *
 * Returns: a descriptor that can be reopened but not read; -1 if there is none, and then it has
 * been added to the run, if it is there at all
 */
int
mdr_folder_find (MdrFolder *self, const char *name, mode_t type, struct stat *status)
{
  int fd = openat (self->fd, name, O_PATH | O_CLOEXEC);

  if (fd < 0)
    {
      if (!is_missing (errno))
        mdr_folder_add_unreadable (self, name, mdr_folder_reason_from_errno (errno));

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
