# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How many providers are found in a second.

"""Times the list of providers, without any network."""

import os
import statistics
import subprocess

from . import table

SECONDS = 0.5


def report(build, rounds):
    """Prints the table."""
    program = os.path.join(build, 'tests', 'benchmark', 'look-up')
    runs = [tuple(map(float, subprocess.run([program, str(SECONDS)], check=True,
                                            stdout=subprocess.PIPE).stdout.split()))
            for _ in range(rounds)]
    reading, domains, exchangers, *counts = map(statistics.median, zip(*runs))
    names = (f'{domains:.0f} domains of the list', f'{exchangers:.0f} mail exchangers of the list',
             f'{domains:.0f} domains that are not on it')
    table.show(f'Providers looked up, offline (median of {rounds})', ('', 'a second'),
               [(name, f'{count:,.0f}') for name, count in zip(names, counts)])
    table.note(f'Reading the list takes {reading:.1f} ms, once.')
