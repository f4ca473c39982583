/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Certificates that are no good although their servers are: a wrong clock, somebody in between.
 * Beside what the probes report today, these rules know the findings
 *
 *   clock-off     warning, with the cause clock-skew: the clock of this computer is wrong; `offset`
 *                 is how far, in seconds, negative where it is slow
 *   clock-right   info: it was compared and is right
 */

#include "mdr-diagnosis-rules.h"

#include <string.h>

static const char *const date_codes[] = { "certificate-expired", "certificate-not-yet-valid" };

/* A wrong clock makes good certificates look bad. */
void
mdr_rule_clock_off (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *clock = mdr_evidence_find_fault (evidence, "clock-off");

  for (gsize i = 0; clock != NULL && i < G_N_ELEMENTS (date_codes); i++)
    {
      MdrFinding *date = mdr_evidence_find_fault (evidence, date_codes[i]);

      if (date == NULL)
        continue;

      mdr_inquiry_explain_away (inquiry, MDR_CAUSE_TLS_EXPIRED_CERTIFICATE);
      mdr_inquiry_accuse (inquiry, MDR_CAUSE_CLOCK_SKEW, 0.97, clock);
      mdr_inquiry_support (inquiry, MDR_CAUSE_CLOCK_SKEW, date);
    }
}

/* A provider may forget to renew one certificate; several that expired on different days are more
 * likely seen with a clock that is fast. */
void
mdr_rule_expired_on_different_days (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *first = mdr_evidence_find_fault (evidence, "certificate-expired");
  const char *date = first != NULL ? mdr_finding_get_parameter (first, "date") : NULL;

  if (date == NULL || mdr_evidence_has (evidence, "clock-right"))
    return;

  for (guint i = 0; i < evidence->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (evidence->findings, i);

      if (!g_str_equal (mdr_finding_get_code (finding), "certificate-expired") ||
          g_strcmp0 (mdr_finding_get_parameter (finding, "date"), date) == 0)
        continue;

      mdr_inquiry_accuse (inquiry, MDR_CAUSE_CLOCK_SKEW, 0.65, first);
      mdr_inquiry_support (inquiry, MDR_CAUSE_CLOCK_SKEW, finding);
    }
}

static gboolean
is_strange (MdrFinding *finding)
{
  return mdr_evidence_is_fault (finding) &&
         g_str_equal (mdr_finding_get_code (finding), "certificate-untrusted") &&
         mdr_finding_get_parameter (finding, "issuer") != NULL &&
         mdr_finding_get_parameter (finding, "host") != NULL;
}

/* What stands behind the last dot but one: too much for names like example.co.uk, and on the safe
 * side thereby. */
static const char *
owner_of (const char *host)
{
  const char *owner = host + strlen (host);
  guint n_dots = 0;

  while (owner > host && n_dots < 2)
    n_dots += *--owner == '.';

  return n_dots == 2 ? owner + 1 : owner;
}

static gboolean
are_unrelated (MdrFinding *one, MdrFinding *other)
{
  const char *first = mdr_finding_get_parameter (one, "host");
  const char *second = mdr_finding_get_parameter (other, "host");

  return g_ascii_strcasecmp (owner_of (first), owner_of (second)) != 0;
}

/* An authority that nobody knows vouches for hosts that have nothing to do with each other, or for
 * those of a public provider: somebody in between makes these certificates. */
void
mdr_rule_same_strange_issuer (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  gboolean is_public = evidence->provider != NULL && mdr_evidence_settings_are_trusted (evidence);

  for (guint i = 0; i < evidence->findings->len; i++)
    for (guint j = i + 1; j < evidence->findings->len; j++)
      {
        MdrFinding *one = g_ptr_array_index (evidence->findings, i);
        MdrFinding *other = g_ptr_array_index (evidence->findings, j);

        if (!is_strange (one) || !is_strange (other) ||
            !g_str_equal (mdr_finding_get_parameter (one, "issuer"),
                          mdr_finding_get_parameter (other, "issuer")) ||
            !(is_public || are_unrelated (one, other)))
          continue;

        mdr_inquiry_explain_away (inquiry, MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE);
        mdr_inquiry_accuse (inquiry, MDR_CAUSE_TLS_INTERCEPTION, 0.85, one);
        mdr_inquiry_support (inquiry, MDR_CAUSE_TLS_INTERCEPTION, other);
      }
}

/* Where a check recognises who is in between, the strange certificate needs no other reason. */
void
mdr_rule_interception_seen (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);

  for (guint i = 0; i < evidence->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (evidence->findings, i);

      if (!mdr_evidence_is_fault (finding) || mdr_evidence_is_hearsay (finding) ||
          mdr_finding_get_cause (finding) != MDR_CAUSE_TLS_INTERCEPTION)
        continue;

      mdr_inquiry_explain_away (inquiry, MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE);
      mdr_inquiry_accuse (inquiry, MDR_CAUSE_TLS_INTERCEPTION, 0.92, finding);
    }
}

/* Nobody takes encryption out where there never was any: with settings that somebody typed it may
 * just be the wrong port. */
void
mdr_rule_no_starttls_where_settings_are_doubtful (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *missing = mdr_evidence_find_fault (evidence, "starttls-missing");

  if (missing != NULL && !mdr_evidence_settings_are_trusted (evidence))
    mdr_inquiry_accuse (inquiry, MDR_CAUSE_WRONG_SERVER_SETTINGS, 0.5, missing);
}
