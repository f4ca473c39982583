/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Certificates that are no good although their servers are: a wrong clock, somebody in between; and
 * encryption that somebody took out.
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

/* Whether none that all computers know vouches for a host: nobody whom this computer knows, or
 * somebody whom it was told to trust. */
static gboolean
is_strange (MdrFinding *finding)
{
  const char *code = mdr_finding_get_code (finding);

  return ((mdr_evidence_is_fault (finding) && g_str_equal (code, "certificate-untrusted")) ||
          g_str_equal (code, "certificate-private-authority")) &&
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

/* Mail works through somebody whom the computer trusts, so it is less likely to be the trouble. */
static double
weigh_interception (MdrFinding *finding)
{
  return mdr_finding_get_severity (finding) == MDR_SEVERITY_ERROR ? 0.92 : 0.6;
}

static gboolean
is_of_public_provider (const MdrEvidence *evidence)
{
  return evidence->provider != NULL && mdr_evidence_settings_are_trusted (evidence);
}

/* The same strange authority vouches for hosts that have nothing to do with each other, or for
 * those of a public provider: somebody in between makes these certificates. */
void
mdr_rule_same_strange_issuer (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  gboolean is_public = is_of_public_provider (evidence);

  for (guint i = 0; i < evidence->findings->len; i++)
    for (guint j = i + 1; j < evidence->findings->len; j++)
      {
        MdrFinding *one = g_ptr_array_index (evidence->findings, i);
        MdrFinding *other = g_ptr_array_index (evidence->findings, j);
        gboolean refused = mdr_evidence_is_fault (one) || mdr_evidence_is_fault (other);

        if (!is_strange (one) || !is_strange (other) ||
            !g_str_equal (mdr_finding_get_parameter (one, "issuer"),
                          mdr_finding_get_parameter (other, "issuer")) ||
            !(is_public || are_unrelated (one, other)))
          continue;

        mdr_inquiry_explain_away (inquiry, MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE);
        mdr_inquiry_accuse (inquiry, MDR_CAUSE_TLS_INTERCEPTION, refused ? 0.85 : 0.6, one);
        mdr_inquiry_support (inquiry, MDR_CAUSE_TLS_INTERCEPTION, other);
      }
}

/* A public provider has no use for an authority that had to be added on this computer. */
void
mdr_rule_private_authority_at_public_provider (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);

  for (guint i = 0; i < evidence->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (evidence->findings, i);

      if (is_of_public_provider (evidence) && mdr_finding_get_service (finding) != NULL &&
          g_str_equal (mdr_finding_get_code (finding), "certificate-private-authority"))
        mdr_inquiry_accuse (inquiry, MDR_CAUSE_TLS_INTERCEPTION, 0.6, finding);
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
      mdr_inquiry_accuse (inquiry, MDR_CAUSE_TLS_INTERCEPTION, weigh_interception (finding),
                          finding);
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

/* Whether the provider itself says that its server offers it. */
static gboolean
is_offered_by_provider (const MdrEvidence *evidence, MdrService *service)
{
  g_autoptr (GPtrArray) services = NULL;

  if (evidence->provider == NULL || evidence->address == NULL)
    return FALSE;

  services = mdr_provider_create_services (evidence->provider, evidence->address);
  for (guint i = 0; i < services->len; i++)
    if (mdr_service_same_endpoint (services->pdata[i], service))
      return TRUE;

  return FALSE;
}

/* The same server, seen to offer it at another port. */
static MdrFinding *
find_offer (const MdrEvidence *evidence, MdrService *service)
{
  for (guint i = 0; i < evidence->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (evidence->findings, i);
      MdrService *other = mdr_finding_get_service (finding);

      if (other != NULL && g_str_equal (mdr_finding_get_code (finding), "secured") &&
          mdr_service_get_security (other) == MDR_SECURITY_STARTTLS &&
          mdr_service_get_protocol (other) == mdr_service_get_protocol (service) &&
          g_str_equal (mdr_service_get_host (other), mdr_service_get_host (service)))
        return finding;
    }

  return NULL;
}

/* Where the server is known to offer encryption, or the offer was overwritten, somebody in between
 * took it out. */
void
mdr_rule_starttls_taken_out (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);

  for (guint i = 0; i < evidence->findings->len; i++)
    {
      MdrFinding *missing = g_ptr_array_index (evidence->findings, i);
      MdrService *service = mdr_finding_get_service (missing);
      MdrFinding *offer;

      if (!g_str_equal (mdr_finding_get_code (missing), "starttls-missing") || service == NULL)
        continue;

      offer = find_offer (evidence, service);
      if (offer == NULL && mdr_finding_get_parameter (missing, "masked") == NULL &&
          !is_offered_by_provider (evidence, service))
        continue;

      mdr_inquiry_explain_away (inquiry, MDR_CAUSE_WRONG_SERVER_SETTINGS);
      mdr_inquiry_accuse (inquiry, MDR_CAUSE_STARTTLS_STRIPPED, 0.96, missing);
      if (offer != NULL)
        mdr_inquiry_support (inquiry, MDR_CAUSE_STARTTLS_STRIPPED, offer);
    }
}
