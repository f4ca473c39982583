/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes over one line of stderr, where that is a terminal, and takes it away at the end.
 */

#include "mdr-cli-progress.h"

#include <glib/gi18n.h>
#include <unistd.h>

/* Often enough to look alive, too seldom to flicker. */
#define INTERVAL_MS 150

/* Back to the first column, and empty to the last. */
#define CLEAR_LINE "\r\033[K"

struct _MdrCliProgress
{
  GObject parent_instance;

  guint tick_id;

  /* owned */
  MdrSession *session;
};

G_DEFINE_FINAL_TYPE (MdrCliProgress, mdr_cli_progress, G_TYPE_OBJECT)

static gboolean
tick_cb (gpointer user_data)
{
  MdrCliProgress *self = MDR_CLI_PROGRESS (user_data);
  GListModel *probes = mdr_session_get_probes (self->session);
  guint n_probes = g_list_model_get_n_items (probes);
  guint n_done = 0;
  const char *waiting_for = "";

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);

      /* The list keeps it alive. */
      if (mdr_probe_get_state (probe) == MDR_STATE_RUNNING)
        waiting_for = mdr_probe_get_id (probe);
      else
        n_done++;
    }

  /* Translators: for example “3 of 7 checks done, waiting for imap imap.example.com:993”. */
  g_printerr (CLEAR_LINE);
  g_printerr (_ ("%u of %u checks done, waiting for %s"), n_done, n_probes, waiting_for);

  return G_SOURCE_CONTINUE;
}

static void
mdr_cli_progress_finalize (GObject *object)
{
  MdrCliProgress *self = MDR_CLI_PROGRESS (object);

  if (self->tick_id != 0)
    g_printerr (CLEAR_LINE);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mdr_cli_progress_parent_class)->finalize (object);
}

static void
mdr_cli_progress_class_init (MdrCliProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_cli_progress_finalize;
}

static void
mdr_cli_progress_init (MdrCliProgress *self)
{
}

/**
 * mdr_cli_progress_new:
 * @session: a session
 *
 * Shows how @session gets on, as long as the object lives. Shows nothing where nobody looks.
 *
 * Returns: (transfer full): a progress line
 */
MdrCliProgress *
mdr_cli_progress_new (MdrSession *session)
{
  MdrCliProgress *self = g_object_new (MDR_TYPE_CLI_PROGRESS, NULL);

  self->session = g_object_ref (session);
  if (isatty (STDERR_FILENO))
    self->tick_id = g_timeout_add (INTERVAL_MS, tick_cb, self);

  return self;
}

/**
 * mdr_cli_progress_make_room:
 *
 * Takes away what stands on the line, so that something else can be said there.
 */
void
mdr_cli_progress_make_room (void)
{
  if (isatty (STDERR_FILENO))
    g_printerr (CLEAR_LINE);
}
