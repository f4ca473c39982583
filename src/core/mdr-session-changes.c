/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checking again, and comparing what is found then with what was found before.
 */

#include "mdr-session-private.h"

static MdrSnapshot *
take_snapshot (MdrSession *self, GPtrArray *findings)
{
  return mdr_snapshot_new (findings, self->verdicts, G_LIST_MODEL (self->diagnosis));
}

static void
forget_changes (MdrSession *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->changes)) > 0)
    g_list_store_remove_all (self->changes);
}

/* Remembers how everything stands. While something is still being compared that goes on: the
 * network often changes several times before all is as it stays. */
static void
begin_comparison (MdrSession *self, gboolean by_network)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();

  self->stopped = FALSE;

  /* What was seen since the network changed holds until it changes something else. */
  if (!by_network || !self->network_changed || !self->finished)
    forget_changes (self);
  self->network_changed = by_network;

  if (self->running || !self->finished)
    return;

  mdr_session_collect_findings (self, findings);
  self->before = take_snapshot (self, findings);
}

/* They are searched for once more, but may not be found any more. */
static void
keep_settings (MdrSession *self)
{
  MdrSettings *found = mdr_settings_probe_get_settings (self->settings_probe);

  if (found != NULL)
    g_set_object (&self->earlier_settings, found);
}

static void
begin_check_by_user (MdrSession *self)
{
  if (mdr_session_has_signed_in (self) || self->sign_ins->len > 0)
    mdr_session_forget_comparison (self);
  else
    begin_comparison (self, FALSE);
}

/**
 * mdr_session_check_step_again:
 * @self: a session that was started
 * @step: a step
 *
 * Runs the probes of @step once more; what is different then can be seen in
 * mdr_session_get_changes(). What a server said of a password is forgotten, and nothing is compared
 * then: that it is not said again does not make it better.
 */
void
mdr_session_check_step_again (MdrSession *self, MdrStepId step)
{
  g_return_if_fail (MDR_IS_SESSION (self));

  begin_check_by_user (self);
  mdr_session_restart_probes (self, 1u << step);
  mdr_session_update_now (self);
}

/**
 * mdr_session_check_probe_again:
 * @self: a session that was started
 * @probe: one of its probes
 *
 * Runs @probe once more, and nothing else; otherwise like mdr_session_check_step_again(). Names are
 * looked up anew.
 */
void
mdr_session_check_probe_again (MdrSession *self, MdrProbe *probe)
{
  g_return_if_fail (MDR_IS_SESSION (self));
  g_return_if_fail (MDR_IS_PROBE (probe));
  g_return_if_fail (g_list_store_find (self->probes, probe, NULL));

  begin_check_by_user (self);
  mdr_probe_source_start_over (self->source);
  mdr_session_restart_probe (self, probe);
  mdr_session_update_now (self);
}

/**
 * mdr_session_check_network_again:
 * @self: a session
 *
 * Runs all probes once more that depend on the network, because that is another one now; what is
 * different then can be seen in mdr_session_get_changes(). Passwords are not sent again, and a
 * sign-in that is under way is not disturbed: then this waits until it has ended. Does nothing
 * before the start, nor after the user has stopped a check.
 */
void
mdr_session_check_network_again (MdrSession *self)
{
  g_return_if_fail (MDR_IS_SESSION (self));

  if (self->settings_probe == NULL || self->stopped)
    return;

  self->network_waits = self->n_sign_ins > 0;
  if (self->network_waits)
    return;

  begin_comparison (self, TRUE);
  keep_settings (self);
  mdr_session_keep_sign_ins (self);
  mdr_session_restart_probes (self, MDR_ALL_STEPS);
  mdr_session_update_now (self);
}

static gboolean
has_difference (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (mdr_change_get_trend (g_ptr_array_index (changes, i)) != MDR_TREND_SAME)
      return TRUE;

  return FALSE;
}

/**
 * mdr_session_finish_comparison:
 * @self: a session in which nothing is under way, and whose conclusions are drawn
 * @findings: (element-type MdrFinding): what was found, each for what it matters
 *
 * Compares how everything stands with what was remembered, if anything was.
 */
void
mdr_session_finish_comparison (MdrSession *self, GPtrArray *findings)
{
  g_autoptr (MdrSnapshot) before = g_steal_pointer (&self->before);
  g_autoptr (MdrSnapshot) after = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  guint n_known = g_list_model_get_n_items (G_LIST_MODEL (self->changes));

  self->finished = self->settings_probe != NULL && !self->stopped;
  if (before == NULL)
    return;

  after = take_snapshot (self, findings);
  changes = mdr_snapshot_compare (before, after);
  if (has_difference (changes) || n_known == 0)
    g_list_store_splice (self->changes, 0, n_known, changes->pdata, changes->len);
}

/**
 * mdr_session_stop_comparison:
 * @self: a session whose checks are about to be stopped
 *
 * What is found after that is not the whole, so it is not compared. Nothing begins by itself until
 * the user wants something checked; that a sign-in is stopped says nothing about the rest.
 */
void
mdr_session_stop_comparison (MdrSession *self)
{
  self->stopped = self->running && self->n_sign_ins == 0;
  self->network_waits = FALSE;
  g_clear_pointer (&self->before, mdr_snapshot_free);
}

/**
 * mdr_session_forget_comparison:
 * @self: a session
 *
 * Forgets what was, for a new beginning.
 */
void
mdr_session_forget_comparison (MdrSession *self)
{
  self->finished = FALSE;
  self->stopped = FALSE;
  self->network_waits = FALSE;
  self->network_changed = FALSE;
  g_clear_pointer (&self->before, mdr_snapshot_free);
  g_ptr_array_set_size (self->sign_ins, 0);
  forget_changes (self);
}

/**
 * mdr_session_is_comparing:
 * @self: a session
 *
 * Returns: whether something is being checked again, to be compared with what was found before
 */
gboolean
mdr_session_is_comparing (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), FALSE);

  return self->before != NULL;
}

/**
 * mdr_session_has_network_changed:
 * @self: a session
 *
 * Returns: whether it is because of another network that something was checked again
 */
gboolean
mdr_session_has_network_changed (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), FALSE);

  return self->network_changed;
}

/**
 * mdr_session_get_changes:
 * @self: a session
 *
 * Gives what was different when everything had been checked again, the last time that anything was;
 * or only that the first fault is still the same.
 *
 * Returns: (transfer none): a list of #MdrChange, empty where nothing was compared
 */
GListModel *
mdr_session_get_changes (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);

  return G_LIST_MODEL (self->changes);
}
