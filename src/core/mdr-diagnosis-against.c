/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing measured is contradicted by a guess. What was measured and speaks against a cause is
 * listed with it, and takes weight from it.
 */

#include "mdr-diagnosis-rules.h"

/* Causes that keep a program from a server's first words, and what was heard of one that can be
 * reached. */
static const struct
{
  MdrCause cause;
  const char *code;
} reach_rows[] = {
  { MDR_CAUSE_DNS_FAILURE, "connected" },
  { MDR_CAUSE_NO_INTERNET, "connected" },
  { MDR_CAUSE_CAPTIVE_PORTAL, "greeted" },
  { MDR_CAUSE_PROXY_REQUIRED, "connected" },
  { MDR_CAUSE_FIREWALL_BLOCKS_MAIL, "greeted" },
  { MDR_CAUSE_CONNECTION_REFUSED, "greeted" },
  { MDR_CAUSE_CONNECTION_TIMEOUT, "greeted" },
  { MDR_CAUSE_CONNECTION_RESET, "greeted" },
  { MDR_CAUSE_SERVER_DOWN, "greeted" },
  { MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE, "secured" },
  { MDR_CAUSE_TLS_EXPIRED_CERTIFICATE, "secured" },
  { MDR_CAUSE_TLS_WRONG_HOST, "secured" },
  { MDR_CAUSE_TLS_INTERCEPTION, "secured" },
  { MDR_CAUSE_TLS_VERSION_OR_CIPHER, "secured" },
  { MDR_CAUSE_CLOCK_SKEW, "secured" },
};

/* Single findings that speak against a cause, whatever else there is. */
static const struct
{
  MdrCause cause;
  const char *code;
} single_rows[] = {
  { MDR_CAUSE_NO_INTERNET, "online" },
  { MDR_CAUSE_NO_INTERNET, "monitor-says-online" },
  { MDR_CAUSE_CAPTIVE_PORTAL, "no-portal" },
  { MDR_CAUSE_PROXY_REQUIRED, "online" },
  { MDR_CAUSE_CLOCK_SKEW, "clock-right" },
  { MDR_CAUSE_PASSWORD_WRONG, "sign-in-accepted" },
  { MDR_CAUSE_APP_PASSWORD_REQUIRED, "sign-in-accepted" },
  { MDR_CAUSE_OAUTH_REQUIRED, "sign-in-accepted" },
  { MDR_CAUSE_ACCOUNT_LOCKED, "sign-in-accepted" },
  { MDR_CAUSE_WEB_LOGIN_REQUIRED, "sign-in-accepted" },
  { MDR_CAUSE_PROTOCOL_DISABLED, "sign-in-accepted" },
  { MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED, "sign-in-accepted" },
  { MDR_CAUSE_USERNAME_NOT_FULL_ADDRESS, "sign-in-accepted" },
  { MDR_CAUSE_IP_BLOCKED, "sign-in-accepted" },
  { MDR_CAUSE_APP_PASSWORD_REQUIRED, "webmail-sign-in-fails" },
  { MDR_CAUSE_OAUTH_REQUIRED, "webmail-sign-in-fails" },
  { MDR_CAUSE_PROTOCOL_DISABLED, "webmail-sign-in-fails" },
  { MDR_CAUSE_ACCOUNT_LOCKED, "webmail-sign-in-works" },
};

/* What the user complains about; everything, where nothing was said. */
static gboolean
is_in_question (const MdrEvidence *evidence, MdrDirection direction)
{
  return mdr_answers_get (evidence->answers, MDR_QUESTION_SYMPTOM) == NULL ||
         mdr_evidence_has_symptom (evidence, direction);
}

/* How many servers the conversation was held with, of those in question. */
static gboolean
all_in_question_were_reached (const MdrEvidence *evidence)
{
  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    if (is_in_question (evidence, direction) &&
        mdr_verdict_get_reached (evidence->verdicts[direction]) < MDR_PHASE_CAPABILITIES)
      return FALSE;

  return TRUE;
}

/* Where somebody in between is trusted, the channel to that is as good as one to the server. */
static gboolean
may_end_in_between (const MdrEvidence *evidence, MdrCause cause, MdrService *service)
{
  return cause == MDR_CAUSE_TLS_INTERCEPTION &&
         (mdr_evidence_find_for (evidence, "certificate-private-authority", service) != NULL ||
          mdr_evidence_find_for (evidence, "certificate-intercepted", service) != NULL);
}

/* The servers answer as they should, here and now, so the way to them is free. One of them is not
 * enough: nobody knows which one the message was about. */
void
mdr_rule_reached_servers_speak_against (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);

  if (!all_in_question_were_reached (evidence))
    return;

  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    for (gsize i = 0; i < G_N_ELEMENTS (reach_rows); i++)
      {
        MdrService *service = mdr_verdict_get_service (evidence->verdicts[direction]);
        MdrFinding *against = NULL;

        if (service != NULL && is_in_question (evidence, direction))
          against = mdr_evidence_find_for (evidence, reach_rows[i].code, service);
        if (against != NULL && !may_end_in_between (evidence, reach_rows[i].cause, service))
          mdr_inquiry_contradict (inquiry, reach_rows[i].cause, against);
      }
}

/* The finding that proves the sign-in for sending, without which that needs no proof. */
static void
doubt_missing_sign_in (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrService *sending = mdr_verdict_get_service (evidence->verdicts[MDR_DIRECTION_SENDING]);
  MdrFinding *accepted = NULL;

  if (sending != NULL)
    accepted = mdr_evidence_find_for (evidence, "sign-in-accepted", sending);
  if (accepted != NULL)
    mdr_inquiry_contradict (inquiry, MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING, accepted);
}

/* Whether a mail program is set so that it leads there, whatever works with the right settings. */
static gboolean
is_set_so_in_a_program (const MdrEvidence *evidence, MdrCause cause)
{
  for (guint i = 0; i < evidence->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (evidence->findings, i);

      if (mdr_evidence_is_about_program (finding) && mdr_evidence_is_fault (finding) &&
          mdr_finding_get_cause (finding) == cause)
        return TRUE;
    }

  return FALSE;
}

/* Whether it is what the mail program says: with the right settings it may work all the same. */
static gboolean
is_said_by_program (const MdrEvidence *evidence, MdrCause cause)
{
  MdrFinding *message = mdr_evidence_find (evidence, "message-understood");

  return message != NULL && mdr_finding_get_cause (message) == cause;
}

/* The rest is said by one finding alone. */
void
mdr_rule_single_findings_speak_against (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);

  for (gsize i = 0; i < G_N_ELEMENTS (single_rows); i++)
    {
      MdrFinding *against = mdr_evidence_find (evidence, single_rows[i].code);

      if (against != NULL && !is_set_so_in_a_program (evidence, single_rows[i].cause))
        mdr_inquiry_contradict (inquiry, single_rows[i].cause, against);
    }

  if (!is_set_so_in_a_program (evidence, MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING) &&
      !is_said_by_program (evidence, MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING))
    doubt_missing_sign_in (inquiry);
}
