/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lets a probe say once more what was found before.
 */

#include "mdr-probe-record.h"

/**
 * mdr_probe_record_new:
 * @id: the probe's name
 *
 * Returns: (transfer full): a record of a probe that measured nothing
 */
MdrProbeRecord *
mdr_probe_record_new (const char *id)
{
  MdrProbeRecord *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_rc_box_new0 (MdrProbeRecord);
  self->id = g_strdup (id);
  self->state = MDR_STATE_SKIPPED;
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  self->phases = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

/**
 * mdr_probe_record_ref:
 * @self: a record
 *
 * Returns: (transfer full): @self, held once more
 */
MdrProbeRecord *
mdr_probe_record_ref (MdrProbeRecord *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (MdrProbeRecord *self)
{
  g_free (self->id);
  g_clear_object (&self->service);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->phases);
}

/**
 * mdr_probe_record_unref:
 * @self: (transfer full): a record
 *
 * Lets go of @self.
 */
void
mdr_probe_record_unref (MdrProbeRecord *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) clear);
}

/**
 * mdr_probe_record_play:
 * @self: a record
 * @probe: a probe that is running
 *
 * Has @probe find what the record says. What was under way when it was written down was not
 * measured.
 */
void
mdr_probe_record_play (MdrProbeRecord *self, MdrProbe *probe)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (MDR_IS_PROBE (probe));

  for (guint i = 0; i < self->phases->len; i++)
    mdr_probe_recall_phase (probe, g_ptr_array_index (self->phases, i));

  for (guint i = 0; i < self->findings->len; i++)
    mdr_probe_report (probe, g_ptr_array_index (self->findings, i));

  if (self->state != MDR_STATE_PASSED && self->state != MDR_STATE_WARNING &&
      self->state != MDR_STATE_FAILED)
    mdr_probe_note_nothing_measured (probe);

  mdr_probe_recall_duration (probe, self->duration);
}
