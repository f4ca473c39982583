/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws the conclusions whenever something was found: verdicts, steps, diagnosis.
 */

#include "mdr-checklist-rules.h"
#include "mdr-diagnosis.h"
#include "mdr-session-private.h"
#include "mdr-skip-rules.h"
#include "mdr-step-rules.h"
#include "mdr-verdict-rules.h"

static void
update_verdicts (MdrSession *self)
{
  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    {
      g_autoptr (MdrVerdict) verdict =
          mdr_verdict_judge (direction, self->settings, G_LIST_MODEL (self->probes));

      if (!mdr_verdict_equal (verdict, self->verdicts[direction]))
        g_set_object (&self->verdicts[direction], verdict);
    }
}

static gboolean
step_is_under_way (MdrSession *self, MdrStepId step)
{
  guint n_probes = g_list_model_get_n_items (G_LIST_MODEL (self->probes));

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (G_LIST_MODEL (self->probes), i);

      if (mdr_probe_concerns (probe, step) && mdr_probe_get_state (probe) == MDR_STATE_RUNNING)
        return TRUE;
    }

  return FALSE;
}

static gboolean
step_was_measured (MdrSession *self, MdrStepId step)
{
  guint n_probes = g_list_model_get_n_items (G_LIST_MODEL (self->probes));

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (G_LIST_MODEL (self->probes), i);
      MdrState state = mdr_probe_get_state (probe);

      if (mdr_probe_concerns (probe, step) && state != MDR_STATE_SKIPPED &&
          state != MDR_STATE_WAITING)
        return TRUE;
    }

  return FALSE;
}

/* What was not tried is not in order; that is for the checklist to know. */
static gboolean
is_in_order (MdrSession *self, const MdrEvidence *evidence, MdrStepId step, GPtrArray *findings)
{
  switch (step)
    {
    case MDR_STEP_WEBMAIL:
      return mdr_checklist_is_passed (evidence, MDR_CHECK_WEBMAIL);

    case MDR_STEP_PASSWORDS:
      return mdr_checklist_is_passed (evidence, MDR_CHECK_PASSWORDS);

    case MDR_STEP_SETTINGS:
      return mdr_checklist_is_passed (evidence, MDR_CHECK_SETTINGS);

    /* A rule of the provider or an answer of the user counts like a measurement. */
    case MDR_STEP_TWO_STEP:
      return findings->len > 0 || step_was_measured (self, step);

    case MDR_STEP_START:
    case MDR_STEP_NETWORK:
    case MDR_STEP_RESULT:
      return step_was_measured (self, step);
    }

  g_return_val_if_reached (FALSE);
}

static gboolean
is_anything_suspected (MdrSession *self)
{
  g_autoptr (MdrRankedCause) first = g_list_model_get_item (G_LIST_MODEL (self->diagnosis), 0);

  return first != NULL && mdr_ranked_cause_get_cause (first) != MDR_CAUSE_OK;
}

/* That no server is known is a result, too, once they have been looked for. */
static MdrState
judge_search (MdrSession *self)
{
  MdrState search = self->settings_probe != NULL
                        ? mdr_probe_get_state (MDR_PROBE (self->settings_probe))
                        : MDR_STATE_WAITING;

  return search == MDR_STATE_FAILED ? MDR_STATE_FAILED : MDR_STATE_WAITING;
}

static MdrState
judge_result (MdrSession *self)
{
  MdrState worst;

  if (self->running)
    return MDR_STATE_RUNNING;

  if (mdr_verdict_get_state (self->verdicts[MDR_DIRECTION_RECEIVING]) == MDR_STATE_WAITING &&
      mdr_verdict_get_state (self->verdicts[MDR_DIRECTION_SENDING]) == MDR_STATE_WAITING)
    return judge_search (self);

  worst = mdr_state_worse (mdr_verdict_get_state (self->verdicts[MDR_DIRECTION_RECEIVING]),
                           mdr_verdict_get_state (self->verdicts[MDR_DIRECTION_SENDING]));

  /* The servers may be well and the user's trouble real. */
  return worst == MDR_STATE_PASSED && is_anything_suspected (self) ? MDR_STATE_WARNING : worst;
}

static MdrState
judge_step (MdrSession *self, const MdrEvidence *evidence, MdrStepId step, GPtrArray *findings)
{
  static const MdrState states[] = {
    [MDR_SEVERITY_INFO] = MDR_STATE_SKIPPED,
    [MDR_SEVERITY_WARNING] = MDR_STATE_WARNING,
    [MDR_SEVERITY_ERROR] = MDR_STATE_FAILED,
  };
  MdrState worst = MDR_STATE_SKIPPED;

  if ((self->allowed_steps & 1u << step) == 0)
    return MDR_STATE_SKIPPED;

  if (step == MDR_STEP_START)
    return self->address != NULL ? MDR_STATE_PASSED : MDR_STATE_WAITING;

  if (step == MDR_STEP_RESULT)
    return judge_result (self);

  if (step_is_under_way (self, step))
    return MDR_STATE_RUNNING;

  for (guint i = 0; i < findings->len; i++)
    worst =
        mdr_state_worse (worst, states[mdr_finding_get_severity (g_ptr_array_index (findings, i))]);

  if (worst == MDR_STATE_FAILED)
    return worst;

  if (self->address != NULL && mdr_step_rules_needs_answer (evidence, step))
    return MDR_STATE_NEEDS_ANSWER;

  if (self->settings_probe == NULL)
    return MDR_STATE_WAITING;

  if (mdr_step_rules_wants_change (evidence, step))
    return mdr_state_worse (worst, MDR_STATE_WARNING);

  return is_in_order (self, evidence, step, findings) ? mdr_state_worse (worst, MDR_STATE_PASSED)
                                                      : worst;
}

static void
update_step (MdrSession *self, const MdrEvidence *evidence, MdrStepId step, GPtrArray *findings)
{
  MdrState state = judge_step (self, evidence, step, findings);
  MdrSkipReason reason = MDR_SKIP_REASON_NONE;

  if (state != MDR_STATE_WAITING && state != MDR_STATE_RUNNING)
    reason = mdr_skip_rules_judge (evidence, mdr_session_get_found_cause (self), step);

  /* What was looked at stays what it is. */
  if (reason != MDR_SKIP_REASON_NONE && state != MDR_STATE_PASSED)
    state = MDR_STATE_SKIPPED;

  mdr_step_update (mdr_session_get_step (self, step), state, reason, findings);
}

static void
update_steps (MdrSession *self, const MdrEvidence *evidence)
{
  for (guint step = 0; step < MDR_N_STEPS; step++)
    {
      g_autoptr (GPtrArray) findings = g_ptr_array_new ();

      for (guint i = 0; i < evidence->findings->len; i++)
        if (mdr_finding_get_step (g_ptr_array_index (evidence->findings, i)) == step)
          g_ptr_array_add (findings, g_ptr_array_index (evidence->findings, i));

      update_step (self, evidence, step, findings);
    }
}

static gboolean
same_findings (GListModel *one, GListModel *other)
{
  guint n_findings = g_list_model_get_n_items (one);

  if (g_list_model_get_n_items (other) != n_findings)
    return FALSE;

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) first = g_list_model_get_item (one, i);
      g_autoptr (MdrFinding) second = g_list_model_get_item (other, i);

      if (first != second)
        return FALSE;
    }

  return TRUE;
}

static gboolean
same_cause (MdrRankedCause *before, MdrRankedCause *now)
{
  return mdr_ranked_cause_get_cause (before) == mdr_ranked_cause_get_cause (now) &&
         mdr_ranked_cause_get_confidence (before) == mdr_ranked_cause_get_confidence (now) &&
         same_findings (mdr_ranked_cause_get_because (before),
                        mdr_ranked_cause_get_because (now)) &&
         same_findings (mdr_ranked_cause_get_against (before), mdr_ranked_cause_get_against (now));
}

static gboolean
same_diagnosis (GListModel *old, GPtrArray *causes)
{
  if (g_list_model_get_n_items (old) != causes->len)
    return FALSE;

  for (guint i = 0; i < causes->len; i++)
    {
      g_autoptr (MdrRankedCause) before = g_list_model_get_item (old, i);

      if (!same_cause (before, g_ptr_array_index (causes, i)))
        return FALSE;
    }

  return TRUE;
}

/* While checks are under way a cause may be named as soon as it is proven, but "all is well" is
 * not. */
static void
update_diagnosis (MdrSession *self, const MdrEvidence *evidence)
{
  g_autoptr (GPtrArray) causes = mdr_diagnose (evidence);

  if (!same_diagnosis (G_LIST_MODEL (self->diagnosis), causes))
    g_list_store_splice (self->diagnosis, 0,
                         g_list_model_get_n_items (G_LIST_MODEL (self->diagnosis)), causes->pdata,
                         causes->len);
}

static gboolean
any_probe_runs (MdrSession *self)
{
  guint n_probes = g_list_model_get_n_items (G_LIST_MODEL (self->probes));

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (G_LIST_MODEL (self->probes), i);

      if (mdr_probe_get_state (probe) == MDR_STATE_RUNNING)
        return TRUE;
    }

  return FALSE;
}

/**
 * mdr_session_update_now:
 * @self: a session
 *
 * Draws the conclusions from what is known.
 */
void
mdr_session_update_now (MdrSession *self)
{
  /* Who hears that all is done may let go of the session. */
  g_autoptr (MdrSession) alive = g_object_ref (self);
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  g_autoptr (GDateTime) now = mdr_environment_dup_now (mdr_session_get_environment (self));
  gboolean running = any_probe_runs (self) || self->n_sign_ins > 0;
  MdrEvidence evidence = {
    .findings = findings,
    .answers = self->answers,
    .address = self->address,
    .provider = mdr_session_get_provider (self),
    .settings = self->settings,
    .now = now,
    .password_withheld = self->password_withheld,
  };

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (!running)
    mdr_session_put_sign_ins_back (self);
  if (self->address != NULL)
    evidence.n_refused_sign_ins = mdr_attempts_get_n_refused (mdr_session_get_attempts (self));

  update_verdicts (self);
  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    evidence.verdicts[direction] = self->verdicts[direction];

  mdr_session_collect_findings (self, findings);
  if (self->settings_probe != NULL)
    mdr_step_rules_add_findings (&evidence, self->made_findings);

  /* Who waits for the end must find the conclusions drawn; who watches the beginning likewise. */
  mdr_session_note_running (self, running);
  self->running = running;
  update_diagnosis (self, &evidence);
  update_steps (self, &evidence);
  if (!running)
    mdr_session_finish_comparison (self, findings);
  mdr_session_emit_updated (self);

  if (self->network_waits && self->n_sign_ins == 0)
    mdr_session_check_network_again (self);
}

static gboolean
update_cb (gpointer user_data)
{
  MdrSession *self = MDR_SESSION (user_data);

  self->update_id = 0;
  mdr_session_update_now (self);

  return G_SOURCE_REMOVE;
}

/**
 * mdr_session_queue_update:
 * @self: a session
 *
 * Draws the conclusions soon: many findings at once are one update.
 */
void
mdr_session_queue_update (MdrSession *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_DEFAULT, update_cb, self, NULL);
}
