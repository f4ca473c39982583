# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What is usual is no fault, and faults that come in the course of a day.

import unittest

from . import faults, world
from .case import LabTest, in_lab
from .diagnoses import BIG, BOTH, LAB, LISTED, Diagnoses


class EverydayTest(Diagnoses, LabTest):
    """Networks and computers as there are many."""

    @in_lab
    def test_network_without_ipv6_is_no_fault(self, client):
        client.have_only(4)
        self.assert_well(client, *BOTH)

    @in_lab
    def test_network_without_ipv4_is_no_fault(self, client):
        client.have_only(6)
        for account in (*BOTH, BIG):
            self.assert_well(client, account)
            check = client.check(account)
            self.assertIn('no-portal', check.finding_codes, account)
            self.assertNotIn('webmail-unreachable', check.finding_codes, account)

    @in_lab
    def test_line_with_long_round_trips_is_no_fault(self, client):
        client.line.delay = 0.4
        check = self.assert_well(client, LISTED, timeout=10)
        self.assertNotIn('ports-compared', check.finding_codes)

    @in_lab
    def test_vpn_to_own_computers_is_no_fault(self, client):
        client.open_private_tunnel()
        self.assert_well(client, *BOTH)

    @in_lab
    def test_firewall_is_not_the_fault_of_a_vpn_to_own_computers(self, client):
        client.open_private_tunnel()
        client.line.drop(ports=faults.MAIL_PORTS)
        check = self.assert_cause(client, 'firewall-blocks-mail', *BOTH)
        self.assertNotIn('vpn-interference', check.causes)

    @in_lab
    def test_bridges_of_containers_are_no_fault(self, client):
        client.add_bridge('docker0', '172.17.0.1/16')
        check = self.assert_well(client, *BOTH)
        self.assertNotIn('vpn-active', check.finding_codes)

    @in_lab
    def test_one_account_says_nothing_about_the_other(self, client):
        self.assert_cause(client, 'password-wrong', LAB, password='not this one')
        self.assert_well(client, LISTED, password=world.PASSWORD)

    @in_lab
    def test_without_the_vpn_all_is_well_again(self, client):
        client.open_tunnel()
        client.tunnel.drop(ports=faults.MAIL_PORTS)
        self.assert_cause(client, 'vpn-interference', LAB)
        client.close_tunnel()
        self.assert_well(client, LAB)

    @in_lab
    def test_proxy_that_is_the_only_way_out_is_named(self, client):
        faults.proxy_required(client)
        check = self.assert_cause(client, 'proxy-required', *BOTH)
        self.assertIn('proxy-needed', check.finding_codes)

    @in_lab
    def test_host_that_shuts_after_refused_sign_ins_has_banned(self, client):
        self.assert_cause(client, 'password-wrong', LAB, password='not this one')
        client.line.drop(hosts=world.addresses_of('imap.example.it'))
        check = self.assert_cause(client, 'ip-blocked', LAB, password='not this one')
        self.assertIn('password-wrong', check.causes)

    @in_lab
    def test_web_server_at_a_mail_port_is_told(self, client):
        faults.other_service(client, [993])
        check = self.assert_cause(client, 'plaintext-on-tls-port', *BOTH)
        self.assertEqual(check.verdict('sending')[0], 'passed')


if __name__ == '__main__':
    unittest.main()
