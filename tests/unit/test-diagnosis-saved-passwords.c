/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules for what is saved on this computer.
 */

#include "diagnosis-trial.h"

static const TrialCase cases[] = {
  { .claim = "asking-again-with-an-outdated-password-saved",
    .rule = mdr_rule_saved_passwords_do_not_fit,
    .facts = { INFO ("online"), WARNING ("saved-passwords-outdated", STALE_CREDENTIALS, NOBODY) },
    .symptom = "keeps-asking",
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_PASSED,
    .accused = MDR_CAUSE_STALE_CREDENTIALS,
    .first = MDR_CAUSE_STALE_CREDENTIALS,
    .because = "saved-passwords-outdated" },
  { .claim = "asking-again-with-two-passwords-saved-at-a-modern-provider",
    .rule = mdr_rule_saved_passwords_do_not_fit,
    .facts = { INFO ("provider-needs-app-password"),
               WARNING ("saved-passwords-doubled", STALE_CREDENTIALS, NOBODY) },
    .symptom = "keeps-asking",
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_PASSED,
    .accused = MDR_CAUSE_STALE_CREDENTIALS,
    .first = MDR_CAUSE_STALE_CREDENTIALS,
    .because = "saved-passwords-doubled" },
  { .claim = "not-sending-with-a-password-left-behind",
    .rule = mdr_rule_saved_passwords_do_not_fit,
    .facts = { WARNING ("saved-passwords-orphaned", STALE_CREDENTIALS, NOBODY) },
    .symptom = "cannot-send",
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_PASSED,
    .accused = MDR_CAUSE_STALE_CREDENTIALS,
    .first = MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING },
  { .claim = "passwords-of-others-say-nothing",
    .rule = mdr_rule_saved_passwords_do_not_fit,
    .facts = { INFO ("saved-passwords-doubled"), INFO ("provider-needs-app-password") },
    .symptom = "keeps-asking",
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_PASSED,
    .first = MDR_CAUSE_APP_PASSWORD_REQUIRED },
  { .claim = "asking-again-with-a-locked-keyring",
    .rule = mdr_rule_keyring_does_not_open,
    .facts = { INFO ("online"), WARNING ("keyring-locked", KEYRING_PROBLEM, NOBODY) },
    .symptom = "keeps-asking",
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_PASSED,
    .accused = MDR_CAUSE_KEYRING_PROBLEM,
    .first = MDR_CAUSE_KEYRING_PROBLEM,
    .because = "keyring-locked" },
  { .claim = "asking-again-without-a-keyring",
    .rule = mdr_rule_keyring_does_not_open,
    .facts = { WARNING ("keyring-not-there", KEYRING_PROBLEM, NOBODY) },
    .symptom = "keeps-asking",
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_PASSED,
    .accused = MDR_CAUSE_KEYRING_PROBLEM,
    .first = MDR_CAUSE_KEYRING_PROBLEM },
  { .claim = "asking-again-after-the-unlock-was-refused",
    .rule = mdr_rule_keyring_does_not_open,
    .facts = { WARNING ("keyring-refused", KEYRING_PROBLEM, NOBODY) },
    .symptom = "keeps-asking",
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_PASSED,
    .accused = MDR_CAUSE_KEYRING_PROBLEM,
    .first = MDR_CAUSE_KEYRING_PROBLEM },
  { .claim = "a-keyring-that-nobody-needs-says-nothing",
    .rule = mdr_rule_keyring_does_not_open,
    .facts = { INFO ("keyring-not-there") },
    .symptom = "keeps-asking",
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_PASSED,
    .first = MDR_CAUSE_STALE_CREDENTIALS },
  { .claim = "asking-again-since-nothing-was-saved",
    .rule = mdr_rule_password_was_not_saved,
    .facts = { INFO ("saved-passwords-missing") },
    .symptom = "keeps-asking",
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_PASSED,
    .accused = MDR_CAUSE_KEYRING_PROBLEM,
    .first = MDR_CAUSE_KEYRING_PROBLEM,
    .at_most = 0.5 },
  { .claim = "passwords-are-not-to-blame-for-a-server-that-fails",
    .rule = mdr_rule_saved_passwords_do_not_fit,
    .facts = { FAULT ("certificate-expired", TLS_EXPIRED_CERTIFICATE, IMAP),
               WARNING ("saved-passwords-outdated", STALE_CREDENTIALS, NOBODY) },
    .symptom = "keeps-asking",
    .receiving = MDR_STATE_FAILED,
    .sending = MDR_STATE_PASSED,
    .first = MDR_CAUSE_TLS_EXPIRED_CERTIFICATE },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  trial_add_cases ("saved-passwords", cases, G_N_ELEMENTS (cases));

  return g_test_run ();
}
