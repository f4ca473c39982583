# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How long the list of saved passwords takes with a large keyring.

"""Times the list over gnome-keyrings of several sizes."""

import os
import statistics
import subprocess

from . import table

# Of mail programs, and of browsers, whose items are left out.
SIZES = ((10, 0), (100, 0), (1000, 0), (10, 990), (10, 9990), (100, 9900))


def report(build, rounds):
    """Prints the table."""
    program = os.path.join(build, 'tests', 'benchmark', 'list-keyring')
    rows = []
    for mail, other in SIZES:
        runs = [_run(program, mail, other) for _ in range(min(rounds, 3))]
        rows.append((f'{mail} of mail, {other} others',
                     *(statistics.median(column) for column in zip(*runs))))
    table.show('Saved passwords listed (median of 3)',
               ('', 'ms', 'listed', 'left for later', 'ms for all'), rows)


def _run(program, mail, other):
    answer = subprocess.run([program, str(mail), str(other)], stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL, check=True).stdout.split()
    return float(answer[0]), int(answer[1]), int(answer[2]), float(answer[3])
