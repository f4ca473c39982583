# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How soon all is quiet when a check is stopped.

"""Stops checks in the middle, 50 ms away from everybody."""

import os
import statistics

from lab.measure import ROUND_TRIP

from . import table
from .beside import ADDRESS

# The first check is stopped as it begins, each further one so many milliseconds later.
LATER, N_CHECKS = 25, 20

ENDS = ('the session says that nothing runs', 'no connection is open')


def report(network, build, rounds):
    """Prints the table."""
    program = os.path.abspath(os.path.join(build, 'tests', 'benchmark', 'cancel'))
    lines = [line for _ in range(rounds) for line in _run(network, program)]
    after, open_then, *ends = zip(*lines)
    table.show(f'From stopping a check to quiet, {1000 * ROUND_TRIP:.0f} ms away (of {len(lines)} '
               f'checks that were stopped after {min(after):.0f} to {max(after):.0f} ms, ms)',
               ('', 'median', 'longest'),
               [(name, statistics.median(end), max(end)) for name, end in zip(ENDS, ends)])
    table.note(f'Up to {max(open_then):.0f} connections were open when a check was stopped.')


def _run(network, program):
    with network.client() as client:
        client.line.delay = ROUND_TRIP / 2
        run = client.run([program, ADDRESS, str(LATER), str(N_CHECKS)])
    lines = [tuple(map(float, line.split())) for line in run.stdout.splitlines()]
    if len(lines) != N_CHECKS:
        raise RuntimeError(run.stdout + run.stderr)
    return lines
