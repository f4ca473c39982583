# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Each way of signing in by itself.

from servers import MECHANISMS, PASSWORD, Dovecot, Imap, Postfix, Smtp

from .examination import WRONG, ExaminationTest, imap, pop3, smtp, wrong_password

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
