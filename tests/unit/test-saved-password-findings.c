/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is told of saved passwords.
 */

#include "core/mdr-saved-password-findings.h"
#include "passwords-trial.h"

static char *
tell (Trial *trial, MdrKeyringTrouble trouble)
{
  g_autoptr (MdrSavedPasswordReview) review = mdr_saved_password_review_new (&trial->known);
  g_autoptr (GPtrArray) findings =
      mdr_saved_password_review_find (review, trial->known.passwords, trouble);
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      MdrFinding *finding = findings->pdata[i];
      const char *count = mdr_finding_get_parameter (finding, "count");

      g_assert_cmpint (mdr_finding_get_step (finding), ==, MDR_STEP_PASSWORDS);
      g_string_append_printf (told, "%s%s=%s:%s", i > 0 ? " " : "", mdr_finding_get_code (finding),
                              count != NULL ? count : "",
                              mdr_finding_get_severity (finding) == MDR_SEVERITY_WARNING
                                  ? mdr_cause_to_code (mdr_finding_get_cause (finding))
                                  : "info");
    }

  return g_string_free (told, FALSE);
}

static void
save (Trial *trial, const char *program, const char *user_name, const char *host)
{
  trial_save (trial, (MdrSavedPasswordFields){ .program = program,
                                               .account = user_name,
                                               .user_name = user_name,
                                               .host = host,
                                               .protocols = IMAP });
}

static void
test_nothing (void)
{
  g_auto (Trial) trial = { 0 };
  g_autofree char *told = NULL;

  trial_init (&trial);
  told = tell (&trial, MDR_KEYRING_TROUBLE_NONE);
  g_assert_cmpstr (told, ==, "saved-passwords-none=:info");
}

static void
test_of_account (void)
{
  g_auto (Trial) trial = { 0 };
  g_autofree char *told = NULL;

  trial_init (&trial);
  save (&trial, NULL, "anna@example.it", "imap.example.it");
  save (&trial, NULL, "anna@example.it", "imap.example.it");
  save (&trial, "geary", "anna@example.it", "mail.old.example");
  told = tell (&trial, MDR_KEYRING_TROUBLE_NONE);
  g_assert_cmpstr (told, ==,
                   "saved-passwords-listed=3:info saved-passwords-doubled=2:stale-credentials "
                   "saved-passwords-outdated=1:stale-credentials "
                   "saved-passwords-orphaned=1:stale-credentials");
}

/* Otto's passwords are no reason for Anna's trouble. */
static void
test_of_others (void)
{
  g_auto (Trial) trial = { 0 };
  g_autofree char *told = NULL;

  trial_init (&trial);
  save (&trial, "geary", "otto@other.example", "imap.other.example");
  told = tell (&trial, MDR_KEYRING_TROUBLE_NONE);
  g_assert_cmpstr (told, ==, "saved-passwords-listed=1:info saved-passwords-orphaned=1:info");
}

static void
test_missing (void)
{
  g_auto (Trial) trial = { 0 };
  g_autofree char *told = NULL;

  trial_init (&trial);
  trial_add_program (&trial, "evolution", "1", "anna@example.it", "imap.example.it", NULL);
  told = tell (&trial, MDR_KEYRING_TROUBLE_NONE);
  g_assert_cmpstr (told, ==, "saved-passwords-none=:info saved-passwords-missing=1:info");
}

/* Only a program that needs the keyring makes it a fault. */
static void
test_keyring (void)
{
  g_auto (Trial) trial = { 0 };
  g_autofree char *not_needed = NULL;
  g_autofree char *locked = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *not_there = NULL;
  g_autofree char *not_allowed = NULL;

  trial_init (&trial);
  trial_add_program (&trial, "thunderbird", "1", "anna@example.it", "imap.example.it", NULL);
  not_needed = tell (&trial, MDR_KEYRING_TROUBLE_NOT_THERE);
  g_assert_cmpstr (not_needed, ==, "keyring-not-there=:info");

  trial_add_program (&trial, "evolution", "1", "anna@example.it", "imap.example.it", NULL);
  locked = tell (&trial, MDR_KEYRING_TROUBLE_LOCKED);
  refused = tell (&trial, MDR_KEYRING_TROUBLE_REFUSED);
  not_there = tell (&trial, MDR_KEYRING_TROUBLE_NOT_THERE);
  g_assert_cmpstr (locked, ==, "keyring-locked=:keyring-problem");
  g_assert_cmpstr (refused, ==, "keyring-refused=:keyring-problem");
  g_assert_cmpstr (not_there, ==, "keyring-not-there=:keyring-problem");

  not_allowed = tell (&trial, MDR_KEYRING_TROUBLE_NOT_ALLOWED);
  g_assert_cmpstr (not_allowed, ==, "keyring-not-seen=:info");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/saved-password-findings/nothing-saved", test_nothing);
  g_test_add_func ("/saved-password-findings/of-the-account-are-a-cause", test_of_account);
  g_test_add_func ("/saved-password-findings/of-others-are-a-remark", test_of_others);
  g_test_add_func ("/saved-password-findings/missing", test_missing);
  g_test_add_func ("/saved-password-findings/keyring-counts-where-it-is-needed", test_keyring);

  return g_test_run ();
}
