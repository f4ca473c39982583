# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Well-known providers and each of their refusals: what is told first, and how often a password was
# tried, counted where it came in.

"""`MDR_PRINT_MATRIX=1 meson test -C BUILD -v personas` prints the matrix."""

import os
import sys

from servers import ACCEPT, PASSWORD, PERSONAS, Imap

from .examination import WRONG, ExaminationTest, imap, pop3, smtp

COLUMNS = '{:8} {:34} {:10} {:24} {:10} {:8} {}'

OPTIONS = {'imap': imap, 'pop3': pop3, 'smtp': smtp}

# The server's own trouble is no answer to the password, so the other server may be asked.
PASSING = ('server-temporary',)


class PersonaTest(ExaminationTest):
    """One run for each way in which a provider refuses."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.matrix = []
        cls.certificate = cls.authority.issue('providers')

    @classmethod
    def tearDownClass(cls):
        if os.environ.get('MDR_PRINT_MATRIX') and cls.matrix:
            rows = [('provider', 'case', 'refused by', 'first cause', 'receiving', 'sending',
                     'attempts: receiving, sending'), *cls.matrix]
            print('', *(COLUMNS.format(*row) for row in rows), sep='\n', file=sys.stderr)
        super().tearDownClass()

    def for_each_refusal(self, protocol, check):
        """Calls `check (name, persona, case)` for every refusal of a password in this protocol."""
        for name, persona in PERSONAS.items():
            for case, refusal in persona.refusals.items():
                if persona.takes_passwords and refusal.text(protocol):
                    with self.subTest(name, case=case):
                        check(name, persona, case)

    def examine_case(self, name, case, receiving, sending, address=None):
        """Signs in to these two scripts; the examination, and the attempts at each of them."""
        persona = PERSONAS[name]
        servers = [self.serve(script) for script in (receiving, sending)]
        option, protocol = (imap, 'imap') if isinstance(receiving, Imap) else (pop3, 'pop3')
        examination = self.examine(option(servers[0].port, host=persona.hosts[protocol]),
                                   smtp(servers[1].port, host=persona.hosts['smtp']),
                                   *persona.refusal(case).options,
                                   address=address or persona.address, password=PASSWORD)
        attempts = [len(server.sign_ins) for server in servers]
        self.matrix.append((name, case, refused_by(receiving, sending), examination.first_cause,
                            examination.verdict('receiving')[0], examination.verdict('sending')[0],
                            ', '.join(str(number) for number in attempts)))
        return examination, attempts

    def check_imap(self, name, persona, case):
        examination, attempts = self.examine_case(
            name, case, persona.imap(self.certificate, case=case),
            persona.smtp(self.certificate, case=case))
        self.assertEqual(examination.json['account']['provider'], name)
        self.assert_refused(examination, 'receiving', persona.refusal(case).causes('imap'))
        self.assertEqual(attempts, expected_attempts(examination))

    def check_pop3(self, name, persona, case):
        # Where the provider is known, its IMAP server is the one to be signed in to.
        examination, attempts = self.examine_case(
            name, case, persona.pop3(self.certificate, case=case),
            persona.smtp(self.certificate, case=case), address='anna@example.test')
        self.assert_refused(examination, 'receiving', persona.refusal(case).causes('pop3'))
        self.assertEqual(attempts, expected_attempts(examination))

    def check_sending(self, name, persona, case):
        receiving = Imap('tls', self.certificate, methods=persona.methods)
        examination, attempts = self.examine_case(name, case, receiving,
                                                  persona.smtp(self.certificate, case=case))
        self.assert_refused(examination, 'sending', persona.refusal(case).causes('smtp'))
        self.assertEqual(attempts, [1, 1])

    def assert_refused(self, examination, direction, causes):
        self.assertEqual((examination.status, examination.verdict(direction)[0]),
                         (WRONG, 'failed'), examination.stderr)
        self.assertIn(examination.first_cause, causes)

    def test_refusal_by_imap_is_traced_and_not_repeated_for_sending(self):
        self.for_each_refusal('imap', self.check_imap)

    def test_refusal_by_pop3_is_traced_and_not_repeated_for_sending(self):
        self.for_each_refusal('pop3', self.check_pop3)

    def test_refusal_for_sending_alone_is_traced(self):
        self.for_each_refusal('smtp', self.check_sending)

    def serve_all(self, persona, case=None, each=1):
        """So many servers for each protocol of a provider; they and the options that name them."""
        servers = [(protocol, self.serve(getattr(persona, protocol)(self.certificate, 'tls', case)))
                   for protocol in persona.hosts for _ in range(each)]
        return [server for _, server in servers], [
            OPTIONS[protocol](server.port, 'tls', host=persona.hosts[protocol])
            for protocol, server in servers]

    def test_no_password_is_tried_where_none_is_taken(self):
        for name, persona in PERSONAS.items():
            for case in () if persona.takes_passwords else persona.refusals:
                with self.subTest(name, case=case):
                    servers, options = self.serve_all(persona, case)
                    examination = self.examine(*options, address=persona.address, password=PASSWORD)
                    self.matrix.append((name, case, '', examination.first_cause,
                                        examination.verdict('receiving')[0],
                                        examination.verdict('sending')[0], '0, 0'))
                    self.assertEqual([server.sign_ins for server in servers],
                                     [[] for _ in servers])
                    self.assertEqual((examination.status, examination.first_cause),
                                     (WRONG, 'oauth-required'), examination.stderr)
                    self.assertIn('provider-takes-no-password', examination.finding_codes)

    def test_one_attempt_however_many_servers_there_are(self):
        for name, persona in PERSONAS.items():
            with self.subTest(name):
                servers, options = self.serve_all(persona, each=2)
                self.examine(*options, address=persona.address, password=PASSWORD)
                attempts = sum(len(server.sign_ins) for server in servers)
                self.assertEqual(attempts, 1 if persona.takes_passwords else 0)


def expected_attempts(examination):
    """At the servers for receiving and sending, when the first of them refuses."""
    return [1, 1 if examination.first_cause in PASSING else 0]


def refused_by(*scripts):
    """The protocol that is the first to refuse."""
    return next(type(script).__name__ for script in scripts if script.sign_in is not ACCEPT)
