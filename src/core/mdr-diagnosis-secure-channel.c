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

/* Dates of certificates are told to the day: an error that is smaller than that hardly ever changes
 * what is thought of them. */
#define MATTERS_TO_DATES G_TIME_SPAN_DAY

/* The two ways in which the date of a certificate can be wrong. */
static const struct
{
  const char *code;
  MdrCause cause;
  int sign;
} date_faults[] = {
  { "certificate-expired", MDR_CAUSE_TLS_EXPIRED_CERTIFICATE, 1 },
  { "certificate-not-yet-valid", MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE, -1 },
};

/* How far the clock is ahead, 0 where that is not known. */
static GTimeSpan
get_offset (MdrFinding *clock)
{
  const char *text = mdr_finding_get_parameter (clock, "offset");
  gint64 seconds = 0;

  if (text != NULL && g_ascii_string_to_signed (text, 10, -G_MAXINT32, G_MAXINT32, &seconds, NULL))
    return seconds * G_TIME_SPAN_SECOND;

  return 0;
}

/* Whether the date is still wrong on the day that it really is. */
static gboolean
is_wrong_at (MdrFinding *finding, int sign, GDateTime *real_time)
{
  const char *date = mdr_finding_get_parameter (finding, "date");
  g_autofree char *today = g_date_time_format (real_time, "%Y-%m-%d");

  return date != NULL && sign * strncmp (today, date, strlen (today)) > 0;
}

/* What the dates of the certificates are by the real time. */
typedef struct
{
  gboolean is_any_good;
  gboolean is_any_expired;
  gboolean is_any_not_yet_valid;
} Dates;

/* Judges every date by the real time: what only this clock thinks is explained by it, the rest is
 * the server's fault beside it. */
static Dates
judge_dates (MdrInquiry *inquiry, MdrFinding *clock, GDateTime *real_time)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  Dates dates = { FALSE };

  for (guint i = 0; i < evidence->findings->len; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (date_faults); j++)
      {
        MdrFinding *finding = g_ptr_array_index (evidence->findings, i);

        if (!mdr_evidence_is_fault (finding) ||
            !g_str_equal (mdr_finding_get_code (finding), date_faults[j].code))
          continue;

        if (is_wrong_at (finding, date_faults[j].sign, real_time))
          {
            mdr_inquiry_accuse (inquiry, date_faults[j].cause, 0.9, finding);
            dates.is_any_expired |= date_faults[j].sign > 0;
            dates.is_any_not_yet_valid |= date_faults[j].sign < 0;
            continue;
          }

        mdr_inquiry_accuse (inquiry, MDR_CAUSE_CLOCK_SKEW, 0.97, clock);
        mdr_inquiry_support (inquiry, MDR_CAUSE_CLOCK_SKEW, finding);
        dates.is_any_good = TRUE;
      }

  return dates;
}

/* A wrong clock makes good certificates look bad. Where one is bad as well, the clock comes first
 * if it is wrong by days: no date can be judged with it, and it is what the user can do. */
void
mdr_rule_clock_off (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *clock = mdr_evidence_find_fault (evidence, "clock-off");
  g_autoptr (GDateTime) real_time = NULL;
  GTimeSpan offset;
  Dates dates;

  if (clock == NULL)
    return;

  offset = get_offset (clock);
  real_time = g_date_time_add (evidence->now, -offset);
  dates = judge_dates (inquiry, clock, real_time);

  if (dates.is_any_good && !dates.is_any_expired)
    mdr_inquiry_explain_away (inquiry, MDR_CAUSE_TLS_EXPIRED_CERTIFICATE);

  if (ABS (offset) >= MATTERS_TO_DATES && (dates.is_any_expired || dates.is_any_not_yet_valid))
    mdr_inquiry_accuse (inquiry, MDR_CAUSE_CLOCK_SKEW, 0.95, clock);
  else if (dates.is_any_not_yet_valid && !dates.is_any_good)
    /* That finding accuses the clock by itself. */
    mdr_inquiry_explain_away (inquiry, MDR_CAUSE_CLOCK_SKEW);
}

/* A provider may forget to renew one certificate; several that expired on different days are more
 * likely seen with a clock that is fast, unless it is known what time it is. */
void
mdr_rule_expired_on_different_days (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *first = mdr_evidence_find_fault (evidence, "certificate-expired");
  const char *date = first != NULL ? mdr_finding_get_parameter (first, "date") : NULL;

  if (date == NULL || mdr_evidence_has (evidence, "clock-right") ||
      mdr_evidence_has (evidence, "clock-off"))
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
