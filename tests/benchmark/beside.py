# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A whole check beside what people use instead.

"""Times `mail-doctor-cli check` and its rivals in the network of the lab, in turn."""

import statistics
import time

from dataclasses import dataclass, field

from lab import world
from lab.measure import ROUND_TRIP, SUBMISSION

from . import table
from .rivals import RIVALS

ADDRESS = f'anna@{world.BIG}'

# One of them takes minutes on a busy machine.
SECONDS = 900


@dataclass
class Series:
    """The runs of one program, and what the last of them sent and got."""

    seconds: list = field(default_factory=list)
    ways: list = field(default_factory=list)
    volume: int = 0

    def add(self, seconds, line):
        self.seconds.append(seconds)
        self.ways = line.ways
        self.volume = line.volume

    @property
    def median(self):
        return statistics.median(self.seconds)

    def row(self, name, reach, doctor):
        trips = [way.round_trips for way in self.ways]
        return (name, reach, round(1000 * self.median), round(1000 * min(self.seconds)),
                f'{self.median / doctor.median:.1f}', len(trips), sum(trips), max(trips),
                round(self.volume / 1024))


def report(network, rounds):
    """Prints the table."""
    doctor, series = Series(), {rival: Series() for rival in RIVALS if rival.is_installed}
    # The first round only warms up.
    for number in range(rounds + 1):
        _run_check(network, doctor if number > 0 else Series())
        for rival, one in series.items():
            if rival.most_rounds >= number > 0:
                _run_rival(network, rival, one)
    rows = [doctor.row('mail-doctor-cli check', 'all four, and more', doctor)]
    rows += [series[rival].row(rival.name, rival.reach, doctor) if rival in series
             else (rival.name, rival.reach, 'not installed', *[''] * 6) for rival in RIVALS]
    table.show(f'Whole runs for one account with IMAP 993, POP3 995, SMTP 587 and 465, '
               f'{1000 * ROUND_TRIP:.0f} ms away (of {rounds}, ms)',
               ('', 'reaches', 'median', 'least', 'times the check', 'connections', 'round trips',
                'longest chain', 'KiB'), rows)
    table.note(f'The check cannot do without a chain of {SUBMISSION} round trips, '
               f'{1000 * ROUND_TRIP * SUBMISSION:.0f} ms: the name, and port 587.')
    for rival in series:
        if rival.most_rounds == 1:
            table.note(f'Of {rival.name}, which takes long, there was one run.')


def _run_check(network, series):
    with network.client() as client:
        client.line.delay = ROUND_TRIP / 2
        check = client.check(ADDRESS, timeout=20)
        if check.status != 0:
            raise RuntimeError(check.stdout + check.stderr)
        series.add(check.seconds, client.line)


def _run_rival(network, rival, series):
    with network.client() as client:
        client.line.delay = ROUND_TRIP / 2
        began = time.monotonic()
        run = client.run(['sh', '-c', rival.script], seconds=SECONDS)
        seconds = time.monotonic() - began
        if not rival.has_answered(run.stdout):
            raise RuntimeError(f'{rival.name}: {run.stdout}{run.stderr}')
        series.add(seconds, client.line)
