/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What findings and the message that the user saw say themselves, and what follows when nothing is
 * known.
 */

#include "diagnosis-trial.h"

static const TrialCase cases[] = {
  { .claim = "nothing-wrong",
    .facts = { INFO ("online") },
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_PASSED,
    .first = MDR_CAUSE_OK },
  { .claim = "too-little-is-known", .facts = { INFO ("online") }, .first = MDR_CAUSE_OK },
  { .claim = "a-refused-connection-is-just-that",
    .rule = mdr_rule_findings_at_their_word,
    .facts = { INFO ("online"), CLOSED (IMAP) },
    .receiving = MDR_STATE_FAILED,
    .accused = MDR_CAUSE_CONNECTION_REFUSED,
    .first = MDR_CAUSE_CONNECTION_REFUSED,
    .because = "connection-refused" },
  { .claim = "failed-and-nobody-knows-why",
    .facts = { INFO ("online") },
    .receiving = MDR_STATE_FAILED,
    .first = MDR_CAUSE_UNKNOWN },
  { .claim = "an-error-without-a-cause-is-unknown",
    .rule = mdr_rule_findings_at_their_word,
    .facts = { FAULT ("malformed-reply", UNKNOWN, IMAP) },
    .receiving = MDR_STATE_FAILED,
    .accused = MDR_CAUSE_UNKNOWN,
    .first = MDR_CAUSE_UNKNOWN,
    .at_most = 0.5 },
  { .claim = "a-fault-where-the-user-says-it-works-counts-less",
    .facts = { FAULT ("certificate-expired", TLS_EXPIRED_CERTIFICATE, IMAP),
               FAULT ("certificate-wrong-host", TLS_WRONG_HOST, SMTP) },
    .symptom = "cannot-send",
    .receiving = MDR_STATE_FAILED,
    .sending = MDR_STATE_FAILED,
    .first = MDR_CAUSE_TLS_WRONG_HOST },
  { .claim = "a-measured-fault-beats-a-guess-from-the-symptom",
    .facts = { FAULT ("certificate-expired", TLS_EXPIRED_CERTIFICATE, SMTP) },
    .symptom = "cannot-receive",
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_FAILED,
    .first = MDR_CAUSE_TLS_EXPIRED_CERTIFICATE },
  { .claim = "the-message-counts-as-much-as-it-is-certain",
    .rule = mdr_rule_message_at_its_word,
    .facts = { { "message-understood", MDR_SEVERITY_WARNING, MDR_CAUSE_MAILBOX_FULL, NOBODY,
                 "confidence=0.80" },
               { "message-could-also-mean", MDR_SEVERITY_INFO, MDR_CAUSE_RATE_LIMITED, NOBODY,
                 "confidence=0.20" } },
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_PASSED,
    .accused = MDR_CAUSE_MAILBOX_FULL,
    .first = MDR_CAUSE_MAILBOX_FULL,
    .at_most = 0.68,
    .because = "message-understood" },
  { .claim = "what-was-measured-beats-the-message",
    .facts = { { "message-understood", MDR_SEVERITY_WARNING, MDR_CAUSE_CONNECTION_TIMEOUT, NOBODY,
                 "confidence=1.00" },
               FAULT ("certificate-expired", TLS_EXPIRED_CERTIFICATE, IMAP) },
    .receiving = MDR_STATE_FAILED,
    .first = MDR_CAUSE_TLS_EXPIRED_CERTIFICATE },
  { .claim = "a-message-that-was-disproved-leaves-it-open",
    .facts = { { "message-understood", MDR_SEVERITY_WARNING, MDR_CAUSE_CONNECTION_REFUSED, NOBODY,
                 "confidence=1.00" },
               INFO_ABOUT ("greeted", IMAP),
               INFO_ABOUT ("greeted", SMTP) },
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_PASSED,
    .first = MDR_CAUSE_UNKNOWN,
    .doubted = MDR_CAUSE_CONNECTION_REFUSED,
    .against = "greeted" },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  trial_add_cases ("literal", cases, G_N_ELEMENTS (cases));

  return g_test_run ();
}
