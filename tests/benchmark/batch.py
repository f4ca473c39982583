# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How long a help desk waits for a thousand accounts, and how much memory that takes.

"""Times `mail-doctor-cli check --batch` over ten to a thousand accounts of one closed host."""

import os
import subprocess
import threading
import time

from . import table

SIZES = (10, 100, 1000)
SERVERS = ('--imap=127.0.0.1:1', '--smtp=127.0.0.1:1', '--resolve=*:127.0.0.1', '--no-lookup')


def report(build, _rounds):
    """Prints the table."""
    program = os.path.join(build, 'src/cli/mail-doctor-cli')
    rows = []
    for size in SIZES:
        seconds, peak = _measure(program, size)
        rows.append((f'{size:,}', f'{seconds:.1f} s', f'{1000 * seconds / size:.0f} ms',
                     f'{peak / 1024:.0f} MiB'))
    table.show('Accounts checked in one batch, eight at a time',
               ('accounts', 'time', 'each', 'peak memory'), rows)


# With a heap for each thread the figure would show how many of them happened to open a secure channel
# at a time.
def _measure(program, size):
    accounts = ''.join(f'name{number}@example.com\n' for number in range(size)).encode()
    with subprocess.Popen([program, 'check', '--batch=-', '--per-host=8', *SERVERS],
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL,
                          env={**os.environ, 'MALLOC_ARENA_MAX': '1'}) as process:
        begun = time.monotonic()
        writer = threading.Thread(target=_write, args=(process.stdin, accounts))
        writer.start()
        for _ in range(size):
            process.stdout.readline()
        seconds = time.monotonic() - begun
        writer.join()
        # Before its end, which would take the figure along.
        with open(f'/proc/{process.pid}/status', encoding='ascii') as status:
            peak = next(int(line.split()[1]) for line in status if line.startswith('VmHWM:'))
        process.stdin.close()
    return seconds, peak


def _write(stream, accounts):
    stream.write(accounts)
    stream.flush()
