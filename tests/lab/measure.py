# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How long a whole check takes when everybody is 50 ms away.

"""`python3 -m lab.measure ROUNDS`, or rather `tests/lab/run measure`.

For figures that mean something, let BUILD_DIR name a folder with a release build.
"""

import statistics
import sys
import time

from benchmark import table
from benchmark.check import FORCED

from . import world
from .network import Network

ROUND_TRIP = 0.05

# So far away that the work of the machine does not count beside it: what takes 2.1 of these, made
# two round trips and waited for a timer.
FAR = 0.4

# Looking a name up takes one round trip, and then come those of benchmark.check.FORCED. Postfix
# makes them one more over a real line: what it says first after the handshake it keeps back until
# its session tickets are acknowledged (Nagle's algorithm). A domain that is not on the list is
# looked for first: its autoconfig file takes a name, a connection, a handshake and a request.
NAME = 1
KEPT_BACK = 1
AUTOCONFIG = NAME + 3
SUBMISSION = NAME + len(FORCED['SMTP with STARTTLS']) + KEPT_BACK
SUBMISSIONS = NAME + len(FORCED['SMTP over TLS']) + KEPT_BACK

ACCOUNTS = {
    'on the list, with SMTP 587': (world.BIG, SUBMISSION),
    'on the list, without': (world.LISTED, SUBMISSIONS),
    'looked up, with SMTP 587': (world.LAB, AUTOCONFIG + SUBMISSION),
}


def measure(network, domain, delay, rounds):
    """The check's own time of each round, in ms."""
    times = []
    for number in range(rounds + 1):
        with network.client() as client:
            client.line.delay = delay
            check = client.check(f'anna@{domain}', timeout=20)
            if check.status != 0:
                raise RuntimeError(check.stdout + check.stderr)
            # The first round only warms up.
            if number > 0:
                times.append(check.json['elapsed_ms'])
    return times


def round_trip(network, delay, rounds):
    """How long the line really takes, there and back, in ms: the router is a program, too."""
    times = []
    with network.client() as client:
        client.line.delay = delay
        for _ in range(rounds + 1):
            began = time.monotonic()
            client.connect('imap.gmail.com', 993).close()
            times.append(1000 * (time.monotonic() - began))
    return statistics.median(times[1:])


def report(network, rounds):
    """Prints the table."""
    rows = []
    trip = round_trip(network, ROUND_TRIP / 2, rounds)
    for name, (domain, forced) in ACCOUNTS.items():
        near = statistics.median(measure(network, domain, 0, rounds))
        far = measure(network, domain, ROUND_TRIP / 2, rounds)
        made = measure(network, domain, FAR / 2, 1)[0] / (1000 * FAR)
        least, median = trip * forced, statistics.median(far)
        rows.append((name, float(near), forced, made, least, float(min(far)), float(median),
                     f'{min(far) / least:.2f}', f'{median / least:.2f}'))
    table.show(f'A check of IMAP 993, POP3 995 and SMTP 465, {1000 * ROUND_TRIP:.0f} ms away, '
               f'which are {trip:.1f} (of {rounds}, ms)',
               ('', 'without delay', 'trips forced', 'made', 'forced', 'least', 'median', 'times',
                'median'), rows)


def main():
    with Network() as network:
        report(network, int(sys.argv[1]))


if __name__ == '__main__':
    main()
