/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether this computer gets out at all: no internet, a sign-in page, a proxy. Where it does not,
 * nothing else can be judged.
 */

#include "mdr-diagnosis-rules.h"

static MdrFinding *
find_offline (const MdrEvidence *evidence)
{
  static const char *const codes[] = { "no-link", "no-route", "offline" };
  MdrFinding *offline = NULL;

  for (gsize i = 0; offline == NULL && i < G_N_ELEMENTS (codes); i++)
    offline = mdr_evidence_find_fault (evidence, codes[i]);

  return offline;
}

/* A proxy that leads out where nothing else does. Who gets out without it needs none, whatever one
 * host says. */
static MdrFinding *
find_only_way (const MdrEvidence *evidence)
{
  return mdr_evidence_has (evidence, "online") ? NULL
                                               : mdr_evidence_find_fault (evidence, "proxy-needed");
}

/* Nobody outside can be reached: then nothing else can be judged. Whom a proxy brings there is not
 * offline. */
void
mdr_rule_no_internet (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *offline = find_offline (evidence);

  if (offline == NULL || find_only_way (evidence) != NULL)
    return;

  mdr_inquiry_accuse (inquiry, MDR_CAUSE_NO_INTERNET, 0.97, offline);
  mdr_inquiry_overshadow_others (inquiry, MDR_CAUSE_NO_INTERNET);
}

/* The internet is there, and none of its names: servers that are not found are none of theirs. */
void
mdr_rule_no_names (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *no_names = mdr_evidence_find_fault (evidence, "no-names");

  if (no_names == NULL || find_only_way (evidence) != NULL)
    return;

  mdr_inquiry_accuse (inquiry, MDR_CAUSE_DNS_FAILURE, 0.95, no_names);
  mdr_inquiry_overshadow_others (inquiry, MDR_CAUSE_DNS_FAILURE);
}

/* The sign-in page of a hotel or train answers for everybody. Where a proxy leads out, the page
 * only says that one has to go there. */
void
mdr_rule_captive_portal (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *portal = mdr_evidence_find_fault (evidence, "captive-portal");

  if (portal == NULL || find_only_way (evidence) != NULL)
    return;

  mdr_inquiry_accuse (inquiry, MDR_CAUSE_CAPTIVE_PORTAL, 0.98, portal);
  mdr_inquiry_overshadow_others (inquiry, MDR_CAUSE_CAPTIVE_PORTAL);
}

/* Measured both ways: whatever fails directly fails because of that. */
void
mdr_rule_only_proxy_leads_out (MdrInquiry *inquiry)
{
  static const MdrCause looks_like[] = {
    MDR_CAUSE_NO_INTERNET,
    MDR_CAUSE_CAPTIVE_PORTAL,
    MDR_CAUSE_DNS_FAILURE,
  };
  MdrFinding *needed = find_only_way (mdr_inquiry_get_evidence (inquiry));

  if (needed == NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (looks_like); i++)
    mdr_inquiry_explain_away (inquiry, looks_like[i]);
  mdr_inquiry_accuse (inquiry, MDR_CAUSE_PROXY_REQUIRED, 0.95, needed);
  mdr_inquiry_overshadow_others (inquiry, MDR_CAUSE_PROXY_REQUIRED);
}

static gboolean
all_are (const MdrCensus *census, guint n)
{
  return census->n_services > 1 && n == census->n_services;
}

/* Names are found, and yet nothing comes back, neither from the web nor from mail servers: either
 * the line is dead, or only a proxy lets anything through. */
void
mdr_rule_proxy (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *no_web = mdr_evidence_find (evidence, "web-unreachable");
  MdrFinding *proxy = mdr_evidence_find (evidence, "proxy-configured");
  const MdrCensus all = mdr_evidence_count_all_services (evidence);
  const guint n_silent = all.n[MDR_FATE_SILENT];

  if (no_web == NULL || !all_are (&all, n_silent + all.n[MDR_FATE_TURNED_AWAY]) ||
      (proxy == NULL && !all_are (&all, n_silent)))
    return;

  mdr_inquiry_explain_shut_ports_away (inquiry);

  if (proxy != NULL)
    {
      mdr_inquiry_accuse (inquiry, MDR_CAUSE_PROXY_REQUIRED, 0.85, no_web);
      mdr_inquiry_support (inquiry, MDR_CAUSE_PROXY_REQUIRED, proxy);
    }
  else
    {
      mdr_inquiry_accuse (inquiry, MDR_CAUSE_NO_INTERNET, 0.6, no_web);
      mdr_inquiry_accuse (inquiry, MDR_CAUSE_PROXY_REQUIRED, 0.5, no_web);
    }
}
