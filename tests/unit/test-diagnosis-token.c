/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules that look behind a refused permission of the provider's sign-in window.
 */

#include "diagnosis-trial.h"

#define TOKEN_REFUSED FAULT ("token-refused", OAUTH_TOKEN_EXPIRED, IMAP)
#define CLOCK_OFF(seconds)                                                                         \
  {                                                                                                \
    "clock-off", MDR_SEVERITY_WARNING, MDR_CAUSE_CLOCK_SKEW, NOBODY, "offset=" seconds             \
  }

static const TrialCase cases[] = {
  { .claim = "a-token-that-ran-out-says-so-itself",
    .rule = mdr_rule_token_and_clock,
    .facts = { TOKEN_REFUSED, INFO ("clock-right") },
    .provider = "outlook",
    .receiving = MDR_STATE_FAILED,
    .first = MDR_CAUSE_OAUTH_TOKEN_EXPIRED },
  { .claim = "whoever-was-signed-in-needs-no-other-way-to-sign-in",
    .rule = mdr_rule_token_is_there,
    .facts = { FAULT ("only-modern-sign-in", OAUTH_REQUIRED, IMAP),
               FAULT ("online-account-signed-out", OAUTH_TOKEN_EXPIRED, NOBODY) },
    .provider = "outlook",
    .receiving = MDR_STATE_FAILED,
    .first = MDR_CAUSE_OAUTH_TOKEN_EXPIRED },
  { .claim = "with-a-wrong-clock-the-token-is-not-to-blame",
    .rule = mdr_rule_token_and_clock,
    .facts = { TOKEN_REFUSED, CLOCK_OFF ("-7200") },
    .receiving = MDR_STATE_FAILED,
    .accused = MDR_CAUSE_CLOCK_SKEW,
    .first = MDR_CAUSE_CLOCK_SKEW,
    .because = "token-refused" },
  { .claim = "a-wrong-clock-signs-the-desktop-out",
    .rule = mdr_rule_token_and_clock,
    .facts = { FAULT ("online-account-signed-out", OAUTH_TOKEN_EXPIRED, NOBODY),
               CLOCK_OFF ("86400") },
    .receiving = MDR_STATE_FAILED,
    .accused = MDR_CAUSE_CLOCK_SKEW,
    .first = MDR_CAUSE_CLOCK_SKEW },
  { .claim = "a-wrong-clock-alone-says-nothing-of-tokens",
    .rule = mdr_rule_token_and_clock,
    .facts = { REFUSED (IMAP), CLOCK_OFF ("-7200") },
    .receiving = MDR_STATE_FAILED,
    .first = MDR_CAUSE_PASSWORD_WRONG },
  { .claim = "the-token-is-somebody-elses",
    .rule = mdr_rule_token_of_another_name,
    .facts = { TOKEN_REFUSED, INFO ("online-account-other-name") },
    .receiving = MDR_STATE_FAILED,
    .accused = MDR_CAUSE_USERNAME_NOT_FULL_ADDRESS,
    .first = MDR_CAUSE_USERNAME_NOT_FULL_ADDRESS,
    .because = "online-account-other-name" },
  { .claim = "somebody-elses-token-opens-no-mailbox",
    .rule = mdr_rule_token_of_another_name,
    .facts = { FAULT_WITH ("mailbox-refused",
                           PROTOCOL_DISABLED,
                           IMAP,
                           "server-text=User%20is%20authenticated%20but%20not%20connected."),
               INFO ("online-account-other-name") },
    .receiving = MDR_STATE_FAILED,
    .accused = MDR_CAUSE_USERNAME_NOT_FULL_ADDRESS,
    .first = MDR_CAUSE_USERNAME_NOT_FULL_ADDRESS },
  { .claim = "a-name-that-fits-is-not-accused",
    .rule = mdr_rule_token_of_another_name,
    .facts = { FAULT_WITH ("token-refused",
                           OAUTH_TOKEN_EXPIRED,
                           IMAP,
                           "user-name-form=full-address") },
    .receiving = MDR_STATE_FAILED,
    .first = MDR_CAUSE_OAUTH_TOKEN_EXPIRED },
  { .claim = "a-token-belongs-to-a-whole-address",
    .rule = mdr_rule_token_of_another_name,
    .facts = { FAULT_WITH ("token-refused",
                           OAUTH_TOKEN_EXPIRED,
                           IMAP,
                           "user-name-form=local-part") },
    .receiving = MDR_STATE_FAILED,
    .accused = MDR_CAUSE_USERNAME_NOT_FULL_ADDRESS,
    .first = MDR_CAUSE_OAUTH_TOKEN_EXPIRED },
  { .claim = "another-name-that-is-let-in-is-no-fault",
    .rule = mdr_rule_token_of_another_name,
    .facts = { INFO_ABOUT ("sign-in-accepted", IMAP), INFO ("online-account-other-name") },
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_PASSED,
    .first = MDR_CAUSE_OK },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  trial_add_cases ("token", cases, G_N_ELEMENTS (cases));

  return g_test_run ();
}
