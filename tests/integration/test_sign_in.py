# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Each way of signing in by itself.

from servers import MECHANISMS, PASSWORD, USER, Dovecot, Imap, Pop3, Postfix, Smtp, faults

from .examination import WRONG, ExaminationTest, imap, pop3, smtp, wrong_password

# Tokens count as well, but no password is one of them.
TOKENS = ('XOAUTH2', 'OAUTHBEARER')


class MechanismTest(ExaminationTest):
    """Dovecot and Postfix with one mechanism only."""

    def test_each_mechanism_takes_the_right_password_and_no_other(self):
        for mechanism in MECHANISMS:
            with (self.subTest(mechanism),
                  Dovecot(self.good, mechanisms=[mechanism]) as dovecot,
                  Postfix(self.good, dovecot, mechanisms=[mechanism]) as postfix):
                sending = smtp(postfix.submissions_port, 'tls')
                for receiving in (imap(dovecot.imaps_port), pop3(dovecot.pop3s_port)):
                    self.check_right(receiving, sending)
                    self.check_wrong(receiving, sending)
                refused = self.examine(sending, password=wrong_password())
                self.assertEqual(refused.verdict('sending'), ('failed', 'password-wrong'))
                self.assert_used(mechanism, dovecot)

    def check_right(self, receiving, sending):
        accepted = self.examine(receiving, sending, password=PASSWORD)
        self.assert_well(accepted)
        self.assertEqual(accepted.finding_codes.count('sign-in-accepted'), 2)
        self.assertIn('mailbox-opened', accepted.finding_codes)

    def check_wrong(self, receiving, sending):
        refused = self.examine(receiving, sending, password=wrong_password())
        self.assert_verdicts(refused, WRONG, 'password-wrong', ('failed', 'password-wrong'),
                             ('warning', 'password-wrong'))

    def assert_used(self, mechanism, dovecot):
        """IMAP and POP3 were signed in to in this way. (Postfix logs it with a message only.)"""
        self.assertEqual([f'method={mechanism.upper()},' in line for line in dovecot.sign_ins],
                         [True, True], dovecot.sign_ins)

    def test_apop_alone_is_told_apart(self):
        with Dovecot(self.good, mechanisms=['apop']) as dovecot:
            examination = self.examine(pop3(dovecot.pop3s_port), password=PASSWORD)
            self.assertEqual(dovecot.sign_ins, [])
        cause = 'auth-mechanism-unsupported'
        self.assertEqual((examination.status, examination.verdict('receiving')),
                         (WRONG, ('failed', cause)))


class ScriptedMechanismTest(ExaminationTest):
    """Offers that neither Dovecot nor Postfix can be made to make."""

    def sign_in(self, option, script):
        """One examination with the password; it and the attempts that came in."""
        server = self.serve(script)
        examination = self.examine(option(server.port, 'tls'), password=PASSWORD)
        return examination, server

    def test_commands_of_the_protocols_alone(self):
        old_pop3 = Pop3('tls', self.good, {'capabilities': faults.say('-ERR what?\r\n')})
        for option, script, said in (
                (imap, Imap('tls', self.good, methods=()), 'LOGIN'),
                (pop3, Pop3('tls', self.good, methods=()), 'PASS'),
                (pop3, old_pop3, 'PASS')):
            with self.subTest(said):
                examination, server = self.sign_in(option, script)
                self.assertEqual(examination.verdict('receiving'), ('passed', 'ok'))
                attempt, = server.sign_ins
                self.assertEqual(attempt.method, said)
                self.assertIn(PASSWORD.encode(), b''.join(attempt.said))

    def test_the_password_arrives_as_it_was_given(self):
        password = 'blank at the end, "quotes", \\ and ü \N{EURO SIGN} %s '
        plain = b'\0' + USER.encode() + b'\0' + password.encode()
        for option, dialogue in ((imap, Imap), (pop3, Pop3), (smtp, Smtp)):
            with self.subTest(dialogue.__name__):
                server = self.serve(dialogue('tls', self.good, methods=('PLAIN',)))
                self.examine(option(server.port, 'tls'), password=password)
                self.assertEqual([attempt.said for attempt in server.sign_ins], [[plain]])

    def assert_told_apart(self, cause, methods):
        servers = (self.serve(Imap('tls', self.good, methods=methods, login_disabled=True)),
                   self.serve(Smtp('tls', self.good, methods=methods)))
        examination = self.examine(imap(servers[0].port), smtp(servers[1].port, 'tls'),
                                   password=PASSWORD)
        self.assert_verdicts(examination, WRONG, cause, ('failed', cause), ('failed', cause))
        for server in servers:
            self.assertEqual(server.sign_ins, [])
            self.assert_not_told(PASSWORD, server.received)

    def test_no_common_mechanism_is_told_apart(self):
        self.assert_told_apart('auth-mechanism-unsupported', ('GSSAPI',))

    def test_tokens_only_is_told_apart(self):
        self.assert_told_apart('oauth-required', TOKENS)
