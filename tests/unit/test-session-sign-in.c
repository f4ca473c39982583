/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the session sends to whom, and what it does after each answer.
 */

#include "core/mdr-error.h"
#include "sign-in-trial.h"

static void
test_pop3_first (SignInTrial *trial, gconstpointer data)
{
  sign_in_trial_begin_at (trial, MDR_PROTOCOL_POP3, NULL);
  sign_in_trial_answer (trial, POP3, "sign-in-refused", MDR_CAUSE_PASSWORD_WRONG);

  sign_in_trial_assert_told (trial, "wrong", 1);
  sign_in_trial_assert_held_back (trial, "wrong");
  sign_in_trial_answer (trial, POP3, "sign-in-accepted", MDR_CAUSE_OK);
  sign_in_trial_answer (trial, SMTP, "sign-in-accepted", MDR_CAUSE_OK);
  sign_in_trial_assert_told (trial, "right", 2);
}

/* The provider has IMAP, and the user named a server for POP3: that is the one to try. */
static void
test_named_pop3 (SignInTrial *trial, gconstpointer data)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (services, mdr_service_parse (MDR_PROTOCOL_POP3, "pop.example.it", NULL, NULL));
  mdr_session_set_given_services (trial->session, services);
  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, NULL);
  sign_in_trial_answer (trial, POP3, "sign-in-refused", MDR_CAUSE_PASSWORD_WRONG);

  sign_in_trial_assert_told (trial, "wrong", 1);
}

/* Who names both receives over IMAP, as everybody does. */
static void
test_named_both (SignInTrial *trial, gconstpointer data)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (services, mdr_service_parse (MDR_PROTOCOL_POP3, "pop.example.it", NULL, NULL));
  g_ptr_array_add (services, mdr_service_parse (MDR_PROTOCOL_IMAP, "imap.example.it", NULL, NULL));
  mdr_session_set_given_services (trial->session, services);
  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, NULL);
  sign_in_trial_answer (trial, IMAP, "sign-in-refused", MDR_CAUSE_PASSWORD_WRONG);

  sign_in_trial_assert_told (trial, "wrong", 1);
}

static void
test_capitals (SignInTrial *trial, gconstpointer data)
{
  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, NULL);
  sign_in_trial_answer (trial, IMAP, "sign-in-refused", MDR_CAUSE_PASSWORD_WRONG);
  sign_in_trial_assert_told (trial, "one", 1);

  sign_in_trial_set_address (trial, "Anna@Example.IT");
  sign_in_trial_run (trial);
  g_assert_cmpuint (mdr_attempts_get_left (sign_in_trial_get_attempts (trial)), ==, 2);
  sign_in_trial_assert_held_back (trial, "one");
  sign_in_trial_assert_told (trial, "two", 1);
  sign_in_trial_assert_told (trial, "three", 1);
  sign_in_trial_assert_held_back (trial, "four");
}

static void
test_throttled (SignInTrial *trial, gconstpointer data)
{
  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, NULL);
  sign_in_trial_answer (trial, IMAP, "sign-in-unavailable", MDR_CAUSE_RATE_LIMITED);
  sign_in_trial_assert_told (trial, "right", 1);
  g_assert_cmpint (mdr_attempts_get_wait (sign_in_trial_get_attempts (trial)), >, 0);
  sign_in_trial_assert_held_back (trial, "right");

  mdr_environment_pass_time (mdr_session_get_environment (trial->session), G_TIME_SPAN_HOUR);
  sign_in_trial_answer (trial, IMAP, "sign-in-accepted", MDR_CAUSE_OK);
  sign_in_trial_answer (trial, SMTP, "sign-in-accepted", MDR_CAUSE_OK);
  sign_in_trial_assert_told (trial, "right", 2);
}

static void
test_blocked_address (SignInTrial *trial, gconstpointer data)
{
  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, NULL);
  sign_in_trial_answer (trial, IMAP, "sign-in-refused", MDR_CAUSE_IP_BLOCKED);

  sign_in_trial_assert_told (trial, "right", 1);
  g_assert_cmpint (mdr_attempts_get_wait (sign_in_trial_get_attempts (trial)), >, 0);
  mdr_environment_pass_time (mdr_session_get_environment (trial->session), G_TIME_SPAN_HOUR);
  sign_in_trial_assert_told (trial, "right", 1);
}

static void
test_server_trouble (SignInTrial *trial, gconstpointer data)
{
  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, NULL);
  sign_in_trial_answer (trial, IMAP, "sign-in-unavailable", MDR_CAUSE_SERVER_TEMPORARY);
  sign_in_trial_answer (trial, SMTP, "sign-in-accepted", MDR_CAUSE_OK);

  sign_in_trial_assert_told (trial, "right", 2);
  sign_in_trial_assert_told (trial, "right", 2);
  g_assert_cmpuint (mdr_attempts_get_left (sign_in_trial_get_attempts (trial)), ==, 1);
}

/* The last attempt went to the first server: its answer is the result, not that no more is left. */
static void
test_last_one_used_up (SignInTrial *trial, gconstpointer data)
{
  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, NULL);
  sign_in_trial_answer (trial, IMAP, "sign-in-unavailable", MDR_CAUSE_SERVER_TEMPORARY);
  sign_in_trial_answer (trial, SMTP, "sign-in-unavailable", MDR_CAUSE_SERVER_TEMPORARY);

  sign_in_trial_assert_told (trial, "right", 2);
  sign_in_trial_assert_told (trial, "right", 1);
  sign_in_trial_assert_held_back (trial, "right");
}

static void
test_silence (SignInTrial *trial, gconstpointer data)
{
  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, NULL);
  fake_source_set_talkative (trial->source, TRUE);
  sign_in_trial_answer (trial, IMAP, "connection-closed", MDR_CAUSE_CONNECTION_RESET);

  for (guint i = 0; i < MDR_MAX_ATTEMPTS; i++)
    sign_in_trial_assert_told (trial, "perhaps", 1);
  sign_in_trial_assert_held_back (trial, "perhaps");
}

static void
test_nothing_sent (SignInTrial *trial, gconstpointer data)
{
  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, NULL);
  sign_in_trial_answer (trial, IMAP, "no-usable-sign-in-method",
                        MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED);

  for (guint i = 0; i < 2 * MDR_MAX_ATTEMPTS; i++)
    sign_in_trial_assert_told (trial, "right", 2);
  g_assert_cmpuint (mdr_attempts_get_left (sign_in_trial_get_attempts (trial)), ==,
                    MDR_MAX_ATTEMPTS);
}

static void
test_stopped (SignInTrial *trial, gconstpointer data)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text ("perhaps", -1);

  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, NULL);
  fake_source_set_talkative (trial->source, TRUE);
  fake_source_set_endless (trial->source, TRUE);

  for (guint i = 0; i < MDR_MAX_ATTEMPTS; i++)
    {
      g_autoptr (GError) error = NULL;

      mdr_session_sign_in_async (trial->session, secret, MDR_PASSWORD_KIND_ACCOUNT, NULL,
                                 sign_in_trial_signed_in_cb, &error);
      mdr_session_stop (trial->session);
      sign_in_trial_settle (trial);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }

  g_assert_cmpuint (mdr_attempts_get_left (sign_in_trial_get_attempts (trial)), ==, 0);
}

/* Whoever turns to another account in the middle has it counted for the one it was for. */
static void
test_left_in_the_middle (SignInTrial *trial, gconstpointer data)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text ("perhaps", -1);
  g_autoptr (GError) error = NULL;

  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, NULL);
  fake_source_set_talkative (trial->source, TRUE);
  fake_source_set_endless (trial->source, TRUE);
  mdr_session_sign_in_async (trial->session, secret, MDR_PASSWORD_KIND_ACCOUNT, NULL,
                             sign_in_trial_signed_in_cb, &error);
  mdr_session_forget (trial->session);
  sign_in_trial_settle (trial);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  sign_in_trial_set_address (trial, "bruno@example.it");
  g_assert_cmpuint (mdr_attempts_get_left (sign_in_trial_get_attempts (trial)), ==,
                    MDR_MAX_ATTEMPTS);
  sign_in_trial_set_address (trial, "anna@example.it");
  g_assert_cmpuint (mdr_attempts_get_left (sign_in_trial_get_attempts (trial)), ==,
                    MDR_MAX_ATTEMPTS - 1);
}

static void
test_saved_counts (SignInTrial *trial, gconstpointer data)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text ("saved", -1);
  g_autoptr (GError) error = NULL;
  MdrService *sending;

  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, NULL);
  sign_in_trial_answer (trial, SMTP, "sign-in-refused", MDR_CAUSE_PASSWORD_WRONG);
  sending = mdr_settings_get_primary (mdr_session_get_settings (trial->session), MDR_PROTOCOL_SMTP);
  mdr_session_try_password_async (trial->session, sending, "anna@example.it", secret, NULL,
                                  sign_in_trial_signed_in_cb, &error);
  sign_in_trial_settle (trial);
  trial->n_before = fake_source_get_n_sign_ins (trial->source);

  g_assert_no_error (error);
  g_assert_cmpuint (mdr_attempts_get_left (sign_in_trial_get_attempts (trial)), ==, 2);
  sign_in_trial_assert_held_back (trial, "saved");
}

static void
test_blanks (SignInTrial *trial, gconstpointer data)
{
  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, "gmail");
  sign_in_trial_answer (trial, IMAP, "sign-in-refused", MDR_CAUSE_PASSWORD_WRONG);

  sign_in_trial_assert_told (trial, "abcd efgh ijkl mnop", 1);
  g_assert_cmpstr (fake_source_get_password (trial->source), ==, "abcdefghijklmnop");
  sign_in_trial_assert_held_back (trial, "abcdefghijklmnop");
  sign_in_trial_assert_told (trial, " Marigold 7 ", 1);
  g_assert_cmpstr (fake_source_get_password (trial->source), ==, " Marigold 7 ");
}

static void
test_takes_no_password (SignInTrial *trial, gconstpointer data)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text ("abcdefghijklmnop", -1);
  g_autoptr (GError) error = NULL;

  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, "outlook");

  g_assert_cmpint (mdr_session_advise_on_password (trial->session, secret), ==,
                   MDR_PASSWORD_ADVICE_TAKES_NO_PASSWORD);
  sign_in_trial_assert_held_back (trial, "abcdefghijklmnop");
  g_assert_cmpuint (sign_in_trial_sign_in (trial, "token", MDR_PASSWORD_KIND_TOKEN, &error), ==, 2);
  g_assert_no_error (error);
}

/* Microsoft 365 takes passwords for sending until the end of 2026. */
static void
test_takes_one_for_sending (SignInTrial *trial, gconstpointer data)
{
  MdrEnvironment *environment = mdr_session_get_environment (trial->session);
  g_autoptr (GDateTime) before = g_date_time_new_utc (2026, 12, 31, 12, 0, 0);
  g_autoptr (GDateTime) after = g_date_time_new_utc (2027, 1, 1, 12, 0, 0);

  mdr_environment_set_now (environment, before);
  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, "microsoft365");
  sign_in_trial_answer (trial, IMAP, "sign-in-refused", MDR_CAUSE_OAUTH_REQUIRED);
  sign_in_trial_answer (trial, SMTP, "sign-in-accepted", MDR_CAUSE_OK);
  sign_in_trial_assert_told (trial, "Marigold-7", 1);
  g_assert_cmpuint (mdr_attempts_get_left (sign_in_trial_get_attempts (trial)), ==,
                    MDR_MAX_ATTEMPTS);

  mdr_environment_set_now (environment, after);
  sign_in_trial_assert_held_back (trial, "Marigold-7");
}

/* A proxy on this computer takes a password for a provider that takes none. */
static void
test_proxy (SignInTrial *trial, gconstpointer data)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text ("Marigold-7", -1);

  g_ptr_array_add (services, mdr_service_parse (MDR_PROTOCOL_IMAP, "imap.example.it", NULL, NULL));
  g_ptr_array_add (services, mdr_service_parse (MDR_PROTOCOL_SMTP, "smtp.example.it", NULL, NULL));
  mdr_session_set_given_services (trial->session, services);
  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, "outlook");

  g_assert_cmpint (mdr_session_advise_on_password (trial->session, secret), ==,
                   MDR_PASSWORD_ADVICE_NONE);
  sign_in_trial_assert_told (trial, "Marigold-7", 2);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/session-sign-in/" path, SignInTrial, NULL, sign_in_trial_set_up, function,         \
              sign_in_trial_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("pop3-is-tried-first-where-it-receives", test_pop3_first);
  ADD ("pop3-is-tried-first-where-the-user-named-it-alone", test_named_pop3);
  ADD ("imap-is-tried-first-where-the-user-named-both", test_named_both);
  ADD ("other-capitals-are-the-same-account", test_capitals);
  ADD ("a-throttled-server-is-left-alone-for-a-while", test_throttled);
  ADD ("a-blocked-address-is-waited-for", test_blocked_address);
  ADD ("one-servers-own-trouble-does-not-spare-the-other", test_server_trouble);
  ADD ("the-answer-to-the-last-attempt-is-its-result", test_last_one_used_up);
  ADD ("silence-counts-and-goes-to-no-second-server", test_silence);
  ADD ("what-was-not-sent-does-not-count", test_nothing_sent);
  ADD ("what-was-stopped-half-way-counts", test_stopped);
  ADD ("an-account-that-was-left-keeps-its-count", test_left_in_the_middle);
  ADD ("a-saved-password-counts-like-any", test_saved_counts);
  ADD ("only-blanks-that-do-not-belong-are-left-out", test_blanks);
  ADD ("who-takes-no-password-gets-none", test_takes_no_password);
  ADD ("who-takes-one-for-sending-only-gets-one-there", test_takes_one_for_sending);
  ADD ("a-proxy-of-the-user-gets-one", test_proxy);

  return g_test_run ();
}
