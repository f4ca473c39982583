# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How many messages are explained in a second, and whether memory grows with them.

"""Times `mail-doctor-cli explain --batch` over short and long runs, on one core."""

import itertools
import json
import os
import statistics
import subprocess
import threading
import time

from . import process, table

COUNTS = (1000, 100000)

# Short and long, known and unknown, of servers and of programs.
MESSAGES = (
    ('smtp', 'auth', 'gmail',
     '535-5.7.8 Username and Password not accepted. For more information, go to\n'
     '535 5.7.8  https://support.google.com/mail/?p=BadCredentials f1-20020a0560001141 - gsmtp'),
    ('imap', 'auth', 'outlook', 'A1 NO AUTHENTICATE failed.'),
    ('imap', 'auth', 'dovecot', '2 NO [AUTHENTICATIONFAILED] Authentication failed.'),
    ('pop3', 'auth', 'generic', '-ERR [SYS/TEMP] Temporary system problem. Please try again later.'),
    ('smtp', 'rcpt', 'aruba', '554 5.7.1 <name@example.it>: Relay access denied'),
    ('smtp', 'data', 'postfix', '552 5.2.2 The mailbox of the recipient is full'),
    ('client', 'auth', 'outlook-app',
     'Il server di posta in arrivo (IMAP) ha rifiutato il nome utente o la password. Verificare le '
     'impostazioni dell’account (0x800CCC92).'),
    ('tls', 'tls', 'glib', 'Certificato TLS non accettabile: l’autorità non è nota'),
    ('tcp', 'connect', '', 'Could not connect to imap.example.it: Connection timed out'),
    ('client', 'other', 'thunderbird', 'Lorem ipsum dolor sit amet, consectetur adipiscing elit. ' * 10),
)


def report(build, rounds):
    """Prints the table."""
    program = os.path.join(build, 'src', 'cli', 'mail-doctor-cli')
    rows = []
    for count in COUNTS:
        questions = _questions(count)
        seconds, works, peaks = zip(*(_run(program, questions, count) for _ in range(rounds)))
        median, worked = statistics.median(seconds), statistics.median(works)
        rows.append((f'{count:,} messages', round(1000 * median), f'{count / median:,.0f}',
                     round(worked), f'{1000 * count / worked:,.0f}', max(peaks)))
    table.show(f'Messages explained in one batch (median of {rounds}, ms)',
               ('', 'passed', 'a second', 'worked', 'a second of work', 'peak memory in KiB'), rows)


def _questions(count):
    lines = (json.dumps({'id': number, 'protocol': protocol, 'phase': phase, 'provider': provider,
                         'text': text})
             for number, (protocol, phase, provider, text)
             in zip(range(count), itertools.cycle(MESSAGES)))
    return '\n'.join(lines).encode() + b'\n'


def _run(program, questions, count):
    """The seconds from the start to the last answer, the work and the most memory till then."""
    began = time.monotonic()
    with subprocess.Popen([program, 'explain', '--batch=-'], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE) as explainer:
        writer = threading.Thread(target=_write, args=(explainer.stdin, questions))
        writer.start()
        for _ in range(count):
            if not explainer.stdout.readline():
                raise RuntimeError('not every message was explained')
        seconds = time.monotonic() - began
        writer.join()
        return seconds, process.work(explainer.pid), process.peak_memory(explainer.pid)


def _write(pipe, questions):
    pipe.write(questions)
    pipe.flush()
