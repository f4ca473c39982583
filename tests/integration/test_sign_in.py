# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Each way of signing in by itself, and providers that refuse a password for a reason of their own.

from servers import MECHANISMS, PASSWORD, PERSONAS, Dovecot, Imap, Postfix, Smtp

from .examination import WRONG, ExaminationTest, forms_of, imap, pop3, smtp, wrong_password

# What PERSONAS answer to a plain password, as a cause. Yahoo's words for sending ("too many bad
# attempts") mean either of two.
REFUSED_BY = {
    'gmail': ['app-password-required'],
    'outlook': ['oauth-required'],
    'yahoo': ['app-password-required', 'account-locked'],
    'icloud': ['app-password-required'],
    'libero': ['password-wrong'],
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
                accepted = self.examine(*servers, password=PASSWORD)
                self.assert_well(accepted)
                self.assertEqual(accepted.finding_codes.count('sign-in-accepted'), 2)
                refused = self.examine(*servers, password=wrong_password())
                self.assert_verdicts(refused, WRONG, 'password-wrong',
                                     ('failed', 'password-wrong'), ('warning', 'password-wrong'))
                refused = self.examine(servers[2], password=wrong_password())
                self.assertEqual(refused.verdict('sending'), ('failed', 'password-wrong'))

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

    def examine_persona(self, name, receiving_works):
        """A provider that refuses for receiving, or only for sending."""
        persona = PERSONAS[name]
        receiving = Imap('tls', self.good) if receiving_works else persona.imap(self.good)
        servers = [self.serve(script) for script in (
            receiving, persona.pop3(self.good), persona.smtp(self.good))]
        examination = self.examine(imap(servers[0].port), pop3(servers[1].port),
                                   smtp(servers[2].port), '--verbose', address=persona.address,
                                   password=PASSWORD)
        self.assertEqual(examination.json['account']['provider'], name)
        return servers, examination

    def test_refusal_for_receiving_is_traced_to_the_providers_rule(self):
        for name, causes in REFUSED_BY.items():
            with self.subTest(name):
                _, examination = self.examine_persona(name, receiving_works=False)
                self.assertEqual(examination.status, WRONG)
                self.assertEqual(examination.first_cause, causes[0], examination.stderr)
                self.assertEqual(examination.verdict('receiving')[0], 'failed')

    def test_refusal_for_sending_is_traced_to_the_providers_rule(self):
        for name, causes in REFUSED_BY.items():
            with self.subTest(name):
                _, examination = self.examine_persona(name, receiving_works=True)
                self.assertEqual(examination.status, WRONG)
                self.assertIn(examination.first_cause, causes, examination.stderr)
                self.assertEqual(examination.verdict('receiving'), ('passed', 'ok'))
                self.assertEqual(examination.verdict('sending')[0], 'failed')

    def test_refused_password_is_sent_once(self):
        for name in REFUSED_BY:
            with self.subTest(name):
                servers, _ = self.examine_persona(name, receiving_works=False)
                told = b''.join(server.received for server in servers)
                forms = set(forms_of(PASSWORD, PERSONAS[name].address))
                self.assertEqual(sum(told.count(form) for form in forms), 1)
