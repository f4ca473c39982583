# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Each way of signing in by itself, and providers that refuse a password for a reason of their own.

from servers import MECHANISMS, PASSWORD, PERSONAS, Dovecot, Imap, Postfix, Smtp

from .examination import (WRONG, ExaminationTest, forms_of, imap, pop3, smtp, wrong_password)

# What PERSONAS answer to a plain password, as a cause.
REFUSED_BY = {
    'gmail': 'app-password-required',
    'outlook': 'oauth-required',
    'yahoo': 'app-password-required',
    'icloud': 'app-password-required',
    'libero': 'password-wrong',
}


class MechanismTest(ExaminationTest):
    """Dovecot and Postfix with one mechanism only."""

    def test_each_mechanism_takes_the_right_password_and_no_other(self):
        for mechanism in MECHANISMS:
            with (self.subTest(mechanism),
                  Dovecot(self.good, mechanisms=[mechanism]) as dovecot,
                  Postfix(self.good, dovecot, mechanisms=[mechanism]) as postfix):
                servers = (imap(dovecot.imaps_port), pop3(dovecot.pop3s_port),
                           smtp(postfix.submissions_port, 'tls'))
                self.assert_well(self.examine(*servers, password=PASSWORD))
                self.assert_used(mechanism, dovecot, postfix)
                refused = self.examine(*servers, password=wrong_password())
                self.assert_verdicts(refused, WRONG, 'password-wrong',
                                     ('failed', 'password-wrong'), ('failed', 'password-wrong'))

    def assert_used(self, mechanism, dovecot, postfix):
        # Dovecot counts the plain commands (LOGIN, USER) as PLAIN.
        self.assertIn(f'sasl_method={mechanism.upper()}', postfix.log())
        if mechanism not in ('plain', 'login'):
            self.assertEqual(dovecot.log().count(f'method={mechanism.upper()},'), 2)

    def test_no_common_mechanism_is_told_apart(self):
        servers = (self.serve(Imap('tls', self.good, methods=('GSSAPI',), login_disabled=True)),
                   self.serve(Smtp('tls', self.good, methods=('GSSAPI',))))
        examination = self.examine(imap(servers[0].port), smtp(servers[1].port, 'tls'),
                                   password=PASSWORD)
        cause = 'auth-mechanism-unsupported'
        self.assert_verdicts(examination, WRONG, cause, ('failed', cause), ('failed', cause))
        for server in servers:
            self.assert_not_told(PASSWORD, server.received)

    def test_tokens_only_is_told_apart(self):
        servers = (self.serve(Imap('tls', self.good, methods=('XOAUTH2', 'OAUTHBEARER'),
                                   login_disabled=True)),
                   self.serve(Smtp('tls', self.good, methods=('XOAUTH2',))))
        examination = self.examine(imap(servers[0].port), smtp(servers[1].port, 'tls'),
                                   password=PASSWORD)
        self.assert_verdicts(examination, WRONG, 'oauth-required', ('failed', 'oauth-required'),
                             ('failed', 'oauth-required'))
        for server in servers:
            self.assert_not_told(PASSWORD, server.received)


class PersonaTest(ExaminationTest):
    """Well-known providers and their answers to a plain password."""

    def test_refusal_is_traced_to_the_providers_rule(self):
        for name, cause in REFUSED_BY.items():
            persona = PERSONAS[name]
            with self.subTest(name):
                imap_server = self.serve(persona.imap(self.good))
                smtp_server = self.serve(persona.smtp(self.good))
                examination = self.examine(
                    imap(imap_server.port), smtp(smtp_server.port), '--verbose',
                    address=persona.address, password=PASSWORD)
                self.assertEqual((examination.status, examination.first_cause), (WRONG, cause),
                                 examination.stderr)
                self.assertEqual(examination.json['account']['provider'], name)
                self.assertEqual(examination.verdict('receiving')[0], 'failed')
                self.assertEqual(examination.verdict('sending')[0], 'failed')

    def test_refused_password_is_tried_once_per_server(self):
        persona = PERSONAS['libero']
        servers = (self.serve(persona.imap(self.good)), self.serve(persona.smtp(self.good)))
        self.examine(imap(servers[0].port), smtp(servers[1].port), address=persona.address,
                     password=PASSWORD)
        for server in servers:
            told = sum(bytes(server.received).count(form)
                       for form in set(forms_of(PASSWORD, persona.address)))
            self.assertLessEqual(told, 1)
