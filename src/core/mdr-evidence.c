/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Questions that several rules ask of the evidence.
 */

#include "mdr-evidence.h"

static gboolean
is_about (MdrFinding *finding, MdrService *service)
{
  MdrService *subject = mdr_finding_get_service (finding);

  return subject != NULL && mdr_service_same_endpoint (subject, service);
}

/**
 * mdr_evidence_find_for:
 * @self: the evidence
 * @code: a finding's code
 * @service: (nullable): the service it has to be about, %NULL for any
 *
 * Returns: (transfer none) (nullable): the first such finding
 */
MdrFinding *
mdr_evidence_find_for (const MdrEvidence *self, const char *code, MdrService *service)
{
  for (guint i = 0; i < self->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (self->findings, i);

      if (g_str_equal (mdr_finding_get_code (finding), code) &&
          (service == NULL || is_about (finding, service)))
        return finding;
    }

  return NULL;
}

/**
 * mdr_evidence_find:
 * @self: the evidence
 * @code: a finding's code
 *
 * Returns: (transfer none) (nullable): the first such finding
 */
MdrFinding *
mdr_evidence_find (const MdrEvidence *self, const char *code)
{
  return mdr_evidence_find_for (self, code, NULL);
}

/**
 * mdr_evidence_find_fault:
 * @self: the evidence
 * @code: a finding's code
 *
 * Returns: (transfer none) (nullable): the first such finding that is more than a remark
 */
MdrFinding *
mdr_evidence_find_fault (const MdrEvidence *self, const char *code)
{
  for (guint i = 0; i < self->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (self->findings, i);

      if (g_str_equal (mdr_finding_get_code (finding), code) && mdr_evidence_is_fault (finding))
        return finding;
    }

  return NULL;
}

/**
 * mdr_evidence_has:
 * @self: the evidence
 * @code: a finding's code
 *
 * Returns: whether there is such a finding
 */
gboolean
mdr_evidence_has (const MdrEvidence *self, const char *code)
{
  return mdr_evidence_find (self, code) != NULL;
}

/**
 * mdr_evidence_find_tunnel:
 * @self: the evidence
 *
 * Looks for a VPN that mail goes through and that may be to blame: it is not where the same fails
 * beside it.
 *
 * Returns: (transfer none) (nullable): the finding "vpn-active"
 */
MdrFinding *
mdr_evidence_find_tunnel (const MdrEvidence *self)
{
  MdrFinding *vpn = mdr_evidence_find (self, "vpn-active");
  const char *carries;

  if (vpn == NULL ||
      (mdr_evidence_has (self, "fails-beside-vpn") && !mdr_evidence_has (self, "works-beside-vpn")))
    return NULL;

  carries = mdr_finding_get_parameter (vpn, "mail-route");
  if (carries == NULL)
    carries = mdr_finding_get_parameter (vpn, "default-route");

  return g_strcmp0 (carries, "yes") == 0 ? vpn : NULL;
}

/**
 * mdr_evidence_get_policy:
 * @self: the evidence
 * @protocol: a protocol
 *
 * Returns: with what the provider lets mail programs sign in today, as far as it is known
 */
MdrSignInPolicy
mdr_evidence_get_policy (const MdrEvidence *self, MdrProtocol protocol)
{
  if (self->provider == NULL)
    return MDR_SIGN_IN_POLICY_UNKNOWN;

  return mdr_provider_get_policy (self->provider, protocol, self->now);
}

/**
 * mdr_evidence_has_symptom:
 * @self: the evidence
 * @direction: receiving or sending
 *
 * Returns: whether the user says that this does not work
 */
gboolean
mdr_evidence_has_symptom (const MdrEvidence *self, MdrDirection direction)
{
  const char *symptom = mdr_answers_get (self->answers, MDR_QUESTION_SYMPTOM);

  if (symptom == NULL)
    return FALSE;

  if (direction == MDR_DIRECTION_RECEIVING)
    return !g_str_equal (symptom, "cannot-send");

  return g_str_equal (symptom, "cannot-send") || g_str_equal (symptom, "both");
}

/**
 * mdr_evidence_has_complaint:
 * @self: the evidence
 *
 * Returns: whether the user says that something does not work, or what the mail program showed
 */
gboolean
mdr_evidence_has_complaint (const MdrEvidence *self)
{
  return mdr_answers_get (self->answers, MDR_QUESTION_SYMPTOM) != NULL ||
         mdr_answers_get (self->answers, MDR_QUESTION_MESSAGE) != NULL;
}

/**
 * mdr_evidence_all_work:
 * @self: the evidence
 *
 * Returns: whether receiving and sending were both looked at and nothing was in the way
 */
gboolean
mdr_evidence_all_work (const MdrEvidence *self)
{
  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    if (mdr_verdict_get_state (self->verdicts[direction]) != MDR_STATE_PASSED)
      return FALSE;

  return TRUE;
}

/**
 * mdr_evidence_seems_well:
 * @self: the evidence
 *
 * Returns: whether the user complains, and nothing is in the way of what is complained about
 */
gboolean
mdr_evidence_seems_well (const MdrEvidence *self)
{
  gboolean looked_at = FALSE;

  if (mdr_answers_get (self->answers, MDR_QUESTION_SYMPTOM) == NULL)
    return FALSE;

  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    {
      if (!mdr_evidence_has_symptom (self, direction))
        continue;

      if (mdr_verdict_get_state (self->verdicts[direction]) != MDR_STATE_PASSED)
        return FALSE;

      looked_at = TRUE;
    }

  return looked_at;
}

/**
 * mdr_evidence_is_fault:
 * @finding: a finding
 *
 * Returns: whether it is more than a remark
 */
gboolean
mdr_evidence_is_fault (MdrFinding *finding)
{
  return mdr_finding_get_severity (finding) > MDR_SEVERITY_INFO;
}

/**
 * mdr_evidence_is_hearsay:
 * @finding: a finding
 *
 * Returns: whether it says what the mail program told the user, and not what was measured
 */
gboolean
mdr_evidence_is_hearsay (MdrFinding *finding)
{
  return g_str_has_prefix (mdr_finding_get_code (finding), "message-");
}

/**
 * mdr_evidence_is_about_program:
 * @finding: a finding
 *
 * Returns: whether it says what a mail program is set to, and not how a server is
 */
gboolean
mdr_evidence_is_about_program (MdrFinding *finding)
{
  return g_str_has_prefix (mdr_finding_get_code (finding), "program-settings-");
}

/**
 * mdr_evidence_is_kept_here:
 * @finding: a finding
 *
 * Returns: whether it is about something that mail programs keep on this computer, and so says
 *   nothing about another device: their settings, saved passwords, and the place of those
 */
gboolean
mdr_evidence_is_kept_here (MdrFinding *finding)
{
  const char *code = mdr_finding_get_code (finding);

  return mdr_evidence_is_about_program (finding) || g_str_has_prefix (code, "saved-passwords-") ||
         g_str_has_prefix (code, "keyring-");
}

/**
 * mdr_evidence_get_certainty:
 * @finding: a finding
 *
 * Returns: how certain its cause is, from 0 to 1: what a message may mean is told with its
 *   `confidence`, everything else is as it is
 */
double
mdr_evidence_get_certainty (MdrFinding *finding)
{
  const char *confidence = mdr_finding_get_parameter (finding, "confidence");

  return confidence != NULL ? CLAMP (g_ascii_strtod (confidence, NULL), 0, 1) : 1;
}
