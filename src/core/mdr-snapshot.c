/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only what was found out both before and after is compared: that something was not seen this time
 * does not make it disappear.
 */

#include "mdr-snapshot.h"

#include "mdr-ranked-cause.h"

struct _MdrSnapshot
{
  MdrCondition conditions[MDR_N_SUBJECTS];
};

static MdrFinding *
find (GPtrArray *findings, const char *code)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (mdr_finding_get_code (g_ptr_array_index (findings, i)), code))
      return g_ptr_array_index (findings, i);

  return NULL;
}

static MdrFinding *
find_fault (GPtrArray *findings, const char *const *codes)
{
  for (guint i = 0; codes[i] != NULL; i++)
    {
      MdrFinding *finding = find (findings, codes[i]);

      if (finding != NULL && mdr_finding_get_severity (finding) != MDR_SEVERITY_INFO)
        return finding;
    }

  return NULL;
}

static gboolean
says_yes (MdrFinding *finding, const char *parameter)
{
  return g_strcmp0 (mdr_finding_get_parameter (finding, parameter), "yes") == 0;
}

/* Of several tunnels the one that mail goes through matters. */
static MdrFinding *
find_tunnel (GPtrArray *findings)
{
  MdrFinding *tunnel = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (findings, i);

      if (!g_str_equal (mdr_finding_get_code (finding), "vpn-active"))
        continue;

      if (says_yes (finding, "default-route"))
        return finding;
      if (tunnel == NULL || says_yes (finding, "mail-route"))
        tunnel = finding;
    }

  return tunnel;
}

static void
set_finding (MdrCondition *condition, MdrState state, MdrFinding *finding)
{
  condition->state = state;
  condition->cause = finding != NULL ? mdr_finding_get_cause (finding) : MDR_CAUSE_OK;
  g_set_object (&condition->finding, finding);
}

/* What only a fault or its absence tells of; @measured says whether absence means anything. */
static void
set_fault (MdrCondition *condition, MdrFinding *fault, MdrFinding *measured)
{
  if (fault != NULL)
    set_finding (condition, MDR_STATE_FAILED, fault);
  else if (measured != NULL)
    set_finding (condition, MDR_STATE_PASSED, NULL);
}

static void
look_at_findings (MdrSnapshot *self, GPtrArray *findings)
{
  static const char *const offline[] = { "offline", "no-link", "no-route", NULL };
  static const char *const portal[] = { "captive-portal", NULL };
  static const char *const clock[] = { "clock-off", NULL };
  MdrFinding *online = find (findings, "online");
  MdrFinding *no_portal = find (findings, "no-portal");
  MdrFinding *proxy = find (findings, "proxy-configured");

  /* The kernel always knows, so that where no tunnel was found there is none. */
  set_finding (&self->conditions[MDR_SUBJECT_VPN], MDR_STATE_PASSED, find_tunnel (findings));
  if (proxy != NULL || find (findings, "no-proxy") != NULL)
    set_finding (&self->conditions[MDR_SUBJECT_PROXY], MDR_STATE_PASSED, proxy);

  set_fault (&self->conditions[MDR_SUBJECT_ONLINE], find_fault (findings, offline), online);
  set_fault (&self->conditions[MDR_SUBJECT_PORTAL], find_fault (findings, portal),
             no_portal != NULL ? no_portal : online);
  set_fault (&self->conditions[MDR_SUBJECT_CLOCK], find_fault (findings, clock),
             find (findings, "clock-right"));
}

/* Only the way is looked at: a password is not tried again, so what was said of it still holds. */
static MdrState
judge_way (MdrVerdict *verdict)
{
  MdrState state = mdr_verdict_get_state (verdict);

  if (state == MDR_STATE_WARNING && mdr_verdict_get_alternative (verdict) == NULL)
    return MDR_STATE_PASSED;
  if (state == MDR_STATE_FAILED && mdr_verdict_get_reached (verdict) >= MDR_PHASE_CAPABILITIES)
    return MDR_STATE_PASSED;

  return state == MDR_STATE_PASSED || state == MDR_STATE_WARNING || state == MDR_STATE_FAILED
             ? state
             : MDR_STATE_SKIPPED;
}

static void
look_at_verdict (MdrCondition *condition, MdrVerdict *verdict)
{
  condition->state = judge_way (verdict);
  condition->cause =
      condition->state == MDR_STATE_PASSED ? MDR_CAUSE_OK : mdr_verdict_get_cause (verdict);
  g_set_object (&condition->service, mdr_verdict_get_service (verdict));
  g_set_object (&condition->alternative, mdr_verdict_get_alternative (verdict));
}

static void
look_at_diagnosis (MdrCondition *condition, GListModel *diagnosis)
{
  g_autoptr (MdrRankedCause) first = g_list_model_get_item (diagnosis, 0);

  if (first == NULL)
    return;

  condition->cause = mdr_ranked_cause_get_cause (first);
  condition->state = condition->cause == MDR_CAUSE_OK ? MDR_STATE_PASSED : MDR_STATE_FAILED;
}

/**
 * mdr_snapshot_new:
 * @findings: (element-type MdrFinding): what was found, each for what it matters
 * @verdicts: on receiving and sending
 * @diagnosis: the causes, the most likely first, a list of #MdrRankedCause
 *
 * Returns: (transfer full): how it stands
 */
MdrSnapshot *
mdr_snapshot_new (GPtrArray *findings, MdrVerdict *const *verdicts, GListModel *diagnosis)
{
  MdrSnapshot *self;

  g_return_val_if_fail (findings != NULL, NULL);
  g_return_val_if_fail (verdicts != NULL, NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (diagnosis), NULL);

  self = g_new0 (MdrSnapshot, 1);
  for (guint subject = 0; subject < MDR_N_SUBJECTS; subject++)
    self->conditions[subject].state = MDR_STATE_SKIPPED;

  look_at_findings (self, findings);
  look_at_verdict (&self->conditions[MDR_SUBJECT_RECEIVING], verdicts[MDR_DIRECTION_RECEIVING]);
  look_at_verdict (&self->conditions[MDR_SUBJECT_SENDING], verdicts[MDR_DIRECTION_SENDING]);
  look_at_diagnosis (&self->conditions[MDR_SUBJECT_CAUSE], diagnosis);

  return self;
}

/**
 * mdr_snapshot_free:
 * @self: how it stood
 *
 * Forgets it.
 */
void
mdr_snapshot_free (MdrSnapshot *self)
{
  for (guint subject = 0; subject < MDR_N_SUBJECTS; subject++)
    mdr_condition_clear (&self->conditions[subject]);

  g_free (self);
}

static gboolean
same_parameter (MdrFinding *one, MdrFinding *other, const char *name)
{
  return g_strcmp0 (mdr_finding_get_parameter (one, name),
                    mdr_finding_get_parameter (other, name)) == 0;
}

/* What makes a tunnel, or a proxy, another one than before. */
static gboolean
same_finding (MdrFinding *one, MdrFinding *other)
{
  static const char *const telling[] = { "interface", "kind", "name", "default-route", "proxy" };

  if (one == NULL || other == NULL)
    return one == other;

  for (gsize i = 0; i < G_N_ELEMENTS (telling); i++)
    if (!same_parameter (one, other, telling[i]))
      return FALSE;

  return TRUE;
}

static MdrTrend
compare_states (MdrState before, MdrState after)
{
  if (before == after)
    return MDR_TREND_OTHER;

  return mdr_state_worse (before, after) == before ? MDR_TREND_BETTER : MDR_TREND_WORSE;
}

/* Returns: (transfer full) (nullable): what there is to say, if anything */
static MdrChange *
compare (MdrSubject subject, const MdrCondition *before, const MdrCondition *after)
{
  gboolean unchanged =
      before->state == after->state && before->cause == after->cause &&
      (subject > MDR_SUBJECT_PROXY || same_finding (before->finding, after->finding));

  if (before->state == MDR_STATE_SKIPPED || after->state == MDR_STATE_SKIPPED)
    return NULL;

  if (!unchanged)
    return mdr_change_new (subject, compare_states (before->state, after->state), before, after);

  /* That a fault is still there is worth a word, but one is enough. */
  if (subject == MDR_SUBJECT_CAUSE && after->state == MDR_STATE_FAILED)
    return mdr_change_new (subject, MDR_TREND_SAME, before, after);

  return NULL;
}

/**
 * mdr_snapshot_compare:
 * @before: how it stood
 * @after: how it stands now
 *
 * Returns: (transfer full) (element-type MdrChange): what is different now, and what fault is not
 */
GPtrArray *
mdr_snapshot_compare (MdrSnapshot *before, MdrSnapshot *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint subject = 0; subject < MDR_N_SUBJECTS; subject++)
    {
      MdrChange *change =
          compare (subject, &before->conditions[subject], &after->conditions[subject]);

      if (change != NULL)
        g_ptr_array_add (changes, change);
    }

  return changes;
}
