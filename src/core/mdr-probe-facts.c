/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be asked of a probe.
 */

#include "mdr-probe-private.h"

/**
 * mdr_probe_get_id:
 * @self: a probe
 *
 * Returns: its name among the probes of a session: "online", "imap imap.example.it:993"
 */
const char *
mdr_probe_get_id (MdrProbe *self)
{
  g_return_val_if_fail (MDR_IS_PROBE (self), NULL);

  return mdr_probe_get_private (self)->id;
}

/**
 * mdr_probe_get_steps:
 * @self: a probe
 *
 * Returns: the steps it has something to say about, the bits `1 << MdrStepId`
 */
guint
mdr_probe_get_steps (MdrProbe *self)
{
  g_return_val_if_fail (MDR_IS_PROBE (self), 0);

  return mdr_probe_get_private (self)->steps;
}

/**
 * mdr_probe_concerns:
 * @self: a probe
 * @step: a step
 *
 * Returns: whether @self has something to say about @step
 */
gboolean
mdr_probe_concerns (MdrProbe *self, MdrStepId step)
{
  return (mdr_probe_get_steps (self) & 1u << step) != 0;
}

/**
 * mdr_probe_get_service:
 * @self: a probe
 *
 * Returns: (transfer none) (nullable): the service it looks at, if it looks at one
 */
MdrService *
mdr_probe_get_service (MdrProbe *self)
{
  g_return_val_if_fail (MDR_IS_PROBE (self), NULL);

  return mdr_probe_get_private (self)->service;
}

/**
 * mdr_probe_get_state:
 * @self: a probe
 *
 * Tells how it stands; at the end that is its worst finding, or skipped if it was stopped or could
 * not do its work.
 *
 * Returns: the state
 */
MdrState
mdr_probe_get_state (MdrProbe *self)
{
  g_return_val_if_fail (MDR_IS_PROBE (self), MDR_STATE_WAITING);

  return mdr_probe_get_private (self)->state;
}

/**
 * mdr_probe_get_findings:
 * @self: a probe
 *
 * Returns: (transfer none): what it found out so far, a list of #MdrFinding
 */
GListModel *
mdr_probe_get_findings (MdrProbe *self)
{
  g_return_val_if_fail (MDR_IS_PROBE (self), NULL);

  return G_LIST_MODEL (mdr_probe_get_private (self)->findings);
}

/**
 * mdr_probe_get_phases:
 * @self: a probe
 *
 * Returns: (transfer none): its phases, a list of #MdrPhaseRecord
 */
GListModel *
mdr_probe_get_phases (MdrProbe *self)
{
  g_return_val_if_fail (MDR_IS_PROBE (self), NULL);

  return G_LIST_MODEL (mdr_probe_get_private (self)->phases);
}

/**
 * mdr_probe_get_duration:
 * @self: a probe
 *
 * Returns: how long its last run took, in microseconds; 0 before its end
 */
gint64
mdr_probe_get_duration (MdrProbe *self)
{
  g_return_val_if_fail (MDR_IS_PROBE (self), 0);

  return mdr_probe_get_private (self)->duration;
}

/**
 * mdr_probe_get_cause:
 * @self: a probe
 *
 * Returns: the literal cause: that of its first finding of the worst severity which has one
 */
MdrCause
mdr_probe_get_cause (MdrProbe *self)
{
  MdrProbePrivate *priv = mdr_probe_get_private (self);
  MdrCause cause = MDR_CAUSE_OK;
  MdrSeverity worst = MDR_SEVERITY_INFO;
  guint n_findings;

  g_return_val_if_fail (MDR_IS_PROBE (self), MDR_CAUSE_UNKNOWN);

  n_findings = g_list_model_get_n_items (G_LIST_MODEL (priv->findings));
  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (G_LIST_MODEL (priv->findings), i);

      if (mdr_finding_get_cause (finding) == MDR_CAUSE_OK ||
          mdr_finding_get_severity (finding) <= worst)
        continue;

      cause = mdr_finding_get_cause (finding);
      worst = mdr_finding_get_severity (finding);
    }

  return cause;
}
