# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Servers that say nothing: every phase ends in time, and the user can end it at once.

import signal
import subprocess
import time

from servers import PASSWORD, BlackHole, Imap, Pop3, ScriptedServer, Smtp, faults, wait_until

from .examination import (INTERRUPTED, SECONDS, WRONG, ExaminationTest, command, environment, imap,
                          pop3, smtp)

# Where a server can fall silent, and in which phase of its way that shows.
WITH_TLS = {
    'tls': 'tls',
    'greeting': 'greeting',
    'capabilities': 'capabilities',
}
WITH_STARTTLS = {
    'greeting': 'greeting',
    'starttls': 'starttls',
    # After the agreement, in the handshake.
    'tls': 'starttls',
    'capabilities': 'capabilities',
}

# The limit of a phase in seconds; what comes before the silence must be within it.
SILENCE = 2

# Long enough that nobody takes it for "at once": no phase ends before, and a busy machine needs less.
PATIENCE = 50
AT_ONCE = 8


class SilenceTest(ExaminationTest):
    """Three silent servers are looked at together, as in a real check."""

    def servers(self, security, fault):
        return {
            'imap': self.serve(Imap(security, self.good, fault)),
            'pop3': self.serve(Pop3(security, self.good, fault)),
            'smtp': self.serve(Smtp(security, self.good, fault)),
        }

    def options(self, servers, security):
        return (imap(servers['imap'].port, security), pop3(servers['pop3'].port, security),
                smtp(servers['smtp'].port, security))

    def assert_ends_in_time(self, security, silent_in, phase, password=None):
        servers = self.servers(security, {silent_in: faults.silence})
        examination = self.examine(*self.options(servers, security), timeout=SILENCE, password=password)
        self.assert_verdicts(examination, WRONG, 'connection-timeout',
                             ('failed', 'connection-timeout'), ('failed', 'connection-timeout'))
        for protocol, server in servers.items():
            service, = examination.services(protocol)
            self.assert_stopped(service, phase, 'connection-timeout')
            self.assert_not_told(PASSWORD, server.received)

    def test_every_phase_ends_at_its_timeout(self):
        for security, phases in (('tls', WITH_TLS), ('starttls', WITH_STARTTLS)):
            for silent_in, phase in phases.items():
                with self.subTest(security, silent_in=silent_in):
                    self.assert_ends_in_time(security, silent_in, phase)

    def test_silent_servers_learn_no_password(self):
        self.assert_ends_in_time('tls', 'capabilities', 'capabilities', PASSWORD)
        self.assert_ends_in_time('starttls', 'starttls', 'starttls', PASSWORD)

    def test_silence_before_starttls_ends(self):
        # Only SMTP has to ask before it asks for TLS.
        server = self.serve(Smtp('starttls', self.good, {'first-capabilities': faults.silence}))
        examination = self.examine(smtp(server.port), timeout=SILENCE)
        self.assertEqual(examination.verdict('sending'), ('failed', 'connection-timeout'))
        self.assert_stopped(examination.services('smtp')[0], 'starttls', 'connection-timeout')

    def test_silence_at_sign_in_ends(self):
        for option, script in ((imap, Imap), (pop3, Pop3), (smtp, Smtp)):
            with self.subTest(script.__name__):
                server = self.serve(script('tls', self.good, {'sign-in': faults.silence}))
                examination = self.examine(option(server.port, 'tls'), timeout=SILENCE,
                                           password=PASSWORD)
                self.assertEqual(examination.status, WRONG)
                service, = examination.json['services']
                self.assert_stopped(service, 'sign-in', 'connection-timeout')

    def test_silence_after_sign_in_ends(self):
        server = self.serve(Imap('tls', self.good, {'mailbox': faults.silence}))
        examination = self.examine(imap(server.port), timeout=SILENCE, password=PASSWORD)
        self.assertEqual((examination.status, examination.verdict('receiving')),
                         (WRONG, ('failed', 'connection-timeout')))
        self.assert_stopped(examination.services('imap')[0], 'mailbox', 'connection-timeout')

    def test_silence_at_submission_ends(self):
        # Without a sign-in the server is asked whether it takes mail.
        server = self.serve(Smtp('tls', self.good, {'submit': faults.silence}, methods=()))
        examination = self.examine(smtp(server.port, 'tls'), timeout=SILENCE)
        self.assertEqual((examination.status, examination.verdict('sending')),
                         (WRONG, ('failed', 'connection-timeout')))
        self.assert_stopped(examination.services('smtp')[0], 'submit', 'connection-timeout')

    def test_swallowed_connection_attempts_end(self):
        with BlackHole() as hole:
            examination = self.examine(imap(hole.port), smtp(hole.port, 'tls'), timeout=SILENCE)
        for protocol in ('imap', 'smtp'):
            service, = examination.services(protocol)
            self.assert_stopped(service, 'connect', 'connection-timeout')
        self.assertEqual(examination.status, WRONG)

    def test_slow_server_is_waited_for(self):
        slow = {phase: faults.slowly() for phase in ('greeting', 'capabilities')}
        servers = self.servers('tls', slow)
        self.assert_well(self.examine(*self.options(servers, 'tls')))


class CancelTest(ExaminationTest):
    """Ctrl+C."""

    def interrupt(self, options, is_waiting, password=None):
        """How long the program still runs once interrupted in the middle of waiting."""
        options = (*options, '--password-stdin') if password else options
        program = subprocess.Popen(
            command(*options, trust=self.authority.bundle, timeout=PATIENCE),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            encoding='utf-8', env=environment())
        try:
            program.stdin.write(f'{password or ""}\n')
            program.stdin.close()
            wait_until(is_waiting, SECONDS, 'the program waits for the server')
            began = time.monotonic()
            program.send_signal(signal.SIGINT)
            program.wait(SECONDS)
            took = time.monotonic() - began
        finally:
            program.kill()
            program.wait()
        told = program.stdout.read() + program.stderr.read()
        program.stdout.close()
        program.stderr.close()
        self.assertEqual(program.returncode, INTERRUPTED, told)
        self.assert_not_told(PASSWORD, told.encode())
        return took

    def test_every_phase_can_be_ended_at_once(self):
        for security, phases in (('tls', WITH_TLS), ('starttls', WITH_STARTTLS)):
            for silent_in in (*phases, 'sign-in'):
                with self.subTest(security, silent_in=silent_in):
                    password = PASSWORD if silent_in == 'sign-in' else None
                    silent = SilentIn()
                    with ScriptedServer(Imap(security, self.good, {silent_in: silent})) as server:
                        took = self.interrupt([imap(server.port, security)], silent.has_begun,
                                              password)
                    self.assertLess(took, AT_ONCE)

    def test_connecting_can_be_ended_at_once(self):
        with BlackHole() as hole:
            took = self.interrupt([imap(hole.port)], hole.is_knocked_at)
        self.assertLess(took, AT_ONCE)


class SilentIn:
    """A silence that tells when it has begun."""

    def __init__(self):
        self.begun = False

    def has_begun(self):
        return self.begun

    def __call__(self, talk, usual):
        self.begun = True
        return faults.silence(talk, usual)
