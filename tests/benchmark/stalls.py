# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How long the main loop stands still, and how smoothly a long list scrolls.

"""Measures stalls during a whole check on every page, beside those of an empty window."""

import os
import statistics
import subprocess
import tempfile

from servers import HOST, IPV4, USER, Authority, Dovecot, Postfix, Relay
from window.toolkit import WITHOUT_GL

from . import table
from .window import desktop

DELAY = 0.025
SECONDS = 240
MOST_ROUNDS = 5
N_PASSWORDS = 10000


def report(build, rounds):
    """Prints the table."""
    program = os.path.join(build, 'tests', 'benchmark', 'stalls')
    rounds = min(rounds, MOST_ROUNDS)
    lines = {}
    with (tempfile.TemporaryDirectory() as directory, desktop(build) as environment):
        authority = Authority(directory)
        with (Dovecot(authority.issue()) as dovecot,
              Postfix(authority.issue(), dovecot) as postfix,
              Relay((dovecot.imaps_port, postfix.submission_port), DELAY) as relay):
            check = ('check', USER, '--no-lookup', f'--resolve=*:{IPV4}',
                     f'--ca-file={authority.bundle}',
                     f'--imap={HOST}:{relay.ports[dovecot.imaps_port]}:tls',
                     f'--smtp={HOST}:{relay.ports[postfix.submission_port]}:starttls')
            for _ in range(rounds):
                for command in (('empty',), check, ('scroll', str(N_PASSWORDS))):
                    _run((program, *command), {**environment, **WITHOUT_GL}, lines)
    (frames,) = zip(*lines.pop('frames-a-second'))
    table.show(f'Longest stall of the main loop (median of {rounds}, ms)', ('', 'passed', 'worked'),
               [(name, *map(statistics.median, zip(*results))) for name, results in lines.items()])
    table.note(f'A list of {N_PASSWORDS:,} scrolls with {statistics.median(frames):.0f} frames a '
               f'second.')


def _run(command, environment, lines):
    run = subprocess.run(command, env=environment, timeout=SECONDS, stdout=subprocess.PIPE,
                         text=True, check=True)
    for line in run.stdout.splitlines():
        name, *numbers = line.split()
        lines.setdefault(name, []).append(tuple(map(float, numbers)))
