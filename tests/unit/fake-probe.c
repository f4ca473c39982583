/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A probe that goes nowhere and finds what its source tells it to.
 */

#include "fake-probe.h"

struct _FakeProbe
{
  MdrProbe parent_instance;

  FakeSource *source;
};

G_DEFINE_FINAL_TYPE (FakeProbe, fake_probe, MDR_TYPE_PROBE)

static void
cancelled_cb (GCancellable *cancellable, GTask *task)
{
  g_task_return_error_if_cancelled (task);
  g_object_unref (task);
}

/* What it finds in this run: the test may have changed the world since the last. */
static MdrFinding *
create_finding (FakeProbe *self)
{
  MdrProbe *probe = MDR_PROBE (self);
  MdrFinding *finding = fake_source_find_finding (self->source, mdr_probe_get_id (probe));

  if (finding == NULL)
    return NULL;

  return mdr_finding_new_with_parameters (
      mdr_finding_get_code (finding), MDR_STEP_NETWORK, mdr_finding_get_severity (finding),
      mdr_finding_get_cause (finding), mdr_probe_get_service (probe),
      mdr_finding_get_parameters (finding));
}

/* Who has something to say about signing in was reached, and so was who was told a password. */
static gboolean
is_about_sign_in (FakeProbe *self, MdrFinding *finding)
{
  return fake_source_is_talkative (self->source) ||
         strstr (mdr_finding_get_code (finding), "sign-in") != NULL;
}

static void
fake_probe_run_async (MdrProbe *probe,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  FakeProbe *self = FAKE_PROBE (probe);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (MdrFinding) finding = create_finding (self);

  if (fake_source_is_endless (self->source))
    {
      g_signal_connect (cancellable, "cancelled", G_CALLBACK (cancelled_cb), task);
      return;
    }

  if (finding != NULL)
    mdr_probe_report (probe, finding);

  if (finding == NULL || is_about_sign_in (self, finding))
    mdr_probe_leave_phase (probe, MDR_PHASE_CAPABILITIES, MDR_STATE_PASSED);
  if (finding != NULL && is_about_sign_in (self, finding))
    mdr_probe_leave_phase (probe, MDR_PHASE_SIGN_IN,
                           mdr_finding_get_severity (finding) == MDR_SEVERITY_INFO
                               ? MDR_STATE_PASSED
                               : MDR_STATE_FAILED);

  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static gboolean
fake_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
fake_probe_finalize (GObject *object)
{
  FakeProbe *self = FAKE_PROBE (object);

  g_clear_object (&self->source);

  G_OBJECT_CLASS (fake_probe_parent_class)->finalize (object);
}

static void
fake_probe_class_init (FakeProbeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_probe_finalize;
  MDR_PROBE_CLASS (klass)->run_async = fake_probe_run_async;
  MDR_PROBE_CLASS (klass)->run_finish = fake_probe_run_finish;
}

static void
fake_probe_init (FakeProbe *self)
{
}

MdrProbe *
fake_probe_new (FakeSource *source, const char *id, guint steps, MdrService *service)
{
  FakeProbe *self =
      g_object_new (FAKE_TYPE_PROBE, "id", id, "steps", steps, "service", service, NULL);

  self->source = g_object_ref (source);

  return MDR_PROBE (self);
}
