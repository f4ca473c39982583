# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs `mail-doctor-cli check` against servers of the tests and looks at what it says.

"""`ExaminationTest`: a test case that can serve, examine, and judge the examination."""

import base64
import json
import os
import subprocess
import tempfile
import unittest

from dataclasses import dataclass

from servers import HOST, IPV4, PASSWORD, USER, Authority, ScriptedServer

PROGRAM = os.environ['MAIL_DOCTOR_CLI']

# When a run takes that long, something waits for ever.
SECONDS = 60

OK, WRONG, USAGE, NOT_CHECKED, INTERRUPTED = 0, 1, 2, 3, 130


@dataclass(frozen=True)
class Examination:
    """What one run said."""

    status: int
    stdout: str
    stderr: str

    @property
    def json(self):
        return json.loads(self.stdout)

    @property
    def first_cause(self):
        diagnosis = self.json['diagnosis']
        return diagnosis[0]['cause'] if diagnosis else None

    @property
    def finding_codes(self):
        return [finding['code'] for step in self.json['steps'] for finding in step['findings']]

    def verdict(self, direction):
        verdict = self.json['verdicts'][direction]
        return verdict['state'], verdict['cause']

    def services(self, protocol):
        """What was found about the services of a protocol, in the order of the command line."""
        return [service for service in self.json['services'] if service['protocol'] == protocol]


def forms_of(password, user=USER):
    """The bytes as which a password could turn up where it must not."""
    plain = password.encode()
    return {plain, json.dumps(password)[1:-1].encode(),
            base64.b64encode(b'\0' + user.encode() + b'\0' + plain),
            *(base64_within(plain, before) for before in range(3))}


def base64_within(secret, before):
    """What base64 makes of a secret after so many other bytes, whatever these and the next are.

    With 0, 1 and 2 that is how it shows wherever it stands in what is encoded.
    """
    encoded = base64.b64encode(bytes(before) + secret)
    return encoded[-(-before * 8 // 6):(before + len(secret)) * 8 // 6]


def count_forms(said, password=PASSWORD):
    """How often the password was said, in whatever form."""
    plain = password.encode()
    return said.count(plain) + sum(said.count(base64_within(plain, before)) for before in range(3))


def command(*options, address=USER, trust=None, resolve=(f'*:{IPV4}',), timeout=10, text=False):
    """The command line of a check that reaches nothing but loopback."""
    return [PROGRAM, 'check', address, '--no-lookup', f'--timeout={timeout}',
            *(f'--resolve={name}' for name in resolve),
            *([f'--ca-file={trust}'] if trust else []),
            *([] if text else ['--json']), *options]


def environment(**changes):
    """As little of the surroundings as possible, so that it is the same everywhere."""
    kept = ('PATH', 'HOME', 'ASAN_OPTIONS', 'LSAN_OPTIONS', 'UBSAN_OPTIONS', 'XDG_RUNTIME_DIR')
    return {**{name: os.environ[name] for name in kept if name in os.environ},
            'G_DEBUG': 'fatal-warnings', 'GSETTINGS_BACKEND': 'memory', 'LC_ALL': 'C.UTF-8',
            **changes}


class ExaminationTest(unittest.TestCase):
    """A test case with an authority that the examinations trust."""

    @classmethod
    def setUpClass(cls):
        cls.authority = Authority(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.good = cls.authority.issue()

    def serve(self, script, **options):
        """Starts a scripted server for the length of the test."""
        return self.enterContext(ScriptedServer(script, **options))

    def examine(self, *options, password=None, surroundings=None, **how):
        """Runs a check to its end; `password` goes in where no other program can read it."""
        how.setdefault('trust', self.authority.bundle)
        if password is not None:
            options += ('--password-stdin',)
        run = subprocess.run(command(*options, **how), input=f'{password or ""}\n', check=False,
                             capture_output=True, encoding='utf-8', timeout=SECONDS,
                             env=surroundings or environment())
        if password is not None:
            self.assert_not_told(password, (run.stdout + run.stderr).encode())
        return Examination(run.returncode, run.stdout, run.stderr)

    def assert_not_told(self, password, told):
        for form in forms_of(password):
            place = told.find(form)
            self.assertEqual(place, -1, told[max(place - 100, 0):place + 200])

    def assert_well(self, examination):
        """Nothing is wrong, and it says so."""
        self.assert_verdicts(examination, OK, 'ok', ('passed', 'ok'), ('passed', 'ok'))

    def assert_verdicts(self, examination, status, first_cause, receiving, sending):
        """Exit status, first cause, and state and cause of each direction."""
        told = (examination.status, examination.first_cause, examination.verdict('receiving'),
                examination.verdict('sending'))
        self.assertEqual(told, (status, first_cause, receiving, sending), examination.stderr)

    def assert_stopped(self, service, phase, cause):
        """The way of one service ends in this phase, for this cause."""
        failed = [one['phase'] for one in service['phases'] if one['state'] == 'failed']
        self.assertEqual((failed, service['cause']), ([phase], cause))


def imap(port, security='tls', host=HOST):
    return f'--imap={host}:{port}:{security}'


def pop3(port, security='tls', host=HOST):
    return f'--pop3={host}:{port}:{security}'


def smtp(port, security='starttls', host=HOST):
    return f'--smtp={host}:{port}:{security}'


def wrong_password():
    return PASSWORD + ' not'
