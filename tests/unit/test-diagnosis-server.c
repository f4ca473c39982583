/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules about the servers, and whether they are the right ones.
 */

#include "diagnosis-trial.h"

static const TrialCase cases[] = {
  { .claim = "one-dead-host-beside-living-ones-is-down",
    .rule = mdr_rule_server_down,
    .facts = { INFO ("online"), SILENT (IMAP), REACHED (SMTP) },
    .source = MDR_SETTINGS_SOURCE_PROVIDER_LIST,
    .receiving = MDR_STATE_FAILED,
    .sending = MDR_STATE_PASSED,
    .accused = MDR_CAUSE_SERVER_DOWN,
    .first = MDR_CAUSE_SERVER_DOWN },
  { .claim = "a-dead-host-that-somebody-typed-may-be-the-wrong-one",
    .rule = mdr_rule_server_down,
    .facts = { INFO ("online"), CLOSED (IMAP), REACHED (SMTP) },
    .source = MDR_SETTINGS_SOURCE_GIVEN,
    .receiving = MDR_STATE_FAILED,
    .sending = MDR_STATE_PASSED,
    .accused = MDR_CAUSE_WRONG_SERVER_SETTINGS,
    .first = MDR_CAUSE_CONNECTION_REFUSED },
  { .claim = "a-host-with-another-open-port-is-not-down",
    .rule = mdr_rule_server_down,
    .facts = { REACHED (IMAP), CLOSED (SMTP), REACHED (SMTP_587) },
    .two_ports = TRUE,
    .source = MDR_SETTINGS_SOURCE_PROVIDER_LIST,
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_WARNING,
    .first = MDR_CAUSE_CONNECTION_REFUSED },
  { .claim = "nothing-of-the-provider-answers",
    .rule = mdr_rule_provider_down,
    .facts = { INFO ("online"), WARNING ("webmail-unreachable", OK, NOBODY), SILENT (IMAP),
               SILENT (SMTP) },
    .source = MDR_SETTINGS_SOURCE_PROVIDER_LIST,
    .receiving = MDR_STATE_FAILED,
    .sending = MDR_STATE_FAILED,
    .accused = MDR_CAUSE_SERVER_DOWN,
    .first = MDR_CAUSE_SERVER_DOWN,
    .because = "webmail-unreachable" },
  { .claim = "only-the-webmail-does-not-answer",
    .rule = mdr_rule_provider_down,
    .facts = { INFO ("online"), WARNING ("webmail-unreachable", OK, NOBODY), REACHED (IMAP),
               REACHED (SMTP) },
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_PASSED,
    .first = MDR_CAUSE_OK },
  { .claim = "no-domain-is-a-matter-of-names",
    .rule = mdr_rule_names_not_found,
    .facts = { INFO ("online"), FAULT ("domain-not-found", DNS_FAILURE, NOBODY) },
    .accused = MDR_CAUSE_DNS_FAILURE,
    .first = MDR_CAUSE_DNS_FAILURE },
  { .claim = "no-name-at-all-is-a-matter-of-names",
    .rule = mdr_rule_names_not_found,
    .facts = { INFO ("online"), FAULT ("name-not-found", DNS_FAILURE, IMAP),
               FAULT ("name-not-found", DNS_FAILURE, SMTP) },
    .receiving = MDR_STATE_FAILED,
    .sending = MDR_STATE_FAILED,
    .accused = MDR_CAUSE_DNS_FAILURE,
    .first = MDR_CAUSE_DNS_FAILURE },
  { .claim = "one-name-not-found-may-be-mistyped",
    .rule = mdr_rule_names_not_found,
    .facts = { INFO ("online"), FAULT ("name-not-found", DNS_FAILURE, IMAP), REACHED (SMTP) },
    .receiving = MDR_STATE_FAILED,
    .sending = MDR_STATE_PASSED,
    .accused = MDR_CAUSE_WRONG_SERVER_SETTINGS,
    .first = MDR_CAUSE_DNS_FAILURE },
  { .claim = "a-failing-server-that-the-provider-does-not-name",
    .rule = mdr_rule_not_the_providers_server,
    .facts = { CLOSED (IMAP) },
    .provider = "gmail",
    .receiving = MDR_STATE_FAILED,
    .accused = MDR_CAUSE_WRONG_SERVER_SETTINGS,
    .first = MDR_CAUSE_CONNECTION_REFUSED },
  { .claim = "a-server-of-which-nothing-is-known-is-not-judged",
    .rule = mdr_rule_not_the_providers_server,
    .facts = { CLOSED (IMAP) },
    .receiving = MDR_STATE_FAILED,
    .first = MDR_CAUSE_CONNECTION_REFUSED },
  { .claim = "what-a-server-says-itself-is-believed",
    .facts = { FAULT ("greeting-refused", SERVER_TEMPORARY, IMAP) },
    .receiving = MDR_STATE_FAILED,
    .first = MDR_CAUSE_SERVER_TEMPORARY },
  { .claim = "too-many-connections-are-told-by-the-server",
    .facts = { FAULT ("sign-in-unavailable", TOO_MANY_CONNECTIONS, IMAP) },
    .receiving = MDR_STATE_FAILED,
    .first = MDR_CAUSE_TOO_MANY_CONNECTIONS },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  trial_add_cases ("server", cases, G_N_ELEMENTS (cases));

  return g_test_run ();
}
