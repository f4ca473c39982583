/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Not more of a file is read than a report may have, and nothing is waited for: what is no plain
 * file might never end.
 */

#include "mdr-report-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE

static GBytes *
read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *buffer = NULL;
  gsize length;

  if (stream == NULL)
    return NULL;

  /* One more than there may be, so that too much is noticed. */
  buffer = g_malloc (MDR_REPORT_MAX_SIZE + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, MDR_REPORT_MAX_SIZE + 1, &length,
                                cancellable, error))
    return NULL;

  return g_bytes_new (buffer, length);
}

/**
 * mdr_report_load:
 * @file: a file that somebody sent
 * @cancellable: (nullable): stops it
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the report in @file, or %NULL with %MDR_REPORT_ERROR or
 *   %G_IO_ERROR
 */
MdrReport *
mdr_report_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  info = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    return NULL;

  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error_literal (error, MDR_REPORT_ERROR, MDR_REPORT_ERROR_NOT_A_REPORT,
                           _ ("This file is not a report of Mail Doctor."));
      return NULL;
    }

  bytes = read_file (file, cancellable, error);

  return bytes != NULL ? mdr_report_new_from_bytes (bytes, error) : NULL;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  MdrReport *report = mdr_report_load (G_FILE (source), cancellable, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * mdr_report_load_async:
 * @file: a file that somebody sent
 * @cancellable: (nullable): stops it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Does the same without anybody having to wait: parsing JSON is not done in pieces.
 */
void
mdr_report_load_async (GFile *file,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_report_load_async);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * mdr_report_load_finish:
 * @file: the file
 * @result: its result
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the report; see mdr_report_load()
 */
MdrReport *
mdr_report_load_finish (GFile *file, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * mdr_report_save:
 * @self: a report
 * @path: where to
 * @error: return location for a #GError
 *
 * Writes the report whole or not at all, for its owner’s eyes: it is for the user to hand it on.
 *
 * Returns: %TRUE, or %FALSE with %G_FILE_ERROR
 */
gboolean
mdr_report_save (MdrReport *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (MDR_IS_REPORT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  bytes = mdr_report_to_bytes (self);

  /* Newer GLib gives a file the mode of the one whose place it takes. */
  g_chmod (path, 0600);

  return g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL),
                                   (gssize) g_bytes_get_size (bytes),
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/* What could not be written whole is thrown away, and what was there before stays: that is what
 * closing does that is cancelled already. */
static void
give_up (GOutputStream *stream)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (stream, cancelled, NULL);
}

static gboolean
write_file (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileOutputStream) file_stream =
      g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, error);
  GOutputStream *stream = G_OUTPUT_STREAM (file_stream);

  if (stream == NULL)
    return FALSE;

  if (!g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                  NULL, cancellable, error))
    {
      give_up (stream);
      return FALSE;
    }

  return g_output_stream_close (stream, cancellable, error);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GFile *file = task_data;
  g_autoptr (GBytes) bytes = mdr_report_to_bytes (MDR_REPORT (source));
  GError *error = NULL;

  if (write_file (file, bytes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * mdr_report_save_async:
 * @self: a report
 * @file: where to; it may be on another computer
 * @cancellable: (nullable): stops it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Writes the report whole or not at all, without anybody having to wait.
 */
void
mdr_report_save_async (MdrReport *self,
                       GFile *file,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MDR_IS_REPORT (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_report_save_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * mdr_report_save_finish:
 * @self: a report
 * @result: its result
 * @error: return location for a #GError
 *
 * Returns: %TRUE, or %FALSE with %G_IO_ERROR
 */
gboolean
mdr_report_save_finish (MdrReport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
