# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The name server goes in the middle of a check: between any two questions, and in every way.

import unittest

from . import faults, world
from .case import LabTest, in_lab
from .client import TIMEOUT
from .diagnoses import LAB, LISTED, Diagnoses, explain

# After so many questions. Of a known provider only the servers are looked up, first of all; of
# another one its settings, and then the servers that these name.
TURNS = {LISTED: (1, 2, 3, 5, 8, 14), LAB: (1, 4, 10, 14, 16, 20, 22)}

# How many waits one after the other there may be: for the settings, and for the servers.
WAITS = {LISTED: 1, LAB: 2}
# What is done before and after the wait, on a busy machine.
REST = 1.5

# Of those addresses that stand in examples nobody has one.
NOBODY = '192.0.2.53'


class ResolverTest(Diagnoses, LabTest):
    """Whoever got an answer before is examined to the end, and about the others the cause is told."""

    def assert_half(self, client, account, count, act):
        """What a check says of an account when the name server goes after so many questions."""
        answered = []

        def go():
            answered.extend(client.names.questions)
            act()

        client.names.after(count, go)
        check = client.check(account)
        told = explain(check)
        self.assertEqual(len(answered), count, told)
        self.assertLess(check.seconds, WAITS[account] * TIMEOUT + REST, told)

        causes = {(one['host'], one['cause']) for one in check.json['services']}
        self.assertLessEqual({cause for _, cause in causes}, {'ok', 'dns-failure'}, told)
        for host, cause in causes:
            if {(host, 'A'), (host, 'AAAA')} <= set(answered):
                self.assertEqual(cause, 'ok', f'{host}\n{told}')

        well = bool(causes) and all(cause == 'ok' for _, cause in causes)
        self.assertEqual((check.first_cause, check.status),
                         ('ok', 0) if well else ('dns-failure', 1), told)
        return {cause for _, cause in causes}

    def assert_whenever(self, client, act, undo):
        """It may be gone after any number of questions; both ends are among them."""
        seen = set()
        for account, counts in TURNS.items():
            for count in counts:
                seen.add(frozenset(self.assert_half(client, account, count, act)))
                undo()
                client.names.questions.clear()
        self.assertIn(frozenset({'ok'}), seen)
        self.assertIn(frozenset({'dns-failure'}), seen)
        self.assertIn(frozenset({'ok', 'dns-failure'}), seen)

    @in_lab
    def test_name_server_that_falls_silent(self, client):
        self.assert_whenever(client, client.names.silence, client.names.recover)

    @in_lab
    def test_name_server_that_fails(self, client):
        self.assert_whenever(client, client.names.fail, client.names.recover)

    @in_lab
    def test_name_server_that_is_ended(self, client):
        self.assert_whenever(client, lambda: client.line.reject(ports=[faults.DNS]),
                             client.line.clear)

    @in_lab
    def test_name_server_that_is_exchanged_for_nobody(self, client):
        self.assert_whenever(client, lambda: client.ask_for_names(NOBODY),
                             lambda: client.ask_for_names(world.NAME_SERVER))


if __name__ == '__main__':
    unittest.main()
