# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs mail-doctor-cli the way a shell does, for the tests beside this file."""

import json
import os
import subprocess
import unittest

PROGRAM = os.environ["MAIL_DOCTOR_CLI"]

# Nothing but loopback is ever contacted: every name is this computer, and nothing is looked up.
CLOSED_WORLD = ["--resolve", "*:127.0.0.1", "--no-lookup", "--timeout", "5"]

# The surroundings of somebody who reads Italian.
ITALIAN = {"LC_ALL": "it_IT.UTF-8"}


class Outcome:
    """What a run of the program left behind."""

    def __init__(self, completed):
        self.status = completed.returncode
        self.raw_stdout = completed.stdout
        self.stdout = completed.stdout.decode()
        self.stderr = completed.stderr.decode()

    @property
    def json(self):
        return json.loads(self.raw_stdout)

    @property
    def json_lines(self):
        return [json.loads(line) for line in self.stdout.splitlines()]


def run(*arguments, stdin=b"", pass_fds=(), env=None, timeout=180):
    """Runs the program to its end; arguments may be text or bytes."""
    completed = subprocess.run(
        [PROGRAM, *arguments],
        input=stdin,
        capture_output=True,
        pass_fds=pass_fds,
        env={**os.environ, **(env or {})},
        timeout=timeout,
        check=False,
    )
    return Outcome(completed)


def peak_memory(process):
    """The most memory that a running process has had so far, in KiB; what wait4() tells begins with
    the memory of whoever started it."""
    with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))


class TestCase(unittest.TestCase):
    def assert_refused(self, *arguments, says=None, **keywords):
        """Bad input: exit status 2, nothing on stdout, and one line on stderr."""
        outcome = run(*arguments, **keywords)
        self.assertEqual(outcome.status, 2, outcome.stderr)
        self.assertEqual(outcome.stdout, "")
        self.assertRegex(outcome.stderr, r"\Amail-doctor-cli: [^\n\r]+\n\Z")
        self.assertLess(len(outcome.stderr), 800)
        if says is not None:
            self.assertIn(says, outcome.stderr)
        return outcome

    def assert_quiet(self, outcome):
        """Nobody looked at a terminal and nothing went wrong with us."""
        self.assertEqual(outcome.stderr, "")
