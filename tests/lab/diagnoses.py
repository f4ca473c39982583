# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What tests say about the diagnosis of a check.

"""`Diagnoses`, for test cases that judge by the first cause; the accounts; `explain`."""

from . import world

LAB, LISTED, BIG, EXPIRED = (f'anna@{domain}' for domain in (world.LAB, world.LISTED, world.BIG,
                                                             world.EXPIRED))
# A provider that is looked up, and one that is known: some rules are for the second only.
BOTH = (LAB, LISTED)


class Diagnoses:
    """Claims about what a check says of a client's way."""

    def assert_well(self, client, *addresses, **how):
        """Nothing is found. The last check."""
        for address in addresses:
            check = client.check(address, **how)
            self.assertEqual((check.status, check.causes, check.verdict('receiving')[0],
                              check.verdict('sending')[0]),
                             (0, ['ok'], 'passed', 'passed'), explain(check))
        return check

    def assert_cause(self, client, cause, *addresses, **how):
        """This cause comes first. The last check."""
        for address in addresses:
            check = client.check(address, **how)
            self.assertEqual(check.first_cause, cause, explain(check))
            self.assertEqual(check.status, 1, explain(check))
        return check


def explain(check):
    """What a failed test has to show of a check."""
    if not check.stdout:
        return check.stderr
    services = [f'{one["protocol"]} {one["host"]}:{one["port"]} {one["cause"]}'
                for one in check.json['services']]
    return '\n'.join([check.json['account']['address'], f'{check.seconds:.1f} s',
                      ' '.join(check.causes), *services, ' '.join(check.finding_codes)])
