/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a line only when there is room for one more examination, and forgets each as soon as its
 * result is written: so memory does not grow with the number of addresses.
 */

#include "mdr-cli-batch.h"

#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "mdr-cli-batch-account.h"
#include "mdr-cli-batch-done.h"
#include "mdr-cli-batch-queue.h"
#include "mdr-cli-batch-tally.h"
#include "mdr-cli-check-json.h"

/* How many lines are read ahead whose hosts are busy. */
#define MAX_WAITING 256

struct _MdrCliBatch
{
  GObject parent_instance;

  guint steps;
  guint jobs;
  guint active;
  guint line;
  gboolean reading;
  gboolean at_end;
  gboolean after_cut_off;
  MdrCliStatus status;

  /* owned */
  MdrCheckOptions *options;
  MdrCliBatchTally *tally;
  MdrCliBatchQueue *queue;
  GHashTable *done;

  /* owned, while it runs */
  GTask *task;
  GDataInputStream *lines;
  GError *error;
};

G_DEFINE_FINAL_TYPE (MdrCliBatch, mdr_cli_batch, G_TYPE_OBJECT)

/* One account that is being looked at. */
typedef struct
{
  MdrCliBatch *batch;
  MdrCliBatchAccount *account;
} Job;

static void advance (MdrCliBatch *self);

/* Who cannot be told any more, which is said once, has nothing more looked at. */
static void
write_node (MdrCliBatch *self, JsonNode *node, MdrCliStatus status)
{
  if (self->error != NULL)
    return;

  status = mdr_cli_print_json (node, FALSE, status);
  self->status = MAX (self->status, status);
  if (!ferror (stdout))
    return;

  g_set_error_literal (&self->error, G_IO_ERROR, G_IO_ERROR_CLOSED, "Nothing can be written");
  g_cancellable_cancel (g_task_get_cancellable (self->task));
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
      g_autoptr (JsonNode) node = mdr_cli_check_to_json (examination, status, job->account);

      mdr_cli_batch_tally_count (self->tally, status,
                                 mdr_cli_examination_get_session (examination));
      write_node (self, node, status);
    }

  mdr_cli_batch_queue_release (self->queue, job->account);
  advance (self);
}

static void
examine (MdrCliBatch *self, MdrCliBatchAccount *account)
{
  g_autoptr (MdrSession) session = mdr_check_options_create_session (self->options);
  g_autoptr (MdrCliExamination) examination = NULL;
  Job *job = g_new0 (Job, 1);

  job->batch = g_object_ref (self);
  job->account = account;

  self->active++;
  mdr_cli_batch_account_apply (account, session);
  examination = mdr_cli_examination_new (session, self->steps);
  mdr_cli_examination_run_async (examination, NULL, MDR_PASSWORD_KIND_ACCOUNT,
                                 g_task_get_cancellable (self->task), examined_cb, job);
}

static void
examine_waiting (MdrCliBatch *self)
{
  MdrCliBatchAccount *account;

  while (self->active < self->jobs && (account = mdr_cli_batch_queue_pop (self->queue)) != NULL)
    examine (self, account);
}

static void
refuse_account (MdrCliBatch *self, const MdrCliBatchAccount *account)
{
  g_autoptr (JsonNode) node = mdr_cli_check_refusal_to_json (account);

  mdr_cli_batch_tally_count (self->tally, MDR_CLI_STATUS_USAGE, NULL);
  write_node (self, node, MDR_CLI_STATUS_USAGE);
}

static gboolean
is_done (MdrCliBatch *self, const MdrCliBatchAccount *account)
{
  g_autofree char *key = NULL;

  if (self->done == NULL)
    return FALSE;

  key = mdr_cli_batch_account_dup_key (account);

  return g_hash_table_contains (self->done, key);
}

static void
take_line (MdrCliBatch *self, const char *text)
{
  g_autoptr (MdrCliBatchAccount) account = mdr_cli_batch_account_new (text, self->line);
  g_autofree char *host = NULL;

  if (is_done (self, account))
    {
      mdr_cli_batch_tally_count_skipped (self->tally);
      return;
    }

  if (account->problem != NULL)
    {
      refuse_account (self, account);
      return;
    }

  host = mdr_cli_batch_account_dup_host (account, self->options);
  mdr_cli_batch_queue_push (self->queue, g_steal_pointer (&account), host);
}

static void
line_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrCliBatch) self = user_data;
  g_autofree char *line = NULL;

  self->reading = FALSE;
  line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL,
                                               self->error == NULL ? &self->error : NULL);
  if (line == NULL)
    {
      self->at_end = TRUE;
    }
  else
    {
      self->line++;
      if (*g_strstrip (line) != '\0')
        take_line (self, line);
    }

  advance (self);
}

static void
advance (MdrCliBatch *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->error != NULL || g_cancellable_is_cancelled (g_task_get_cancellable (self->task)))
    mdr_cli_batch_queue_clear (self->queue);

  examine_waiting (self);
  if (self->reading)
    return;

  if (!self->at_end && self->active < self->jobs &&
      mdr_cli_batch_queue_get_length (self->queue) < MAX_WAITING)
    {
      self->reading = TRUE;
      g_data_input_stream_read_line_async (self->lines, G_PRIORITY_DEFAULT,
                                           g_task_get_cancellable (self->task), line_read_cb,
                                           g_object_ref (self));
      return;
    }

  if (!self->at_end || self->active > 0 || mdr_cli_batch_queue_get_length (self->queue) > 0)
    return;

  task = g_steal_pointer (&self->task);
  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else if (!g_task_return_error_if_cancelled (task))
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
  g_clear_pointer (&self->tally, mdr_cli_batch_tally_free);
  g_clear_pointer (&self->queue, mdr_cli_batch_queue_free);
  g_clear_pointer (&self->done, g_hash_table_unref);
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
  self->tally = mdr_cli_batch_tally_new ();
}

/**
 * mdr_cli_batch_new:
 * @options: what is given for every address
 * @steps: the bits of the steps wanted, 0 for all
 * @jobs: how many to look at at a time, not 0
 * @per_host: how many of them that have the same host or provider, not 0
 *
 * Returns: (transfer full): a batch, to be run once
 */
MdrCliBatch *
mdr_cli_batch_new (MdrCheckOptions *options, guint steps, guint jobs, guint per_host)
{
  MdrCliBatch *self;

  g_return_val_if_fail (MDR_IS_CHECK_OPTIONS (options), NULL);
  g_return_val_if_fail (jobs > 0, NULL);
  g_return_val_if_fail (per_host > 0, NULL);

  self = g_object_new (MDR_TYPE_CLI_BATCH, NULL);
  self->options = g_object_ref (options);
  self->steps = steps;
  self->jobs = jobs;
  self->queue = mdr_cli_batch_queue_new (per_host);

  /* A list of addresses is hardly about this computer. */
  mdr_environment_set_home (mdr_check_options_get_environment (options), NULL);

  return self;
}

/**
 * mdr_cli_batch_resume:
 * @self: a batch that does not run yet
 * @path: what an earlier run has written; it need not exist
 * @error: return location for a #GError
 *
 * Leaves out the accounts that are in @path.
 *
 * Returns: whether it could be read; if not, @error is %G_IO_ERROR
 */
gboolean
mdr_cli_batch_resume (MdrCliBatch *self, const char *path, GError **error)
{
  g_return_val_if_fail (MDR_IS_CLI_BATCH (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (self->done == NULL, FALSE);

  self->done = mdr_cli_batch_done_read (path, &self->after_cut_off, error);

  return self->done != NULL;
}

/**
 * mdr_cli_batch_run_async:
 * @self: a batch
 * @path: a file with one address or JSON object a line, or "-" for stdin
 * @cancellable: (nullable): stops all at once; it is cancelled when nothing can be written
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
  /* Why it was cancelled counts for more. */
  g_task_set_check_cancellable (self->task, FALSE);

  /* This run is appended to one that was stopped in the middle of a line. */
  if (self->after_cut_off)
    mdr_cli_print_bytes ("\n", 1, MDR_CLI_STATUS_OK);

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
 *   to the end, or were not to; with %G_IO_ERROR_CLOSED when nothing can be written, which was said
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

/**
 * mdr_cli_batch_summarise:
 * @self: a batch that has ended
 *
 * Returns: (transfer full): how many accounts there were of each cause
 */
JsonNode *
mdr_cli_batch_summarise (MdrCliBatch *self)
{
  g_return_val_if_fail (MDR_IS_CLI_BATCH (self), NULL);

  return mdr_cli_batch_tally_to_json (self->tally);
}
