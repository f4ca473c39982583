/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plays a record.
 */

#include "mdr-recorded-probe.h"

struct _MdrRecordedProbe
{
  MdrProbe parent_instance;

  /* owned */
  MdrProbeRecord *record;
};

G_DEFINE_FINAL_TYPE (MdrRecordedProbe, mdr_recorded_probe, MDR_TYPE_PROBE)

static void
mdr_recorded_probe_run_async (MdrProbe *probe,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  MdrRecordedProbe *self = MDR_RECORDED_PROBE (probe);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, mdr_recorded_probe_run_async);
  mdr_probe_record_play (self->record, probe);
  g_task_return_boolean (task, TRUE);
}

static gboolean
mdr_recorded_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, probe), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
mdr_recorded_probe_finalize (GObject *object)
{
  MdrRecordedProbe *self = MDR_RECORDED_PROBE (object);

  g_clear_pointer (&self->record, mdr_probe_record_unref);

  G_OBJECT_CLASS (mdr_recorded_probe_parent_class)->finalize (object);
}

static void
mdr_recorded_probe_class_init (MdrRecordedProbeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_recorded_probe_finalize;
  MDR_PROBE_CLASS (klass)->run_async = mdr_recorded_probe_run_async;
  MDR_PROBE_CLASS (klass)->run_finish = mdr_recorded_probe_run_finish;
}

static void
mdr_recorded_probe_init (MdrRecordedProbe *self)
{
}

/**
 * mdr_recorded_probe_new:
 * @record: what it is to find
 *
 * Returns: (transfer full): a probe that has not begun
 */
MdrProbe *
mdr_recorded_probe_new (MdrProbeRecord *record)
{
  MdrRecordedProbe *self;

  g_return_val_if_fail (record != NULL, NULL);

  self = g_object_new (MDR_TYPE_RECORDED_PROBE, "id", record->id, "steps", record->steps, "service",
                       record->service, NULL);
  self->record = mdr_probe_record_ref (record);

  return MDR_PROBE (self);
}
