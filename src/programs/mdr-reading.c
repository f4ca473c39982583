/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps a run within bounds, whatever lies in somebody's home folder.
 */

#include "mdr-reading-private.h"

#include <string.h>

#include "core/mdr-sandbox.h"

/* Far more than anybody has; what comes beyond is left out. */
#define MAX_FILES 2000
#define MAX_BYTES (64 * 1024 * 1024)
#define MAX_TIME (10 * G_TIME_SPAN_SECOND)

static char *
find_base_folder (MdrReading *self, const char *variable, const char *usual)
{
  g_autofree char *of_host = g_strconcat ("HOST_", variable, NULL);
  gboolean sandboxed = mdr_reading_get_variable (self, "FLATPAK_ID") != NULL;
  const char *path = mdr_reading_get_variable (self, sandboxed ? of_host : variable);

  /* The specification of the base folders tells to ignore relative paths. */
  if (path != NULL && g_path_is_absolute (path))
    return g_strdup (path);

  return g_build_filename (self->home, usual, NULL);
}

/**
 * mdr_reading_new:
 * @home: the home folder
 * @environment: (nullable) (array zero-terminated=1): the environment, as from g_get_environ()
 * @cancellable: (nullable): ends the run
 *
 * Begins a run. Its time runs from now.
 *
 * Inside Flatpak, XDG_CONFIG_HOME and XDG_DATA_HOME are folders of our own; those of the host have
 * the same names with HOST_ before them (see flatpak-run(1)).
 *
 * Returns: (transfer full): a reading
 */
MdrReading *
mdr_reading_new (const char *home, const char *const *environment, GCancellable *cancellable)
{
  MdrReading *self;

  g_return_val_if_fail (home != NULL, NULL);

  self = g_new0 (MdrReading, 1);
  self->home = g_strdup (home);
  self->environment = g_strdupv ((char **) environment);
  self->config_home = find_base_folder (self, "XDG_CONFIG_HOME", ".config");
  self->data_home = find_base_folder (self, "XDG_DATA_HOME", ".local/share");
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;

  self->n_files_left = MAX_FILES;
  self->n_bytes_left = MAX_BYTES;
  self->deadline = g_get_monotonic_time () + MAX_TIME;

  self->claimed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  self->unreadable = g_ptr_array_new_with_free_func (g_object_unref);
  self->other_uids =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->read_programs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * mdr_reading_free:
 * @self: (nullable): a reading
 *
 * Ends the run.
 */
void
mdr_reading_free (MdrReading *self)
{
  if (self == NULL)
    return;

  g_free (self->home);
  g_free (self->config_home);
  g_free (self->data_home);
  g_strfreev (self->environment);
  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->claimed);
  g_ptr_array_unref (self->accounts);
  g_ptr_array_unref (self->unreadable);
  g_hash_table_unref (self->other_uids);
  g_hash_table_unref (self->read_programs);
  g_free (self);
}

/**
 * mdr_reading_get_home:
 * @self: a reading
 *
 * Returns: the user's home folder
 */
const char *
mdr_reading_get_home (MdrReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->home;
}

/**
 * mdr_reading_get_config_home:
 * @self: a reading
 *
 * Returns: where programs outside a sandbox keep their settings
 */
const char *
mdr_reading_get_config_home (MdrReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->config_home;
}

/**
 * mdr_reading_get_data_home:
 * @self: a reading
 *
 * Returns: where programs outside a sandbox keep their data
 */
const char *
mdr_reading_get_data_home (MdrReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->data_home;
}

/**
 * mdr_reading_get_variable:
 * @self: a reading
 * @name: the name of an environment variable
 *
 * Returns: (nullable): its value
 */
const char *
mdr_reading_get_variable (MdrReading *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_environ_getenv (self->environment, name);
}

/**
 * mdr_reading_shows:
 * @self: a reading
 * @path: an absolute path
 *
 * Returns: whether @path, or something in it, can be seen from here, provided that it is there
 */
gboolean
mdr_reading_shows (MdrReading *self, const char *path)
{
  const MdrSandboxFolders folders = { self->home, self->config_home, self->data_home };

  g_return_val_if_fail (self != NULL, FALSE);

  return mdr_sandbox_shows (mdr_sandbox_get (), &folders, path);
}

/**
 * mdr_reading_get_cancellable:
 * @self: a reading
 *
 * Returns: (nullable) (transfer none): what ends the run, for calls that can be cancelled
 */
GCancellable *
mdr_reading_get_cancellable (MdrReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cancellable;
}

/**
 * mdr_reading_is_over:
 * @self: a reading
 *
 * Returns: whether nothing more is to be read: cancelled, out of time, or at one of the limits
 */
gboolean
mdr_reading_is_over (MdrReading *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return g_cancellable_is_cancelled (self->cancellable) || self->n_files_left == 0 ||
         self->accounts->len >= MDR_READING_MAX_ACCOUNTS ||
         g_get_monotonic_time () > self->deadline;
}

/**
 * mdr_reading_spend:
 * @self: a reading
 * @n_bytes: the size of a file
 *
 * Counts one more file against the limits of the run.
 *
 * Returns: whether it may be read
 */
gboolean
mdr_reading_spend (MdrReading *self, gsize n_bytes)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (mdr_reading_is_over (self) || n_bytes > self->n_bytes_left)
    return FALSE;

  self->n_files_left--;
  self->n_bytes_left -= n_bytes;

  return TRUE;
}

/**
 * mdr_reading_claim:
 * @self: a reading
 * @device: the device that a folder is on
 * @inode: its number there
 *
 * Sees to it that a folder to which several ways lead is read once.
 *
 * Returns: whether it is new to this run
 */
gboolean
mdr_reading_claim (MdrReading *self, guint64 device, guint64 inode)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_hash_table_add (
      self->claimed, g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, device, inode));
}

/**
 * mdr_reading_dup_place:
 * @self: a reading
 * @path: an absolute path
 *
 * Returns: (transfer full): @path as people write it, with “~” for the home folder
 */
char *
mdr_reading_dup_place (MdrReading *self, const char *path)
{
  gsize length;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  length = strlen (self->home);
  if (strncmp (path, self->home, length) == 0 && path[length] == G_DIR_SEPARATOR)
    return g_strconcat ("~", path + length, NULL);

  return g_strdup (path);
}
