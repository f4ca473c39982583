/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parses what is said about a batch, and runs it.
 */

#include "mdr-cli-batch-options.h"

#include <glib/gi18n.h>

#include "mdr-cli-batch.h"
#include "mdr-cli-files.h"

/* No number that an option can be given. */
#define UNSET G_MININT

#define DEFAULT_JOBS 8
#define MAX_JOBS 64

/* Few servers like more connections of one stranger. */
#define DEFAULT_PER_HOST 4

/* What a run of the main loop comes to. */
typedef struct
{
  GMainLoop *loop;
  gboolean succeeded;
  MdrCliStatus status;
} Run;

/**
 * mdr_cli_batch_options_init:
 * @self: options
 */
void
mdr_cli_batch_options_init (MdrCliBatchOptions *self)
{
  *self = (MdrCliBatchOptions){ .jobs = UNSET, .per_host = UNSET };
}

/**
 * mdr_cli_batch_options_clear:
 * @self: options
 */
void
mdr_cli_batch_options_clear (MdrCliBatchOptions *self)
{
  g_free (self->path);
  g_free (self->resume);
}

/**
 * mdr_cli_batch_options_add_to:
 * @self: options
 * @context: the parser of `check`
 */
void
mdr_cli_batch_options_add_to (MdrCliBatchOptions *self, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "batch", 0, 0, G_OPTION_ARG_FILENAME, &self->path,
      N_ ("One address or JSON object a line in (-: stdin), one JSON object a line out"),
      N_ ("FILE") },
    { "jobs", 0, 0, G_OPTION_ARG_INT, &self->jobs, N_ ("How many at a time"), N_ ("N") },
    { "per-host", 0, 0, G_OPTION_ARG_INT, &self->per_host,
      N_ ("How many of them with the same host or provider"), N_ ("N") },
    { "resume", 0, 0, G_OPTION_ARG_FILENAME, &self->resume,
      N_ ("Leave out those whose results are in FILE, from an earlier run"), N_ ("FILE") },
    { "summary", 0, 0, G_OPTION_ARG_NONE, &self->summary,
      N_ ("Write one more JSON object at the end: how many of each cause"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);

  return FALSE;
}

static gboolean
is_number_of_jobs (int number)
{
  return number == UNSET || (number >= 1 && number <= MAX_JOBS);
}

/**
 * mdr_cli_batch_options_validate:
 * @self: options
 * @error: return location for a #GError
 *
 * Returns: whether they make sense; if not, @error is %G_OPTION_ERROR
 */
gboolean
mdr_cli_batch_options_validate (const MdrCliBatchOptions *self, GError **error)
{
  if (self->path == NULL && (self->jobs != UNSET || self->per_host != UNSET))
    return refuse (error, _ ("--jobs and --per-host go with --batch."));

  if (self->path == NULL && (self->resume != NULL || self->summary))
    return refuse (error, _ ("--resume and --summary go with --batch."));

  if (!is_number_of_jobs (self->jobs))
    return refuse (error, _ ("--jobs is a number from 1 to 64."));

  if (!is_number_of_jobs (self->per_host))
    return refuse (error, _ ("--per-host is a number from 1 to 64."));

  return TRUE;
}

static void
batch_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;

  run->succeeded = mdr_cli_batch_run_finish (MDR_CLI_BATCH (source), result, &run->status, &error);
  if (!run->succeeded)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        run->status = mdr_cli_tell_interrupted ();
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
        run->status = mdr_cli_refuse (error->message);
    }

  g_main_loop_quit (run->loop);
}

/**
 * mdr_cli_batch_options_run:
 * @self: options with a path
 * @options: what is given for every address
 * @steps: the bits of the steps wanted, 0 for all
 * @cancellable: stops all at once
 *
 * Runs the batch to its end.
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_batch_options_run (const MdrCliBatchOptions *self,
                           MdrCheckOptions *options,
                           guint steps,
                           GCancellable *cancellable)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (MdrCliBatch) batch = mdr_cli_batch_new (
      options, steps,
      mdr_cli_files_bound_jobs (self->jobs != UNSET ? (guint) self->jobs : DEFAULT_JOBS),
      self->per_host != UNSET ? (guint) self->per_host : DEFAULT_PER_HOST);
  g_autoptr (GError) error = NULL;
  Run run = { .loop = loop };

  if (self->resume != NULL && !mdr_cli_batch_resume (batch, self->resume, &error))
    return mdr_cli_refuse (error->message);

  mdr_cli_batch_run_async (batch, self->path, cancellable, batch_ended_cb, &run);
  g_main_loop_run (loop);

  if (self->summary && run.succeeded)
    {
      g_autoptr (JsonNode) node = mdr_cli_batch_summarise (batch);

      return mdr_cli_print_json (node, FALSE, run.status);
    }

  return run.status;
}
