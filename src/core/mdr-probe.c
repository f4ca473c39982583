/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all probes have in common: state, phases, findings, start, stop and start again.
 */

#include "mdr-probe.h"

#include "mdr-phase-record.h"
#include "mdr-probe-private.h"

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MdrProbe, mdr_probe, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_STEPS,
  PROP_SERVICE,
  PROP_STATE,
  PROP_FINDINGS,
  PROP_PHASES,
} MdrProbeProperty;

static GParamSpec *properties[PROP_PHASES + 1];

MdrProbePrivate *
mdr_probe_get_private (MdrProbe *self)
{
  return mdr_probe_get_instance_private (self);
}

static void
set_state (MdrProbe *self, MdrState state)
{
  MdrProbePrivate *priv = mdr_probe_get_private (self);

  if (priv->state == state)
    return;

  priv->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static MdrState
state_of_findings (GListModel *findings)
{
  static const MdrState states[] = {
    [MDR_SEVERITY_INFO] = MDR_STATE_PASSED,
    [MDR_SEVERITY_WARNING] = MDR_STATE_WARNING,
    [MDR_SEVERITY_ERROR] = MDR_STATE_FAILED,
  };
  MdrState worst = MDR_STATE_PASSED;
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      worst = mdr_state_worse (worst, states[mdr_finding_get_severity (finding)]);
    }

  return worst;
}

static void
probe_run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MdrProbe *self = MDR_PROBE (source);
  MdrProbePrivate *priv = mdr_probe_get_private (self);
  g_autoptr (GCancellable) cancellable = G_CANCELLABLE (user_data);
  g_autoptr (GError) error = NULL;
  gboolean done = MDR_PROBE_GET_CLASS (self)->run_finish (self, result, &error);

  /* A run that was stopped and has been followed by another has nothing to say any more. */
  if (priv->cancellable != cancellable)
    return;

  g_set_object (&priv->ended, priv->cancellable);
  g_clear_object (&priv->cancellable);
  priv->duration = priv->recalled_duration >= 0 ? priv->recalled_duration
                                                : g_get_monotonic_time () - priv->start_time;
  mdr_probe_settle_phases (self, !done);

  if (done)
    {
      set_state (self, priv->nothing_measured ? MDR_STATE_SKIPPED
                                              : state_of_findings (G_LIST_MODEL (priv->findings)));
      return;
    }

  g_debug ("Probe %s could not do its work: %s", priv->id, error->message);
  for (guint step = 0; step < MDR_N_STEPS; step++)
    if (mdr_probe_concerns (self, step))
      {
        g_autoptr (MdrFinding) finding =
            mdr_finding_new ("could-not-check", step, MDR_SEVERITY_INFO, MDR_CAUSE_OK,
                             priv->service, "probe", priv->id, "reason", error->message, NULL);

        mdr_probe_report (self, finding);
        break;
      }
  set_state (self, MDR_STATE_SKIPPED);
}

static void
mdr_probe_real_reset (MdrProbe *self)
{
  MdrProbePrivate *priv = mdr_probe_get_private (self);

  g_list_store_remove_all (priv->findings);
  g_list_store_remove_all (priv->phases);
  priv->nothing_measured = FALSE;
  priv->recalled_duration = -1;
  priv->wait_until = 0;
  priv->duration = 0;
}

static void
mdr_probe_dispose (GObject *object)
{
  MdrProbePrivate *priv = mdr_probe_get_private (MDR_PROBE (object));

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);

  G_OBJECT_CLASS (mdr_probe_parent_class)->dispose (object);
}

static void
mdr_probe_finalize (GObject *object)
{
  MdrProbePrivate *priv = mdr_probe_get_private (MDR_PROBE (object));

  g_clear_pointer (&priv->id, g_free);
  g_clear_object (&priv->ended);
  g_clear_object (&priv->service);
  g_clear_object (&priv->findings);
  g_clear_object (&priv->phases);

  G_OBJECT_CLASS (mdr_probe_parent_class)->finalize (object);
}

static void
mdr_probe_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrProbePrivate *priv = mdr_probe_get_private (MDR_PROBE (object));

  switch ((MdrProbeProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, priv->id);
      break;

    case PROP_STEPS:
      g_value_set_uint (value, priv->steps);
      break;

    case PROP_SERVICE:
      g_value_set_object (value, priv->service);
      break;

    case PROP_STATE:
      g_value_set_enum (value, priv->state);
      break;

    case PROP_FINDINGS:
      g_value_set_object (value, priv->findings);
      break;

    case PROP_PHASES:
      g_value_set_object (value, priv->phases);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_probe_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MdrProbePrivate *priv = mdr_probe_get_private (MDR_PROBE (object));

  switch ((MdrProbeProperty) prop_id)
    {
    case PROP_ID:
      priv->id = g_value_dup_string (value);
      break;

    case PROP_STEPS:
      priv->steps = g_value_get_uint (value);
      break;

    case PROP_SERVICE:
      priv->service = g_value_dup_object (value);
      break;

    case PROP_STATE:
    case PROP_FINDINGS:
    case PROP_PHASES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_probe_class_init (MdrProbeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags construct = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = mdr_probe_dispose;
  object_class->finalize = mdr_probe_finalize;
  object_class->get_property = mdr_probe_get_property;
  object_class->set_property = mdr_probe_set_property;
  klass->reset = mdr_probe_real_reset;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, construct);
  properties[PROP_STEPS] = g_param_spec_uint ("steps", NULL, NULL, 0, G_MAXUINT, 0, construct);
  properties[PROP_SERVICE] =
      g_param_spec_object ("service", NULL, NULL, MDR_TYPE_SERVICE, construct);
  properties[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, MDR_TYPE_STATE, MDR_STATE_WAITING, readable);
  properties[PROP_FINDINGS] =
      g_param_spec_object ("findings", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  properties[PROP_PHASES] = g_param_spec_object ("phases", NULL, NULL, G_TYPE_LIST_MODEL, readable);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_probe_init (MdrProbe *self)
{
  MdrProbePrivate *priv = mdr_probe_get_private (self);

  priv->state = MDR_STATE_WAITING;
  priv->recalled_duration = -1;
  priv->findings = g_list_store_new (MDR_TYPE_FINDING);
  priv->phases = g_list_store_new (MDR_TYPE_PHASE_RECORD);
}

/**
 * mdr_probe_start:
 * @self: a probe
 *
 * Runs it, for the first time or anew: what an earlier run found is forgotten. A run under way is
 * stopped before.
 */
void
mdr_probe_start (MdrProbe *self)
{
  MdrProbePrivate *priv = mdr_probe_get_private (self);
  g_autoptr (MdrProbe) alive = NULL;

  g_return_if_fail (MDR_IS_PROBE (self));

  /* Whoever watches the state may let go of the probe. */
  alive = g_object_ref (self);

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);

  MDR_PROBE_GET_CLASS (self)->reset (self);
  priv->cancellable = g_cancellable_new ();
  priv->start_time = g_get_monotonic_time ();
  set_state (self, MDR_STATE_RUNNING);

  MDR_PROBE_GET_CLASS (self)->run_async (self, priv->cancellable, probe_run_cb,
                                         g_object_ref (priv->cancellable));
}

/**
 * mdr_probe_stop:
 * @self: a probe
 *
 * Stops a run at once. What was found stays; what was under way is marked as skipped. Of a run that
 * has ended only the goodbyes are cut short.
 */
void
mdr_probe_stop (MdrProbe *self)
{
  MdrProbePrivate *priv = mdr_probe_get_private (self);
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (GCancellable) ended = NULL;

  g_return_if_fail (MDR_IS_PROBE (self));

  ended = g_steal_pointer (&priv->ended);
  g_cancellable_cancel (ended);

  cancellable = g_steal_pointer (&priv->cancellable);
  if (cancellable == NULL)
    return;

  priv->duration = g_get_monotonic_time () - priv->start_time;
  mdr_probe_settle_phases (self, TRUE);
  set_state (self, MDR_STATE_SKIPPED);
  g_cancellable_cancel (cancellable);
}

/**
 * mdr_probe_report:
 * @self: a probe
 * @finding: a fact
 *
 * Adds @finding to what was found.
 */
void
mdr_probe_report (MdrProbe *self, MdrFinding *finding)
{
  g_return_if_fail (MDR_IS_PROBE (self));
  g_return_if_fail (MDR_IS_FINDING (finding));

  g_list_store_append (mdr_probe_get_private (self)->findings, finding);
}

/**
 * mdr_probe_note_nothing_measured:
 * @self: a probe
 *
 * Says that this run had nothing to ask, so that it does not pass for one that found nothing wrong.
 */
void
mdr_probe_note_nothing_measured (MdrProbe *self)
{
  g_return_if_fail (MDR_IS_PROBE (self));

  mdr_probe_get_private (self)->nothing_measured = TRUE;
}

/**
 * mdr_probe_recall_duration:
 * @self: a probe
 * @duration: in microseconds
 *
 * Has this run, which only tells what an earlier one found, count as one that took @duration.
 */
void
mdr_probe_recall_duration (MdrProbe *self, gint64 duration)
{
  g_return_if_fail (MDR_IS_PROBE (self));

  mdr_probe_get_private (self)->recalled_duration = duration;
}
