/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What findings, and the message that the user saw, say themselves. All other rules look behind it.
 */

#include "mdr-diagnosis-rules.h"

/* A message was shown at some time, by a program set to who knows what. */
#define HEARSAY 0.85

/* Whether it is about a service that stands beside the one a mail program should be set to. */
static gboolean
is_beside_the_point (const MdrEvidence *evidence, MdrService *service)
{
  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    {
      MdrService *deciding = mdr_verdict_get_service (evidence->verdicts[direction]);

      if (deciding != NULL && mdr_service_same_endpoint (deciding, service))
        return FALSE;
    }

  return TRUE;
}

/* Whether the user says that this direction works, and only the other does not. */
static gboolean
is_said_to_work (const MdrEvidence *evidence, MdrDirection direction)
{
  MdrDirection other =
      direction == MDR_DIRECTION_SENDING ? MDR_DIRECTION_RECEIVING : MDR_DIRECTION_SENDING;

  return !mdr_answers_is (evidence->answers, MDR_QUESTION_SYMPTOM, "keeps-asking") &&
         mdr_evidence_has_symptom (evidence, other) &&
         !mdr_evidence_has_symptom (evidence, direction);
}

static double
weigh (const MdrEvidence *evidence, MdrFinding *finding)
{
  MdrService *service = mdr_finding_get_service (finding);

  if (mdr_finding_get_severity (finding) == MDR_SEVERITY_WARNING ||
      mdr_finding_get_cause (finding) == MDR_CAUSE_UNKNOWN)
    return 0.5;

  if (service != NULL && is_beside_the_point (evidence, service))
    return 0.5;

  /* Servers say "wrong password" for much that is not one. */
  if (mdr_finding_get_cause (finding) == MDR_CAUSE_PASSWORD_WRONG)
    return 0.7;

  return service != NULL && is_said_to_work (evidence, mdr_protocol_get_direction (
                                                           mdr_service_get_protocol (service)))
             ? 0.7
             : 0.9;
}

/* Every fault that was found names its literal cause; how a program is set has a rule of its own.
 */
void
mdr_rule_findings_at_their_word (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);

  for (guint i = 0; i < evidence->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (evidence->findings, i);

      if (mdr_evidence_is_fault (finding) && !mdr_evidence_is_hearsay (finding) &&
          !mdr_evidence_is_about_program (finding) &&
          mdr_finding_get_cause (finding) != MDR_CAUSE_OK)
        mdr_inquiry_accuse (inquiry, mdr_finding_get_cause (finding), weigh (evidence, finding),
                            finding);
    }
}

/* The message counts as much as its meaning is certain; "wrong password" again counts less. */
void
mdr_rule_message_at_its_word (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);

  for (guint i = 0; i < evidence->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (evidence->findings, i);
      MdrCause cause = mdr_finding_get_cause (finding);
      double weight = cause == MDR_CAUSE_PASSWORD_WRONG ? 0.7 : HEARSAY;

      if (mdr_evidence_is_hearsay (finding) && cause != MDR_CAUSE_OK && cause != MDR_CAUSE_UNKNOWN)
        mdr_inquiry_accuse (inquiry, cause, weight * mdr_evidence_get_certainty (finding), finding);
    }
}
