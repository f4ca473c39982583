/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same connection made once through a VPN and once beside it: no other evidence about a VPN is
 * as good.
 */

#include "mdr-diagnosis-rules.h"
#include "mdr-evidence-ports.h"

/* A server that answers beside the VPN is not down, and nothing else on the way keeps it back. */
void
mdr_rule_works_beside_tunnel (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *tunnel = mdr_evidence_find (evidence, "vpn-active");
  MdrFinding *works = mdr_evidence_find_fault (evidence, "works-beside-vpn");

  if (works == NULL)
    return;

  mdr_inquiry_accuse (inquiry, MDR_CAUSE_VPN_INTERFERENCE, 0.97, works);
  if (tunnel != NULL)
    mdr_inquiry_support (inquiry, MDR_CAUSE_VPN_INTERFERENCE, tunnel);
  mdr_inquiry_explain_away (inquiry, MDR_CAUSE_FIREWALL_BLOCKS_MAIL);
  mdr_inquiry_explain_away (inquiry, MDR_CAUSE_SERVER_DOWN);
  mdr_inquiry_explain_shut_ports_away (inquiry);
}

/* What was tried beside a VPN at this host in vain. */
static MdrFinding *
find_failure_at (const MdrEvidence *evidence, const char *host)
{
  for (guint i = 0; i < evidence->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (evidence->findings, i);

      if (g_str_equal (mdr_finding_get_code (finding), "fails-beside-vpn") &&
          g_strcmp0 (mdr_finding_get_parameter (finding, "host"), host) == 0)
        return finding;
    }

  return NULL;
}

/* A server that does not answer beside the VPN either would not do so without it. And where two
 * ways lead to a host that gives no sign of life at any port, it is not the way. */
void
mdr_rule_fails_beside_tunnel (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *fails = mdr_evidence_find (evidence, "fails-beside-vpn");
  MdrHostView host;
  guint position = 0;

  if (fails == NULL || mdr_evidence_has (evidence, "works-beside-vpn"))
    return;

  mdr_inquiry_contradict (inquiry, MDR_CAUSE_VPN_INTERFERENCE, fails);

  while (mdr_evidence_next_shut_host (evidence, &position, &host))
    {
      const char *name = mdr_finding_get_parameter (host.compared, "host");
      MdrFinding *failure = find_failure_at (evidence, name);

      if (failure == NULL || host.web_answers)
        continue;

      mdr_inquiry_accuse (inquiry, MDR_CAUSE_SERVER_DOWN, 0.85, host.compared);
      mdr_inquiry_support (inquiry, MDR_CAUSE_SERVER_DOWN, failure);
      mdr_inquiry_explain_away (inquiry, MDR_CAUSE_FIREWALL_BLOCKS_MAIL);
      mdr_inquiry_explain_shut_ports_away (inquiry);
    }
}
