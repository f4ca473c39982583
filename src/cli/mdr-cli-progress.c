/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes over one line of stderr, where that is a terminal, and takes it away at the end. What
 * becomes of a test message stays there.
 */

#include "mdr-cli-progress.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "knowledge/mdr-texts.h"
#include "report/mdr-test-outcome.h"

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
  GHashTable *told; /* of MdrFinding */
};

G_DEFINE_FINAL_TYPE (MdrCliProgress, mdr_cli_progress, G_TYPE_OBJECT)

/* "Waiting for the test message, 95 seconds left" */
static gboolean
count_down (MdrTestMessage *message)
{
  guint seconds;

  if (message == NULL || mdr_test_message_get_stage (message) != MDR_TEST_STAGE_WAITING)
    return FALSE;

  seconds = mdr_test_message_get_seconds_left (message);
  g_printerr (CLEAR_LINE);
  g_printerr (ngettext ("Waiting for the test message, %u second left",
                        "Waiting for the test message, %u seconds left", seconds),
              seconds);

  return TRUE;
}

static gboolean
tick_cb (gpointer user_data)
{
  MdrCliProgress *self = MDR_CLI_PROGRESS (user_data);
  GListModel *probes = mdr_session_get_probes (self->session);
  guint n_probes = g_list_model_get_n_items (probes);
  guint n_done = 0;
  const char *waiting_for = "";

  if (count_down (mdr_session_get_test_message (self->session)))
    return G_SOURCE_CONTINUE;

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
tell (MdrCliProgress *self, MdrFinding *finding)
{
  g_autofree char *sentence = NULL;

  if (!g_hash_table_add (self->told, g_object_ref (finding)))
    return;

  sentence = mdr_texts_dup_finding (finding);
  g_printerr ("%s%s\n", self->tick_id != 0 ? CLEAR_LINE : "", sentence);
}

static void
updated_cb (MdrCliProgress *self)
{
  g_autoptr (GPtrArray) findings = mdr_test_outcome_collect (self->session);

  for (guint i = 0; i < findings->len; i++)
    tell (self, g_ptr_array_index (findings, i));
}

static void
mdr_cli_progress_finalize (GObject *object)
{
  MdrCliProgress *self = MDR_CLI_PROGRESS (object);

  if (self->tick_id != 0)
    g_printerr (CLEAR_LINE);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->told, g_hash_table_unref);

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
  self->told = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

/**
 * mdr_cli_progress_new:
 * @session: a session
 *
 * Shows how @session gets on, as long as the object lives. Where nobody looks it shows only what
 * becomes of a test message.
 *
 * Returns: (transfer full): a progress line
 */
MdrCliProgress *
mdr_cli_progress_new (MdrSession *session)
{
  MdrCliProgress *self = g_object_new (MDR_TYPE_CLI_PROGRESS, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
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
