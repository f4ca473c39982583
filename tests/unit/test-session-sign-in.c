/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the session sends to whom, and what it does after each answer.
 */

#include "core/mdr-error.h"
#include "core/mdr-session.h"
#include "fake-probes.h"
#include "knowledge/mdr-provider-list.h"

#define IMAP "imap imap.example.it:993"
#define POP3 "pop3 pop.example.it:995"
#define SMTP "smtp smtp.example.it:465"

typedef struct
{
  FakeSource *source;
  MdrSession *session;
  guint n_before; /* sign-ins that were counted already */
} Fixture;

static void
set_address (Fixture *fixture, const char *address)
{
  g_autoptr (GError) error = NULL;

  mdr_session_set_address (fixture->session, address, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->source = fake_source_new ();
  fixture->session = mdr_session_new (MDR_PROBE_SOURCE (fixture->source));
  set_address (fixture, "anna@example.it");
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
run (Fixture *fixture)
{
  mdr_session_start (fixture->session);
  while (mdr_session_is_running (fixture->session))
    g_main_context_iteration (NULL, TRUE);
}

/* An account with IMAP (or POP3 alone) and SMTP at a provider, or at none that is known. */
static void
begin_at (Fixture *fixture, MdrProtocol receiving, const char *provider_id)
{
  if (provider_id != NULL)
    fake_source_set_provider (fixture->source, mdr_provider_list_find_by_id (
                                                   mdr_provider_list_get_default (), provider_id));

  fake_source_add_service (fixture->source, receiving,
                           receiving == MDR_PROTOCOL_IMAP ? "imap.example.it" : "pop.example.it");
  fake_source_add_service (fixture->source, MDR_PROTOCOL_SMTP, "smtp.example.it");
  run (fixture);
}

static void
answer (Fixture *fixture, const char *server, const char *code, MdrCause cause)
{
  fake_source_set_finding (fixture->source, server, code,
                           cause == MDR_CAUSE_OK ? MDR_SEVERITY_INFO : MDR_SEVERITY_ERROR, cause);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError **error = user_data;

  if (mdr_session_sign_in_finish (MDR_SESSION (source), result, error))
    *error = NULL;
}

static void
settle (Fixture *fixture)
{
  do
    g_main_context_iteration (NULL, TRUE);
  while (mdr_session_is_running (fixture->session));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Signs in, and tells how many servers were told. */
static guint
sign_in (Fixture *fixture, const char *password, MdrPasswordKind kind, GError **error)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text (password, -1);
  guint n_told;

  mdr_session_sign_in_async (fixture->session, secret, kind, NULL, signed_in_cb, error);
  settle (fixture);

  n_told = fake_source_get_n_sign_ins (fixture->source) - fixture->n_before;
  fixture->n_before += n_told;

  return n_told;
}

static void
assert_told (Fixture *fixture, const char *password, guint n_servers)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (sign_in (fixture, password, MDR_PASSWORD_KIND_ACCOUNT, &error), ==, n_servers);
  g_assert_no_error (error);
}

static void
assert_held_back (Fixture *fixture, const char *password)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (sign_in (fixture, password, MDR_PASSWORD_KIND_ACCOUNT, &error), ==, 0);
  g_assert_error (error, MDR_ERROR, MDR_ERROR_REFUSED);
}

static MdrAttempts *
attempts (Fixture *fixture)
{
  return mdr_session_get_attempts (fixture->session);
}

static void
assert_proposed (Fixture *fixture, const char *name)
{
  g_autofree char *proposed = mdr_session_dup_proposed_user_name (fixture->session);

  g_assert_cmpstr (proposed, ==, name);
}

/* Signs in with a name, and is refused. */
static void
refuse_name (Fixture *fixture, const char *name, const char *password)
{
  mdr_session_set_user_name (fixture->session, name);
  answer (fixture, IMAP, "sign-in-refused", MDR_CAUSE_PASSWORD_WRONG);
  assert_told (fixture, password, 1);
}

static void
test_pop3_first (Fixture *fixture, gconstpointer data)
{
  begin_at (fixture, MDR_PROTOCOL_POP3, NULL);
  answer (fixture, POP3, "sign-in-refused", MDR_CAUSE_PASSWORD_WRONG);

  assert_told (fixture, "wrong", 1);
  assert_held_back (fixture, "wrong");
  answer (fixture, POP3, "sign-in-accepted", MDR_CAUSE_OK);
  answer (fixture, SMTP, "sign-in-accepted", MDR_CAUSE_OK);
  assert_told (fixture, "right", 2);
}

static void
test_capitals (Fixture *fixture, gconstpointer data)
{
  begin_at (fixture, MDR_PROTOCOL_IMAP, NULL);
  answer (fixture, IMAP, "sign-in-refused", MDR_CAUSE_PASSWORD_WRONG);
  assert_told (fixture, "one", 1);

  set_address (fixture, "Anna@Example.IT");
  run (fixture);
  g_assert_cmpuint (mdr_attempts_get_left (attempts (fixture)), ==, 2);
  assert_held_back (fixture, "one");
  assert_told (fixture, "two", 1);
  assert_told (fixture, "three", 1);
  assert_held_back (fixture, "four");
}

static void
test_throttled (Fixture *fixture, gconstpointer data)
{
  begin_at (fixture, MDR_PROTOCOL_IMAP, NULL);
  answer (fixture, IMAP, "sign-in-unavailable", MDR_CAUSE_RATE_LIMITED);
  assert_told (fixture, "right", 1);
  g_assert_cmpint (mdr_attempts_get_wait (attempts (fixture)), >, 0);
  assert_held_back (fixture, "right");

  mdr_environment_pass_time (mdr_session_get_environment (fixture->session), G_TIME_SPAN_HOUR);
  answer (fixture, IMAP, "sign-in-accepted", MDR_CAUSE_OK);
  answer (fixture, SMTP, "sign-in-accepted", MDR_CAUSE_OK);
  assert_told (fixture, "right", 2);
}

static void
test_blocked_address (Fixture *fixture, gconstpointer data)
{
  begin_at (fixture, MDR_PROTOCOL_IMAP, NULL);
  answer (fixture, IMAP, "sign-in-refused", MDR_CAUSE_IP_BLOCKED);

  assert_told (fixture, "right", 1);
  g_assert_cmpint (mdr_attempts_get_wait (attempts (fixture)), >, 0);
  mdr_environment_pass_time (mdr_session_get_environment (fixture->session), G_TIME_SPAN_HOUR);
  assert_told (fixture, "right", 1);
}

static void
test_server_trouble (Fixture *fixture, gconstpointer data)
{
  begin_at (fixture, MDR_PROTOCOL_IMAP, NULL);
  answer (fixture, IMAP, "sign-in-unavailable", MDR_CAUSE_SERVER_TEMPORARY);
  answer (fixture, SMTP, "sign-in-accepted", MDR_CAUSE_OK);

  assert_told (fixture, "right", 2);
  assert_told (fixture, "right", 2);
  g_assert_cmpuint (mdr_attempts_get_left (attempts (fixture)), ==, 1);
}

/* The last attempt went to the first server: its answer is the result, not that no more is left. */
static void
test_last_one_used_up (Fixture *fixture, gconstpointer data)
{
  begin_at (fixture, MDR_PROTOCOL_IMAP, NULL);
  answer (fixture, IMAP, "sign-in-unavailable", MDR_CAUSE_SERVER_TEMPORARY);
  answer (fixture, SMTP, "sign-in-unavailable", MDR_CAUSE_SERVER_TEMPORARY);

  assert_told (fixture, "right", 2);
  assert_told (fixture, "right", 1);
  assert_held_back (fixture, "right");
}

static void
test_silence (Fixture *fixture, gconstpointer data)
{
  begin_at (fixture, MDR_PROTOCOL_IMAP, NULL);
  fake_source_set_talkative (fixture->source, TRUE);
  answer (fixture, IMAP, "connection-closed", MDR_CAUSE_CONNECTION_RESET);

  for (guint i = 0; i < MDR_MAX_ATTEMPTS; i++)
    assert_told (fixture, "perhaps", 1);
  assert_held_back (fixture, "perhaps");
}

static void
test_nothing_sent (Fixture *fixture, gconstpointer data)
{
  begin_at (fixture, MDR_PROTOCOL_IMAP, NULL);
  answer (fixture, IMAP, "no-usable-sign-in-method", MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED);

  for (guint i = 0; i < 2 * MDR_MAX_ATTEMPTS; i++)
    assert_told (fixture, "right", 2);
  g_assert_cmpuint (mdr_attempts_get_left (attempts (fixture)), ==, MDR_MAX_ATTEMPTS);
}

static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text ("perhaps", -1);

  begin_at (fixture, MDR_PROTOCOL_IMAP, NULL);
  fake_source_set_talkative (fixture->source, TRUE);
  fake_source_set_endless (fixture->source, TRUE);

  for (guint i = 0; i < MDR_MAX_ATTEMPTS; i++)
    {
      g_autoptr (GError) error = NULL;

      mdr_session_sign_in_async (fixture->session, secret, MDR_PASSWORD_KIND_ACCOUNT, NULL,
                                 signed_in_cb, &error);
      mdr_session_stop (fixture->session);
      settle (fixture);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }

  g_assert_cmpuint (mdr_attempts_get_left (attempts (fixture)), ==, 0);
}

/* Whoever turns to another account in the middle has it counted for the one it was for. */
static void
test_left_in_the_middle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text ("perhaps", -1);
  g_autoptr (GError) error = NULL;

  begin_at (fixture, MDR_PROTOCOL_IMAP, NULL);
  fake_source_set_talkative (fixture->source, TRUE);
  fake_source_set_endless (fixture->source, TRUE);
  mdr_session_sign_in_async (fixture->session, secret, MDR_PASSWORD_KIND_ACCOUNT, NULL,
                             signed_in_cb, &error);
  mdr_session_forget (fixture->session);
  settle (fixture);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  set_address (fixture, "bruno@example.it");
  g_assert_cmpuint (mdr_attempts_get_left (attempts (fixture)), ==, MDR_MAX_ATTEMPTS);
  set_address (fixture, "anna@example.it");
  g_assert_cmpuint (mdr_attempts_get_left (attempts (fixture)), ==, MDR_MAX_ATTEMPTS - 1);
}

static void
test_saved_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text ("saved", -1);
  g_autoptr (GError) error = NULL;
  MdrService *sending;

  begin_at (fixture, MDR_PROTOCOL_IMAP, NULL);
  answer (fixture, SMTP, "sign-in-refused", MDR_CAUSE_PASSWORD_WRONG);
  sending =
      mdr_settings_get_primary (mdr_session_get_settings (fixture->session), MDR_PROTOCOL_SMTP);
  mdr_session_try_password_async (fixture->session, sending, "anna@example.it", secret, NULL,
                                  signed_in_cb, &error);
  settle (fixture);
  fixture->n_before = fake_source_get_n_sign_ins (fixture->source);

  g_assert_no_error (error);
  g_assert_cmpuint (mdr_attempts_get_left (attempts (fixture)), ==, 2);
  assert_held_back (fixture, "saved");
}

static void
test_blanks (Fixture *fixture, gconstpointer data)
{
  begin_at (fixture, MDR_PROTOCOL_IMAP, "gmail");
  answer (fixture, IMAP, "sign-in-refused", MDR_CAUSE_PASSWORD_WRONG);

  assert_told (fixture, "abcd efgh ijkl mnop", 1);
  g_assert_cmpstr (fake_source_get_password (fixture->source), ==, "abcdefghijklmnop");
  assert_held_back (fixture, "abcdefghijklmnop");
  assert_told (fixture, " Marigold 7 ", 1);
  g_assert_cmpstr (fake_source_get_password (fixture->source), ==, " Marigold 7 ");
}

static void
test_takes_no_password (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text ("abcdefghijklmnop", -1);
  g_autoptr (GError) error = NULL;

  begin_at (fixture, MDR_PROTOCOL_IMAP, "outlook");

  g_assert_cmpint (mdr_session_advise_on_password (fixture->session, secret), ==,
                   MDR_PASSWORD_ADVICE_TAKES_NO_PASSWORD);
  assert_held_back (fixture, "abcdefghijklmnop");
  g_assert_cmpuint (sign_in (fixture, "token", MDR_PASSWORD_KIND_TOKEN, &error), ==, 2);
  g_assert_no_error (error);
}

/* A proxy on this computer takes a password for a provider that takes none. */
static void
test_proxy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text ("Marigold-7", -1);

  g_ptr_array_add (services, mdr_service_parse (MDR_PROTOCOL_IMAP, "imap.example.it", NULL, NULL));
  g_ptr_array_add (services, mdr_service_parse (MDR_PROTOCOL_SMTP, "smtp.example.it", NULL, NULL));
  mdr_session_set_given_services (fixture->session, services);
  begin_at (fixture, MDR_PROTOCOL_IMAP, "outlook");

  g_assert_cmpint (mdr_session_advise_on_password (fixture->session, secret), ==,
                   MDR_PASSWORD_ADVICE_NONE);
  assert_told (fixture, "Marigold-7", 2);
}

static void
test_whole_address (Fixture *fixture, gconstpointer data)
{
  begin_at (fixture, MDR_PROTOCOL_IMAP, NULL);
  assert_proposed (fixture, NULL);
  refuse_name (fixture, "anna", "secret");
  assert_proposed (fixture, "anna@example.it");
  g_assert_cmpstr (fake_source_get_user_name (fixture->source), ==, "anna");

  /* The same password again, with the name that the user now chose. */
  assert_held_back (fixture, "secret");
  refuse_name (fixture, "anna@example.it", "secret");
  g_assert_cmpstr (fake_source_get_user_name (fixture->source), ==, "anna@example.it");
  assert_proposed (fixture, NULL);
}

static void
test_slips (Fixture *fixture, gconstpointer data)
{
  begin_at (fixture, MDR_PROTOCOL_IMAP, NULL);
  refuse_name (fixture, "anna@example.it.", "one");
  assert_proposed (fixture, "anna@example.it");
  refuse_name (fixture, " Anna ", "two");
  assert_proposed (fixture, "anna@example.it");
  refuse_name (fixture, "Anna@example.it", "three");
  assert_proposed (fixture, "anna@example.it");
}

static void
test_capitals_in_address (Fixture *fixture, gconstpointer data)
{
  set_address (fixture, "Anna@example.it");
  begin_at (fixture, MDR_PROTOCOL_IMAP, NULL);
  refuse_name (fixture, NULL, "one");
  g_assert_cmpstr (fake_source_get_user_name (fixture->source), ==, "Anna@example.it");
  assert_proposed (fixture, "anna@example.it");

  refuse_name (fixture, "anna@example.it", "one");
  assert_proposed (fixture, NULL);
}

static void
test_name_given_out (Fixture *fixture, gconstpointer data)
{
  begin_at (fixture, MDR_PROTOCOL_IMAP, NULL);
  refuse_name (fixture, "web12p3", "one");
  assert_proposed (fixture, NULL);
  refuse_name (fixture, "anna@example.it", "two");
  assert_proposed (fixture, NULL);
}

static void
test_providers_rule (Fixture *fixture, gconstpointer data)
{
  set_address (fixture, "anna@icloud.com");
  begin_at (fixture, MDR_PROTOCOL_IMAP, "icloud");
  refuse_name (fixture, "anna@icloud.com", "one");
  assert_proposed (fixture, "anna");
  refuse_name (fixture, "Anna", "two");
  assert_proposed (fixture, NULL);
}

/* What is right for one server of a provider need not be for the other. */
static void
test_name_for_one_server (Fixture *fixture, gconstpointer data)
{
  set_address (fixture, "anna@icloud.com");
  fake_source_set_provider (
      fixture->source, mdr_provider_list_find_by_id (mdr_provider_list_get_default (), "icloud"));
  fake_source_add_named_service (fixture->source, MDR_PROTOCOL_IMAP, "imap.example.it", "anna");
  fake_source_add_named_service (fixture->source, MDR_PROTOCOL_SMTP, "smtp.example.it",
                                 "anna@icloud.com");
  run (fixture);
  refuse_name (fixture, "anna@icloud.com", "secret");
  assert_proposed (fixture, "anna");

  mdr_session_set_user_name (fixture->session, "anna");
  assert_proposed (fixture, NULL);
  answer (fixture, IMAP, "sign-in-accepted", MDR_CAUSE_OK);
  assert_told (fixture, "secret", 2);
  g_assert_cmpstr (fake_source_get_user_name (fixture->source), ==, "anna@icloud.com");
}

/* Only a password that was refused as wrong puts the name in doubt. */
static void
test_name_not_in_doubt (Fixture *fixture, gconstpointer data)
{
  begin_at (fixture, MDR_PROTOCOL_IMAP, NULL);
  mdr_session_set_user_name (fixture->session, "anna");
  answer (fixture, IMAP, "sign-in-refused", MDR_CAUSE_APP_PASSWORD_REQUIRED);
  assert_told (fixture, "one", 1);
  assert_proposed (fixture, NULL);

  refuse_name (fixture, "anna", "two");
  assert_proposed (fixture, "anna@example.it");
  set_address (fixture, "anna@example.com");
  assert_proposed (fixture, NULL);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/session-sign-in/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("pop3-is-tried-first-where-it-receives", test_pop3_first);
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
  ADD ("a-proxy-of-the-user-gets-one", test_proxy);
  ADD ("the-whole-address-is-proposed", test_whole_address);
  ADD ("slips-are-seen", test_slips);
  ADD ("capitals-in-the-address-are-seen", test_capitals_in_address);
  ADD ("a-name-that-was-given-out-is-left-alone", test_name_given_out);
  ADD ("the-providers-rule-comes-first", test_providers_rule);
  ADD ("a-name-is-accepted-for-the-server-that-wants-it", test_name_for_one_server);
  ADD ("a-name-that-was-not-doubted-is-left-alone", test_name_not_in_doubt);

  return g_test_run ();
}
