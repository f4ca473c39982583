# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A check makes no round trip that the protocols do not force, and waits for nobody twice.

import contextlib
import unittest

from collections import Counter

from benchmark.check import FORCED

from . import faults, world
from .case import LabTest, in_lab

DELAY = 0.025
ADDRESS = f'anna@{world.BIG}'

# The most round trips of a connection to each port, connecting among them.
LONGEST = dict(zip((993, 995, 587, 465), map(len, FORCED.values())))

# So many names are looked up at once (GLib's threads); whoever comes later waits for a round trip.
AT_ONCE = 10

# How packets and threads overtake each other is up to chance on a busy machine; what is forced shows
# in one of so many checks.
TRIES = 5

TIMEOUT = 3
# What is done before and after the wait, on a busy machine.
REST = 1.5


class TimingTest(LabTest):
    """Round trips are counted by the router, so nothing here hangs on how fast the machine is; only
    a wait that is made twice is told from one that is made once."""

    @in_lab
    def test_no_connection_makes_more_round_trips_than_forced(self, client):
        client.line.delay = DELAY

        def look():
            client.line.ways.clear()
            self.assertEqual(client.check(ADDRESS, timeout=10).status, 0)
            for port, forced in LONGEST.items():
                made = [round_trips(way) for way in client.line.ways if way.target == port]
                self.assertEqual(max(made), forced, f'port {port}: {made}')

        self.succeeds_once(look)

    @in_lab
    def test_mail_servers_are_looked_up_first(self, client):
        def look():
            first = {name for name, _ in self.first_questions(client, ADDRESS)}
            self.assertLessEqual({'imap.gmail.com', 'pop.gmail.com', 'smtp.gmail.com'}, first)

        self.succeeds_once(look)

    @in_lab
    def test_what_a_search_waits_for_is_looked_up_first(self, client):
        def look():
            first = self.first_questions(client, f'anna@{world.LAB}')
            self.assertIn((world.LAB, 'MX'), first)
            self.assertIn((f'autoconfig.{world.LAB}', 'AAAA'), first)
            self.assertIn((f'_submissions._tcp.{world.LAB}', 'SRV'), first)

        self.succeeds_once(look)

    @in_lab
    def test_no_name_is_looked_up_twice(self, client):
        self.assertEqual(client.check(ADDRESS, timeout=10).status, 0)
        twice = {question for question, times in Counter(client.names.questions).items()
                 if times > 1}
        self.assertEqual(twice, set())

    @in_lab
    def test_silent_port_costs_one_timeout(self, client):
        self.assert_one_timeout(client, [993])

    @in_lab
    def test_silent_ports_together_cost_one_timeout(self, client):
        self.assert_one_timeout(client, faults.MAIL_PORTS)

    @in_lab
    def test_dead_ipv6_costs_no_more_than_one_timeout(self, client):
        faults.dead_ipv6(client)

        def look():
            self.assertLess(client.check(ADDRESS, timeout=TIMEOUT).seconds, TIMEOUT + REST)

        self.succeeds_once(look)

    def first_questions(self, client, address):
        asked = len(client.names.questions)
        self.assertEqual(client.check(address, timeout=10).status, 0)
        return client.names.questions[asked:asked + AT_ONCE]

    def succeeds_once(self, look):
        for _ in range(TRIES - 1):
            with contextlib.suppress(AssertionError):
                look()
                return
        look()

    def assert_one_timeout(self, client, ports):
        client.line.drop(ports=ports)

        def look():
            check = client.check(ADDRESS, timeout=TIMEOUT)
            self.assertEqual(check.status, 1)
            self.assertGreaterEqual(check.seconds, TIMEOUT)
            self.assertLess(check.seconds, TIMEOUT + REST)

        self.succeeds_once(look)


def round_trips(way):
    """What was waited for: to a goodbye, the last that a client says, it wants no answer."""
    last_word = len(way.turns) - (way.turns[-1:] == ['server'])
    return 1 + way.turns[:last_word].count('server')


if __name__ == '__main__':
    unittest.main()
