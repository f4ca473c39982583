# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Accounts that a right password does not open: switched off, full, or used too much.

import imaplib
import os
import ssl

from servers import HOST, IPV4, PASSWORD, USER, Dovecot, Imap, Pop3, Postfix, Smtp

from .examination import WRONG, ExaminationTest, imap, pop3, smtp

MESSAGE = f'From: {USER}\nTo: {USER}\nSubject: too much\n\n{"much more than fits " * 200}\n'


class RealAccountTest(ExaminationTest):
    """Dovecot and Postfix."""

    def servers(self, **options):
        dovecot = self.enterContext(Dovecot(self.good, **options))
        return dovecot, self.enterContext(Postfix(self.good, dovecot))

    def test_disabled_account_is_told_and_sending_is_left_alone(self):
        dovecot, postfix = self.servers(user_fields={USER: 'nologin'})
        cause = 'account-locked'
        for receiving in (imap(dovecot.imaps_port), pop3(dovecot.pop3s_port)):
            with self.subTest(receiving):
                examination = self.examine(receiving, smtp(postfix.submission_port),
                                           password=PASSWORD)
                self.assert_verdicts(examination, WRONG, cause, ('failed', cause),
                                     ('warning', cause))
        self.assertNotIn('sasl_method', postfix.log())

    def test_account_that_may_not_come_from_here_is_a_refusal(self):
        # Dovecot says no more than that it failed.
        dovecot, postfix = self.servers(user_fields={USER: 'allow_nets=192.0.2.0/24'})
        examination = self.examine(imap(dovecot.imaps_port), smtp(postfix.submission_port),
                                   password=PASSWORD)
        self.assertEqual(examination.verdict('receiving'), ('failed', 'password-wrong'))

    def test_too_many_connections_are_told(self):
        dovecot, postfix = self.servers(settings='\nmail_max_userip_connections = 1\n')
        trust = ssl.create_default_context(cafile=self.authority.bundle)
        # From the address that the examination comes from, too: `localhost` may be ::1.
        other = imaplib.IMAP4_SSL(IPV4, dovecot.imaps_port, ssl_context=trust)
        self.addCleanup(other.shutdown)
        other.login(USER, PASSWORD)
        examination = self.examine(imap(dovecot.imaps_port), smtp(postfix.submission_port),
                                   password=PASSWORD)
        cause = 'too-many-connections'
        self.assert_verdicts(examination, WRONG, cause, ('failed', cause), ('passed', 'ok'))

    def test_full_mailbox_can_still_be_signed_in_to_and_read(self):
        dovecot, postfix = self.servers(quota={'size': '1K'})
        self.put_message(dovecot)
        for receiving in (imap(dovecot.imaps_port), pop3(dovecot.pop3s_port)):
            with self.subTest(receiving):
                examination = self.examine(receiving, smtp(postfix.submission_port),
                                           password=PASSWORD)
                self.assertEqual(examination.verdict('receiving'), ('passed', 'ok'))
                self.assertEqual(examination.verdict('sending'), ('passed', 'ok'))
                self.assertIn('mailbox-opened', examination.finding_codes)

    def put_message(self, dovecot):
        inbox = os.path.join(dovecot.mail_directory, USER)
        for name in ('', 'cur', 'new', 'tmp'):
            os.mkdir(os.path.join(inbox, name))
        message = os.path.join(inbox, 'new', f'1.1.{HOST}')
        with open(message, 'w', encoding='ascii') as file:
            file.write(MESSAGE)
        owner = os.stat(dovecot.mail_directory)
        for folder, _, files in os.walk(inbox):
            for name in ('', *files):
                os.chown(os.path.join(folder, name), owner.st_uid, owner.st_gid)


class ScriptedAccountTest(ExaminationTest):
    """What servers of other makers say."""

    def assert_refusal(self, option, script, *causes):
        """Told as one of these causes, the answer stops all: one attempt here, none for sending."""
        with self.subTest(script.sign_in):
            receiving = self.serve(script)
            sending = self.serve(Smtp('tls', self.good))
            examination = self.examine(option(receiving.port), smtp(sending.port, 'tls'),
                                       password=PASSWORD)
            self.assertEqual(examination.status, WRONG)
            self.assertIn(examination.first_cause, causes)
            self.assertEqual((len(receiving.sign_ins), len(sending.sign_ins)), (1, 0))

    def test_too_many_attempts_stop_all_others(self):
        for dialogue, answer in (
                (Imap, 'NO [AUTHORIZATIONFAILED] Too many failed attempts'),
                (Imap, 'NO [LIMIT] Too many logins'),
                (Pop3, '-ERR [LOGIN-DELAY] Too many authentication attempts. Please try again '
                       'later.'),
                (Pop3, '-ERR [SYS/TEMP] too many failed authentication attempts, try again '
                       'later')):
            self.assert_refusal(imap if dialogue is Imap else pop3,
                                dialogue('tls', self.good, sign_in=answer),
                                'account-locked', 'rate-limited')

    def test_disabled_accounts_stop_all_others(self):
        for answer, cause in (
                ('NO [AUTHORIZATIONFAILED] Account is disabled', 'account-locked'),
                ('NO [CONTACTADMIN] This account has been administratively locked.',
                 'account-locked'),
                ('NO [EXPIRED] Password expired', 'web-login-required')):
            self.assert_refusal(imap, Imap('tls', self.good, sign_in=answer), cause)

    def test_full_mailbox_that_is_closed_is_told(self):
        full = 'NO [OVERQUOTA] Quota exceeded (mailbox for user is full)'
        server = self.serve(Imap('tls', self.good, sign_in=full))
        examination = self.examine(imap(server.port), password=PASSWORD)
        self.assertEqual((examination.status, examination.verdict('receiving')),
                         (WRONG, ('failed', 'mailbox-full')))
