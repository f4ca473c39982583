/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes from a session what its support code tells.
 */

#include "mdr-session-code.h"

#include <string.h>

#include "mdr-code-numbers.h"

/* "0.1" of "0.1.7": what happens in between changes nothing that support has to know. */
static guint
number_release (MdrCodeNumbers *numbers, const char *version)
{
  const char *minor = strchr (version, '.');
  const char *end = minor != NULL ? strchr (minor + 1, '.') : NULL;
  g_autofree char *id =
      g_strndup (version, end != NULL ? (gsize) (end - version) : strlen (version));

  return mdr_code_numbers_find (numbers, MDR_NUMBERED_RELEASES, id);
}

static guint
number_provider (MdrCodeNumbers *numbers, MdrProvider *provider)
{
  return provider != NULL ? mdr_code_numbers_find (numbers, MDR_NUMBERED_PROVIDERS,
                                                   mdr_provider_get_id (provider))
                          : 0;
}

static void
fill_causes (MdrCodeNumbers *numbers, GListModel *diagnosis, MdrSupportCode *code)
{
  guint n_causes = MIN (g_list_model_get_n_items (diagnosis), MDR_SUPPORT_CODE_N_CAUSES);

  for (guint i = 0; i < n_causes; i++)
    {
      g_autoptr (MdrRankedCause) ranked = g_list_model_get_item (diagnosis, i);
      const char *id = mdr_cause_to_code (mdr_ranked_cause_get_cause (ranked));

      code->causes[i] = mdr_code_numbers_find (numbers, MDR_NUMBERED_CAUSES, id);
    }
}

static void
fill_direction (MdrSession *session, MdrDirection direction, MdrSupportCode *code)
{
  MdrVerdict *verdict = mdr_session_get_verdict (session, direction);
  MdrService *service = mdr_verdict_get_service (verdict);
  MdrProbe *probe = service != NULL ? mdr_session_get_service_probe (session, service) : NULL;
  gint64 duration = probe != NULL ? mdr_probe_get_duration (probe) : 0;

  code->directions[direction].state = mdr_verdict_get_state (verdict);
  code->directions[direction].reached = mdr_verdict_get_reached (verdict);
  code->directions[direction].pace = mdr_pace_of_duration (duration);
}

static MdrClockState
judge_clock (MdrFinding *finding)
{
  const char *offset = mdr_finding_get_parameter (finding, "offset");

  if (g_str_equal (mdr_finding_get_code (finding), "clock-right"))
    return MDR_CLOCK_STATE_RIGHT;

  if (!g_str_equal (mdr_finding_get_code (finding), "clock-off") || offset == NULL)
    return MDR_CLOCK_STATE_UNKNOWN;

  return *offset == '-' ? MDR_CLOCK_STATE_SLOW : MDR_CLOCK_STATE_FAST;
}

static MdrClockState
find_clock (GListModel *probes)
{
  MdrClockState state = MDR_CLOCK_STATE_UNKNOWN;

  for (guint i = 0; i < g_list_model_get_n_items (probes); i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);
      GListModel *findings = mdr_probe_get_findings (probe);

      for (guint j = 0; j < g_list_model_get_n_items (findings); j++)
        {
          g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, j);

          state = MAX (state, judge_clock (finding));
        }
    }

  return state;
}

/**
 * mdr_session_code_fill:
 * @session: a session
 * @code: (out): what its support code tells
 *
 * Takes what is known at this moment. The address is not among it, nor the name of any server.
 */
void
mdr_session_code_fill (MdrSession *session, MdrSupportCode *code)
{
  MdrCodeNumbers *numbers = mdr_code_numbers_get_default ();

  g_return_if_fail (MDR_IS_SESSION (session));
  g_return_if_fail (code != NULL);

  *code = (MdrSupportCode){
    .release = number_release (numbers, PACKAGE_VERSION),
    .provider = number_provider (numbers, mdr_session_get_provider (session)),
    .symptom = mdr_code_numbers_find (
        numbers, MDR_NUMBERED_SYMPTOMS,
        mdr_answers_get (mdr_session_get_answers (session), MDR_QUESTION_SYMPTOM)),
    .clock = find_clock (mdr_session_get_probes (session)),
  };

  fill_causes (numbers, mdr_session_get_diagnosis (session), code);

  for (guint step = 0; step < MDR_N_STEPS; step++)
    code->steps[step] = mdr_step_get_state (mdr_session_get_step (session, step));

  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    fill_direction (session, direction, code);
}

/**
 * mdr_session_code_dup_text:
 * @session: a session
 *
 * Gives the code to be read over the phone, and to be shown as a QR code.
 *
 * Returns: (transfer full): the support code, in groups
 */
char *
mdr_session_code_dup_text (MdrSession *session)
{
  MdrSupportCode code;

  g_return_val_if_fail (MDR_IS_SESSION (session), NULL);

  mdr_session_code_fill (session, &code);

  return mdr_support_code_pack (&code);
}
