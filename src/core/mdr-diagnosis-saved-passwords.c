/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Passwords that are saved on this computer, and the place where they are. Servers that are well
 * and a program that asks all the same leave little else.
 */

#include "mdr-diagnosis-rules.h"

/* How likely an old password is behind it: for a program that asks again and again, and for one
 * that fails otherwise. */
static const struct
{
  const char *code;
  double asking;
  double failing;
} stale_rows[] = {
  { "saved-passwords-outdated", 0.85, 0.7 },
  { "saved-passwords-doubled", 0.8, 0.65 },
  { "saved-passwords-orphaned", 0.6, 0.5 },
};

static const char *const keyring_codes[] = { "keyring-not-there", "keyring-locked",
                                             "keyring-refused" };

static gboolean
keeps_asking (const MdrEvidence *evidence)
{
  return mdr_answers_is (evidence->answers, MDR_QUESTION_SYMPTOM, "keeps-asking");
}

/* The servers are well, and there are passwords that no longer fit. */
void
mdr_rule_saved_passwords_do_not_fit (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);

  if (!mdr_evidence_seems_well (evidence))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (stale_rows); i++)
    {
      MdrFinding *finding = mdr_evidence_find_fault (evidence, stale_rows[i].code);

      if (finding != NULL)
        mdr_inquiry_accuse (inquiry, MDR_CAUSE_STALE_CREDENTIALS,
                            keeps_asking (evidence) ? stale_rows[i].asking : stale_rows[i].failing,
                            finding);
    }
}

/* The webmail lets the user in, so the password in use is right. One that a server refuses, while
 * an outdated one is saved here, was that one. */
void
mdr_rule_refused_password_is_an_old_one (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *outdated = mdr_evidence_find_fault (evidence, "saved-passwords-outdated");
  MdrFinding *refused = mdr_evidence_find_fault (evidence, "sign-in-refused");
  MdrFinding *works = mdr_evidence_find (evidence, "webmail-sign-in-works");

  if (outdated == NULL || refused == NULL || works == NULL ||
      mdr_finding_get_cause (refused) != MDR_CAUSE_PASSWORD_WRONG)
    return;

  mdr_inquiry_explain_away (inquiry, MDR_CAUSE_PASSWORD_WRONG);
  mdr_inquiry_accuse (inquiry, MDR_CAUSE_STALE_CREDENTIALS, 0.93, outdated);
  mdr_inquiry_support (inquiry, MDR_CAUSE_STALE_CREDENTIALS, refused);
  mdr_inquiry_support (inquiry, MDR_CAUSE_STALE_CREDENTIALS, works);
}

/* A program that needs the keyring asks as long as that does not open. */
void
mdr_rule_keyring_does_not_open (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);

  if (!mdr_evidence_seems_well (evidence) || !keeps_asking (evidence))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (keyring_codes); i++)
    {
      MdrFinding *finding = mdr_evidence_find_fault (evidence, keyring_codes[i]);

      if (finding != NULL)
        mdr_inquiry_accuse (inquiry, MDR_CAUSE_KEYRING_PROBLEM, 0.82, finding);
    }
}

/* The keyring is open, but the program never put its password there. */
void
mdr_rule_password_was_not_saved (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *missing = mdr_evidence_find (evidence, "saved-passwords-missing");

  if (missing != NULL && mdr_evidence_seems_well (evidence) && keeps_asking (evidence))
    mdr_inquiry_accuse (inquiry, MDR_CAUSE_KEYRING_PROBLEM, 0.45, missing);
}
