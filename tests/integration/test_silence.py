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

# Where a server can fall silent; after the agreement to STARTTLS, in the handshake.
WITH_TLS = ('tls', 'greeting', 'capabilities')
WITH_STARTTLS = ('greeting', 'starttls', 'tls', 'capabilities')

# The limit of a phase in seconds; what comes before the silence must be within it.
SILENCE = 2

# Long enough that nobody takes it for "at once": no phase ends before, and a busy machine needs less.
PATIENCE = 50
AT_ONCE = 8


class SlowTest(ExaminationTest):
    """Nothing at all and not quite nothing; tests/hostile has the silence in each phase."""

    def servers(self, security, fault):
        return {
            'imap': self.serve(Imap(security, self.good, fault)),
            'pop3': self.serve(Pop3(security, self.good, fault)),
            'smtp': self.serve(Smtp(security, self.good, fault)),
        }

    def options(self, servers, security):
        return (imap(servers['imap'].port, security), pop3(servers['pop3'].port, security),
                smtp(servers['smtp'].port, security))

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
