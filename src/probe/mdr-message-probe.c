/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Has the message explained. Nobody outside is asked, so the answer is there at once. People paste
 * whole logs, passwords among them: what is not a secret is all that goes on from here.
 */

#include "mdr-message-probe.h"

#include "core/mdr-clean-text.h"
#include "explain/mdr-explainer.h"
#include "explain/secrets/mdr-secret-mask.h"

/* What is shown again of a message, so that the user knows which one was meant. */
#define MAX_SHOWN_CHARS 300

struct _MdrMessageProbe
{
  MdrProbe parent_instance;

  /* owned */
  char *message; /* without secrets */
  MdrProvider *provider;
};

G_DEFINE_FINAL_TYPE (MdrMessageProbe, mdr_message_probe, MDR_TYPE_PROBE)

static void
report (MdrMessageProbe *self, const char *code, MdrSeverity severity, const MdrMeaning *meaning)
{
  g_autofree char *shown = mdr_clean_text (self->message, -1, MAX_SHOWN_CHARS);
  char confidence[G_ASCII_DTOSTR_BUF_SIZE];
  g_autoptr (MdrFinding) finding = NULL;

  g_ascii_formatd (confidence, sizeof confidence, "%.2f", meaning->confidence);
  finding = mdr_finding_new (code, MDR_STEP_START, severity, meaning->cause, NULL, "confidence",
                             confidence, "server-text", shown, NULL);

  mdr_probe_report (MDR_PROBE (self), finding);
}

static void
report_all (MdrMessageProbe *self, const MdrExplanation *explanation)
{
  const MdrMeaning *first = &explanation->meanings[0];

  if (first->cause == MDR_CAUSE_UNKNOWN)
    {
      report (self, "message-not-understood", MDR_SEVERITY_INFO, first);
      mdr_probe_note_nothing_measured (MDR_PROBE (self));
      return;
    }

  report (self, "message-understood",
          first->cause == MDR_CAUSE_OK ? MDR_SEVERITY_INFO : MDR_SEVERITY_WARNING, first);
  for (guint i = 1; i < explanation->n_meanings; i++)
    if (explanation->meanings[i].cause != MDR_CAUSE_UNKNOWN)
      report (self, "message-could-also-mean", MDR_SEVERITY_INFO, &explanation->meanings[i]);
}

static void
mdr_message_probe_run_async (MdrProbe *probe,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  MdrMessageProbe *self = MDR_MESSAGE_PROBE (probe);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  const MdrUtterance utterance = {
    .text = self->message,
    .length = -1,
    .provider = self->provider != NULL ? mdr_provider_get_id (self->provider) : NULL,
  };
  MdrExplanation explanation;

  g_task_set_source_tag (task, mdr_message_probe_run_async);

  mdr_explainer_explain (mdr_explainer_get_default (), &utterance, &explanation);
  report_all (self, &explanation);
  g_task_return_boolean (task, TRUE);
}

static gboolean
mdr_message_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, probe), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
mdr_message_probe_finalize (GObject *object)
{
  MdrMessageProbe *self = MDR_MESSAGE_PROBE (object);

  g_clear_pointer (&self->message, g_free);
  g_clear_object (&self->provider);

  G_OBJECT_CLASS (mdr_message_probe_parent_class)->finalize (object);
}

static void
mdr_message_probe_class_init (MdrMessageProbeClass *klass)
{
  MdrProbeClass *probe_class = MDR_PROBE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_message_probe_finalize;
  probe_class->run_async = mdr_message_probe_run_async;
  probe_class->run_finish = mdr_message_probe_run_finish;
}

static void
mdr_message_probe_init (MdrMessageProbe *self)
{
}

/**
 * mdr_message_probe_new:
 * @message: what the mail program showed; anything may stand in it
 * @provider: (nullable): the provider, where it is on the list
 *
 * Returns: (transfer full): a probe named "message"
 */
MdrProbe *
mdr_message_probe_new (const char *message, MdrProvider *provider)
{
  MdrMessageProbe *self;

  g_return_val_if_fail (message != NULL, NULL);
  g_return_val_if_fail (provider == NULL || MDR_IS_PROVIDER (provider), NULL);

  self =
      g_object_new (MDR_TYPE_MESSAGE_PROBE, "id", "message", "steps", 1u << MDR_STEP_START, NULL);
  self->message = mdr_secret_mask_text (message, -1);
  g_set_object (&self->provider, provider);

  return MDR_PROBE (self);
}
