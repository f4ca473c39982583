# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# One case of a hostile server, and what must hold whatever the server does.

"""`Case`: a script and what comes of it; `HostileTest`: plays tables of them, many at once."""

import concurrent.futures
import contextlib
import dataclasses
import os
import re
import sys
import threading
import unicodedata

from servers import HOST, PASSWORD, Imap, Pop3, Relay, ScriptedServer, Smtp
from integration.examination import (ExaminationTest, command, count_forms, environment, imap, pop3,
                                     smtp)

from .measured import run_measured

PROTOCOLS = {'imap': (Imap, imap), 'pop3': (Pop3, pop3), 'smtp': (Smtp, smtp)}

# Enough to keep a small computer busy, and no more, or all would take longer than they may.
AT_ONCE = 4

# KiB more than a check of servers that are in order.
MEMORY = 64 * 1024

# Nobody reads more than that.
LONGEST_RESULT = 200000

# What would change something, in any of the protocols, at the beginning of a line.
CHANGES = re.compile(rb'^(\S+ )?(SELECT|STORE|EXPUNGE|APPEND|CLOSE|DELE|RETR|DATA)\b',
                     re.IGNORECASE | re.MULTILINE)

# Controls, format and private characters, line and paragraph separators: none of them is text.
UNCLEAN = ('Cc', 'Cf', 'Cn', 'Co', 'Cs', 'Zl', 'Zp')


@dataclasses.dataclass(frozen=True)
class Case:
    """What a server does, and what has to come of it.

    `make (dialogue, authority)` gives the script; `security` is what the program is set to, and
    `host` how it calls the server. `cause` is the cause of that service, by protocol where it
    depends on it, and `phase` the one in which its way ends, where that is to be looked at.
    `sign_ins` is how often the password may get to the server. A server that `turns` does the same
    a second time, but only from the second connection on: the program has then found all in order
    and is about to sign in. With 'later', only then.
    """

    name: str
    make: callable
    cause: object = 'ok'
    security: str = 'tls'
    host: str = HOST
    protocols: tuple = tuple(PROTOCOLS)
    sign_ins: int = 0
    turns: object = False
    phase: str = ''
    timeout: float = 10
    options: tuple = ()

    def cause_of(self, protocol):
        return self.cause if isinstance(self.cause, str) else self.cause[protocol]


# Whether it is played from the beginning, and whether later.
TURNS = {False: (False,), True: (False, True), 'later': (True,)}


@dataclasses.dataclass(frozen=True)
class Turn:
    """One play of a case: for a protocol, from the beginning or only after the first look."""

    case: Case
    protocol: str
    is_late: bool = False

    @property
    def name(self):
        return f'{self.case.name}{", later" if self.is_late else ""}'


class Turncoat:
    """One script for the first connection, and another one for all that follow."""

    def __init__(self, first, later):
        self._scripts = iter((first,))
        self._later = later

    def __call__(self, talk):
        next(self._scripts, self._later)(talk)


class HostileTest(ExaminationTest):
    """A test case with what is to be played in `tables`; each test method plays one."""

    rows = []
    at_once = AT_ONCE

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rows = []
        cls.lock = threading.Lock()
        cls.at_rest = max(cls.measure_at_rest() for _ in range(2))

    @classmethod
    def tearDownClass(cls):
        if os.environ.get('MDR_PRINT_CASES'):
            print_table(cls.__name__, cls.rows)
        super().tearDownClass()

    @classmethod
    def measure_at_rest(cls):
        """The memory of a check that finds all in order, in KiB."""
        with (ScriptedServer(Imap('tls', cls.good)) as receiving,
              ScriptedServer(Smtp('tls', cls.good)) as sending):
            return run_measured(
                command(imap(receiving.port), smtp(sending.port, 'tls'), '--password-stdin',
                        trust=cls.authority.bundle), PASSWORD, environment()).memory

    def play(self, cases):
        """Plays all of a table, many at once."""
        turns = [Turn(case, protocol, is_late) for case in cases for protocol in case.protocols
                 for is_late in TURNS[case.turns]]
        with concurrent.futures.ThreadPoolExecutor(self.at_once) as players:
            for turn, future in [(turn, players.submit(self.play_one, turn)) for turn in turns]:
                with self.subTest(turn.name, protocol=turn.protocol):
                    future.result()

    def play_one(self, turn):
        """Plays one case and judges it; the row for the table is kept, too."""
        row = Row(turn.protocol, turn.name)
        with self.lock:
            self.rows.append(row)
        run, server, overheard = self.perform(turn)
        row.memory = run.memory - self.at_rest
        self.judge_run(run)
        service = run.examination.services(turn.protocol)[0]
        row.told = service['cause'] or 'ok'
        row.diagnosis = run.examination.first_cause or '-'
        self.judge_what_was_said(turn, server, overheard)
        if not turn.is_late:
            self.assertEqual(row.told, turn.case.cause_of(turn.protocol), run.stderr[-3000:])
            if turn.case.phase:
                self.assert_stopped(service, turn.case.phase, row.told)
        row.holds = True

    def perform(self, turn):
        """Runs a check; what it told, the server, and what could be heard on the way."""
        dialogue, option = PROTOCOLS[turn.protocol]
        case = turn.case
        script = case.make(dialogue, self.authority)
        if turn.is_late:
            script = Turncoat(dialogue(case.security, self.good), script)
        with contextlib.ExitStack() as parts:
            server = parts.enter_context(ScriptedServer(script))
            relay = parts.enter_context(Relay([server.port], 0)) if case.turns else None
            port = relay.ports[server.port] if relay else server.port
            options = [option(port, case.security, case.host)]
            if turn.protocol == 'smtp':
                # Sending has its turn only after receiving.
                good = parts.enter_context(ScriptedServer(Imap('tls', self.good)))
                options.append(imap(good.port))
            run = run_measured(
                command(*options, '--verbose', '--password-stdin', *case.options,
                        timeout=case.timeout, trust=self.authority.bundle),
                PASSWORD, environment())
            return run, server, relay.said if relay else b''

    def judge_run(self, run):
        """What holds for every run: it ended, it is small, it is clean, it tells no password."""
        self.assertIn(run.examination.status, (0, 1), run.stderr[-3000:])
        self.assertGreater(run.memory, 0)
        self.assertLess(run.memory - self.at_rest, MEMORY)
        self.assertLess(len(run.stdout), LONGEST_RESULT)
        self.assert_not_told(PASSWORD, (run.stdout + run.stderr).encode())
        self.assert_clean(run.stderr, '\n')
        for text in strings_of(run.examination.json):
            self.assert_clean(text)

    def judge_what_was_said(self, turn, server, overheard):
        """No secret gets out more often than it may, and nothing is asked that changes something."""
        self.assertGreater(server.connections, 0)
        self.assert_not_told(PASSWORD, server.received_in_clear)
        self.assert_not_told(PASSWORD, overheard)
        self.assertEqual((count_forms(server.received), len(server.sign_ins)),
                         (turn.case.sign_ins, turn.case.sign_ins))
        self.assertIsNone(CHANGES.search(server.received))

    def assert_clean(self, text, but=''):
        unclean = [character for character in text
                   if unicodedata.category(character) in UNCLEAN and character not in but]
        self.assertEqual(unclean, [], text[:2000])


@dataclasses.dataclass
class Row:
    """One line of the printed table."""

    protocol: str
    name: str
    told: str = '-'
    diagnosis: str = '-'
    memory: int = 0
    holds: bool = False


def strings_of(value):
    """All strings in what was JSON, the names of members among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, member in value.items():
            yield name
            yield from strings_of(member)
    elif isinstance(value, list):
        for element in value:
            yield from strings_of(element)


def print_table(title, rows):
    """Each case with its result."""
    lines = [f'{row.protocol:5} {row.name:52} {row.told:26} {row.diagnosis:26} '
             f'{row.memory / 1024:6.1f} MB  {"holds" if row.holds else "FAILS"}'
             for row in sorted(rows, key=lambda row: (row.name, row.protocol))]
    held = sum(row.holds for row in rows)
    print(f'\n{title}: {held} of {len(rows)} hold', *lines, sep='\n', file=sys.stderr)
