# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The lab's own tests: each fault is there, and nothing else is.

import contextlib
import glob
import os
import socket
import ssl
import struct
import subprocess
import sys
import time
import unittest

from servers import wait_until

from . import faults, names, world
from .case import LabTest, in_lab

# A silence that has lasted this long is one.
PATIENCE = 0.5
SECONDS = 5

IMAP, SMTP = 'imap.example.it', 'smtp.example.it'

INSIDE = os.path.join(os.path.dirname(__file__), 'inside')
ORPHANING_PROGRAM = """
import signal
from lab.network import Network
with Network() as network, network.client():
    print('ready', flush=True)
    signal.pause()
"""

# Signs in with the usual libraries, each after STARTTLS.
SIGN_IN = """
import imaplib, poplib, smtplib, ssl, sys
user, password = sys.argv[1:]
trust = ssl.create_default_context(cafile='/etc/ssl/certs/ca-certificates.crt')
with imaplib.IMAP4('imap.example.it', timeout=5) as mailbox:
    mailbox.starttls(trust)
    mailbox.login(user, password)
mailbox = poplib.POP3('pop.example.it', timeout=5)
mailbox.stls(trust)
mailbox.user(user)
mailbox.pass_(password)
mailbox.quit()
with smtplib.SMTP('smtp.example.it', 587, 'client', timeout=5) as submission:
    submission.starttls(context=trust)
    submission.login(user, password)
print('IMAP POP3 SMTP')
"""


class NetworkTest(LabTest):
    """Looks at the lab with plain sockets, as the client's computer sees it."""

    def secure(self, client, host, port, family=4):
        """A verified TLS connection."""
        trust = ssl.create_default_context(cafile=client.trusted)
        return trust.wrap_socket(client.connect(host, port, SECONDS, family), server_hostname=host)

    def issuer_of(self, client, host, port):
        with self.secure(client, host, port) as connection:
            return dict(pair[0] for pair in connection.getpeercert()['issuer'])

    def greeting(self, client, host, port):
        with client.connect(host, port, SECONDS) as connection:
            return connection.recv(1024)

    def fetch(self, client, host, path, secure=False):
        """Status line and the rest of what a web server says."""
        with (self.secure(client, host, 443) if secure
              else client.connect(host, 80, SECONDS)) as connection:
            connection.sendall(f'GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n'.encode())
            return connection.recv(4096).decode().split('\r\n', 1)

    def ask(self, client, name, kind, patience=SECONDS):
        """Response code and number of answers over UDP."""
        with client.open_socket(world.NAME_SERVER, socket.SOCK_DGRAM) as question:
            question.settimeout(patience)
            question.connect((world.NAME_SERVER, names.PORT))
            question.send(names.ask(name, kind))
            return names.read_answer(question.recv(4096))

    def assert_silent(self, client, host, port, family=4):
        with self.assertRaises(TimeoutError):
            client.connect(host, port, PATIENCE, family)

    # Nothing is wrong.

    @in_lab
    def test_all_ports_answer_over_both_families(self, client):
        for family in (4, 6):
            for port in faults.TLS_PORTS:
                with self.secure(client, IMAP, port, family) as connection:
                    self.assertRegex(connection.recv(1024), rb'\A(\* OK|\+OK|220)')
            for port in faults.UPGRADED_PORTS:
                with client.connect(IMAP, port, SECONDS, family) as connection:
                    self.assertRegex(connection.recv(1024), rb'\A(\* OK|\+OK|220)')

    @in_lab
    def test_web_shows_the_known_page(self, client):
        status, rest = self.fetch(client, *world.KNOWN_PAGE[:2])
        self.assertEqual(status, 'HTTP/1.1 200 OK')
        self.assertTrue(rest.endswith('\r\n\r\nNetworkManager is online\n'))
        self.assertRegex(rest, r'(?m)^Date: .* GMT\r$')

    @in_lab
    def test_web_has_settings_for_the_lab_domain_only(self, client):
        status, rest = self.fetch(client, 'autoconfig.example.it', '/mail/config-v1.1.xml', True)
        self.assertEqual((status, 'imap.example.it' in rest), ('HTTP/1.1 200 OK', True))
        status, _ = self.fetch(client, world.PROVIDER_DATABASE, '/v1.1/example.it', True)
        self.assertEqual(status, 'HTTP/1.1 404 Not Found')

    @in_lab
    def test_names_are_known_to_programs(self, client):
        found = client.run(['getent', 'ahosts', IMAP]).stdout
        for address in world.addresses_of(IMAP):
            self.assertIn(address, found)
        self.assertEqual(client.run(['getent', 'ahosts', 'nobody.example.it']).stdout, '')

    @in_lab
    def test_name_server_answers_all_kinds(self, client):
        for name, kind in ((IMAP, 'A'), (IMAP, 'AAAA'), ('libero.it', 'MX'),
                           ('_imaps._tcp.esempio-srv.it', 'SRV')):
            self.assertEqual(self.ask(client, name, kind), (names.NO_ERROR, 1))
        self.assertEqual(self.ask(client, IMAP, 'MX'), (names.NO_ERROR, 0))
        self.assertEqual(self.ask(client, 'nobody.example.it', 'A'), (names.NO_SUCH_NAME, 0))

    @in_lab
    def test_name_server_answers_over_tcp(self, client):
        with client.connect(world.NAME_SERVER, names.PORT, SECONDS) as connection:
            question = names.ask(IMAP, 'A')
            connection.sendall(struct.pack('!H', len(question)) + question)
            answer = connection.recv(4096)
        self.assertEqual(names.read_answer(answer[2:]), (names.NO_ERROR, 1))

    @in_lab
    def test_time_server_tells_the_time(self, client):
        address, _ = world.addresses_of(world.TIME_SERVER)
        with client.open_socket(address, socket.SOCK_DGRAM) as question:
            question.settimeout(SECONDS)
            question.connect((address, 123))
            question.send(b'\x23' + bytes(39) + b'whenever')
            answer = question.recv(100)
        self.assertEqual((len(answer), answer[0], answer[24:32]), (48, 0x24, b'whenever'))
        seconds, = struct.unpack('!I', answer[40:44])
        self.assertAlmostEqual(seconds - 2208988800, time.time(), delta=2)

    @in_lab
    def test_public_certificates_have_timestamps_of_logs(self, client):
        chain = client.network.authority.issue(['timestamps.example.it']).chain
        text = client.run(['openssl', 'x509', '-noout', '-text', '-in', chain]).stdout
        self.assertEqual(text.count('Signed Certificate Timestamp'), 2)

    @in_lab
    def test_system_is_seen_through_the_mounts_only(self, client):
        listed = client.run(['ls', '/usr/local/share/ca-certificates', '/etc/ssl/certs']).stdout
        self.assertNotIn('ISRG', listed)
        self.assertIn('Lab_Root.pem', listed)

    # Something is wrong with the line.

    @in_lab
    def test_dropped_ports_are_silent_and_others_answer(self, client):
        client.line.drop(ports=[993])
        self.assert_silent(client, IMAP, 993)
        self.assert_silent(client, IMAP, 993, family=6)
        client.connect(IMAP, 143).close()

    @in_lab
    def test_reset_and_rejected_ports_refuse(self, client):
        client.line.reset(ports=[993])
        client.line.reject('port', ports=[995])
        client.line.reject('host', ports=[465])
        for family in (4, 6):
            for port, error in ((993, ConnectionRefusedError), (995, ConnectionRefusedError),
                                (465, OSError)):
                began = time.monotonic()
                with self.assertRaises(error) as refused:
                    client.connect(IMAP, port, SECONDS, family)
                self.assertNotIsInstance(refused.exception, TimeoutError)
                self.assertLess(time.monotonic() - began, SECONDS / 2)

    @in_lab
    def test_one_host_is_down_and_the_others_are_not(self, client):
        client.line.drop(hosts=world.addresses_of(SMTP))
        self.assert_silent(client, SMTP, 465)
        self.assert_silent(client, SMTP, 443, family=6)
        client.connect(IMAP, 465).close()

    @in_lab
    def test_dead_ipv6_leaves_ipv4_alone(self, client):
        faults.dead_ipv6(client)
        self.assert_silent(client, IMAP, 993, family=6)
        client.connect(IMAP, 993).close()

    @in_lab
    def test_delay_makes_every_round_trip_longer(self, client):
        client.line.delay = 0.1
        began = time.monotonic()
        with self.secure(client, IMAP, 993) as connection:
            connection.recv(1024)
            took = time.monotonic() - began
        # Connecting, handshake, greeting.
        self.assertGreaterEqual(took, 3 * 0.2)
        self.assertEqual([way.round_trips for way in client.line.ways], [3])

    @in_lab
    def test_loss_loses_some_packets_and_tcp_gets_through(self, client):
        client.line.loss = 0.3
        self.assertIn(b'* OK', self.greeting(client, IMAP, 143))
        client.line.loss = 1
        self.assert_silent(client, IMAP, 143)

    @in_lab
    def test_narrow_line_is_slow(self, client):
        client.line.bandwidth = 2000
        began = time.monotonic()
        with self.secure(client, IMAP, 993) as connection:
            connection.recv(1024)
        self.assertGreater(time.monotonic() - began, 0.5)

    # Something is wrong with names.

    @in_lab
    def test_names_fail_in_each_way(self, client):
        client.names.forget('example.it')
        client.names.fail('libero.it')
        client.names.silence('gmail.com')
        client.names.lie('192.168.7.1', 'esempio-srv.it')
        self.assertEqual(self.ask(client, IMAP, 'A'), (names.NO_SUCH_NAME, 0))
        self.assertEqual(self.ask(client, 'libero.it', 'MX'), (names.SERVER_FAILURE, 0))
        with self.assertRaises(TimeoutError):
            self.ask(client, 'imap.gmail.com', 'A', PATIENCE)
        self.assertIn('192.168.7.1',
                      client.run(['getent', 'ahosts', 'mail.esempio-srv.it']).stdout)

    @in_lab
    def test_what_is_wrong_for_one_client_is_not_for_others(self, client):
        client.names.fail()
        client.line.drop()
        with client.network.client() as other:
            self.assertEqual(self.ask(other, IMAP, 'A'), (names.NO_ERROR, 1))
            other.connect(IMAP, 993).close()

    # Somebody is in between.

    @in_lab
    def test_portal_shows_its_page_to_all(self, client):
        faults.captive_portal(client)
        status, rest = self.fetch(client, *world.KNOWN_PAGE[:2])
        self.assertEqual(status, 'HTTP/1.1 302 Found')
        self.assertIn(f'Location: {faults.PORTAL_PAGE}\r\n', rest)
        with self.assertRaises(ssl.SSLCertVerificationError):
            self.secure(client, 'login.libero.it', 443)
        with self.assertRaises(ConnectionRefusedError):
            client.connect(IMAP, 993)
        self.assertEqual(self.ask(client, IMAP, 'A'), (names.NO_ERROR, 1))

    @in_lab
    def test_silent_portal_says_nothing_on_other_ports(self, client):
        faults.captive_portal(client, silent=True)
        self.assertEqual(self.fetch(client, IMAP, '/')[0], 'HTTP/1.1 302 Found')
        self.assert_silent(client, IMAP, 993)

    @in_lab
    def test_untrusted_interception_is_seen_in_every_protocol(self, client):
        faults.interception(client, 'box')
        for port in faults.TLS_PORTS:
            with self.assertRaises(ssl.SSLCertVerificationError):
                self.secure(client, IMAP, port)
        self.assertEqual(self.issuer_of(client, IMAP, 443)['commonName'], 'Lab Root R1')

    @in_lab
    def test_trusted_interception_passes_everything_on(self, client):
        faults.interception(client, 'mail-shield', trusted=True)
        for host, port in ((IMAP, 993), ('pop.gmail.com', 995), (SMTP, 465)):
            self.assertEqual(self.issuer_of(client, host, port)['commonName'],
                             'Avast Web/Mail Shield Root')
        run = client.run([sys.executable, '-c', SIGN_IN, 'anna@example.it', world.PASSWORD])
        self.assertEqual((run.stdout, run.stderr), ('IMAP POP3 SMTP\n', ''))

    @in_lab
    def test_stripping_takes_the_offer_away(self, client):
        with client.connect(SMTP, 587) as connection:
            self.assertIn(b'STARTTLS', self.ehlo(connection))
        faults.starttls_stripped(client)
        with client.connect(SMTP, 587) as connection:
            self.assertNotIn(b'STARTTLS', self.ehlo(connection))
            connection.sendall(b'STARTTLS\r\n')
            self.assertRegex(connection.recv(1024), rb'\A50')
        self.assertNotIn(b'STARTTLS', self.greeting(client, IMAP, 143))

    def ehlo(self, connection):
        connection.recv(1024)
        connection.sendall(b'EHLO client\r\n')
        return connection.recv(4096)

    @in_lab
    def test_slow_greeting_comes_late(self, client):
        faults.slow_greeting(client, [143], 1)
        began = time.monotonic()
        self.assertIn(b'* OK', self.greeting(client, IMAP, 143))
        self.assertGreaterEqual(time.monotonic() - began, 1)

    # A tunnel.

    @in_lab
    def test_tunnel_carries_everything_and_the_direct_way_is_still_there(self, client):
        client.open_tunnel()
        client.tunnel.drop(ports=[993])
        client.connect(IMAP, 143).close()
        client.connect(IMAP, 143, family=6).close()
        self.assertEqual((len(client.tunnel.ways), len(client.line.ways)), (2, 0))
        self.assert_silent(client, IMAP, 993)
        client.connect(IMAP, 993, interface='eth0').close()
        self.assertEqual([way.target for way in client.line.ways], [993])

    # The clock.

    @in_lab
    def test_clock_is_wrong_for_programs(self, client):
        client.clock_offset = 400 * 86400
        told = int(client.run(['date', '+%s']).stdout)
        self.assertAlmostEqual(told - time.time(), client.clock_offset, delta=5)


class TidinessTest(unittest.TestCase):
    """Nothing is left behind."""

    def test_all_ends_with_whoever_started_it(self):
        before = processes()
        program = subprocess.Popen([INSIDE, sys.executable, '-c', ORPHANING_PROGRAM],
                                   stdout=subprocess.PIPE)
        with program:
            self.assertEqual(program.stdout.readline(), b'ready\n')
            self.assertGreater(len(processes() - before), 10)
            program.kill()
        wait_until(lambda: not processes() - before, SECONDS, 'all processes are gone')


def processes():
    """The living ones; here are no others than those of the lab."""
    found = set()
    for status in glob.glob('/proc/[0-9]*/stat'):
        with contextlib.suppress(OSError), open(status, encoding='ascii', errors='replace') as file:
            number, _, rest = file.read().partition(' ')
            if rest.rpartition(')')[2].split()[0] not in 'ZX':
                found.add(number)
    return found


if __name__ == '__main__':
    unittest.main()
