/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks at what the file is before it is opened: a pipe would keep its reader for ever.
 */

#include "mdr-log-file.h"

/* All that has to be known of a file; nothing of it is shown. */
#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE

static void
log_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (mdr_log_reader_read_finish (MDR_LOG_READER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
file_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, &error);

  if (stream == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  mdr_log_reader_read_async (g_task_get_task_data (task), G_INPUT_STREAM (stream),
                             g_task_get_cancellable (task), log_read_cb, g_object_ref (task));
}

/* What neither is a file nor is known to be something else is given a try: some file systems do
 * not tell. */
static gboolean
can_be_read (GFileInfo *info, GError **error)
{
  switch (g_file_info_get_file_type (info))
    {
    case G_FILE_TYPE_DIRECTORY:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "A directory");
      return FALSE;

    case G_FILE_TYPE_SPECIAL:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "No regular file");
      return FALSE;

    case G_FILE_TYPE_REGULAR:
      if (g_file_info_get_size (info) > 0)
        return TRUE;
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "An empty file");
      return FALSE;

    case G_FILE_TYPE_UNKNOWN:
    case G_FILE_TYPE_SYMBOLIC_LINK:
    case G_FILE_TYPE_SHORTCUT:
    case G_FILE_TYPE_MOUNTABLE:
    default:
      return TRUE;
    }
}

static void
file_looked_at_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (info == NULL || !can_be_read (info, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_file_read_async (G_FILE (source), G_PRIORITY_DEFAULT_IDLE, g_task_get_cancellable (task),
                     file_opened_cb, g_object_ref (task));
}

/**
 * mdr_log_file_read_async:
 * @file: the log
 * @reader: a reader that has not read anything
 * @cancellable: (nullable): to stop
 * @callback: called when all was read
 * @user_data: for @callback
 *
 * Has @reader read @file, a little at a time.
 */
void
mdr_log_file_read_async (GFile *file,
                         MdrLogReader *reader,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (MDR_IS_LOG_READER (reader));

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_log_file_read_async);
  g_task_set_task_data (task, g_object_ref (reader), g_object_unref);

  g_file_query_info_async (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT_IDLE,
                           cancellable, file_looked_at_cb, task);
}

/**
 * mdr_log_file_read_finish:
 * @file: the log
 * @result: what the callback was given
 * @error: set from #GIOErrorEnum; %G_IO_ERROR_IS_DIRECTORY, %G_IO_ERROR_NOT_REGULAR_FILE, and for
 *   an empty file %G_IO_ERROR_INVALID_DATA
 *
 * Returns: whether all was read
 */
gboolean
mdr_log_file_read_finish (GFile *file, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
