# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Everything that is measured 50 ms away from everybody.

"""Starts the measurements that want the network of the lab in it: `in_lab`."""

import os
import subprocess
import sys

INSIDE = os.path.join(os.path.dirname(__file__), '..', 'lab', 'inside')


def report(build, rounds):
    """Prints the tables."""
    # What was printed so far is to stand before them.
    sys.stdout.flush()
    program = os.path.abspath(os.path.join(build, 'src', 'cli', 'mail-doctor-cli'))
    subprocess.run([INSIDE, sys.executable, '-m', 'benchmark.in_lab', build, str(rounds)],
                   check=True, env={**os.environ, 'MAIL_DOCTOR_CLI': program})
