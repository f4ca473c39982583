# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The certificates, the scripted servers, the relay and the odd ports are as wrong as they claim.

import contextlib
import imaplib
import poplib
import smtplib
import socket
import ssl
import tempfile
import threading
import time
import unittest
import warnings

from servers import (HOST, IPV4, PERSONAS, Authority, BlackHole, ClosedPort, Imap, Pop3, Relay,
                     ScriptedServer, Smtp, faults)
from servers.ports import family_of

SECONDS = 60
PATIENCE = 0.3

# Kinds of certificate, with what OpenSSL says of them (X509_V_ERR_…).
VERDICTS = {
    'good': None,
    'wrong-name': 62,
    'expired': 10,
    'not-yet-valid': 9,
    'unknown-authority': 20,
    'self-signed': 18,
}


class ScriptedTest(unittest.TestCase):
    """Tests that want certificates."""

    @classmethod
    def setUpClass(cls):
        cls.authority = Authority(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.trust = ssl.create_default_context(cafile=cls.authority.bundle)
        cls.good = cls.authority.issue()

    def serve(self, script, **options):
        return self.enterContext(ScriptedServer(script, **options))

    def connect(self, server, address=IPV4):
        return self.enterContext(socket.create_connection((address, server.port), SECONDS))

    def connect_tls(self, server):
        plain = self.connect(server)
        return self.enterContext(self.trust.wrap_socket(plain, server_hostname=HOST))


class CertificateTest(ScriptedTest):
    """The authority's certificates."""

    def test_each_kind_is_wrong_in_its_own_way(self):
        for kind, verdict in VERDICTS.items():
            with self.subTest(kind):
                server = self.serve(Imap('tls', self.authority.issue(kind)))
                if verdict is None:
                    self.connect_tls(server)
                else:
                    with self.assertRaises(ssl.SSLCertVerificationError) as refused:
                        self.connect_tls(server)
                    self.assertEqual(refused.exception.verify_code, verdict)

    def test_old_tls_is_refused(self):
        server = self.serve(Imap('tls', self.good, newest_tls=ssl.TLSVersion.TLSv1_1))
        with self.assertRaises(ssl.SSLError):
            self.connect_tls(server)
        lax = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        lax.load_verify_locations(self.authority.bundle)
        lax.set_ciphers('DEFAULT:@SECLEVEL=0')
        with warnings.catch_warnings(action='ignore'):
            lax.minimum_version = ssl.TLSVersion.TLSv1
        with lax.wrap_socket(self.connect(server), server_hostname=HOST) as connection:
            self.assertEqual(connection.version(), 'TLSv1.1')


class DialogueTest(ScriptedTest):
    """The small servers, spoken to by the clients of Python's library."""

    def test_imap_signs_in_and_shows_the_mailbox(self):
        server = self.serve(Imap('starttls', self.good))
        client = imaplib.IMAP4('localhost', server.port, timeout=SECONDS)
        client.starttls(self.trust)
        client.login('anna', 'secret')
        self.assertEqual(client.select('INBOX', readonly=True), ('OK', [b'3']))
        client.logout()
        self.assertIn(b'secret', server.received)
        self.assertNotIn(b'secret', server.received_in_clear)

    def test_pop3_signs_in_and_counts(self):
        server = self.serve(Pop3('starttls', self.good))
        client = poplib.POP3('localhost', server.port, timeout=SECONDS)
        client.stls(self.trust)
        client.user('anna')
        client.pass_('secret')
        self.assertEqual(client.stat(), (3, 1200))
        client.quit()

    def test_smtp_takes_mail_after_sign_in_only(self):
        server = self.serve(Smtp('tls', self.good))
        client = smtplib.SMTP_SSL('localhost', server.port, context=self.trust,
                                  local_hostname='client', timeout=SECONDS)
        client.ehlo()
        self.assertEqual(client.mail('a@example.test')[0], 250)
        self.assertEqual(client.rcpt('a@example.test')[0], 530)
        client.login('anna', 'secret')
        self.assertEqual(client.mail('a@example.test')[0], 250)
        self.assertEqual(client.rcpt('a@example.test')[0], 250)
        client.quit()

    def test_personas_refuse_a_password(self):
        for name, persona in PERSONAS.items():
            with self.subTest(name):
                server = self.serve(persona.smtp(self.good, 'tls'))
                client = smtplib.SMTP_SSL('localhost', server.port, context=self.trust,
                                          local_hostname='client', timeout=SECONDS)
                self.addCleanup(client.close)
                with self.assertRaises(smtplib.SMTPAuthenticationError) as refused:
                    client.login('anna', 'secret')
                first_line = persona.refusal().smtp.splitlines()[0][4:].encode()
                self.assertTrue(refused.exception.smtp_error.startswith(first_line))

    def test_token_is_refused_with_an_explanation_first(self):
        server = self.serve(Imap('tls', self.good, methods=('XOAUTH2',), sign_in='NO no'))
        client = imaplib.IMAP4_SSL('localhost', server.port, ssl_context=self.trust,
                                   timeout=SECONDS)
        self.addCleanup(client.shutdown)
        challenges = []
        with self.assertRaisesRegex(imaplib.IMAP4.error, 'no'):
            client.authenticate('XOAUTH2', lambda challenge: challenges.append(challenge) or b'x')
        self.assertIn(b'"status":"400"', challenges[1])


class FaultTest(ScriptedTest):
    """What goes wrong on purpose."""

    def assert_silent(self, connection):
        connection.settimeout(PATIENCE)
        with self.assertRaises(TimeoutError):
            connection.recv(1)

    def test_silence_in_the_greeting(self):
        self.assert_silent(self.connect(self.serve(Imap('none', faults={
            'greeting': faults.silence}))))

    def test_silence_in_the_handshake(self):
        server = self.serve(Imap('tls', self.good, faults={'tls': faults.silence}))
        connection = self.connect(server)
        connection.sendall(b'hello')
        self.assert_silent(connection)

    def test_silence_after_starttls(self):
        connection = self.connect(self.serve(Smtp('starttls', self.good, faults={
            'starttls': faults.silence})))
        connection.sendall(b'STARTTLS\r\n')
        self.assertIn(b'220', connection.recv(100))
        self.assert_silent(connection)

    def test_reset_and_closing_differ(self):
        closing = self.serve(Imap('none', faults={'greeting': faults.closing}))
        self.assertEqual(self.connect(closing).recv(1), b'')

        # A reset can be so early that not even the connection comes about.
        reset = self.serve(Imap('none', faults={'greeting': faults.reset}))
        with self.assertRaises(ConnectionResetError):
            self.connect(reset).recv(1)

    def test_injected_bytes_come_with_the_agreement(self):
        connection = self.connect(self.serve(Imap('starttls', self.good, faults={
            'starttls': faults.add('* OK evil\r\n')})))
        connection.recv(100)
        connection.sendall(b'a STARTTLS\r\n')
        self.assertEqual(connection.recv(100), b'a OK begin TLS\r\n* OK evil\r\n')

    def test_refused_starttls_starts_no_tls(self):
        server = self.serve(Imap('starttls', self.good, faults={
            'starttls': faults.say('{tag} NO not today\r\n')}))
        connection = self.connect(server)
        connection.recv(100)
        connection.sendall(b'a STARTTLS\r\n')
        self.assertEqual(connection.recv(100), b'a NO not today\r\n')
        connection.sendall(b'b NOOP\r\n')
        self.assertEqual(connection.recv(100), b'b OK done\r\n')

    def test_babbling_never_ends_but_stops_with_the_server(self):
        for fault in (faults.babble_lines('* 1 EXISTS\r\n'), faults.babble_without_end('* ')):
            server = self.serve(Imap('none', faults={'greeting': fault}))
            connection = self.connect(server)
            received = 0
            while received < 1000000:
                received += len(connection.recv(65536))

    def test_slow_answers_are_whole(self):
        connection = self.connect(self.serve(Imap('none', faults={'greeting': faults.slowly()})))
        greeting = b''
        while not greeting.endswith(b'\r\n'):
            greeting += connection.recv(1)
        self.assertEqual(greeting, Imap.usual_greeting.encode())

    def test_nothing_is_left_after_the_server(self):
        before = threading.active_count()
        with ScriptedServer(Imap('tls', self.good)) as server:
            connection = self.connect(server)
        self.assertEqual(threading.active_count(), before)
        with contextlib.suppress(ConnectionResetError):
            self.assertEqual(connection.recv(1), b'')
        with self.assertRaises(ConnectionRefusedError):
            self.connect(server)


class PortTest(unittest.TestCase):
    """Ports without a server."""

    def test_closed_port_refuses(self):
        with ClosedPort() as closed:
            for address in closed.addresses:
                with self.assertRaises(ConnectionRefusedError):
                    socket.create_connection((address, closed.port), SECONDS)

    def test_black_hole_never_connects(self):
        with BlackHole() as hole:
            for address in hole.addresses:
                self.assertFalse(hole.is_knocked_at())
                with socket.socket(family_of(address), socket.SOCK_STREAM) as attempt:
                    attempt.settimeout(PATIENCE)
                    with self.assertRaises(TimeoutError):
                        attempt.connect((address, hole.port))
                    self.assertTrue(hole.is_knocked_at())


class RelayTest(ScriptedTest):
    """The long way."""

    DELAY = 0.05

    def test_round_trips_are_counted_and_take_their_time(self):
        server = self.serve(Imap('tls', self.good))
        with Relay([server.port], self.DELAY) as relay:
            began = time.monotonic()
            client = imaplib.IMAP4_SSL('localhost', relay.ports[server.port],
                                       ssl_context=self.trust, timeout=SECONDS)
            client.noop()
            took = time.monotonic() - began
            client.shutdown()
            # Connecting, handshake, greeting, CAPABILITY (of imaplib's own accord), NOOP.
            self.assertEqual(relay.longest_chain, 5)
            self.assertGreaterEqual(took, 5 * 2 * self.DELAY)

    def test_delay_does_not_add_up_over_what_is_sent_together(self):
        size = 4000000

        def pour(talk):
            talk.send(b'x' * size)

        server = self.serve(pour)
        with Relay([server.port], self.DELAY) as relay:
            received, began = 0, time.monotonic()
            with socket.create_connection((IPV4, relay.ports[server.port]), SECONDS) as connection:
                while received < size:
                    received += len(connection.recv(65536))
            # In pieces of 64 KiB one after the other it would take six seconds on any machine.
            self.assertLess(time.monotonic() - began, 5)


if __name__ == '__main__':
    unittest.main()
