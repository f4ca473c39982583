/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Servers and network are well, the user's mail program is not. What works and what does not
 * narrows it: the four combinations of receiving and sending each have their own suspects.
 */

#include "mdr-diagnosis-rules.h"

typedef struct
{
  const char *code;
  MdrCause cause;
  double confidence;
  double when_two_step;
} PolicyRow;

/* What the provider's rule makes likely. Where two-step verification counts, the first number is
 * for those who do not know whether it is on. */
static const PolicyRow policy_rows[] = {
  { "provider-takes-no-password", MDR_CAUSE_OAUTH_REQUIRED, 0.8, 0.8 },
  { "provider-needs-app-password", MDR_CAUSE_APP_PASSWORD_REQUIRED, 0.7, 0.75 },
  { "provider-prefers-modern-sign-in", MDR_CAUSE_APP_PASSWORD_REQUIRED, 0.6, 0.65 },
  { "provider-prefers-modern-sign-in", MDR_CAUSE_OAUTH_REQUIRED, 0.55, 0.6 },
  { "provider-needs-app-password-with-two-step", MDR_CAUSE_APP_PASSWORD_REQUIRED, 0.45, 0.75 },
  { "provider-needs-bridge", MDR_CAUSE_WRONG_SERVER_SETTINGS, 0.6, 0.6 },
};

/* A program that sends or receives already knows how to sign in; one that does only half of it has
 * the other half set up differently. */
#define HALF_WORKS 0.8

static gboolean
has_symptom (MdrInquiry *inquiry, const char *symptom)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);

  return mdr_answers_is (evidence->answers, MDR_QUESTION_SYMPTOM, symptom) &&
         mdr_evidence_seems_well (evidence);
}

/* The provider's rule is the first suspect for a program that does not get in. */
void
mdr_rule_providers_way_to_sign_in (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  gboolean half = has_symptom (inquiry, "cannot-receive") || has_symptom (inquiry, "cannot-send");
  gboolean two_step = mdr_answers_is (evidence->answers, MDR_QUESTION_TWO_STEP, "yes");
  gboolean no_two_step = mdr_answers_is (evidence->answers, MDR_QUESTION_TWO_STEP, "no");

  if (!mdr_evidence_seems_well (evidence))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (policy_rows); i++)
    {
      MdrFinding *rule = mdr_evidence_find (evidence, policy_rows[i].code);
      double confidence = two_step ? policy_rows[i].when_two_step : policy_rows[i].confidence;

      if (rule != NULL &&
          !(no_two_step && g_str_has_suffix (policy_rows[i].code, "-with-two-step")))
        mdr_inquiry_accuse (inquiry, policy_rows[i].cause,
                            half ? confidence * HALF_WORKS : confidence, rule);
    }
}

/* It asks and asks: it has no password that the server takes. What worked once and then asks has an
 * old password, or a permission that ran out. */
void
mdr_rule_keeps_asking (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *accepted = mdr_evidence_find (evidence, "sign-in-accepted");
  MdrFinding *rule;

  if (!has_symptom (inquiry, "keeps-asking"))
    return;

  mdr_inquiry_accuse (inquiry, MDR_CAUSE_STALE_CREDENTIALS, accepted != NULL ? 0.8 : 0.4, accepted);
  mdr_inquiry_accuse (inquiry, MDR_CAUSE_PASSWORD_WRONG, 0.35, NULL);

  if ((rule = mdr_evidence_find (evidence, "provider-takes-no-password")) != NULL)
    mdr_inquiry_accuse (inquiry, MDR_CAUSE_OAUTH_TOKEN_EXPIRED, 0.6, rule);
  else if ((rule = mdr_evidence_find (evidence, "provider-prefers-modern-sign-in")) != NULL)
    mdr_inquiry_accuse (inquiry, MDR_CAUSE_OAUTH_TOKEN_EXPIRED, 0.5, rule);
}

/* Sending works, so the password is right: it is the way in for receiving, or the mailbox. */
void
mdr_rule_cannot_receive_only (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *accepted = mdr_evidence_find (evidence, "sign-in-accepted");
  MdrFinding *must_enable = mdr_evidence_find (evidence, "imap-must-be-enabled");

  if (!has_symptom (inquiry, "cannot-receive"))
    return;

  mdr_inquiry_accuse (inquiry, MDR_CAUSE_PROTOCOL_DISABLED, must_enable != NULL ? 0.65 : 0.3,
                      must_enable);
  mdr_inquiry_accuse (inquiry, MDR_CAUSE_STALE_CREDENTIALS, accepted != NULL ? 0.7 : 0.4, accepted);
  mdr_inquiry_accuse (inquiry, MDR_CAUSE_WRONG_SERVER_SETTINGS, 0.4, NULL);
  mdr_inquiry_accuse (inquiry, MDR_CAUSE_MAILBOX_FULL, 0.35, NULL);
  mdr_inquiry_accuse (inquiry, MDR_CAUSE_TOO_MANY_CONNECTIONS, 0.3, NULL);
}

/* Receiving works: the program does not sign in for sending, has another password there, or a
 * sender's address that is not the account's. */
void
mdr_rule_cannot_send_only (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrService *sending = mdr_verdict_get_service (evidence->verdicts[MDR_DIRECTION_SENDING]);
  MdrFinding *accepted = NULL;

  if (!has_symptom (inquiry, "cannot-send"))
    return;

  if (sending != NULL)
    accepted = mdr_evidence_find_for (evidence, "sign-in-accepted", sending);

  mdr_inquiry_accuse (inquiry, MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING, 0.6,
                      mdr_evidence_find (evidence, "sending-needs-sign-in"));
  mdr_inquiry_accuse (inquiry, MDR_CAUSE_STALE_CREDENTIALS, accepted != NULL ? 0.65 : 0.45,
                      accepted);
  mdr_inquiry_accuse (inquiry, MDR_CAUSE_WRONG_SERVER_SETTINGS, 0.4, NULL);
  mdr_inquiry_accuse (inquiry, MDR_CAUSE_SENDER_REJECTED, 0.35, NULL);
  mdr_inquiry_accuse (inquiry, MDR_CAUSE_PROTOCOL_DISABLED, 0.3, NULL);
}

/* Neither works: the account, its password, or the program's settings as a whole. */
void
mdr_rule_neither_works (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *accepted = mdr_evidence_find (evidence, "sign-in-accepted");
  MdrFinding *must_enable = mdr_evidence_find (evidence, "imap-must-be-enabled");

  if (!has_symptom (inquiry, "both"))
    return;

  mdr_inquiry_accuse (inquiry, MDR_CAUSE_STALE_CREDENTIALS, accepted != NULL ? 0.8 : 0.4, accepted);
  mdr_inquiry_accuse (inquiry, MDR_CAUSE_PASSWORD_WRONG, 0.45, NULL);
  mdr_inquiry_accuse (inquiry, MDR_CAUSE_WRONG_SERVER_SETTINGS, 0.35, NULL);
  mdr_inquiry_accuse (inquiry, MDR_CAUSE_ACCOUNT_LOCKED, 0.3, NULL);
  if (must_enable != NULL)
    mdr_inquiry_accuse (inquiry, MDR_CAUSE_PROTOCOL_DISABLED, 0.5, must_enable);
}
