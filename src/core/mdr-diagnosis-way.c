/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What lies between this computer and the servers: firewalls, VPNs, and the two kinds of addresses.
 */

#include "mdr-diagnosis-rules.h"

/* How a shut port shows. */
static const char *const shut_codes[] = {
  "connection-timeout", "connection-refused", "connection-reset", "host-unreachable", NULL,
};

/* Suspects @cause because of every shut port, or only of those for sending. */
static void
accuse_for_shut_ports (MdrInquiry *inquiry,
                       MdrCause cause,
                       double confidence,
                       gboolean only_sending)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);

  for (guint i = 0; i < evidence->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (evidence->findings, i);
      MdrService *service = mdr_finding_get_service (finding);

      if (service != NULL && g_strv_contains (shut_codes, mdr_finding_get_code (finding)) &&
          (!only_sending || mdr_service_get_protocol (service) == MDR_PROTOCOL_SMTP))
        mdr_inquiry_accuse (inquiry, cause, confidence, finding);
    }
}

/* How sure it is that something on the way shuts all mail ports: silence is how firewalls mostly
 * do it; a refusal may also come from the servers. 0 where mail gets through somewhere. */
static double
judge_mail_ports (const MdrEvidence *evidence)
{
  const MdrCensus all = mdr_evidence_count_all_services (evidence);

  if (all.n_services < 2)
    return 0;

  if (all.n[MDR_FATE_SILENT] == all.n_services)
    return 0.85;

  return all.n[MDR_FATE_SILENT] + all.n[MDR_FATE_TURNED_AWAY] == all.n_services ? 0.6 : 0;
}

/* One silent port is a server's affair; when none of them lets anybody in while the rest of the
 * internet does, something on the way keeps mail back. */
void
mdr_rule_mail_ports_shut (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *online = mdr_evidence_find (evidence, "online");
  double confidence = judge_mail_ports (evidence);

  if (online == NULL || confidence == 0)
    return;

  mdr_inquiry_explain_shut_ports_away (inquiry);
  mdr_inquiry_accuse (inquiry, MDR_CAUSE_FIREWALL_BLOCKS_MAIL, confidence, online);
  accuse_for_shut_ports (inquiry, MDR_CAUSE_FIREWALL_BLOCKS_MAIL, confidence, FALSE);
}

/* Many networks let nobody send past their own server. That receiving works speaks for it only
 * weakly: the sending server may be down. */
void
mdr_rule_sending_ports_shut (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  const MdrCensus receiving = mdr_evidence_count_services (evidence, MDR_DIRECTION_RECEIVING);
  const MdrCensus sending = mdr_evidence_count_services (evidence, MDR_DIRECTION_SENDING);

  if (receiving.n[MDR_FATE_REACHED] == 0 || sending.n_services == 0 ||
      sending.n[MDR_FATE_SILENT] != sending.n_services)
    return;

  /* Two ports at once are hardly forgotten by the server. */
  if (sending.n_services > 1)
    mdr_inquiry_explain_away (inquiry, MDR_CAUSE_CONNECTION_TIMEOUT);
  accuse_for_shut_ports (inquiry, MDR_CAUSE_FIREWALL_BLOCKS_MAIL,
                         sending.n_services > 1 ? 0.55 : 0.5, TRUE);
}

/* Where somebody turns connections to the web away, there is a way to him. */
static gboolean
is_trouble_on_the_way (MdrFinding *finding)
{
  return !g_str_equal (mdr_finding_get_code (finding), "web-unreachable") ||
         g_strcmp0 (mdr_finding_get_parameter (finding, "reason"), "connection-timeout") == 0;
}

/* A VPN that carries everything decides what gets through, and from which country it seems to
 * come. It is not suspected of what happens without it, too. */
void
mdr_rule_tunnel_in_the_way (MdrInquiry *inquiry)
{
  static const char *const troubles[] = {
    "connection-timeout", "connection-refused", "connection-reset", "name-lookup-timeout",
    "tls-timeout",        "greeting-refused",   "web-unreachable",  "offline",
  };
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *tunnel = mdr_evidence_find_tunnel (evidence);
  double confidence = judge_mail_ports (evidence);

  if (tunnel == NULL)
    return;

  if (confidence > 0)
    {
      mdr_inquiry_explain_away (inquiry, MDR_CAUSE_FIREWALL_BLOCKS_MAIL);
      mdr_inquiry_explain_shut_ports_away (inquiry);
      mdr_inquiry_accuse (inquiry, MDR_CAUSE_VPN_INTERFERENCE, confidence + 0.05, tunnel);
      accuse_for_shut_ports (inquiry, MDR_CAUSE_VPN_INTERFERENCE, confidence, FALSE);
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      MdrFinding *trouble = mdr_evidence_find_fault (evidence, troubles[i]);

      if (trouble == NULL || !is_trouble_on_the_way (trouble))
        continue;

      mdr_inquiry_accuse (inquiry, MDR_CAUSE_VPN_INTERFERENCE, 0.5, tunnel);
      mdr_inquiry_support (inquiry, MDR_CAUSE_VPN_INTERFERENCE, trouble);
    }
}

/* At one host a dead IPv6 is that host's fault; at every host it is the network's. */
void
mdr_rule_ipv6_everywhere_dead (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  g_autoptr (GHashTable) hosts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < evidence->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (evidence->findings, i);
      MdrService *service = mdr_finding_get_service (finding);

      if (service != NULL && g_str_equal (mdr_finding_get_code (finding), "ipv6-no-answer"))
        g_hash_table_add (hosts, (gpointer) mdr_service_get_host (service));
    }

  if (g_hash_table_size (hosts) > 1)
    mdr_inquiry_accuse (inquiry, MDR_CAUSE_IPV6_BROKEN, 0.75,
                        mdr_evidence_find_fault (evidence, "ipv6-no-answer"));
}
