/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same connection made once through a VPN and once beside it: no other evidence about a VPN is
 * as good.
 */

#include "mdr-diagnosis-rules.h"

/* What a port that a VPN keeps shut looks like. */
static const MdrCause outsides[] = {
  MDR_CAUSE_CONNECTION_TIMEOUT,   MDR_CAUSE_CONNECTION_REFUSED, MDR_CAUSE_CONNECTION_RESET,
  MDR_CAUSE_FIREWALL_BLOCKS_MAIL, MDR_CAUSE_SERVER_DOWN,
};

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
  for (gsize i = 0; i < G_N_ELEMENTS (outsides); i++)
    mdr_inquiry_explain_away (inquiry, outsides[i]);
}

/* A server that does not answer beside the VPN either would not do so without it. */
void
mdr_rule_fails_beside_tunnel (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *fails = mdr_evidence_find (evidence, "fails-beside-vpn");

  if (fails != NULL && !mdr_evidence_has (evidence, "works-beside-vpn"))
    mdr_inquiry_contradict (inquiry, MDR_CAUSE_VPN_INTERFERENCE, fails);
}
