/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What measurements say against guesses.
 */

#include "diagnosis-trial.h"

static const TrialCase cases[] = {
  { .claim = "servers-that-answer-speak-against-a-message-about-the-way",
    .rule = mdr_rule_reached_servers_speak_against,
    .facts = { { "message-understood", MDR_SEVERITY_WARNING, MDR_CAUSE_TLS_EXPIRED_CERTIFICATE,
                 NOBODY, "confidence=0.95" },
               INFO_ABOUT ("secured", IMAP),
               INFO_ABOUT ("secured", SMTP) },
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_PASSED,
    .first = MDR_CAUSE_UNKNOWN,
    .doubted = MDR_CAUSE_TLS_EXPIRED_CERTIFICATE,
    .against = "secured" },
  { .claim = "one-server-that-answers-does-not-speak-for-the-other",
    .rule = mdr_rule_reached_servers_speak_against,
    .facts = { { "message-understood", MDR_SEVERITY_WARNING, MDR_CAUSE_CONNECTION_REFUSED, NOBODY,
                 "confidence=0.95" },
               INFO_ABOUT ("greeted", IMAP) },
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_WAITING,
    .first = MDR_CAUSE_CONNECTION_REFUSED },
  { .claim = "the-server-in-question-is-enough",
    .rule = mdr_rule_reached_servers_speak_against,
    .facts = { { "message-understood", MDR_SEVERITY_WARNING, MDR_CAUSE_CONNECTION_REFUSED, NOBODY,
                 "confidence=0.95" },
               INFO_ABOUT ("greeted", SMTP),
               INFO_ABOUT ("sending-needs-sign-in", SMTP) },
    .symptom = "cannot-send",
    .sending = MDR_STATE_PASSED,
    .first = MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING,
    .doubted = MDR_CAUSE_CONNECTION_REFUSED,
    .against = "greeted" },
  { .claim = "names-that-were-found-speak-against-a-message-about-names",
    .facts = { { "message-understood", MDR_SEVERITY_WARNING, MDR_CAUSE_DNS_FAILURE, NOBODY,
                 "confidence=0.95" },
               REACHED (IMAP),
               REACHED (SMTP) },
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_PASSED,
    .first = MDR_CAUSE_UNKNOWN,
    .doubted = MDR_CAUSE_DNS_FAILURE,
    .against = "connected" },
  { .claim = "an-accepted-sign-in-speaks-against-a-wrong-password",
    .rule = mdr_rule_single_findings_speak_against,
    .facts = { { "message-understood", MDR_SEVERITY_WARNING, MDR_CAUSE_PASSWORD_WRONG, NOBODY,
                 "confidence=0.95" },
               INFO_ABOUT ("sign-in-accepted", IMAP) },
    .symptom = "keeps-asking",
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_PASSED,
    .first = MDR_CAUSE_STALE_CREDENTIALS,
    .doubted = MDR_CAUSE_PASSWORD_WRONG,
    .against = "sign-in-accepted" },
  { .claim = "the-internet-that-is-there-speaks-against-none",
    .rule = mdr_rule_single_findings_speak_against,
    .facts = { INFO ("online"),
               { "message-understood", MDR_SEVERITY_WARNING, MDR_CAUSE_NO_INTERNET, NOBODY,
                 "confidence=0.95" },
               SILENT (IMAP) },
    .receiving = MDR_STATE_FAILED,
    .first = MDR_CAUSE_CONNECTION_TIMEOUT,
    .doubted = MDR_CAUSE_NO_INTERNET,
    .against = "online" },
  { .claim = "a-right-clock-speaks-against-a-wrong-one",
    .rule = mdr_rule_single_findings_speak_against,
    .facts = { INFO ("clock-right"),
               { "message-understood", MDR_SEVERITY_WARNING, MDR_CAUSE_CLOCK_SKEW, NOBODY,
                 "confidence=0.95" },
               FAULT ("certificate-expired", TLS_EXPIRED_CERTIFICATE, IMAP) },
    .receiving = MDR_STATE_FAILED,
    .first = MDR_CAUSE_TLS_EXPIRED_CERTIFICATE,
    .doubted = MDR_CAUSE_CLOCK_SKEW,
    .against = "clock-right" },
  { .claim = "what-was-measured-only-loses-a-little",
    .facts = { INFO_ABOUT ("sign-in-accepted", IMAP),
               FAULT ("sign-in-refused", APP_PASSWORD_REQUIRED, SMTP) },
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_FAILED,
    .first = MDR_CAUSE_APP_PASSWORD_REQUIRED,
    .doubted = MDR_CAUSE_APP_PASSWORD_REQUIRED,
    .against = "sign-in-accepted" },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  trial_add_cases ("against", cases, G_N_ELEMENTS (cases));

  return g_test_run ();
}
