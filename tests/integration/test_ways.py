# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Two ways to one server: IPv6 and IPv4.

import unittest

from servers import IPV4, IPV6, ClosedPort, Imap, Smtp, loopback_addresses

from .examination import WRONG, ExaminationTest, imap, smtp

BOTH = (f'*:{IPV6}', f'*:{IPV4}')


class TwoFamiliesTest(ExaminationTest):
    """A name with an address of each family."""

    def setUp(self):
        # Where the system has no IPv6 at all, what is tested here cannot happen.
        self.assertEqual(loopback_addresses(), [IPV4, IPV6])

    def serve_on(self, addresses):
        return (imap(self.serve(Imap('tls', self.good), addresses=addresses).port),
                smtp(self.serve(Smtp('tls', self.good), addresses=addresses).port, 'tls'))

    def test_both_work(self):
        examination = self.examine(*self.serve_on([IPV4, IPV6]), resolve=BOTH)
        self.assert_well(examination)
        self.assertNotIn('ipv6-no-answer', examination.finding_codes)
        self.assertIn(IPV6, examination.services('imap')[0]['addresses'])
        self.assert_families(examination, 'imap', IPv6=('passed', ''), IPv4=('passed', ''))

    def assert_families(self, examination, protocol, **expected):
        service, = examination.services(protocol)
        self.assertEqual({family['family']: (family['state'], family['reason'])
                          for family in service['families']}, expected)

    def test_ipv6_alone_works(self):
        self.assert_well(self.examine(*self.serve_on([IPV6]), resolve=[f'*:{IPV6}']))

    def test_ipv4_alone_works(self):
        self.assert_well(self.examine(*self.serve_on([IPV4]), resolve=[f'*:{IPV4}']))

    def test_closed_ipv6_is_a_warning_and_mail_works(self):
        examination = self.examine(*self.serve_on([IPV4]), resolve=BOTH)
        self.assertEqual(examination.verdict('receiving'), ('passed', 'ok'))
        self.assertEqual(examination.verdict('sending'), ('passed', 'ok'))
        self.assertIn('ipv6-no-answer', examination.finding_codes)
        self.assertEqual(examination.first_cause, 'ipv6-broken')
        self.assert_families(examination, 'imap', IPv6=('failed', 'connection-refused'),
                             IPv4=('passed', ''))

    def test_closed_ipv4_is_a_warning_and_mail_works(self):
        examination = self.examine(*self.serve_on([IPV6]), resolve=BOTH)
        self.assertEqual(examination.verdict('receiving'), ('passed', 'ok'))
        self.assertIn('ipv4-no-answer', examination.finding_codes)
        self.assert_families(examination, 'smtp', IPv6=('passed', ''),
                             IPv4=('failed', 'connection-refused'))

    def test_both_closed_is_refused(self):
        with ClosedPort() as closed:
            examination = self.examine(imap(closed.port), smtp(closed.port), resolve=BOTH)
        self.assert_verdicts(examination, WRONG, 'connection-refused',
                             ('failed', 'connection-refused'), ('failed', 'connection-refused'))


if __name__ == '__main__':
    unittest.main()
