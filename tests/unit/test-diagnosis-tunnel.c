/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What connections beside a VPN say about it.
 */

#include "diagnosis-trial.h"

#define VPN INFO_WITH ("vpn-active", "interface=tun0 kind=tun default-route=yes mail-route=yes")
#define WORKS_BESIDE(service) WARNING ("works-beside-vpn", VPN_INTERFERENCE, service)
#define FAILS_BESIDE(service) INFO_ABOUT ("fails-beside-vpn", service)
#define FAILS_BESIDE_AT(host, service)                                                             \
  {                                                                                                \
    "fails-beside-vpn", MDR_SEVERITY_INFO, MDR_CAUSE_OK, service, "host=" host                     \
  }
#define DEAD(host) INFO_WITH ("ports-compared", "host=" host " silent=993,143,995,110,443")

static const TrialCase cases[] = {
  { .claim = "what-works-beside-a-vpn-convicts-it",
    .rule = mdr_rule_works_beside_tunnel,
    .facts = { INFO ("online"), VPN, SILENT (IMAP), SILENT (SMTP), WORKS_BESIDE (IMAP) },
    .receiving = MDR_STATE_FAILED,
    .sending = MDR_STATE_FAILED,
    .accused = MDR_CAUSE_VPN_INTERFERENCE,
    .first = MDR_CAUSE_VPN_INTERFERENCE,
    .because = "works-beside-vpn" },
  { .claim = "one-port-is-enough",
    .rule = mdr_rule_works_beside_tunnel,
    .facts = { INFO ("online"), VPN, REACHED (IMAP), CLOSED (SMTP), WORKS_BESIDE (SMTP) },
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_FAILED,
    .accused = MDR_CAUSE_VPN_INTERFERENCE,
    .first = MDR_CAUSE_VPN_INTERFERENCE,
    .because = "vpn-active" },
  { .claim = "a-server-that-answers-beside-a-vpn-is-not-down",
    .facts = { INFO ("online"), VPN, REACHED (IMAP), SILENT (SMTP), SILENT (SMTP_587),
               WORKS_BESIDE (SMTP) },
    .two_ports = TRUE,
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_FAILED,
    .first = MDR_CAUSE_VPN_INTERFERENCE },
  { .claim = "what-works-beside-a-vpn-outweighs-what-fails",
    .rule = mdr_rule_works_beside_tunnel,
    .facts = { INFO ("online"), VPN, SILENT (IMAP), SILENT (SMTP), FAILS_BESIDE (IMAP),
               WORKS_BESIDE (SMTP) },
    .receiving = MDR_STATE_FAILED,
    .sending = MDR_STATE_FAILED,
    .accused = MDR_CAUSE_VPN_INTERFERENCE,
    .first = MDR_CAUSE_VPN_INTERFERENCE },
  { .claim = "what-fails-beside-a-vpn-clears-it",
    .rule = mdr_rule_tunnel_in_the_way,
    .facts = { INFO ("online"), VPN, SILENT (IMAP), SILENT (SMTP), FAILS_BESIDE (IMAP) },
    .receiving = MDR_STATE_FAILED,
    .sending = MDR_STATE_FAILED,
    .first = MDR_CAUSE_FIREWALL_BLOCKS_MAIL },
  { .claim = "a-host-dead-through-a-vpn-and-beside-it-is-down",
    .rule = mdr_rule_fails_beside_tunnel,
    .facts = { INFO ("online"), VPN, SILENT (IMAP), SILENT (SMTP), DEAD ("imap.example.it"),
               DEAD ("smtp.example.it"), FAILS_BESIDE_AT ("imap.example.it", IMAP),
               FAILS_BESIDE_AT ("smtp.example.it", SMTP) },
    .receiving = MDR_STATE_FAILED,
    .sending = MDR_STATE_FAILED,
    .accused = MDR_CAUSE_SERVER_DOWN,
    .first = MDR_CAUSE_SERVER_DOWN,
    .because = "fails-beside-vpn" },
  { .claim = "a-host-whose-web-port-lives-is-not-down",
    .rule = mdr_rule_fails_beside_tunnel,
    .facts = { INFO ("online"), VPN, SILENT (IMAP), SILENT (SMTP),
               INFO_WITH ("ports-compared", "host=imap.example.it open=443 silent=993,143,995,110"),
               FAILS_BESIDE_AT ("imap.example.it", IMAP) },
    .receiving = MDR_STATE_FAILED,
    .sending = MDR_STATE_FAILED,
    .first = MDR_CAUSE_FIREWALL_BLOCKS_MAIL },
  { .claim = "what-fails-beside-a-vpn-speaks-against-a-message-that-blames-it",
    .rule = mdr_rule_fails_beside_tunnel,
    .facts = { { "message-understood", MDR_SEVERITY_WARNING, MDR_CAUSE_VPN_INTERFERENCE, NOBODY,
                 "confidence=0.95" },
               VPN,
               REACHED (IMAP),
               CLOSED (SMTP),
               FAILS_BESIDE (SMTP) },
    .receiving = MDR_STATE_PASSED,
    .sending = MDR_STATE_FAILED,
    .first = MDR_CAUSE_CONNECTION_REFUSED,
    .doubted = MDR_CAUSE_VPN_INTERFERENCE,
    .against = "fails-beside-vpn" },
  { .claim = "a-vpn-that-mail-goes-through-is-suspected-without-the-default-route",
    .rule = mdr_rule_tunnel_in_the_way,
    .facts = { INFO ("online"), INFO_WITH ("vpn-active", "default-route=no mail-route=yes"),
               SILENT (IMAP), SILENT (SMTP) },
    .receiving = MDR_STATE_FAILED,
    .sending = MDR_STATE_FAILED,
    .accused = MDR_CAUSE_VPN_INTERFERENCE,
    .first = MDR_CAUSE_VPN_INTERFERENCE },
  { .claim = "a-vpn-that-mail-goes-around-is-not",
    .rule = mdr_rule_tunnel_in_the_way,
    .facts = { INFO ("online"), INFO_WITH ("vpn-active", "default-route=yes mail-route=no"),
               SILENT (IMAP), SILENT (SMTP) },
    .receiving = MDR_STATE_FAILED,
    .sending = MDR_STATE_FAILED,
    .first = MDR_CAUSE_FIREWALL_BLOCKS_MAIL },
  { .claim = "a-vpn-that-leads-nowhere-is-possible-behind-no-internet",
    .rule = mdr_rule_tunnel_in_the_way,
    .facts = { FAULT ("offline", NO_INTERNET, NOBODY), VPN },
    .receiving = MDR_STATE_FAILED,
    .sending = MDR_STATE_FAILED,
    .accused = MDR_CAUSE_VPN_INTERFERENCE,
    .first = MDR_CAUSE_NO_INTERNET },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  trial_add_cases ("tunnel", cases, G_N_ELEMENTS (cases));

  return g_test_run ();
}
