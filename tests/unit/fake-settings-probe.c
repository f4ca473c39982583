/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A search for settings that finds those its source has.
 */

#include "fake-settings-probe.h"

struct _FakeSettingsProbe
{
  MdrSettingsProbe parent_instance;

  FakeSource *source;
  MdrProvider *provider;
  GPtrArray *services;
};

G_DEFINE_FINAL_TYPE (FakeSettingsProbe, fake_settings_probe, MDR_TYPE_SETTINGS_PROBE)

static void
fake_settings_probe_run_async (MdrProbe *probe,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  FakeSettingsProbe *self = FAKE_SETTINGS_PROBE (probe);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (MdrSettings) settings =
      mdr_settings_new (fake_source_get_settings_source (self->source), self->services);
  g_autoptr (MdrFinding) none = mdr_finding_new ("settings-not-found", MDR_STEP_SETTINGS,
                                                 MDR_SEVERITY_ERROR, MDR_CAUSE_UNKNOWN, NULL, NULL);

  if (self->provider != NULL)
    mdr_settings_probe_set_provider (MDR_SETTINGS_PROBE (self), self->provider);
  if (self->services->len > 0)
    mdr_settings_probe_add_opinion (MDR_SETTINGS_PROBE (self), settings);
  else
    mdr_probe_report (probe, none);
  g_task_return_boolean (task, TRUE);
}

static gboolean
fake_settings_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
fake_settings_probe_finalize (GObject *object)
{
  FakeSettingsProbe *self = FAKE_SETTINGS_PROBE (object);

  g_clear_object (&self->source);
  g_clear_object (&self->provider);
  g_clear_pointer (&self->services, g_ptr_array_unref);

  G_OBJECT_CLASS (fake_settings_probe_parent_class)->finalize (object);
}

static void
fake_settings_probe_class_init (FakeSettingsProbeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_settings_probe_finalize;
  MDR_PROBE_CLASS (klass)->run_async = fake_settings_probe_run_async;
  MDR_PROBE_CLASS (klass)->run_finish = fake_settings_probe_run_finish;
}

static void
fake_settings_probe_init (FakeSettingsProbe *self)
{
}

MdrSettingsProbe *
fake_settings_probe_new (FakeSource *source, MdrProvider *provider, GPtrArray *services)
{
  FakeSettingsProbe *self = g_object_new (FAKE_TYPE_SETTINGS_PROBE, "id", "settings", "steps",
                                          1u << MDR_STEP_SETTINGS, NULL);

  self->source = g_object_ref (source);
  g_set_object (&self->provider, provider);
  self->services = g_ptr_array_ref (services);

  return MDR_SETTINGS_PROBE (self);
}
