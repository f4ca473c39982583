# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How long a help desk waits for a thousand accounts, and how much memory that takes.

"""Times `mail-doctor-cli check --batch` over ten to a thousand accounts of one host."""

import contextlib
import os
import subprocess
import tempfile
import threading
import time

from servers import HOST, IPV4, Authority, Dovecot, Postfix

from . import process, table

SIZES = (10, 100, 1000)
AT_ONCE = 8

CLOSED = ('--imap=127.0.0.1:1', '--smtp=127.0.0.1:1')


def report(build, _rounds):
    """Prints the table."""
    program = os.path.join(build, 'src/cli/mail-doctor-cli')
    rows = []
    with _serve() as open_ports:
        for name, servers in (('servers that answer', open_ports), ('closed ports', CLOSED)):
            rows += [(f'{name}, {size:,}', *_measure(program, servers, size)) for size in SIZES]
    table.show(f'Accounts checked in one batch, IMAP and SMTP, {AT_ONCE} at a time',
               ('', 'seconds', 'ms each', 'ms worked each', 'peak memory in MiB'), rows)


@contextlib.contextmanager
def _serve():
    """Starts servers; the options that lead to them."""
    with tempfile.TemporaryDirectory() as directory:
        authority = Authority(directory)
        with (Dovecot(authority.issue()) as dovecot,
              Postfix(authority.issue(), dovecot) as postfix):
            yield (f'--imap={HOST}:{dovecot.imaps_port}:tls',
                   f'--smtp={HOST}:{postfix.submission_port}:starttls',
                   f'--ca-file={authority.bundle}')


def _measure(program, servers, size):
    accounts = ''.join(f'name{number}@example.com\n' for number in range(size)).encode()
    command = [program, 'check', '--batch=-', f'--jobs={AT_ONCE}', f'--per-host={AT_ONCE}',
               f'--resolve=*:{IPV4}', '--no-lookup', *servers]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL) as batch:
        begun = time.monotonic()
        writer = threading.Thread(target=_write, args=(batch.stdin, accounts))
        writer.start()
        for _ in range(size):
            batch.stdout.readline()
        seconds = time.monotonic() - begun
        writer.join()
        # Before its end, which would take the figures along.
        worked, peak = process.work(batch.pid), process.peak_memory(batch.pid)
        batch.stdin.close()
        batch.stdout.read()
    return seconds, round(1000 * seconds / size), worked / size, peak / 1024


def _write(stream, accounts):
    stream.write(accounts)
    stream.flush()
