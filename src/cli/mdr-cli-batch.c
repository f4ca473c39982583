/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a line only when there is room for one more examination, and forgets each as soon as its
 * result is written: so memory does not grow with the number of addresses.
 */

#include "mdr-cli-batch.h"

#include <gio/gunixinputstream.h>
#include <string.h>
#include <unistd.h>

#include "mdr-cli-check-json.h"

struct _MdrCliBatch
{
  GObject parent_instance;

  guint steps;
  guint jobs;
  guint active;
  guint line;
  gboolean reading;
  gboolean at_end;
  MdrCliStatus status;

  /* owned */
  MdrCheckOptions *options;

  /* owned, while it runs */
  GTask *task;
  GDataInputStream *lines;
  GError *error;
};

G_DEFINE_FINAL_TYPE (MdrCliBatch, mdr_cli_batch, G_TYPE_OBJECT)

typedef struct
{
  MdrCliBatch *batch;
  guint line;
} Job;

static void advance (MdrCliBatch *self);

static void
write_result (MdrCliBatch *self, JsonNode *node, MdrCliStatus status)
{
  MdrCliStatus written = mdr_cli_print_json (node, FALSE, status);

  self->status = MAX (self->status, written);
}

static void
examined_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MdrCliExamination *examination = MDR_CLI_EXAMINATION (source);
  g_autofree Job *job = user_data;
  g_autoptr (MdrCliBatch) self = job->batch;

  self->active--;
  if (mdr_cli_examination_run_finish (examination, result, NULL))
    {
      MdrCliStatus status = mdr_cli_examination_judge (examination);
      g_autoptr (JsonNode) node = mdr_cli_check_to_json (examination, status, job->line);

      write_result (self, node, status);
    }

  advance (self);
}

static void
examine (MdrCliBatch *self, const char *text)
{
  g_autoptr (MdrSession) session = mdr_check_options_create_session (self->options);
  g_autoptr (MdrCliExamination) examination = NULL;
  g_autoptr (GError) error = NULL;
  Job *job;

  if (!mdr_session_set_address (session, text, &error))
    {
      g_autoptr (JsonNode) node = mdr_cli_check_refusal_to_json (text, error->message, self->line);

      write_result (self, node, MDR_CLI_STATUS_USAGE);
      return;
    }

  job = g_new0 (Job, 1);
  job->batch = g_object_ref (self);
  job->line = self->line;

  self->active++;
  examination = mdr_cli_examination_new (session, self->steps);
  mdr_cli_examination_run_async (examination, NULL, MDR_PASSWORD_KIND_ACCOUNT,
                                 g_task_get_cancellable (self->task), examined_cb, job);
}

static void
line_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrCliBatch) self = user_data;
  g_autofree char *line = NULL;

  self->reading = FALSE;
  line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL,
                                               &self->error);
  if (line == NULL)
    {
      self->at_end = TRUE;
    }
  else
    {
      self->line++;
      if (*g_strstrip (line) != '\0')
        examine (self, line);
    }

  advance (self);
}

static void
advance (MdrCliBatch *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->reading)
    return;

  if (!self->at_end && self->active < self->jobs)
    {
      self->reading = TRUE;
      g_data_input_stream_read_line_async (self->lines, G_PRIORITY_DEFAULT,
                                           g_task_get_cancellable (self->task), line_read_cb,
                                           g_object_ref (self));
      return;
    }

  if (!self->at_end || self->active > 0)
    return;

  task = g_steal_pointer (&self->task);
  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrCliBatch) self = user_data;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, &self->error);

  self->reading = FALSE;
  if (stream != NULL)
    self->lines = g_data_input_stream_new (G_INPUT_STREAM (stream));
  else
    self->at_end = TRUE;

  advance (self);
}

static void
mdr_cli_batch_finalize (GObject *object)
{
  MdrCliBatch *self = MDR_CLI_BATCH (object);

  g_assert (self->task == NULL);

  g_clear_object (&self->options);
  g_clear_object (&self->lines);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (mdr_cli_batch_parent_class)->finalize (object);
}

static void
mdr_cli_batch_class_init (MdrCliBatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_cli_batch_finalize;
}

static void
mdr_cli_batch_init (MdrCliBatch *self)
{
}

/**
 * mdr_cli_batch_new:
 * @options: what is given for every address
 * @steps: the bits of the steps wanted, 0 for all
 * @jobs: how many to look at at a time, not 0
 *
 * Returns: (transfer full): a batch, to be run once
 */
MdrCliBatch *
mdr_cli_batch_new (MdrCheckOptions *options, guint steps, guint jobs)
{
  MdrCliBatch *self;

  g_return_val_if_fail (MDR_IS_CHECK_OPTIONS (options), NULL);
  g_return_val_if_fail (jobs > 0, NULL);

  self = g_object_new (MDR_TYPE_CLI_BATCH, NULL);
  self->options = g_object_ref (options);
  self->steps = steps;
  self->jobs = jobs;

  /* A list of addresses is hardly about this computer. */
  mdr_environment_set_home (mdr_check_options_get_environment (options), NULL);

  return self;
}

/**
 * mdr_cli_batch_run_async:
 * @self: a batch
 * @path: a file with one address a line, or "-" for stdin
 * @cancellable: (nullable): stops all at once
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Writes one JSON object a line to stdout, as the results come in. Empty lines are passed over.
 */
void
mdr_cli_batch_run_async (MdrCliBatch *self,
                         const char *path,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (MDR_IS_CLI_BATCH (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, mdr_cli_batch_run_async);

  if (strcmp (path, "-") == 0)
    {
      g_autoptr (GInputStream) stdin_stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);

      self->lines = g_data_input_stream_new (stdin_stream);
      advance (self);
    }
  else
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      self->reading = TRUE;
      g_file_read_async (file, G_PRIORITY_DEFAULT, cancellable, opened_cb, g_object_ref (self));
    }
}

/**
 * mdr_cli_batch_run_finish:
 * @self: a batch
 * @result: its result
 * @status: (out): the highest exit status of all lines
 * @error: return location for a #GError
 *
 * Returns: %TRUE when all lines were looked at; %FALSE with %G_IO_ERROR when they could not be read
 *   to the end, or were not to
 */
gboolean
mdr_cli_batch_run_finish (MdrCliBatch *self,
                          GAsyncResult *result,
                          MdrCliStatus *status,
                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  *status = self->status;

  return g_task_propagate_boolean (G_TASK (result), error);
}
