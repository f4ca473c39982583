/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Behind a refused sign-in. "Wrong password" is what servers say to the wrong kind of password, the
 * wrong form of the user name, a locked account and a switch that is off.
 */

#include "mdr-diagnosis-rules.h"

static gboolean
user_says (MdrInquiry *inquiry, MdrQuestion question, const char *answer)
{
  return mdr_answers_is (mdr_inquiry_get_evidence (inquiry)->answers, question, answer);
}

/* A password that a server refused as wrong, or that the mail program says was refused. */
static MdrFinding *
find_refused_password (const MdrEvidence *evidence)
{
  MdrFinding *told = NULL;

  for (guint i = 0; i < evidence->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (evidence->findings, i);

      if (mdr_finding_get_cause (finding) != MDR_CAUSE_PASSWORD_WRONG)
        continue;

      if (g_str_equal (mdr_finding_get_code (finding), "sign-in-refused"))
        return finding;

      if (told == NULL && mdr_evidence_is_hearsay (finding))
        told = finding;
    }

  return told;
}

/* Accuses as far as the refusal itself is certain. */
static void
accuse (MdrInquiry *inquiry, MdrCause cause, double confidence, MdrFinding *refused)
{
  mdr_inquiry_accuse (inquiry, cause, confidence * mdr_evidence_get_certainty (refused), refused);
}

/* An app password is of the right kind already: then it is mistyped, or was taken back. */
static void
accuse_kind (MdrInquiry *inquiry, double confidence, MdrFinding *refused)
{
  if (g_strcmp0 (mdr_finding_get_parameter (refused, "password-kind"), "app") != 0)
    accuse (inquiry, MDR_CAUSE_APP_PASSWORD_REQUIRED, confidence, refused);
}

/* Many providers call it a wrong password when it is the wrong kind of password. */
void
mdr_rule_provider_wants_another_password (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *refused = find_refused_password (evidence);
  gboolean two_step = user_says (inquiry, MDR_QUESTION_TWO_STEP, "yes");
  gboolean no_two_step = user_says (inquiry, MDR_QUESTION_TWO_STEP, "no");

  if (refused == NULL)
    return;

  switch (mdr_evidence_get_policy (evidence, MDR_PROTOCOL_IMAP))
    {
    case MDR_SIGN_IN_POLICY_OAUTH_ONLY:
      mdr_inquiry_explain_away (inquiry, MDR_CAUSE_PASSWORD_WRONG);
      accuse (inquiry, MDR_CAUSE_OAUTH_REQUIRED, 0.9, refused);
      break;

    case MDR_SIGN_IN_POLICY_APP_PASSWORD:
      accuse_kind (inquiry, 0.8, refused);
      break;

    case MDR_SIGN_IN_POLICY_OAUTH_PREFERRED:
      accuse_kind (inquiry, 0.75, refused);
      accuse (inquiry, MDR_CAUSE_OAUTH_REQUIRED, 0.5, refused);
      break;

    case MDR_SIGN_IN_POLICY_APP_PASSWORD_IF_TWO_STEP:
      if (!no_two_step)
        accuse_kind (inquiry, two_step ? 0.85 : 0.55, refused);
      break;

    case MDR_SIGN_IN_POLICY_UNKNOWN:
      if (two_step)
        accuse_kind (inquiry, 0.75, refused);
      break;

    case MDR_SIGN_IN_POLICY_PASSWORD:
    case MDR_SIGN_IN_POLICY_BRIDGE:
    case MDR_SIGN_IN_POLICY_NO_IMAP:
      break;
    }
}

/* The webmail lets the user in: then it is a switch, or a page that wants to be seen first, unless
 * the password was mistyped. */
void
mdr_rule_refused_but_webmail_works (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *refused = find_refused_password (evidence);
  MdrFinding *works = mdr_evidence_find (evidence, "webmail-sign-in-works");
  MdrFinding *closed = mdr_evidence_find (evidence, "imap-must-be-enabled");

  if (refused == NULL || works == NULL)
    return;

  mdr_inquiry_contradict (inquiry, MDR_CAUSE_PASSWORD_WRONG, works);
  accuse (inquiry, MDR_CAUSE_WEB_LOGIN_REQUIRED, 0.45, refused);
  if (closed == NULL)
    return;

  accuse (inquiry, MDR_CAUSE_PROTOCOL_DISABLED, 0.75, refused);
  mdr_inquiry_support (inquiry, MDR_CAUSE_PROTOCOL_DISABLED, closed);
  mdr_inquiry_support (inquiry, MDR_CAUSE_PROTOCOL_DISABLED, works);
}

/* Not even the webmail takes it: no rule for mail programs is to blame then. */
void
mdr_rule_webmail_fails_too (MdrInquiry *inquiry)
{
  MdrFinding *fails =
      mdr_evidence_find_fault (mdr_inquiry_get_evidence (inquiry), "webmail-sign-in-fails");

  if (fails == NULL)
    return;

  mdr_inquiry_accuse (inquiry, MDR_CAUSE_PASSWORD_WRONG, 0.92, fails);
  mdr_inquiry_accuse (inquiry, MDR_CAUSE_ACCOUNT_LOCKED, 0.45, fails);
}

/* Whether the server was told a name of another form than the provider's. The dialogue says which
 * form it was, never the name. */
static gboolean
has_wrong_form (const MdrEvidence *evidence, MdrFinding *refused, double *confidence)
{
  const char *form = mdr_finding_get_parameter (refused, "user-name-form");
  MdrService *service = mdr_finding_get_service (refused);
  g_autofree char *expected = NULL;

  if (form == NULL || service == NULL || evidence->address == NULL)
    return FALSE;

  if (evidence->provider != NULL)
    expected = mdr_provider_dup_user_name (evidence->provider, mdr_service_get_protocol (service),
                                           evidence->address);
  if (expected == NULL)
    {
      /* Nearly everywhere it is the whole address. */
      *confidence = 0.6;
      return g_str_equal (form, "local-part");
    }

  *confidence = 0.8;
  if (g_str_equal (expected, mdr_address_get_text (evidence->address)))
    return g_str_equal (form, "local-part");

  return g_str_equal (expected, mdr_address_get_local_part (evidence->address)) &&
         g_str_equal (form, "full-address");
}

/* Refused with the part before the @ where the whole address is wanted, or the other way round. */
void
mdr_rule_user_name_form (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);

  for (guint i = 0; i < evidence->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (evidence->findings, i);
      double confidence;

      if (g_str_equal (mdr_finding_get_code (finding), "sign-in-refused") &&
          has_wrong_form (evidence, finding, &confidence))
        mdr_inquiry_accuse (inquiry, MDR_CAUSE_USERNAME_NOT_FULL_ADDRESS, confidence, finding);
    }
}

/* Servers lock accounts after some refusals, and mostly do not say so. */
void
mdr_rule_refused_again_and_again (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *refused = mdr_evidence_find_fault (evidence, "sign-in-refused");

  if (refused != NULL && evidence->n_refused_sign_ins > 1)
    mdr_inquiry_accuse (inquiry, MDR_CAUSE_ACCOUNT_LOCKED,
                        evidence->n_refused_sign_ins > 2 ? 0.55 : 0.45, refused);
}

/* The same password was good for receiving: sending may be switched off, or be somebody else's
 * server. */
void
mdr_rule_refused_for_sending_only (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrService *receiving = mdr_verdict_get_service (evidence->verdicts[MDR_DIRECTION_RECEIVING]);
  MdrService *sending = mdr_verdict_get_service (evidence->verdicts[MDR_DIRECTION_SENDING]);
  MdrFinding *refused = NULL;

  if (receiving != NULL && sending != NULL &&
      mdr_evidence_find_for (evidence, "sign-in-accepted", receiving) != NULL)
    refused = mdr_evidence_find_for (evidence, "sign-in-refused", sending);

  if (refused == NULL)
    return;

  mdr_inquiry_accuse (inquiry, MDR_CAUSE_PROTOCOL_DISABLED, 0.5, refused);
  if (!mdr_evidence_settings_are_trusted (evidence))
    mdr_inquiry_accuse (inquiry, MDR_CAUSE_WRONG_SERVER_SETTINGS, 0.4, refused);
}
