/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules for what the mail programs on this computer are set to.
 */

#include "diagnosis-trial.h"

/* clang-format off */
#define SET_OTHERWISE(difference, cause, service) \
  { "program-settings-differ", MDR_SEVERITY_WARNING, MDR_CAUSE_##cause, service, \
    "program=thunderbird difference=" difference }
#define BOTH_WELL .receiving = MDR_STATE_PASSED, .sending = MDR_STATE_PASSED
/* clang-format on */

static const TrialCase cases[] = {
  { .claim = "asking-again-with-a-password-where-none-is-taken",
    .rule = mdr_rule_program_is_set_otherwise,
    .facts = { INFO ("provider-takes-no-password"),
               SET_OTHERWISE ("plain-password-with-oauth-only", OAUTH_REQUIRED, IMAP) },
    .symptom = "keeps-asking",
    BOTH_WELL,
    .accused = MDR_CAUSE_OAUTH_REQUIRED,
    .first = MDR_CAUSE_OAUTH_REQUIRED,
    .because = "program-settings-differ" },
  { .claim = "cannot-send-for-want-of-a-sign-in",
    .rule = mdr_rule_program_is_set_otherwise,
    .facts = { SET_OTHERWISE ("no-sign-in-for-sending", AUTH_REQUIRED_FOR_SENDING, SMTP) },
    .symptom = "cannot-send",
    BOTH_WELL,
    .accused = MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING,
    .first = MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING,
    .because = "program-settings-differ" },
  { .claim = "that-signing-in-works-says-nothing-for-a-program-that-does-not",
    .facts = { SET_OTHERWISE ("no-sign-in-for-sending", AUTH_REQUIRED_FOR_SENDING, SMTP),
               INFO_ABOUT ("sign-in-accepted", SMTP) },
    .symptom = "cannot-send",
    BOTH_WELL,
    .first = MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING },
  { .claim = "the-wrong-user-name-although-the-right-one-works",
    .facts = { SET_OTHERWISE ("local-part-as-user", USERNAME_NOT_FULL_ADDRESS, IMAP),
               INFO_ABOUT ("sign-in-accepted", IMAP) },
    .symptom = "keeps-asking",
    BOTH_WELL,
    .first = MDR_CAUSE_USERNAME_NOT_FULL_ADDRESS },
  { .claim = "cannot-receive-at-a-wrong-port",
    .rule = mdr_rule_program_is_set_otherwise,
    .facts = { SET_OTHERWISE ("wrong-port", WRONG_SERVER_SETTINGS, IMAP) },
    .symptom = "cannot-receive",
    BOTH_WELL,
    .accused = MDR_CAUSE_WRONG_SERVER_SETTINGS,
    .first = MDR_CAUSE_WRONG_SERVER_SETTINGS },
  { .claim = "asking-again-since-the-online-account-waits",
    .facts = { SET_OTHERWISE ("online-account-needs-attention", OAUTH_TOKEN_EXPIRED, NOBODY) },
    .symptom = "keeps-asking",
    BOTH_WELL,
    .first = MDR_CAUSE_OAUTH_TOKEN_EXPIRED },
  { .claim = "what-sends-is-not-why-nothing-is-received",
    .facts = { SET_OTHERWISE ("no-sign-in-for-sending", AUTH_REQUIRED_FOR_SENDING, SMTP) },
    .symptom = "cannot-receive",
    BOTH_WELL,
    .first = MDR_CAUSE_STALE_CREDENTIALS },
  { .claim = "another-program-is-not-to-blame",
    .facts = { SET_OTHERWISE ("wrong-port", WRONG_SERVER_SETTINGS, IMAP) },
    .symptom = "keeps-asking",
    .program = "evolution",
    BOTH_WELL,
    .first = MDR_CAUSE_STALE_CREDENTIALS },
  { .claim = "the-program-in-question-is",
    .facts = { SET_OTHERWISE ("wrong-port", WRONG_SERVER_SETTINGS, IMAP) },
    .symptom = "keeps-asking",
    .program = "thunderbird",
    BOTH_WELL,
    .first = MDR_CAUSE_WRONG_SERVER_SETTINGS },
  { .claim = "without-a-complaint-it-is-only-possible",
    .rule = mdr_rule_program_is_set_otherwise,
    .facts = { SET_OTHERWISE ("old-host", WRONG_SERVER_SETTINGS, IMAP) },
    BOTH_WELL,
    .accused = MDR_CAUSE_WRONG_SERVER_SETTINGS,
    .first = MDR_CAUSE_WRONG_SERVER_SETTINGS,
    .at_most = 0.5 },
  { .claim = "what-was-measured-comes-first",
    .facts = { SET_OTHERWISE ("wrong-port", WRONG_SERVER_SETTINGS, IMAP),
               FAULT ("certificate-expired", TLS_EXPIRED_CERTIFICATE, IMAP) },
    .symptom = "cannot-receive",
    .receiving = MDR_STATE_FAILED,
    .sending = MDR_STATE_PASSED,
    .first = MDR_CAUSE_TLS_EXPIRED_CERTIFICATE },
  { .claim = "a-remark-accuses-nobody",
    .rule = mdr_rule_program_is_set_otherwise,
    .facts = { { "program-settings-differ", MDR_SEVERITY_INFO, MDR_CAUSE_OK, IMAP,
                 "program=thunderbird difference=old-host" } },
    BOTH_WELL,
    .first = MDR_CAUSE_OK },
  { .claim = "a-program-here-is-not-the-one-on-a-phone",
    .facts = { SET_OTHERWISE ("plain-password-with-oauth-only", OAUTH_REQUIRED, IMAP) },
    .symptom = "keeps-asking",
    .device = "iphone",
    BOTH_WELL,
    .first = MDR_CAUSE_STALE_CREDENTIALS },
  { .claim = "servers-and-account-are-the-same-for-a-phone",
    .facts = { REFUSED (IMAP) },
    .symptom = "keeps-asking",
    .device = "iphone",
    .receiving = MDR_STATE_FAILED,
    .sending = MDR_STATE_PASSED,
    .first = MDR_CAUSE_PASSWORD_WRONG },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  trial_add_cases ("programs", cases, G_N_ELEMENTS (cases));

  return g_test_run ();
}
