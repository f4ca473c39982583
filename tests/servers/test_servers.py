# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The real servers of the tests do what the other tests expect of them.

import contextlib
import imaplib
import os
import poplib
import shutil
import smtplib
import ssl
import subprocess
import sys
import tempfile
import unittest
import unittest.mock

from servers import MECHANISMS, PASSWORD, USER, Authority, DaemonError, Dovecot, Postfix, wait_until
from servers.daemon import processes_of_session
from servers.ports import bind_together, free_ports

SECONDS = 60
MESSAGE = f'From: {USER}\r\nTo: {USER}\r\nSubject: hello\r\n\r\nhello\r\n'

# A program that starts a server, says where it lives, and waits to be killed.
ORPHANING_PROGRAM = """
import signal, tempfile
from servers import Authority, Dovecot, Postfix
certificate = Authority(tempfile.mkdtemp(dir='{directory}')).issue()
with Dovecot(certificate) as dovecot, Postfix(certificate, dovecot) as postfix:
    print(*(server.process_id for server in (dovecot, postfix)),
          dovecot.directory, postfix.directory, flush=True)
    signal.pause()
"""


class ServerTest(unittest.TestCase):
    """One authority and one pair of servers for all tests of a class."""

    @classmethod
    def setUpClass(cls):
        directory = cls.enterClassContext(tempfile.TemporaryDirectory())
        cls.authority = Authority(directory)
        cls.trust = ssl.create_default_context(cafile=cls.authority.bundle)
        certificate = cls.authority.issue()
        cls.dovecot = cls.enterClassContext(Dovecot(certificate))
        cls.postfix = cls.enterClassContext(Postfix(certificate, cls.dovecot))


class DovecotTest(ServerTest):
    """IMAP and POP3."""

    def imap(self):
        client = imaplib.IMAP4('localhost', self.dovecot.imap_port, timeout=SECONDS)
        self.addCleanup(client.shutdown)
        return client

    def imaps(self):
        client = imaplib.IMAP4_SSL('localhost', self.dovecot.imaps_port, ssl_context=self.trust,
                                   timeout=SECONDS)
        self.addCleanup(client.shutdown)
        return client

    def test_right_password_opens_the_mailbox_over_tls(self):
        client = self.imaps()
        client.login(USER, PASSWORD)
        self.assertEqual(client.select('INBOX', readonly=True)[0], 'OK')

    def test_right_password_opens_the_mailbox_after_starttls(self):
        client = self.imap()
        client.starttls(self.trust)
        client.login(USER, PASSWORD)
        self.assertEqual(client.select('INBOX', readonly=True)[0], 'OK')

    def test_wrong_password_is_refused(self):
        with self.assertRaisesRegex(imaplib.IMAP4.error, 'AUTHENTICATIONFAILED'):
            self.imaps().login(USER, 'not this one')

    def test_pop3_takes_the_right_password_only(self):
        for password, taken in ((PASSWORD, True), ('not this one', False)):
            for upgraded in (False, True):
                with self.subTest(password=password, upgraded=upgraded):
                    client = self.pop3(upgraded)
                    client.user(USER)
                    if taken:
                        client.pass_(password)
                    else:
                        with self.assertRaisesRegex(poplib.error_proto, 'AUTH'):
                            client.pass_(password)

    def pop3(self, upgraded):
        if upgraded:
            client = poplib.POP3('localhost', self.dovecot.pop3_port, timeout=SECONDS)
            client.stls(self.trust)
        else:
            client = poplib.POP3_SSL('localhost', self.dovecot.pop3s_port, context=self.trust,
                                     timeout=SECONDS)
        self.addCleanup(client.close)
        return client

    def test_each_mechanism_can_be_offered_alone(self):
        for mechanism in MECHANISMS:
            with self.subTest(mechanism), \
                    Dovecot(self.authority.issue(), mechanisms=[mechanism]) as dovecot:
                client = imaplib.IMAP4_SSL('localhost', dovecot.imaps_port, ssl_context=self.trust)
                self.addCleanup(client.shutdown)
                # Dovecot counts LOGIN as PLAIN.
                offered = [name for name in client.capabilities if name.startswith('AUTH=')]
                self.assertEqual(offered, [f'AUTH={mechanism.upper()}'])

    def test_without_tls_no_password_is_wanted(self):
        with Dovecot(self.authority.issue(), addresses=['127.0.0.2']) as dovecot:
            client = imaplib.IMAP4('127.0.0.2', dovecot.imap_port, timeout=SECONDS)
            self.addCleanup(client.shutdown)
            self.assertIn('LOGINDISABLED', client.capabilities)


class PostfixTest(ServerTest):
    """Submission."""

    def submission(self):
        client = smtplib.SMTP('localhost', self.postfix.submission_port, local_hostname='client',
                              timeout=SECONDS)
        self.addCleanup(client.close)
        return client

    def submissions(self):
        client = smtplib.SMTP_SSL('localhost', self.postfix.submissions_port, context=self.trust,
                                  local_hostname='client', timeout=SECONDS)
        self.addCleanup(client.close)
        return client

    def test_sign_in_is_offered_over_tls_only(self):
        client = self.submission()
        client.ehlo()
        self.assertNotIn('auth', client.esmtp_features)
        client.starttls(context=self.trust)
        client.ehlo()
        self.assertCountEqual(client.esmtp_features['auth'].split(),
                              [name.upper() for name in MECHANISMS])

    def test_wrong_password_is_refused(self):
        with self.assertRaisesRegex(smtplib.SMTPAuthenticationError, '535, b.5.7.8'):
            self.submissions().login(USER, 'not this one')

    def test_sending_without_sign_in_is_refused(self):
        client = self.submission()
        client.starttls(context=self.trust)
        with self.assertRaises(smtplib.SMTPRecipientsRefused) as refused:
            client.sendmail(USER, [USER], MESSAGE)
        self.assertEqual(refused.exception.recipients[USER][0], 554)

    def test_what_was_sent_arrives(self):
        client = self.submissions()
        client.login(USER, PASSWORD)
        client.sendmail(USER, [USER], MESSAGE)
        reader = imaplib.IMAP4_SSL('localhost', self.dovecot.imaps_port, ssl_context=self.trust)
        self.addCleanup(reader.shutdown)
        reader.login(USER, PASSWORD)
        wait_until(lambda: int(reader.select('INBOX')[1][0]) == 1, SECONDS, 'the message arrives')

    def test_relay_port_has_no_sign_in_and_refuses_strangers(self):
        client = smtplib.SMTP('localhost', self.postfix.relay_port, local_hostname='client',
                              timeout=SECONDS)
        self.addCleanup(client.close)
        client.starttls(context=self.trust)
        client.ehlo()
        self.assertNotIn('auth', client.esmtp_features)
        with self.assertRaises(smtplib.SMTPRecipientsRefused) as refused:
            client.sendmail(USER, ['someone@elsewhere.test'], MESSAGE)
        self.assertIn(b'Relay access denied', refused.exception.recipients.popitem()[1][1])

    def test_one_mechanism_can_be_offered_alone(self):
        with Postfix(self.authority.issue(), self.dovecot, mechanisms=['login']) as postfix:
            client = smtplib.SMTP_SSL('localhost', postfix.submissions_port, context=self.trust,
                                      local_hostname='client')
            self.addCleanup(client.close)
            client.ehlo()
            self.assertEqual(client.esmtp_features['auth'].split(), ['LOGIN'])


class TidinessTest(unittest.TestCase):
    """Nothing is left behind."""

    def test_nothing_is_left_after_stop(self):
        with tempfile.TemporaryDirectory() as directory:
            certificate = Authority(directory).issue()
            with Dovecot(certificate) as dovecot, Postfix(certificate, dovecot) as postfix:
                servers = {server.process_id: server.directory for server in (dovecot, postfix)}
                for process_id in servers:
                    self.assertGreater(len(processes_of_session(process_id)), 1)
            for process_id, place in servers.items():
                self.assertEqual(processes_of_session(process_id), [])
                self.assertFalse(os.path.exists(place))

    def test_servers_die_with_the_test_program(self):
        with tempfile.TemporaryDirectory() as directory:
            program = subprocess.Popen(
                [sys.executable, '-c', ORPHANING_PROGRAM.format(directory=directory)],
                stdout=subprocess.PIPE, text=True)
            told = program.stdout.readline().split()
            program.kill()
            program.communicate()
            for process_id in told[:2]:
                wait_until(lambda pid=int(process_id): not processes_of_session(pid), SECONDS,
                           f'the processes of {process_id} are gone')
            for place in told[2:]:
                shutil.rmtree(place)

    def test_a_port_that_was_taken_meanwhile_is_left_to_who_has_it(self):
        with tempfile.TemporaryDirectory() as directory:
            certificate = Authority(directory).issue()
            with Dovecot(certificate) as dovecot:
                for start in (lambda: Dovecot(certificate), lambda: Postfix(certificate, dovecot)):
                    with self.subTest(start), self.taking_its_ports() as taken, start() as server:
                        self.assertTrue(taken)
                        self.assertFalse(taken & set(server.ports().values()))

    @contextlib.contextmanager
    def taking_its_ports(self):
        """Somebody else listens at the ports that are found first; which ones, is filled in."""
        taken = set()
        with contextlib.ExitStack() as stack:
            def find(count, addresses):
                if taken:
                    return free_ports(count, addresses)
                for _ in range(count):
                    sockets = bind_together(addresses)
                    for one in sockets:
                        stack.enter_context(one).listen()
                    taken.add(sockets[0].getsockname()[1])
                return list(taken)
            stack.enter_context(unittest.mock.patch('servers.daemon.free_ports', find))
            yield taken

    def test_a_server_that_cannot_start_says_why(self):
        with tempfile.TemporaryDirectory() as directory:
            certificate = Authority(directory).issue()
            with self.assertRaisesRegex(DaemonError, 'Unknown setting: no_such'):
                Dovecot(certificate, mechanisms=['plain\nno_such = setting']).start()


if __name__ == '__main__':
    unittest.main()
