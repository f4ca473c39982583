/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which other user name is proposed after a refusal, and what follows from accepting it.
 */

#include "knowledge/mdr-provider-list.h"
#include "sign-in-trial.h"

static void
assert_proposed (SignInTrial *trial, const char *name)
{
  g_autofree char *proposed = mdr_session_dup_proposed_user_name (trial->session);

  g_assert_cmpstr (proposed, ==, name);
}

/* Signs in with a name, and is refused. */
static void
refuse_name (SignInTrial *trial, const char *name, const char *password)
{
  mdr_session_set_user_name (trial->session, name);
  sign_in_trial_answer (trial, IMAP, "sign-in-refused", MDR_CAUSE_PASSWORD_WRONG);
  sign_in_trial_assert_told (trial, password, 1);
}

static void
test_whole_address (SignInTrial *trial, gconstpointer data)
{
  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, NULL);
  assert_proposed (trial, NULL);
  refuse_name (trial, "anna", "secret");
  assert_proposed (trial, "anna@example.it");
  g_assert_cmpstr (fake_source_get_user_name (trial->source), ==, "anna");

  /* The same password again, with the name that the user now chose. */
  sign_in_trial_assert_held_back (trial, "secret");
  refuse_name (trial, "anna@example.it", "secret");
  g_assert_cmpstr (fake_source_get_user_name (trial->source), ==, "anna@example.it");
  assert_proposed (trial, NULL);
}

static void
test_slips (SignInTrial *trial, gconstpointer data)
{
  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, NULL);
  refuse_name (trial, "anna@example.it.", "one");
  assert_proposed (trial, "anna@example.it");
  refuse_name (trial, " Anna ", "two");
  assert_proposed (trial, "anna@example.it");
  refuse_name (trial, "Anna@example.it", "three");
  assert_proposed (trial, "anna@example.it");
}

static void
test_capitals_in_address (SignInTrial *trial, gconstpointer data)
{
  sign_in_trial_set_address (trial, "Anna@example.it");
  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, NULL);
  refuse_name (trial, NULL, "one");
  g_assert_cmpstr (fake_source_get_user_name (trial->source), ==, "Anna@example.it");
  assert_proposed (trial, "anna@example.it");

  refuse_name (trial, "anna@example.it", "one");
  assert_proposed (trial, NULL);
}

static void
test_name_given_out (SignInTrial *trial, gconstpointer data)
{
  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, NULL);
  refuse_name (trial, "web12p3", "one");
  assert_proposed (trial, NULL);
  refuse_name (trial, "anna@example.it", "two");
  assert_proposed (trial, NULL);
}

static void
test_providers_rule (SignInTrial *trial, gconstpointer data)
{
  sign_in_trial_set_address (trial, "anna@icloud.com");
  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, "icloud");
  refuse_name (trial, "anna@icloud.com", "one");
  assert_proposed (trial, "anna");
  refuse_name (trial, "Anna", "two");
  assert_proposed (trial, NULL);
}

/* What is right for one server of a provider need not be for the other. */
static void
test_name_for_one_server (SignInTrial *trial, gconstpointer data)
{
  sign_in_trial_set_address (trial, "anna@icloud.com");
  fake_source_set_provider (
      trial->source, mdr_provider_list_find_by_id (mdr_provider_list_get_default (), "icloud"));
  fake_source_add_named_service (trial->source, MDR_PROTOCOL_IMAP, "imap.example.it", "anna");
  fake_source_add_named_service (trial->source, MDR_PROTOCOL_SMTP, "smtp.example.it",
                                 "anna@icloud.com");
  sign_in_trial_run (trial);
  refuse_name (trial, "anna@icloud.com", "secret");
  assert_proposed (trial, "anna");

  mdr_session_set_user_name (trial->session, "anna");
  assert_proposed (trial, NULL);
  sign_in_trial_answer (trial, IMAP, "sign-in-accepted", MDR_CAUSE_OK);
  sign_in_trial_assert_told (trial, "secret", 2);
  g_assert_cmpstr (fake_source_get_user_name (trial->source), ==, "anna@icloud.com");
}

/* Only a password that was refused as wrong puts the name in doubt. */
static void
test_name_not_in_doubt (SignInTrial *trial, gconstpointer data)
{
  sign_in_trial_begin_at (trial, MDR_PROTOCOL_IMAP, NULL);
  mdr_session_set_user_name (trial->session, "anna");
  sign_in_trial_answer (trial, IMAP, "sign-in-refused", MDR_CAUSE_APP_PASSWORD_REQUIRED);
  sign_in_trial_assert_told (trial, "one", 1);
  assert_proposed (trial, NULL);

  refuse_name (trial, "anna", "two");
  assert_proposed (trial, "anna@example.it");
  sign_in_trial_set_address (trial, "anna@example.com");
  assert_proposed (trial, NULL);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/session-user-name/" path, SignInTrial, NULL, sign_in_trial_set_up, function,       \
              sign_in_trial_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("the-whole-address-is-proposed", test_whole_address);
  ADD ("slips-are-seen", test_slips);
  ADD ("capitals-in-the-address-are-seen", test_capitals_in_address);
  ADD ("a-name-that-was-given-out-is-left-alone", test_name_given_out);
  ADD ("the-providers-rule-comes-first", test_providers_rule);
  ADD ("a-name-is-accepted-for-the-server-that-wants-it", test_name_for_one_server);
  ADD ("a-name-that-was-not-doubted-is-left-alone", test_name_not_in_doubt);

  return g_test_run ();
}
