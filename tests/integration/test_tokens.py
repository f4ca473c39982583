# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The whole way of a token: from GNOME Online Accounts to Dovecot and Postfix, and what comes back.

import base64

from keyrings import Bus
from online import OnlineAccounts, account
from servers import (HOST, TOKEN_MECHANISMS, USER, Dovecot, Imap, Postfix, Smtp, TokenServer,
                     good)

from .examination import USAGE, WRONG, ExaminationTest, environment, imap, smtp

TOKEN = 'ya29.a0AfH6SMBx-not_a_sentence.of-the~bird+4/x=='
CALLS = ['GetManagedObjects', 'GetManagedObjects', 'EnsureCredentials', 'GetAccessToken']


def forms_of(token, user):
    """The bytes as which a token could turn up where it must not."""
    forms = [token.encode()]
    for message in (f'user={user}\1auth=Bearer {token}\1\1',
                    f'n,a={user},\1host={HOST}\1port=993\1auth=Bearer {token}\1\1'):
        forms.append(base64.b64encode(message.encode()))
    for start in range(3):
        shifted = base64.b64encode(b'\0' * start + token.encode())
        forms.append(shifted[4:-4])
    return forms


class TokenTest(ExaminationTest):
    """A bus with GNOME Online Accounts on it, and servers that take tokens."""

    def setUp(self):
        super().setUp()
        self.bus = self.enterContext(Bus())

    def ask(self, *options, accounts=(), address=USER, verbose=True):
        """Examines with consent; the examination and what Online Accounts was asked."""
        names = ('DBUS_SESSION_BUS_ADDRESS', 'HOME', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME')
        surroundings = environment(**{name: self.bus.environment[name] for name in names})
        with OnlineAccounts(self.bus.environment, *accounts) as service:
            examination = self.examine('--online-account', *options,
                                       *(['--verbose'] if verbose else []), address=address,
                                       surroundings=surroundings)
        told = (examination.stdout + examination.stderr).encode()
        for form in forms_of(TOKEN, address):
            self.assertNotIn(form, told)
        return examination, service.calls

    def account(self, **facts):
        """The account of USER, at the servers of the tests."""
        return account(USER, **{'token': TOKEN, 'imap': HOST, 'smtp': HOST, **facts})

    def finding(self, examination, code):
        """The finding of that code; there is exactly one."""
        found = [finding for step in examination.json['steps'] for finding in step['findings']
                 if finding['code'] == code]
        self.assertEqual(len(found), 1, examination.stdout)
        return found[0]


class RealServersTest(TokenTest):
    """Dovecot asks its token server, and Postfix asks Dovecot."""

    def examine_with(self, mechanism, known, *options, **facts):
        """Examines servers that know these tokens, with one mechanism for them."""
        with (TokenServer(known) as tokens,
              Dovecot(self.good, mechanisms=['plain', mechanism], tokens=tokens) as dovecot,
              Postfix(self.good, dovecot, mechanisms=['plain', mechanism]) as postfix):
            examination, calls = self.ask(
                imap(dovecot.imaps_port), smtp(postfix.submissions_port, 'tls'), *options,
                accounts=[self.account(**facts)])
            return examination, calls, tokens.asked

    def assert_refused(self, known, cause='oauth-token-expired', **facts):
        """Refused by both mechanisms, at once: for sending it is not tried."""
        for mechanism in TOKEN_MECHANISMS:
            with self.subTest(mechanism):
                examination, _, asked = self.examine_with(mechanism, known, **facts)
                self.assert_verdicts(examination, WRONG, cause,
                                     ('failed', 'oauth-token-expired'),
                                     ('warning', 'oauth-token-expired'))
                self.assertEqual(asked, [TOKEN])
                self.finding(examination, 'token-refused')

    def test_good_token_is_accepted_for_receiving_and_for_sending(self):
        for mechanism in TOKEN_MECHANISMS:
            with self.subTest(mechanism):
                examination, calls, asked = self.examine_with(mechanism, {TOKEN: good(USER)})
                self.assert_well(examination)
                self.assertEqual(examination.finding_codes.count('sign-in-accepted'), 2)
                self.assertIn('online-account-gave-permission', examination.finding_codes)
                self.assertEqual(calls, CALLS)
                self.assertEqual(asked, [TOKEN, TOKEN])

    def test_message_to_oneself_needs_no_password(self):
        for mechanism in TOKEN_MECHANISMS:
            with self.subTest(mechanism):
                examination, calls, asked = self.examine_with(mechanism, {TOKEN: good(USER)},
                                                              '--send-test')
                told = examination.json['test_message']
                self.assertEqual((told['stage'], told['arrived'], told['removed']),
                                 ('ended', True, True))
                self.assertEqual(calls, CALLS)
                self.assertEqual(asked, [TOKEN, TOKEN])

    def test_without_permission_no_message_is_sent(self):
        examination, _, asked = self.examine_with('xoauth2', {TOKEN: good(USER)}, '--send-test',
                                                  manner='signed-out')
        self.assertIsNone(examination.json['test_message'])
        self.assertEqual(asked, [])

    def test_expired_token_is_refused(self):
        self.assert_refused({})

    def test_token_without_permission_for_mail_is_refused(self):
        self.assert_refused({TOKEN: good(USER, scope='calendar')})

    def test_token_of_another_user_is_told_from_one_that_ran_out(self):
        self.assert_refused({TOKEN: good('berta@example.test')}, 'username-not-full-address',
                            user='berta@example.test')


class ScriptedServersTest(TokenTest):
    """What Dovecot never says, and what must never be done."""

    def serve_tokens(self, refusal=None, methods=('PLAIN', 'XOAUTH2')):
        """Servers that refuse every token with these words, or take all."""
        options = {'methods': methods, **({'sign_in': refusal} if refusal else {})}
        return (self.serve(Imap('tls', self.good, login_disabled=True, **options)),
                self.serve(Smtp('tls', self.good, **options)))

    def ask_at(self, servers, *options, accounts=None, **how):
        return self.ask(imap(servers[0].port), smtp(servers[1].port, 'tls'), *options,
                        accounts=[self.account()] if accounts is None else accounts, **how)

    def assert_nothing_sent(self, servers):
        for server in servers:
            for form in forms_of(TOKEN, USER):
                self.assertNotIn(form, server.received)
            self.assertNotIn(b'AUTH', server.received.upper())

    def test_provider_that_takes_no_password_takes_the_token(self):
        servers = self.serve_tokens(methods=('LOGIN', 'XOAUTH2'))
        address = 'anna@outlook.com'
        theirs = account(address, TOKEN, imap=HOST, smtp=HOST, provider='Outlook.com')
        examination, _ = self.ask_at(servers, accounts=[theirs], address=address)
        self.assertEqual(examination.json['account']['provider'], 'outlook')
        self.assertEqual(examination.finding_codes.count('sign-in-accepted'), 2)
        self.assertEqual(examination.verdict('receiving'), ('passed', 'ok'))
        self.assertEqual(examination.verdict('sending'), ('passed', 'ok'))

    def test_challenge_is_decoded_and_kept(self):
        servers = self.serve_tokens('NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)')
        examination, _ = self.ask_at(servers, '--user=anna')
        self.assertEqual(examination.verdict('receiving'), ('failed', 'oauth-token-expired'))
        refused = self.finding(examination, 'token-refused')
        self.assertIn('Invalid credentials (Failure)', refused['server_text'])
        self.assertIn('"status":"400"', refused['parameters']['token-error'])

    def test_account_that_is_signed_out_says_so(self):
        servers = self.serve_tokens()
        examination, calls = self.ask_at(servers, accounts=[self.account(manner='signed-out')])
        self.assertEqual(examination.status, WRONG)
        self.assertEqual(examination.first_cause, 'oauth-token-expired')
        self.finding(examination, 'online-account-signed-out')
        self.assertEqual(calls, CALLS[:3])
        self.assert_nothing_sent(servers)

    def test_account_that_is_signed_out_comes_before_the_providers_rule(self):
        servers = self.serve_tokens(methods=('XOAUTH2',))
        examination, _ = self.ask_at(servers, accounts=[self.account(manner='signed-out')])
        self.assertIn('only-modern-sign-in', examination.finding_codes)
        self.assertEqual(examination.first_cause, 'oauth-token-expired')
        self.assert_nothing_sent(servers)

    def test_service_that_dies_in_the_middle_is_no_verdict(self):
        servers = self.serve_tokens()
        for manner in ('end', 'fail'):
            with self.subTest(manner):
                examination, _ = self.ask_at(servers, accounts=[self.account(manner=manner)])
                self.finding(examination, 'online-account-not-available')
                self.assertEqual(examination.verdict('receiving'), ('passed', 'ok'))
        self.assert_nothing_sent(servers)

    def test_other_servers_never_see_it(self):
        servers = self.serve_tokens()
        examination, calls = self.ask_at(
            servers, accounts=[self.account(imap='imap.other.test', smtp='smtp.other.test')])
        self.assertIn('for other servers', examination.stderr)
        self.assertEqual(calls, CALLS[:1])
        self.assert_nothing_sent(servers)

    def test_without_consent_nothing_is_asked(self):
        servers = self.serve_tokens()
        surroundings = environment(
            DBUS_SESSION_BUS_ADDRESS=self.bus.environment['DBUS_SESSION_BUS_ADDRESS'])
        with OnlineAccounts(self.bus.environment, self.account()) as service:
            self.examine(imap(servers[0].port), smtp(servers[1].port, 'tls'),
                         surroundings={**surroundings, 'HOME': self.bus.environment['HOME']})
        self.assertEqual(service.calls, CALLS[:1])
        self.assert_nothing_sent(servers)

    def test_unverified_channel_never_sees_it(self):
        wrong = self.authority.issue('expired')
        servers = (self.serve(Imap('tls', wrong, methods=('XOAUTH2',))),
                   self.serve(Smtp('tls', wrong, methods=('XOAUTH2',))))
        self.ask_at(servers)
        self.assert_nothing_sent(servers)

    def test_account_with_a_password_or_without_mail_is_not_asked(self):
        servers = self.serve_tokens()
        for facts, words in (({'oauth': False}, 'signs in with a password'),
                             ({'mail': False}, 'Mail is switched off')):
            with self.subTest(words):
                examination, calls = self.ask_at(servers, accounts=[self.account(**facts)])
                self.assertIn(words, examination.stderr)
                self.assertEqual(calls, CALLS[:1])
        self.assert_nothing_sent(servers)

    def test_address_that_is_not_there_is_told(self):
        servers = self.serve_tokens()
        examination, _ = self.ask_at(servers, accounts=[account('x@other.test', TOKEN)])
        self.assertIn('not in “Online Accounts”', examination.stderr)
        self.assert_nothing_sent(servers)

    def test_consent_and_a_password_exclude_each_other(self):
        examination = self.examine('--online-account', '--password-fd=0')
        self.assertEqual(examination.status, USAGE)
