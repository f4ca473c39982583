/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A phase's state and times; immutable, so that a list of them can be watched.
 */

#include "mdr-phase-record.h"

struct _MdrPhaseRecord
{
  GObject parent_instance;

  MdrPhase phase;
  MdrState state;
  gint64 start;
  gint64 duration;
};

G_DEFINE_FINAL_TYPE (MdrPhaseRecord, mdr_phase_record, G_TYPE_OBJECT)

typedef enum
{
  PROP_PHASE = 1,
  PROP_STATE,
  PROP_DURATION,
} MdrPhaseRecordProperty;

static GParamSpec *properties[PROP_DURATION + 1];

static void
mdr_phase_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrPhaseRecord *self = MDR_PHASE_RECORD (object);

  switch ((MdrPhaseRecordProperty) prop_id)
    {
    case PROP_PHASE:
      g_value_set_enum (value, self->phase);
      break;

    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;

    case PROP_DURATION:
      g_value_set_int64 (value, self->duration);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_phase_record_class_init (MdrPhaseRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = mdr_phase_record_get_property;

  properties[PROP_PHASE] =
      g_param_spec_enum ("phase", NULL, NULL, MDR_TYPE_PHASE, MDR_PHASE_RESOLVE, flags);
  properties[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, MDR_TYPE_STATE, MDR_STATE_WAITING, flags);
  properties[PROP_DURATION] = g_param_spec_int64 ("duration", NULL, NULL, 0, G_MAXINT64, 0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_phase_record_init (MdrPhaseRecord *self)
{
}

/**
 * mdr_phase_record_new:
 * @phase: which phase
 * @state: how it stands
 * @start: when it began, in microseconds of g_get_monotonic_time()
 * @duration: how long it took so far, in microseconds
 *
 * Returns: (transfer full): a new record
 */
MdrPhaseRecord *
mdr_phase_record_new (MdrPhase phase, MdrState state, gint64 start, gint64 duration)
{
  MdrPhaseRecord *self = g_object_new (MDR_TYPE_PHASE_RECORD, NULL);

  self->phase = phase;
  self->state = state;
  self->start = start;
  self->duration = duration;

  return self;
}

/**
 * mdr_phase_record_get_phase:
 * @self: a record
 *
 * Returns: which phase it is about
 */
MdrPhase
mdr_phase_record_get_phase (MdrPhaseRecord *self)
{
  g_return_val_if_fail (MDR_IS_PHASE_RECORD (self), MDR_PHASE_RESOLVE);

  return self->phase;
}

/**
 * mdr_phase_record_get_state:
 * @self: a record
 *
 * Returns: how the phase stands
 */
MdrState
mdr_phase_record_get_state (MdrPhaseRecord *self)
{
  g_return_val_if_fail (MDR_IS_PHASE_RECORD (self), MDR_STATE_WAITING);

  return self->state;
}

/**
 * mdr_phase_record_get_start:
 * @self: a record
 *
 * Returns: when the phase began, in microseconds of g_get_monotonic_time()
 */
gint64
mdr_phase_record_get_start (MdrPhaseRecord *self)
{
  g_return_val_if_fail (MDR_IS_PHASE_RECORD (self), 0);

  return self->start;
}

/**
 * mdr_phase_record_get_duration:
 * @self: a record
 *
 * Returns: how long the phase took, in microseconds; 0 while it runs
 */
gint64
mdr_phase_record_get_duration (MdrPhaseRecord *self)
{
  g_return_val_if_fail (MDR_IS_PHASE_RECORD (self), 0);

  return self->duration;
}
