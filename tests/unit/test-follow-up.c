/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a session proposes to do once its advice was followed.
 */

#include "core/mdr-follow-up.h"
#include "session-trial.h"

static void
sign_in (SessionTrial *trial)
{
  g_autoptr (GError) error = NULL;

  session_trial_sign_in (trial, &error);
  g_assert_no_error (error);
}

static void
assert_follow_up (SessionTrial *trial, MdrFollowUp follow_up, gboolean can_take_back)
{
  g_assert_cmpstr (mdr_enum_to_nick (MDR_TYPE_FOLLOW_UP, mdr_follow_up_choose (trial->session)), ==,
                   mdr_enum_to_nick (MDR_TYPE_FOLLOW_UP, follow_up));
  g_assert_cmpint (mdr_follow_up_can_take_back_complaint (trial->session), ==, can_take_back);
}

static void
test_untested_password (SessionTrial *trial, gconstpointer data)
{
  session_trial_begin (trial);
  assert_follow_up (trial, MDR_FOLLOW_UP_NONE, FALSE);
  session_trial_wait_for_end (trial);
  assert_follow_up (trial, MDR_FOLLOW_UP_PASSWORD, FALSE);

  fake_source_set_finding (trial->source, "imap imap.example.it:993", "sign-in-accepted",
                           MDR_SEVERITY_INFO, MDR_CAUSE_OK);
  fake_source_set_finding (trial->source, "smtp smtp.example.it:465", "sign-in-accepted",
                           MDR_SEVERITY_INFO, MDR_CAUSE_OK);
  sign_in (trial);
  assert_follow_up (trial, MDR_FOLLOW_UP_NONE, FALSE);
}

static void
test_refused_password (SessionTrial *trial, gconstpointer data)
{
  session_trial_run (trial);
  fake_source_set_finding (trial->source, "imap imap.example.it:993", "sign-in-refused",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_PASSWORD_WRONG);
  sign_in (trial);
  assert_follow_up (trial, MDR_FOLLOW_UP_PASSWORD, FALSE);
}

static void
test_webmail (SessionTrial *trial, gconstpointer data)
{
  session_trial_run (trial);
  session_trial_answer (trial, MDR_QUESTION_WEBMAIL, "no");
  assert_follow_up (trial, MDR_FOLLOW_UP_WEBMAIL, FALSE);
}

static void
test_way (SessionTrial *trial, gconstpointer data)
{
  fake_source_set_finding (trial->source, "imap imap.example.it:993", "connection-refused",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_REFUSED);
  session_trial_run (trial);
  session_trial_answer (trial, MDR_QUESTION_SYMPTOM, "keeps-asking");
  assert_follow_up (trial, MDR_FOLLOW_UP_CHECK_AGAIN, FALSE);
}

static void
test_saved_password (SessionTrial *trial, gconstpointer data)
{
  fake_source_set_finding (trial->source, "host imap.example.it", "saved-passwords-outdated",
                           MDR_SEVERITY_WARNING, MDR_CAUSE_STALE_CREDENTIALS);
  session_trial_run (trial);
  session_trial_answer (trial, MDR_QUESTION_SYMPTOM, "keeps-asking");
  assert_follow_up (trial, MDR_FOLLOW_UP_CHECK_AGAIN, TRUE);
}

static void
test_complaint (SessionTrial *trial, gconstpointer data)
{
  session_trial_run (trial);
  session_trial_answer (trial, MDR_QUESTION_SYMPTOM, "keeps-asking");
  g_assert_true (mdr_follow_up_can_take_back_complaint (trial->session));
  session_trial_answer (trial, MDR_QUESTION_SYMPTOM, NULL);
  assert_follow_up (trial, MDR_FOLLOW_UP_PASSWORD, FALSE);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/follow-up/" path, SessionTrial, NULL, session_trial_set_up, function,              \
              session_trial_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-password-that-nobody-tried-is-left-to-test", test_untested_password);
  ADD ("after-a-refused-password-another-is-tried", test_refused_password);
  ADD ("who-was-locked-out-tries-the-webmail", test_webmail);
  ADD ("what-was-measured-is-measured-again", test_way);
  ADD ("a-saved-password-is-looked-at-again", test_saved_password);
  ADD ("only-where-the-servers-are-well-does-the-user-say-that-mail-works", test_complaint);

  return g_test_run ();
}
