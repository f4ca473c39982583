/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a session proposes to do once its advice was followed.
 */

#include "core/mdr-follow-up.h"
#include "fake-source.h"

typedef struct
{
  FakeSource *source;
  MdrSession *session;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->source = fake_source_new ();
  fake_source_add_service (fixture->source, MDR_PROTOCOL_IMAP, "imap.example.it");
  fake_source_add_service (fixture->source, MDR_PROTOCOL_SMTP, "smtp.example.it");
  fixture->session = mdr_session_new (MDR_PROBE_SOURCE (fixture->source));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mdr_session_stop (fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->source);
}

static void
begin (Fixture *fixture)
{
  g_assert_true (mdr_session_set_address (fixture->session, "anna@example.it", NULL));
  mdr_session_start (fixture->session);
}

static void
settle (Fixture *fixture)
{
  while (mdr_session_is_running (fixture->session) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

static void
answer (Fixture *fixture, MdrQuestion question, const char *words)
{
  mdr_answers_set (mdr_session_get_answers (fixture->session), question, words, NULL);
  settle (fixture);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (mdr_session_sign_in_finish (MDR_SESSION (source), result, NULL));
}

static void
sign_in (Fixture *fixture)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text ("secret", -1);

  mdr_session_sign_in_async (fixture->session, secret, MDR_PASSWORD_KIND_ACCOUNT, NULL,
                             signed_in_cb, NULL);
  do
    g_main_context_iteration (NULL, TRUE);
  while (mdr_session_is_running (fixture->session));
  settle (fixture);
}

static void
assert_follow_up (Fixture *fixture, MdrFollowUp follow_up, gboolean can_take_back)
{
  g_assert_cmpstr (mdr_enum_to_nick (MDR_TYPE_FOLLOW_UP, mdr_follow_up_choose (fixture->session)),
                   ==, mdr_enum_to_nick (MDR_TYPE_FOLLOW_UP, follow_up));
  g_assert_cmpint (mdr_follow_up_can_take_back_complaint (fixture->session), ==, can_take_back);
}

static void
test_untested_password (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  assert_follow_up (fixture, MDR_FOLLOW_UP_NONE, FALSE);
  settle (fixture);
  assert_follow_up (fixture, MDR_FOLLOW_UP_PASSWORD, FALSE);

  fake_source_set_finding (fixture->source, "imap imap.example.it:993", "sign-in-accepted",
                           MDR_SEVERITY_INFO, MDR_CAUSE_OK);
  fake_source_set_finding (fixture->source, "smtp smtp.example.it:465", "sign-in-accepted",
                           MDR_SEVERITY_INFO, MDR_CAUSE_OK);
  sign_in (fixture);
  assert_follow_up (fixture, MDR_FOLLOW_UP_NONE, FALSE);
}

static void
test_refused_password (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  settle (fixture);
  fake_source_set_finding (fixture->source, "imap imap.example.it:993", "sign-in-refused",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_PASSWORD_WRONG);
  sign_in (fixture);
  assert_follow_up (fixture, MDR_FOLLOW_UP_PASSWORD, FALSE);
}

static void
test_webmail (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  settle (fixture);
  answer (fixture, MDR_QUESTION_WEBMAIL, "no");
  assert_follow_up (fixture, MDR_FOLLOW_UP_WEBMAIL, FALSE);
}

static void
test_way (Fixture *fixture, gconstpointer data)
{
  fake_source_set_finding (fixture->source, "imap imap.example.it:993", "connection-refused",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_REFUSED);
  begin (fixture);
  settle (fixture);
  answer (fixture, MDR_QUESTION_SYMPTOM, "keeps-asking");
  assert_follow_up (fixture, MDR_FOLLOW_UP_CHECK_AGAIN, FALSE);
}

static void
test_saved_password (Fixture *fixture, gconstpointer data)
{
  fake_source_set_finding (fixture->source, "host imap.example.it", "saved-passwords-outdated",
                           MDR_SEVERITY_WARNING, MDR_CAUSE_STALE_CREDENTIALS);
  begin (fixture);
  settle (fixture);
  answer (fixture, MDR_QUESTION_SYMPTOM, "keeps-asking");
  assert_follow_up (fixture, MDR_FOLLOW_UP_CHECK_AGAIN, TRUE);
}

static void
test_complaint (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  settle (fixture);
  answer (fixture, MDR_QUESTION_SYMPTOM, "keeps-asking");
  g_assert_true (mdr_follow_up_can_take_back_complaint (fixture->session));
  answer (fixture, MDR_QUESTION_SYMPTOM, NULL);
  assert_follow_up (fixture, MDR_FOLLOW_UP_PASSWORD, FALSE);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/follow-up/" path, Fixture, NULL, set_up, function, tear_down)

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
