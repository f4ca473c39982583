/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plays a record, and puts forward the settings that were taken then.
 */

#include "mdr-recorded-settings-probe.h"

struct _MdrRecordedSettingsProbe
{
  MdrSettingsProbe parent_instance;

  /* owned */
  MdrProbeRecord *record;
  MdrProvider *provider;
  GPtrArray *opinions;
  MdrSettings *settings;
};

G_DEFINE_FINAL_TYPE (MdrRecordedSettingsProbe, mdr_recorded_settings_probe, MDR_TYPE_SETTINGS_PROBE)

static void
put_forward (MdrRecordedSettingsProbe *self)
{
  MdrSettingsProbe *probe = MDR_SETTINGS_PROBE (self);

  if (self->provider != NULL)
    mdr_settings_probe_set_provider (probe, self->provider);

  for (guint i = 0; i < self->opinions->len; i++)
    mdr_settings_probe_add_opinion (probe, g_ptr_array_index (self->opinions, i));

  if (self->settings != NULL)
    mdr_settings_probe_prefer_opinion (probe, self->settings);
}

static void
mdr_recorded_settings_probe_run_async (MdrProbe *probe,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  MdrRecordedSettingsProbe *self = MDR_RECORDED_SETTINGS_PROBE (probe);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, mdr_recorded_settings_probe_run_async);
  put_forward (self);
  mdr_probe_record_play (self->record, probe);
  g_task_return_boolean (task, TRUE);
}

static gboolean
mdr_recorded_settings_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, probe), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
mdr_recorded_settings_probe_finalize (GObject *object)
{
  MdrRecordedSettingsProbe *self = MDR_RECORDED_SETTINGS_PROBE (object);

  g_clear_pointer (&self->record, mdr_probe_record_unref);
  g_clear_object (&self->provider);
  g_clear_pointer (&self->opinions, g_ptr_array_unref);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (mdr_recorded_settings_probe_parent_class)->finalize (object);
}

static void
mdr_recorded_settings_probe_class_init (MdrRecordedSettingsProbeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_recorded_settings_probe_finalize;
  MDR_PROBE_CLASS (klass)->run_async = mdr_recorded_settings_probe_run_async;
  MDR_PROBE_CLASS (klass)->run_finish = mdr_recorded_settings_probe_run_finish;
}

static void
mdr_recorded_settings_probe_init (MdrRecordedSettingsProbe *self)
{
}

/**
 * mdr_recorded_settings_probe_new:
 * @record: what it is to find
 * @provider: (nullable): the provider, where it is on the list
 * @opinions: (element-type MdrSettings): what each source said
 * @settings: (nullable): those that were taken
 *
 * Returns: (transfer full): a probe that has not begun
 */
MdrSettingsProbe *
mdr_recorded_settings_probe_new (MdrProbeRecord *record,
                                 MdrProvider *provider,
                                 GPtrArray *opinions,
                                 MdrSettings *settings)
{
  MdrRecordedSettingsProbe *self;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (opinions != NULL, NULL);

  self = g_object_new (MDR_TYPE_RECORDED_SETTINGS_PROBE, "id", record->id, "steps", record->steps,
                       NULL);
  self->record = mdr_probe_record_ref (record);
  g_set_object (&self->provider, provider);
  self->opinions = g_ptr_array_ref (opinions);
  g_set_object (&self->settings, settings);

  return MDR_SETTINGS_PROBE (self);
}
