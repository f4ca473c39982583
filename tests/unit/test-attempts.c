/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How often and after what a password may be tried. The clock is turned, never waited for.
 */

#include "core/mdr-attempts.h"
#include "core/mdr-error.h"
#include "knowledge/mdr-provider-list.h"

typedef struct
{
  MdrEnvironment *environment;
  MdrAttempts *attempts;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->environment = mdr_environment_new ();
  fixture->attempts = mdr_attempts_new (fixture->environment);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->attempts);
  g_assert_finalize_object (fixture->environment);
}

static MdrCredentials *
create_credentials (const char *name, const char *password)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text (password, -1);

  return mdr_credentials_new (name, secret, MDR_PASSWORD_KIND_ACCOUNT);
}

/* Whether a sign-in may begin; it is taken back at once. */
static gboolean
may_try (Fixture *fixture, const char *name, const char *password, gboolean chosen)
{
  g_autoptr (MdrCredentials) credentials = create_credentials (name, password);
  g_autoptr (GError) error = NULL;

  if (mdr_attempts_begin (fixture->attempts, credentials, chosen, &error))
    {
      mdr_attempts_end (fixture->attempts, credentials, MDR_ATTEMPT_END_NOT_MADE, MDR_CAUSE_UNKNOWN,
                        NULL);
      return TRUE;
    }

  g_assert_error (error, MDR_ERROR, MDR_ERROR_REFUSED);

  return FALSE;
}

static void
try (Fixture *fixture,
     const char *name,
     const char *password,
     gboolean chosen,
     MdrAttemptEnd end,
     MdrCause cause,
     const char *provider_id)
{
  g_autoptr (MdrCredentials) credentials = create_credentials (name, password);
  g_autoptr (GError) error = NULL;
  MdrProvider *provider = NULL;

  if (provider_id != NULL)
    provider = mdr_provider_list_find_by_id (mdr_provider_list_get_default (), provider_id);

  mdr_attempts_begin (fixture->attempts, credentials, chosen, &error);
  g_assert_no_error (error);
  mdr_attempts_end (fixture->attempts, credentials, end, cause, provider);
}

static void
refuse (Fixture *fixture, const char *name, const char *password, gboolean chosen)
{
  try (fixture, name, password, chosen, MDR_ATTEMPT_END_REFUSED, MDR_CAUSE_PASSWORD_WRONG, NULL);
}

static void
assert_left (Fixture *fixture, guint left)
{
  g_assert_cmpuint (mdr_attempts_get_left (fixture->attempts), ==, left);
}

static void
assert_reason (Fixture *fixture, const char *part)
{
  g_autofree char *reason = mdr_attempts_dup_reason (fixture->attempts);

  if (part == NULL)
    g_assert_null (reason);
  else
    g_assert_nonnull (strstr (reason, part));
}

static void
test_three (Fixture *fixture, gconstpointer data)
{
  refuse (fixture, "anna@example.it", "one", FALSE);
  assert_left (fixture, 2);
  assert_reason (fixture, NULL);
  refuse (fixture, "anna", "two", TRUE);
  refuse (fixture, "ANNA@example.it", "three", TRUE);

  assert_left (fixture, 0);
  g_assert_cmpuint (mdr_attempts_get_n_refused (fixture->attempts), ==, 3);
  assert_reason (fixture, "Several");
  g_assert_false (may_try (fixture, "anna@example.it", "four", FALSE));
}

static void
test_not_again (Fixture *fixture, gconstpointer data)
{
  refuse (fixture, "anna@example.it", "wrong", FALSE);

  g_assert_false (may_try (fixture, "anna@example.it", "wrong", FALSE));
  g_assert_false (may_try (fixture, "anna@example.it", "wrong", TRUE));
  g_assert_false (may_try (fixture, "Anna@Example.IT", "wrong", TRUE));
  g_assert_true (may_try (fixture, "anna@example.it", "right", FALSE));
}

static void
test_other_name (Fixture *fixture, gconstpointer data)
{
  refuse (fixture, "anna@example.it", "wrong", FALSE);

  /* Another server's settings have another name, which nobody chose. */
  g_assert_false (may_try (fixture, "anna", "wrong", FALSE));
  g_assert_true (may_try (fixture, "anna", "wrong", TRUE));
}

static void
test_back_to_settings (Fixture *fixture, gconstpointer data)
{
  refuse (fixture, "anna", "wrong", TRUE);

  g_assert_true (may_try (fixture, "anna@example.it", "wrong", FALSE));
  g_assert_false (may_try (fixture, "anna", "wrong", FALSE));
}

static void
test_small_letters (Fixture *fixture, gconstpointer data)
{
  refuse (fixture, "Anna@example.it", "wrong", TRUE);

  g_assert_true (may_try (fixture, "anna@example.it", "wrong", TRUE));
  g_assert_false (may_try (fixture, "Anna@example.it", "wrong", TRUE));
}

static void
test_accepted_since (Fixture *fixture, gconstpointer data)
{
  refuse (fixture, "anna@example.it", "right", TRUE);
  refuse (fixture, "anna@example.it", "wrong", TRUE);
  try (fixture, "anna", "right", TRUE, MDR_ATTEMPT_END_ACCEPTED, MDR_CAUSE_OK, NULL);

  g_assert_true (may_try (fixture, "anna@example.it", "right", TRUE));
  g_assert_false (may_try (fixture, "anna@example.it", "wrong", TRUE));
  g_assert_cmpuint (mdr_attempts_get_n_refused (fixture->attempts), ==, 2);
  assert_left (fixture, 1);
}

/* A name must not run over into a password. */
static void
test_border (Fixture *fixture, gconstpointer data)
{
  refuse (fixture, "ann", "apple", TRUE);

  g_assert_true (may_try (fixture, "anna", "pple", TRUE));
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  try (fixture, "anna", "one", FALSE, MDR_ATTEMPT_END_REFUSED, MDR_CAUSE_ACCOUNT_LOCKED, NULL);

  assert_left (fixture, 0);
  assert_reason (fixture, "locked");
  mdr_environment_pass_time (fixture->environment, 10 * G_TIME_SPAN_DAY);
  g_assert_false (may_try (fixture, "anna", "two", FALSE));
}

static void
test_web_first (Fixture *fixture, gconstpointer data)
{
  try (fixture, "anna", "one", FALSE, MDR_ATTEMPT_END_REFUSED, MDR_CAUSE_WEB_LOGIN_REQUIRED, NULL);

  assert_left (fixture, 0);
  assert_reason (fixture, "web page");
  g_assert_false (may_try (fixture, "anna", "two", FALSE));
}

static void
test_wait (Fixture *fixture, gconstpointer data)
{
  const gint64 wait = MDR_DEFAULT_THROTTLE_WAIT * 60;

  try (fixture, "anna", "one", FALSE, MDR_ATTEMPT_END_HELD_OFF, MDR_CAUSE_RATE_LIMITED, NULL);
  assert_left (fixture, 2);
  g_assert_cmpint (mdr_attempts_get_wait (fixture->attempts), <=, wait);
  g_assert_cmpint (mdr_attempts_get_wait (fixture->attempts), >, wait - 60);
  assert_reason (fixture, "15 minutes");
  g_assert_false (may_try (fixture, "anna", "one", FALSE));

  mdr_environment_pass_time (fixture->environment, (wait - 60) * G_TIME_SPAN_SECOND);
  assert_reason (fixture, "1 minute.");
  g_assert_false (may_try (fixture, "anna", "one", FALSE));

  mdr_environment_pass_time (fixture->environment, G_TIME_SPAN_MINUTE);
  g_assert_cmpint (mdr_attempts_get_wait (fixture->attempts), ==, 0);
  assert_reason (fixture, NULL);
  g_assert_true (may_try (fixture, "anna", "one", FALSE));
}

/* Somebody who turns the computer's clock does not get round it. */
static void
test_wall_clock (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) now = mdr_environment_dup_now (fixture->environment);
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (now, 1);

  try (fixture, "anna", "one", FALSE, MDR_ATTEMPT_END_HELD_OFF, MDR_CAUSE_IP_BLOCKED, NULL);
  mdr_environment_set_now (fixture->environment, tomorrow);

  g_assert_false (may_try (fixture, "anna", "one", FALSE));
}

static void
test_providers_wait (Fixture *fixture, gconstpointer data)
{
  try (fixture, "anna", "one", FALSE, MDR_ATTEMPT_END_HELD_OFF, MDR_CAUSE_TOO_MANY_CONNECTIONS,
       "gmail");

  assert_reason (fixture, "60 minutes");
}

static void
test_undecided (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < MDR_MAX_ATTEMPTS; i++)
    try (fixture, "anna", "same", FALSE, MDR_ATTEMPT_END_UNDECIDED, MDR_CAUSE_UNKNOWN, NULL);

  assert_left (fixture, 0);
  g_assert_cmpuint (mdr_attempts_get_n_refused (fixture->attempts), ==, 0);
  g_assert_false (may_try (fixture, "anna", "same", FALSE));
}

static void
test_free (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 2 * MDR_MAX_ATTEMPTS; i++)
    {
      try (fixture, "anna", "right", FALSE, MDR_ATTEMPT_END_ACCEPTED, MDR_CAUSE_OK, NULL);
      try (fixture, "anna", "right", FALSE, MDR_ATTEMPT_END_NOT_MADE, MDR_CAUSE_UNKNOWN, NULL);
    }

  assert_left (fixture, MDR_MAX_ATTEMPTS);
}

static void
test_one_at_a_time (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MdrCredentials) credentials = create_credentials ("anna", "one");

  g_assert_true (mdr_attempts_begin (fixture->attempts, credentials, FALSE, NULL));
  g_assert_false (may_try (fixture, "anna", "two", FALSE));
  mdr_attempts_end (fixture->attempts, credentials, MDR_ATTEMPT_END_ACCEPTED, MDR_CAUSE_OK, NULL);
  g_assert_true (may_try (fixture, "anna", "two", FALSE));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/attempts/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("end-after-three-whatever-the-name", test_three);
  ADD ("a-refused-password-is-not-sent-again", test_not_again);
  ADD ("it-is-sent-with-another-name-only-if-the-user-chose-that", test_other_name);
  ADD ("a-name-can-be-left-to-the-settings-again", test_back_to_settings);
  ADD ("the-name-in-small-letters-is-another-one", test_small_letters);
  ADD ("a-password-that-was-accepted-since-is-not-wrong", test_accepted_since);
  ADD ("name-and-password-are-kept-apart", test_border);
  ADD ("a-locked-account-ends-them", test_locked);
  ADD ("a-web-page-to-be-seen-first-ends-them", test_web_first);
  ADD ("a-throttled-one-waits-and-goes-on", test_wait);
  ADD ("the-wait-does-not-go-by-the-clock-on-the-wall", test_wall_clock);
  ADD ("the-provider-knows-how-long", test_providers_wait);
  ADD ("one-without-a-verdict-counts-and-may-be-repeated", test_undecided);
  ADD ("what-was-accepted-or-never-sent-does-not-count", test_free);
  ADD ("only-one-is-under-way", test_one_at_a_time);

  return g_test_run ();
}
