/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The servers: whether they are down, and whether they are the right ones at all.
 */

#include "mdr-diagnosis-rules.h"

/* How services on one host, and those on all others, were met. */
typedef struct
{
  guint n_here;
  guint n_dead_here;
  guint n_reached_elsewhere;
} Comparison;

static Comparison
compare_host (const MdrEvidence *evidence, const char *host)
{
  Comparison comparison = { 0 };
  GListModel *services = mdr_settings_get_services (evidence->settings);
  guint n_services = g_list_model_get_n_items (services);

  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (MdrService) service = g_list_model_get_item (services, i);
      MdrFate fate = mdr_evidence_get_fate (evidence, service);

      if (g_ascii_strcasecmp (mdr_service_get_host (service), host) != 0)
        {
          comparison.n_reached_elsewhere += fate == MDR_FATE_REACHED;
          continue;
        }

      comparison.n_here++;
      comparison.n_dead_here += fate == MDR_FATE_SILENT || fate == MDR_FATE_TURNED_AWAY;
    }

  return comparison;
}

/* One host is dead while others of the provider answer: it is down, or not the right one. */
void
mdr_rule_server_down (MdrInquiry *inquiry)
{
  static const char *const codes[] = { "connection-timeout", "connection-refused" };
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  gboolean trusted = mdr_evidence_settings_are_trusted (evidence);

  for (gsize i = 0; i < G_N_ELEMENTS (codes) && evidence->settings != NULL; i++)
    {
      MdrFinding *dead = mdr_evidence_find_fault (evidence, codes[i]);
      MdrService *service = dead != NULL ? mdr_finding_get_service (dead) : NULL;
      gboolean sends = service != NULL && mdr_service_get_protocol (service) == MDR_PROTOCOL_SMTP;
      Comparison comparison;

      if (service == NULL)
        continue;

      comparison = compare_host (evidence, mdr_service_get_host (service));
      if (comparison.n_dead_here < comparison.n_here || comparison.n_reached_elsewhere == 0)
        continue;

      /* Ports for sending are also shut by networks. */
      if (trusted && !sends)
        mdr_inquiry_explain_away (inquiry, mdr_finding_get_cause (dead));
      mdr_inquiry_accuse (inquiry, MDR_CAUSE_SERVER_DOWN, trusted && !sends ? 0.75 : 0.5, dead);
      if (!trusted)
        mdr_inquiry_accuse (inquiry, MDR_CAUSE_WRONG_SERVER_SETTINGS, 0.6, dead);
    }
}

/* Nothing of the provider answers, its webmail neither, and the rest of the internet does. */
void
mdr_rule_provider_down (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  const MdrCensus all = mdr_evidence_count_all_services (evidence);
  MdrFinding *no_webmail = mdr_evidence_find (evidence, "webmail-unreachable");

  if (no_webmail == NULL || !mdr_evidence_has (evidence, "online") || all.n_services == 0 ||
      all.n[MDR_FATE_SILENT] + all.n[MDR_FATE_TURNED_AWAY] < all.n_services)
    return;

  mdr_inquiry_explain_away (inquiry, MDR_CAUSE_CONNECTION_TIMEOUT);
  mdr_inquiry_explain_away (inquiry, MDR_CAUSE_CONNECTION_REFUSED);
  mdr_inquiry_explain_away (inquiry, MDR_CAUSE_FIREWALL_BLOCKS_MAIL);
  mdr_inquiry_accuse (inquiry, MDR_CAUSE_SERVER_DOWN, 0.8, no_webmail);
}

/* No name is found although the internet works: the domain, or the directory of names. One name is
 * not found while others are: where somebody typed it, perhaps wrongly. */
void
mdr_rule_names_not_found (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  const MdrCensus all = mdr_evidence_count_all_services (evidence);
  MdrFinding *nameless = mdr_evidence_find_fault (evidence, "name-not-found");
  MdrFinding *no_domain = mdr_evidence_find_fault (evidence, "domain-not-found");
  MdrFinding *misspelt = mdr_evidence_find (evidence, "domain-misspelt");

  if (no_domain != NULL)
    mdr_inquiry_accuse (inquiry, MDR_CAUSE_DNS_FAILURE, 0.95, no_domain);
  if (no_domain != NULL && misspelt != NULL)
    mdr_inquiry_support (inquiry, MDR_CAUSE_DNS_FAILURE, misspelt);

  if (nameless == NULL)
    return;

  if (all.n[MDR_FATE_NAMELESS] == all.n_services && mdr_evidence_has (evidence, "online"))
    mdr_inquiry_accuse (inquiry, MDR_CAUSE_DNS_FAILURE, 0.95, nameless);
  else if (all.n[MDR_FATE_NAMELESS] < all.n_services &&
           !mdr_evidence_settings_are_trusted (evidence))
    mdr_inquiry_accuse (inquiry, MDR_CAUSE_WRONG_SERVER_SETTINGS, 0.6, nameless);
}

/* The name of a public provider's server leads into this network or back to this computer, and
 * there nobody serves mail. Where somebody does, it is a proxy that works. */
void
mdr_rule_name_leads_inside (MdrInquiry *inquiry)
{
  static const MdrCause away[] = {
    MDR_CAUSE_CONNECTION_TIMEOUT,
    MDR_CAUSE_CONNECTION_REFUSED,
    MDR_CAUSE_CONNECTION_RESET,
    MDR_CAUSE_TLS_WRONG_HOST,
    MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE,
    MDR_CAUSE_FIREWALL_BLOCKS_MAIL,
    MDR_CAUSE_SERVER_DOWN,
  };
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *inside = mdr_evidence_find (evidence, "name-answers-private");
  MdrService *service = inside != NULL ? mdr_finding_get_service (inside) : NULL;

  if (service == NULL || evidence->provider == NULL ||
      !mdr_evidence_settings_are_trusted (evidence) ||
      mdr_evidence_find_for (evidence, "secured", service) != NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (away); i++)
    mdr_inquiry_explain_away (inquiry, away[i]);
  mdr_inquiry_accuse (inquiry, MDR_CAUSE_DNS_FAILURE, 0.9, inside);
}

static gboolean
is_the_providers (const MdrEvidence *evidence, MdrService *service)
{
  g_autoptr (GPtrArray) services =
      mdr_provider_create_services (evidence->provider, evidence->address);

  for (guint i = 0; i < services->len; i++)
    if (mdr_service_same_endpoint (g_ptr_array_index (services, i), service))
      return TRUE;

  return FALSE;
}

/* A server that fails, and that the provider does not name. Signing in is another matter: whoever
 * got so far was let in by a mail server. */
void
mdr_rule_not_the_providers_server (MdrInquiry *inquiry)
{
  static const char *const codes[] = {
    "name-not-found",        "connection-timeout",    "connection-refused",
    "plaintext-on-tls-port", "tls-on-plaintext-port", "certificate-wrong-host",
    "wrong-protocol",
  };
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);

  if (evidence->provider == NULL || evidence->address == NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      MdrFinding *fault = mdr_evidence_find_fault (evidence, codes[i]);
      MdrService *service = fault != NULL ? mdr_finding_get_service (fault) : NULL;

      if (service != NULL && !is_the_providers (evidence, service))
        mdr_inquiry_accuse (inquiry, MDR_CAUSE_WRONG_SERVER_SETTINGS, 0.7, fault);
    }
}
