/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * To check again shows nothing of a password, and nothing of what only the user sees. So what shows
 * whether a fault is mended depends on what it rests on.
 */

#include "mdr-follow-up.h"

G_DEFINE_ENUM_TYPE (MdrFollowUp,
                    mdr_follow_up,
                    G_DEFINE_ENUM_VALUE (MDR_FOLLOW_UP_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (MDR_FOLLOW_UP_CHECK_AGAIN, "check-again"),
                    G_DEFINE_ENUM_VALUE (MDR_FOLLOW_UP_WEBMAIL, "webmail"),
                    G_DEFINE_ENUM_VALUE (MDR_FOLLOW_UP_PASSWORD, "password"))

/* Whether a server will only tell when somebody signs in. Passwords that are saved here, the
 * keyring and permissions are looked at by a check. */
static gboolean
shows_in_sign_in (MdrCause cause)
{
  static const MdrCause causes[] = {
    MDR_CAUSE_OK,
    MDR_CAUSE_UNKNOWN,
    MDR_CAUSE_PASSWORD_WRONG,
    MDR_CAUSE_APP_PASSWORD_REQUIRED,
    MDR_CAUSE_ACCOUNT_LOCKED,
    MDR_CAUSE_WEB_LOGIN_REQUIRED,
    MDR_CAUSE_PROTOCOL_DISABLED,
    MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED,
    MDR_CAUSE_USERNAME_NOT_FULL_ADDRESS,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (causes); i++)
    if (causes[i] == cause)
      return TRUE;

  return FALSE;
}

/* Whether both servers can be signed in to, and one of them has not accepted a password yet. */
static gboolean
can_test_password (MdrSession *session)
{
  MdrProvider *provider = mdr_session_get_provider (session);
  gboolean untested = FALSE;

  if (provider != NULL && mdr_session_expects_no_password (session, provider))
    return FALSE;

  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    {
      MdrVerdict *verdict = mdr_session_get_verdict (session, direction);
      MdrState state = mdr_verdict_get_state (verdict);
      MdrPhase reached = mdr_verdict_get_reached (verdict);

      if (mdr_verdict_get_service (verdict) == NULL ||
          (state == MDR_STATE_FAILED && reached < MDR_PHASE_CAPABILITIES))
        return FALSE;

      untested |= state != MDR_STATE_PASSED || reached < MDR_PHASE_SIGN_IN;
    }

  return untested;
}

/**
 * mdr_follow_up_choose:
 * @session: a session
 *
 * Judges what shows whether the first cause of the diagnosis is mended or, where there is none,
 * whether something is left to test.
 *
 * Returns: what the user does next
 */
MdrFollowUp
mdr_follow_up_choose (MdrSession *session)
{
  g_autoptr (MdrRankedCause) first = NULL;
  MdrCause cause;

  g_return_val_if_fail (MDR_IS_SESSION (session), MDR_FOLLOW_UP_NONE);

  first = g_list_model_get_item (mdr_session_get_diagnosis (session), 0);
  if (first == NULL || mdr_session_is_running (session))
    return MDR_FOLLOW_UP_NONE;

  if (g_strcmp0 (mdr_ranked_cause_get_situation (first), "recover-password") == 0)
    return MDR_FOLLOW_UP_WEBMAIL;

  cause = mdr_ranked_cause_get_cause (first);
  if (shows_in_sign_in (cause) && can_test_password (session))
    return MDR_FOLLOW_UP_PASSWORD;

  return cause != MDR_CAUSE_OK ? MDR_FOLLOW_UP_CHECK_AGAIN : MDR_FOLLOW_UP_NONE;
}

/**
 * mdr_follow_up_can_take_back_complaint:
 * @session: a session
 *
 * Where the servers are in order, the trouble is in the mail program, and only the user sees
 * whether that works now.
 *
 * Returns: whether all that is wrong may be what the user complained of
 */
gboolean
mdr_follow_up_can_take_back_complaint (MdrSession *session)
{
  MdrAnswers *answers;

  g_return_val_if_fail (MDR_IS_SESSION (session), FALSE);

  answers = mdr_session_get_answers (session);
  if (mdr_session_is_running (session) ||
      (mdr_answers_get (answers, MDR_QUESTION_SYMPTOM) == NULL &&
       mdr_answers_get (answers, MDR_QUESTION_MESSAGE) == NULL))
    return FALSE;

  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    if (mdr_verdict_get_state (mdr_session_get_verdict (session, direction)) != MDR_STATE_PASSED)
      return FALSE;

  return TRUE;
}
