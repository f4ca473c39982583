/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One number for all that was found, since that is what scripts look at first.
 */

#include "mdr-cli-judgement.h"

#include "report/mdr-test-outcome.h"

static gboolean
any_verdict_is (MdrSession *session, MdrState state)
{
  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    if (mdr_verdict_get_state (mdr_session_get_verdict (session, direction)) == state)
      return TRUE;

  return FALSE;
}

/* Whether a step that was asked for by name got its answer, though no server was to be looked at.
 */
static gboolean
any_wanted_step_answered (MdrSession *session, guint steps)
{
  for (guint id = 0; id < MDR_N_STEPS; id++)
    {
      MdrState state = mdr_step_get_state (mdr_session_get_step (session, id));

      if ((steps & 1u << id) != 0 && (state == MDR_STATE_PASSED || state == MDR_STATE_WARNING))
        return TRUE;
    }

  return FALSE;
}

/**
 * mdr_cli_judge:
 * @session: a session that has ended
 * @steps: the bits `1 << MdrStepId` of the steps that were wanted, 0 for all
 *
 * Sums up for scripts. Whoever gave one server only asked about this one: that nothing is known of
 * the others is not a failure.
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_judge (MdrSession *session, guint steps)
{
  g_autoptr (MdrRankedCause) first = NULL;
  MdrCause cause;

  g_return_val_if_fail (MDR_IS_SESSION (session), MDR_CLI_STATUS_NOT_CHECKED);

  first = g_list_model_get_item (mdr_session_get_diagnosis (session), 0);
  cause = first != NULL ? mdr_ranked_cause_get_cause (first) : MDR_CAUSE_UNKNOWN;

  if (cause != MDR_CAUSE_OK && cause != MDR_CAUSE_UNKNOWN)
    return MDR_CLI_STATUS_WRONG;

  if (any_verdict_is (session, MDR_STATE_FAILED) || mdr_test_outcome_failed (session))
    return MDR_CLI_STATUS_WRONG;

  if (any_verdict_is (session, MDR_STATE_PASSED) || any_wanted_step_answered (session, steps))
    return MDR_CLI_STATUS_OK;

  return MDR_CLI_STATUS_NOT_CHECKED;
}
