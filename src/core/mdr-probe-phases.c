/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The phases of a probe: expected, entered, left, and settled at the end.
 */

#include "mdr-phase-record.h"
#include "mdr-probe-private.h"

#define NO_PHASE G_MAXUINT

static guint
find_phase (MdrProbe *self, MdrPhase phase)
{
  GListModel *phases = mdr_probe_get_phases (self);
  guint n_phases = g_list_model_get_n_items (phases);

  for (guint i = 0; i < n_phases; i++)
    {
      g_autoptr (MdrPhaseRecord) record = g_list_model_get_item (phases, i);

      if (mdr_phase_record_get_phase (record) == phase)
        return i;
    }

  return NO_PHASE;
}

static void
put_phase (MdrProbe *self, MdrPhase phase, MdrState state, gint64 start, gint64 duration)
{
  GListStore *phases = G_LIST_STORE (mdr_probe_get_phases (self));
  g_autoptr (MdrPhaseRecord) record = mdr_phase_record_new (phase, state, start, duration);
  guint position = find_phase (self, phase);

  if (position == NO_PHASE)
    g_list_store_append (phases, record);
  else
    g_list_store_splice (phases, position, 1, (gpointer *) &record, 1);
}

/**
 * mdr_probe_expect_phase:
 * @self: a probe
 * @phase: a phase that is still to come
 *
 * Puts @phase on the list as waiting, so that the whole way can be seen from the start.
 */
void
mdr_probe_expect_phase (MdrProbe *self, MdrPhase phase)
{
  g_return_if_fail (MDR_IS_PROBE (self));

  put_phase (self, phase, MDR_STATE_WAITING, 0, 0);
}

/**
 * mdr_probe_enter_phase:
 * @self: a probe
 * @phase: a phase
 *
 * Begins @phase. Capabilities are asked for twice where STARTTLS is used: a phase can be entered
 * again, and its times add up.
 */
void
mdr_probe_enter_phase (MdrProbe *self, MdrPhase phase)
{
  gint64 now = g_get_monotonic_time ();
  gint64 before = 0;
  guint position;

  g_return_if_fail (MDR_IS_PROBE (self));

  position = find_phase (self, phase);
  if (position != NO_PHASE)
    {
      g_autoptr (MdrPhaseRecord) record =
          g_list_model_get_item (mdr_probe_get_phases (self), position);

      before = mdr_phase_record_get_duration (record);
    }

  put_phase (self, phase, MDR_STATE_RUNNING, now - before, 0);
}

/**
 * mdr_probe_leave_phase:
 * @self: a probe
 * @phase: a phase
 * @state: how it ended
 *
 * Ends @phase, and with it the limit of mdr_probe_limit_wait(). A phase that was never entered is
 * noted with no duration.
 */
void
mdr_probe_leave_phase (MdrProbe *self, MdrPhase phase, MdrState state)
{
  gint64 start = 0;
  guint position;

  g_return_if_fail (MDR_IS_PROBE (self));

  position = find_phase (self, phase);
  if (position != NO_PHASE)
    {
      g_autoptr (MdrPhaseRecord) record =
          g_list_model_get_item (mdr_probe_get_phases (self), position);

      start = mdr_phase_record_get_start (record);
    }

  mdr_probe_get_private (self)->wait_until = 0;
  put_phase (self, phase, state, start, start > 0 ? g_get_monotonic_time () - start : 0);
}

/**
 * mdr_probe_recall_phase:
 * @self: a probe
 * @record: how a phase went in an earlier run
 *
 * Puts @record on the list as it is.
 */
void
mdr_probe_recall_phase (MdrProbe *self, MdrPhaseRecord *record)
{
  g_return_if_fail (MDR_IS_PROBE (self));
  g_return_if_fail (MDR_IS_PHASE_RECORD (record));

  put_phase (self, mdr_phase_record_get_phase (record), mdr_phase_record_get_state (record),
             mdr_phase_record_get_start (record), mdr_phase_record_get_duration (record));
}

/**
 * mdr_probe_get_phase:
 * @self: a probe
 * @phase: a phase
 * @state: (out) (optional): how it stands
 *
 * Returns: whether the way of @self has this phase
 */
gboolean
mdr_probe_get_phase (MdrProbe *self, MdrPhase phase, MdrState *state)
{
  g_autoptr (MdrPhaseRecord) record = NULL;
  guint position;

  g_return_val_if_fail (MDR_IS_PROBE (self), FALSE);

  position = find_phase (self, phase);
  if (position == NO_PHASE)
    return FALSE;

  record = g_list_model_get_item (mdr_probe_get_phases (self), position);
  if (state != NULL)
    *state = mdr_phase_record_get_state (record);

  return TRUE;
}

/**
 * mdr_probe_get_running_phase:
 * @self: a probe
 * @phase: (out) (optional): the phase
 *
 * Returns: whether it is in the midst of a phase
 */
gboolean
mdr_probe_get_running_phase (MdrProbe *self, MdrPhase *phase)
{
  GListModel *phases;
  guint n_phases;

  g_return_val_if_fail (MDR_IS_PROBE (self), FALSE);

  phases = mdr_probe_get_phases (self);
  n_phases = g_list_model_get_n_items (phases);
  for (guint i = 0; i < n_phases; i++)
    {
      g_autoptr (MdrPhaseRecord) record = g_list_model_get_item (phases, i);

      if (mdr_phase_record_get_state (record) != MDR_STATE_RUNNING)
        continue;

      if (phase != NULL)
        *phase = mdr_phase_record_get_phase (record);
      return TRUE;
    }

  return FALSE;
}

/**
 * mdr_probe_limit_wait:
 * @self: a probe
 * @milliseconds: how long it will wait from now on before it gives up
 *
 * Tells those who look on how patient they have to be. A probe with phases says it before it enters
 * each of them, and it holds until the phase is left.
 */
void
mdr_probe_limit_wait (MdrProbe *self, guint milliseconds)
{
  MdrProbePrivate *priv = mdr_probe_get_private (self);

  g_return_if_fail (MDR_IS_PROBE (self));

  priv->wait_since = g_get_monotonic_time ();
  priv->wait_until = priv->wait_since + milliseconds * G_TIME_SPAN_MILLISECOND;
}

/**
 * mdr_probe_get_wait:
 * @self: a probe
 * @since: (out) (optional): since when it waits
 * @until: (out) (optional): when it gives up
 *
 * Tells what mdr_probe_limit_wait() said, in monotonic time.
 *
 * Returns: whether it waits for something, and is known to give up in the end
 */
gboolean
mdr_probe_get_wait (MdrProbe *self, gint64 *since, gint64 *until)
{
  MdrProbePrivate *priv = mdr_probe_get_private (self);

  g_return_val_if_fail (MDR_IS_PROBE (self), FALSE);

  if (priv->state != MDR_STATE_RUNNING || priv->wait_until == 0)
    return FALSE;

  if (since != NULL)
    *since = priv->wait_since;
  if (until != NULL)
    *until = priv->wait_until;

  return TRUE;
}

/* A phase that was under way when the probe ended did not get through; those behind it never began.
 */
void
mdr_probe_settle_phases (MdrProbe *self, gboolean stopped)
{
  GListModel *phases = mdr_probe_get_phases (self);
  guint n_phases = g_list_model_get_n_items (phases);

  for (guint i = 0; i < n_phases; i++)
    {
      g_autoptr (MdrPhaseRecord) record = g_list_model_get_item (phases, i);

      if (mdr_phase_record_get_state (record) == MDR_STATE_RUNNING)
        mdr_probe_leave_phase (self, mdr_phase_record_get_phase (record),
                               stopped ? MDR_STATE_SKIPPED : MDR_STATE_FAILED);
      else if (mdr_phase_record_get_state (record) == MDR_STATE_WAITING)
        mdr_probe_leave_phase (self, mdr_phase_record_get_phase (record), MDR_STATE_SKIPPED);
    }
}
