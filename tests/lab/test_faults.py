# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# One fault at a time is put into the way, and the first cause has to be that fault.

import unittest

from . import faults, world
from .case import LabTest, in_lab
from .diagnoses import BIG, BOTH, EXPIRED, LAB, LISTED, Diagnoses, explain

SENDING_PORTS = (465, 587, 25)
MAIL_HOSTS = {
    LAB: ('imap.example.it', 'pop.example.it', 'smtp.example.it'),
    LISTED: ('imapmail.libero.it', 'popmail.libero.it', 'smtp.libero.it'),
}
WEBMAIL_HOSTS = {LISTED: ('login.libero.it',)}
DAY = 86400


class FaultTest(Diagnoses, LabTest):
    """What a check says about a way with a fault."""

    def provider_addresses(self, account):
        """All computers of a provider, with its webmail."""
        hosts = (*MAIL_HOSTS[account], *WEBMAIL_HOSTS.get(account, ()))
        return [address for host in hosts for address in world.addresses_of(host)]

    # Nothing is wrong.

    @in_lab
    def test_without_fault_nothing_is_found(self, client):
        self.assert_well(client, *BOTH, BIG, f'anna@{world.SRV}')

    @in_lab
    def test_right_password_is_taken(self, client):
        self.assert_well(client, *BOTH, password=world.PASSWORD)

    @in_lab
    def test_poor_line_is_no_fault(self, client):
        client.line.delay = 0.1
        client.line.loss = 0.03
        client.line.bandwidth = 100000
        self.assert_well(client, *BOTH, timeout=10)

    @in_lab
    def test_slow_greeting_is_no_fault(self, client):
        faults.slow_greeting(client, faults.UPGRADED_PORTS, 1.5)
        self.assert_well(client, LAB, BIG)

    # Ports.

    @in_lab
    def test_dropped_mail_ports_are_a_firewall(self, client):
        client.line.drop(ports=faults.MAIL_PORTS)
        self.assert_cause(client, 'firewall-blocks-mail', *BOTH)

    @in_lab
    def test_reset_mail_ports_are_a_firewall(self, client):
        client.line.reset(ports=faults.MAIL_PORTS)
        self.assert_cause(client, 'firewall-blocks-mail', *BOTH)

    @in_lab
    def test_rejected_mail_ports_are_a_firewall(self, client):
        client.line.reject('prohibited', ports=faults.MAIL_PORTS)
        self.assert_cause(client, 'firewall-blocks-mail', *BOTH)

    @in_lab
    def test_dropped_sending_ports_are_a_firewall(self, client):
        client.line.drop(ports=SENDING_PORTS)
        check = self.assert_cause(client, 'firewall-blocks-mail', *BOTH)
        self.assertEqual(check.verdict('receiving')[0], 'passed')

    @in_lab
    def test_another_port_is_offered_for_a_silent_one(self, client):
        client.line.drop(ports=[465])
        self.assertIn('other-port-works', client.check(LISTED).finding_codes)

    @in_lab
    def test_silent_hosts_are_a_server_that_is_down(self, client):
        for account in BOTH:
            client.line.drop(hosts=self.provider_addresses(account))
        self.assert_cause(client, 'server-down', *BOTH)

    @in_lab
    def test_refusing_hosts_are_a_server_that_is_down(self, client):
        for account in BOTH:
            client.line.reset(hosts=self.provider_addresses(account))
        self.assert_cause(client, 'server-down', *BOTH)

    @in_lab
    def test_greeting_that_never_comes_is_a_timeout(self, client):
        faults.slow_greeting(client, (587, 465), 30)
        check = self.assert_cause(client, 'connection-timeout', BIG)
        self.assertEqual(check.verdict('receiving')[0], 'passed')

    # No way out.

    @in_lab
    def test_dead_line_is_no_internet(self, client):
        client.line.drop()
        self.assert_cause(client, 'no-internet', *BOTH)

    @in_lab
    def test_pulled_cable_is_no_internet(self, client):
        client.unplug()
        self.assert_cause(client, 'no-internet', *BOTH)

    @in_lab
    def test_dead_ipv6_is_named_and_mail_works(self, client):
        faults.dead_ipv6(client)
        for account in BOTH:
            check = client.check(account)
            self.assertEqual((check.causes, check.verdict('receiving')[0],
                              check.verdict('sending')[0]),
                             (['ipv6-broken'], 'passed', 'passed'), explain(check))

    @in_lab
    def test_refusing_portal_is_a_portal(self, client):
        faults.captive_portal(client)
        self.assert_cause(client, 'captive-portal', *BOTH)

    @in_lab
    def test_silent_portal_is_a_portal(self, client):
        faults.captive_portal(client, silent=True)
        self.assert_cause(client, 'captive-portal', *BOTH)

    # Names.

    @in_lab
    def test_missing_names_are_a_dns_failure(self, client):
        for name in ('mail.esempio-srv.it', *MAIL_HOSTS[LISTED]):
            client.names.forget(name)
        self.assert_cause(client, 'dns-failure', LISTED, f'anna@{world.SRV}')

    @in_lab
    def test_failing_name_server_is_a_dns_failure(self, client):
        client.names.fail()
        self.assert_cause(client, 'dns-failure', *BOTH)

    @in_lab
    def test_silent_name_server_is_a_dns_failure(self, client):
        client.names.silence()
        self.assert_cause(client, 'dns-failure', *BOTH)

    @in_lab
    def test_private_address_for_a_public_name_is_a_dns_failure(self, client):
        for name in MAIL_HOSTS[LISTED]:
            client.names.lie('192.168.7.1', name)
        check = self.assert_cause(client, 'dns-failure', LISTED)
        self.assertIn('name-answers-private', check.finding_codes)

    @in_lab
    def test_misspelt_domain_is_told(self, client):
        check = client.check('anna@gmial.com')
        self.assertIn('domain-misspelt', check.finding_codes, explain(check))

    # The secure channel.

    @in_lab
    def test_untrusted_mail_shield_is_interception(self, client):
        faults.interception(client, 'mail-shield')
        self.assert_cause(client, 'tls-interception', *BOTH)

    @in_lab
    def test_trusted_mail_shield_is_interception(self, client):
        faults.interception(client, 'mail-shield', trusted=True)
        self.assert_cause(client, 'tls-interception', *BOTH)

    @in_lab
    def test_untrusted_box_is_interception(self, client):
        faults.interception(client, 'box', ports=(*faults.MAIL_PORTS, faults.HTTPS))
        self.assert_cause(client, 'tls-interception', *BOTH)

    @in_lab
    def test_trusted_box_is_interception(self, client):
        faults.interception(client, 'box', (*faults.MAIL_PORTS, faults.HTTPS), trusted=True)
        self.assert_cause(client, 'tls-interception', *BOTH)

    @in_lab
    def test_unknown_box_before_a_public_provider_is_interception(self, client):
        # An unknown provider may have an authority of its own.
        faults.interception(client, 'office')
        self.assert_cause(client, 'tls-interception', LISTED)

    @in_lab
    def test_trusted_unknown_box_before_a_public_provider_is_interception(self, client):
        faults.interception(client, 'office', trusted=True)
        self.assert_cause(client, 'tls-interception', LISTED)

    @in_lab
    def test_unknown_box_before_unrelated_hosts_is_interception(self, client):
        faults.interception(client, 'office', (*faults.MAIL_PORTS, faults.HTTPS))
        self.assert_cause(client, 'tls-interception', *BOTH)

    @in_lab
    def test_trusted_unknown_box_before_unrelated_hosts_is_interception(self, client):
        faults.interception(client, 'office', (*faults.MAIL_PORTS, faults.HTTPS), trusted=True)
        self.assert_cause(client, 'tls-interception', *BOTH)

    @in_lab
    def test_stripped_starttls_is_named(self, client):
        faults.starttls_stripped(client)
        self.assert_cause(client, 'starttls-stripped', LAB, BIG)

    @in_lab
    def test_expired_certificate_is_the_servers_fault(self, client):
        self.assert_cause(client, 'tls-expired-certificate', EXPIRED)

    # The tunnel.

    @in_lab
    def test_filtering_tunnel_is_blamed(self, client):
        client.open_tunnel()
        client.tunnel.drop(ports=faults.MAIL_PORTS)
        self.assert_cause(client, 'vpn-interference', *BOTH)

    @in_lab
    def test_refusing_tunnel_is_blamed(self, client):
        client.open_tunnel()
        client.tunnel.reset(ports=faults.MAIL_PORTS)
        self.assert_cause(client, 'vpn-interference', *BOTH)

    @in_lab
    def test_tunnel_that_keeps_sending_back_is_blamed(self, client):
        client.open_tunnel()
        client.tunnel.drop(ports=SENDING_PORTS)
        check = self.assert_cause(client, 'vpn-interference', *BOTH)
        self.assertEqual(check.verdict('receiving')[0], 'passed')

    @in_lab
    def test_harmless_tunnel_is_not_blamed(self, client):
        client.open_tunnel()
        self.assert_well(client, *BOTH)

    @in_lab
    def test_server_that_is_down_is_not_the_tunnels_fault(self, client):
        client.open_tunnel()
        for account in BOTH:
            client.tunnel.drop(hosts=self.provider_addresses(account))
            client.line.drop(hosts=self.provider_addresses(account))
        self.assert_cause(client, 'server-down', *BOTH)

    # The clock.

    @in_lab
    def test_clock_far_ahead_is_blamed(self, client):
        client.clock_offset = 400 * DAY
        self.assert_cause(client, 'clock-skew', *BOTH)

    @in_lab
    def test_clock_far_behind_is_blamed(self, client):
        client.clock_offset = -400 * DAY
        self.assert_cause(client, 'clock-skew', *BOTH)

    @in_lab
    def test_clock_a_little_off_is_not_blamed(self, client):
        client.clock_offset = 120
        self.assert_well(client, *BOTH)

    @in_lab
    def test_clock_ten_minutes_off_is_told(self, client):
        client.clock_offset = -600
        check = client.check(LAB)
        self.assertIn('clock-off', check.finding_codes, explain(check))

    # Two at once.

    @in_lab
    def test_filtering_tunnel_and_wrong_password_are_both_found(self, client):
        client.open_tunnel()
        client.tunnel.drop(ports=SENDING_PORTS)
        check = client.check(LAB, password='not this one')
        self.assertEqual(sorted(check.causes[:2]), ['password-wrong', 'vpn-interference'],
                         explain(check))
        self.assertEqual(check.verdict('receiving'), ('failed', 'password-wrong'))
        self.assertEqual(check.verdict('sending')[0], 'failed')

    @in_lab
    def test_wrong_clock_and_expired_certificate_are_both_found(self, client):
        # A wrong clock is put right first: before that no certificate can be judged. Two days
        # behind, the certificate still seems expired; 400 ahead, all certificates do.
        for days in (-2, 400):
            client.clock_offset = days * DAY
            check = client.check(EXPIRED)
            self.assertEqual(check.causes[:2], ['clock-skew', 'tls-expired-certificate'],
                             explain(check))


if __name__ == '__main__':
    unittest.main()
