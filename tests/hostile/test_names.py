# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Name servers that answer with more than anybody can use.

import unittest

from lab import packets, world
from lab.case import LabTest, in_lab
from lab.client import SECONDS, TIMEOUT
from lab.diagnoses import LAB, explain

from .case import LONGEST_RESULT

# As many as fit into one answer. Nobody has these addresses.
CROWD = [f'44.130.{number // 250}.{number % 250 + 1}' for number in range(3900)]
CROWD_IPV6 = [f'3ffe:44:5::{number + 1:x}' for number in range(2200)]

# More is not tried of one name.
MOST_ADDRESSES = 40


class NamesTest(LabTest):
    """Thousands of addresses for one name."""

    crowd = set(map(packets.pack, [*CROWD, *CROWD_IPV6]))

    def tried(self, client):
        """Addresses of the crowd to which a connection was attempted."""
        return {target for _, target, _ in client.line.contacts} & self.crowd

    def assert_bounded(self, client, check):
        self.assertLess(len(self.tried(client)), MOST_ADDRESSES * len(check.json['services']))
        self.assertLess(len(check.stdout), LONGEST_RESULT)
        for service in check.json['services']:
            self.assertLessEqual(len(service['addresses']), MOST_ADDRESSES)
            self.assertLess(sum(phase['ms'] for phase in service['phases']), SECONDS * 1000)

    @in_lab
    def test_thousands_of_silent_addresses(self, client):
        client.names.crowd([*CROWD, *CROWD_IPV6], 'imap.example.it')
        check = client.check(LAB, timeout=TIMEOUT)
        self.assertEqual(check.services('imap')[0]['cause'], 'connection-timeout', explain(check))
        self.assertTrue(self.tried(client))
        self.assert_bounded(client, check)

    @in_lab
    def test_right_address_before_thousands(self, client):
        client.names.crowd([world.addresses_of('imap.example.it')[0], *CROWD], 'imap.example.it')
        check = client.check(LAB, timeout=10)
        self.assertEqual(check.verdict('receiving')[0], 'passed', explain(check))
        self.assert_bounded(client, check)


if __name__ == '__main__':
    unittest.main()
