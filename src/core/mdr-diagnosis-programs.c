/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the mail programs on this computer are set to. These rules know the finding
 *
 *   program-settings-differ: `program` is set otherwise than it should be; `difference` says in
 * what
 */

#include "mdr-diagnosis-rules.h"

/* What is listed, and is not what the user asks about. */
#define BESIDE_THE_POINT 0.25

/* Nobody complains. */
#define JUST_SEEN 0.5

/* Servers are lenient about these, or what is right has further names. */
static const char *const bearable[] = { "no-encryption", "old-host", "wrong-user-name", NULL };

static gboolean
is_of_the_program_in_question (const MdrEvidence *evidence, MdrFinding *finding)
{
  const char *program = mdr_answers_get (evidence->answers, MDR_QUESTION_PROGRAM);

  /* Who has another program on the list chose "other" for want of something better. */
  return program == NULL || g_str_equal (program, "other") ||
         g_strcmp0 (program, mdr_finding_get_parameter (finding, "program")) == 0;
}

/* What is about the account as a whole is about both directions. */
static gboolean
is_complained_about (const MdrEvidence *evidence, MdrFinding *finding)
{
  MdrService *service = mdr_finding_get_service (finding);

  if (service == NULL)
    return TRUE;

  return mdr_evidence_has_symptom (evidence,
                                   mdr_protocol_get_direction (mdr_service_get_protocol (service)));
}

static double
weigh (const MdrEvidence *evidence, MdrFinding *finding)
{
  const char *difference = mdr_finding_get_parameter (finding, "difference");
  gboolean is_bearable = difference == NULL || g_strv_contains (bearable, difference);

  if (!is_of_the_program_in_question (evidence, finding))
    return BESIDE_THE_POINT;

  if (mdr_answers_get (evidence->answers, MDR_QUESTION_SYMPTOM) == NULL)
    return JUST_SEEN;

  if (!is_complained_about (evidence, finding))
    return BESIDE_THE_POINT;

  /* What was measured on the way to the right server comes first. */
  if (!mdr_evidence_seems_well (evidence))
    return JUST_SEEN;

  return is_bearable ? 0.7 : 0.88;
}

/* The right servers are well, and the program is set to something else. */
void
mdr_rule_program_is_set_otherwise (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);

  for (guint i = 0; i < evidence->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (evidence->findings, i);

      if (mdr_evidence_is_about_program (finding) && mdr_evidence_is_fault (finding))
        mdr_inquiry_accuse (inquiry, mdr_finding_get_cause (finding), weigh (evidence, finding),
                            finding);
    }
}
