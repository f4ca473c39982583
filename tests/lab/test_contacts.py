# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A check contacts those whom the README lists under “What it contacts”, and nobody else.

import unittest

from . import faults, packets, world
from .case import LabTest, in_lab

HTTP, HTTPS, DNS, NTP = 80, 443, 53, 123

# Whoever is asked whatever the account is.
EVERYWHERE = {
    ('udp', world.NAME_SERVER, DNS), ('tcp', world.NAME_SERVER, DNS),
    ('udp', world.TIME_SERVER, NTP),
    ('tcp', world.KNOWN_PAGE[0], HTTP),
    ('tcp', world.PROVIDER_DATABASE, HTTPS),
}

MAIL_HOSTS = {
    world.LAB: ('imap.example.it', 'pop.example.it', 'smtp.example.it'),
    world.LISTED: ('imapmail.libero.it', 'popmail.libero.it', 'smtp.libero.it'),
}
OFTEN_USED = (993, 995, 465, 587, 143, 110)
NO_BODYS_NEED = (25, HTTPS)

# The settings of a provider that is on the list are looked up nowhere.
OF_ACCOUNT = {
    world.LAB: {('tcp', 'autoconfig.example.it', HTTPS), ('tcp', world.LAB, HTTPS)},
    world.LISTED: {('tcp', 'login.libero.it', HTTPS)},
}


class ContactsTest(LabTest):
    """Every packet that left the client is looked at."""

    def contacts(self, client):
        names = {packets.pack(world.NAME_SERVER): world.NAME_SERVER,
                 packets.pack(world.NAME_SERVER_IPV6): world.NAME_SERVER,
                 packets.pack(world.KNOWN_ADDRESS): world.KNOWN_ADDRESS}
        for site in world.SITES:
            for host in site.hosts:
                for address in site.addresses(host):
                    names[packets.pack(address)] = host
        protocols = {packets.TCP: 'tcp', packets.UDP: 'udp'}
        return {(protocols[protocol], names.get(target, target), port)
                for protocol, target, port in client.line.contacts if protocol in protocols}

    def allowed(self, domain, ports):
        return {*EVERYWHERE, *OF_ACCOUNT[domain],
                *(('tcp', host, port) for host in MAIL_HOSTS[domain] for port in ports)}

    def assert_only_the_settings_ports(self, client, domain):
        check = client.check(f'anna@{domain}')
        self.assertEqual(check.first_cause, 'ok')
        used = {service['port'] for service in check.json['services']}
        self.assertLessEqual(self.contacts(client), self.allowed(domain, used))

    @in_lab
    def test_where_all_is_well_only_the_ports_of_the_settings_are_knocked_at(self, client):
        self.assert_only_the_settings_ports(client, world.LAB)

    @in_lab
    def test_the_settings_of_a_known_provider_are_looked_up_nowhere(self, client):
        self.assert_only_the_settings_ports(client, world.LISTED)

    @in_lab
    def test_where_mail_is_shut_out_the_other_ports_of_its_hosts_are_tried(self, client):
        client.line.drop(ports=faults.MAIL_PORTS)
        client.check(f'anna@{world.LISTED}')
        contacts = self.contacts(client)
        self.assertLessEqual(contacts, self.allowed(world.LISTED, OFTEN_USED + NO_BODYS_NEED))
        self.assertIn(('tcp', MAIL_HOSTS[world.LISTED][0], HTTPS), contacts)

    @in_lab
    def test_without_look_ups_only_the_providers_own_servers_are_asked(self, client):
        check = client.check(f'anna@{world.LISTED}', '--no-lookup')
        used = {service['port'] for service in check.json['services']}
        strangers = {world.TIME_SERVER, world.KNOWN_PAGE[0], world.PROVIDER_DATABASE}
        contacts = self.contacts(client)
        self.assertLessEqual(contacts, self.allowed(world.LISTED, used))
        self.assertFalse([host for _, host, _ in contacts if host in strangers])


if __name__ == '__main__':
    unittest.main()
