# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How long a whole check takes: beside its servers, and 25 ms away from them.

"""Times `mail-doctor-cli check` of IMAP, POP3, SMTP 587 and SMTP 465, with and without sign-in."""

import json
import os
import statistics
import subprocess
import tempfile
import time

from dataclasses import dataclass, field

from servers import HOST, IPV4, PASSWORD, USER, Authority, Dovecot, Postfix, Relay

from . import table

DELAY = 0.025

# What a client has to wait for, one after the other, before it can know what a server offers. In
# TLS 1.3 the handshake is one round trip; the greeting follows the client's last word of it.
# The order is that of the options in SERVICES.
FORCED = {
    'IMAP over TLS': ('connect', 'handshake', 'greeting with CAPABILITY'),
    'POP3 over TLS': ('connect', 'handshake', 'greeting', 'CAPA'),
    'SMTP with STARTTLS': ('connect', 'greeting', 'EHLO', 'STARTTLS', 'handshake', 'EHLO'),
    'SMTP over TLS': ('connect', 'handshake', 'greeting', 'EHLO'),
}
FORCED_CHAIN = max(map(len, FORCED.values()))
SERVICES = (('imap', 'tls'), ('pop3', 'tls'), ('smtp', 'starttls'), ('smtp', 'tls'))


@dataclass
class Series:
    """The rounds of one way of running the check."""

    wall: list = field(default_factory=list)
    own: list = field(default_factory=list)
    ways: list = field(default_factory=list)

    @property
    def round_trips(self):
        return sum(way.round_trips for way in self.ways)

    @property
    def longest_chain(self):
        return max(way.round_trips for way in self.ways)


def report(build, rounds):
    """Prints the table."""
    series = {(far, signing_in): Series() for signing_in in (False, True) for far in (False, True)}
    with tempfile.TemporaryDirectory() as directory:
        authority = Authority(directory)
        with (Dovecot(authority.issue()) as dovecot,
              Postfix(authority.issue(), dovecot) as postfix,
              Relay(_ports(dovecot, postfix), DELAY) as relay):
            for number in range(rounds + 1):
                # In turn, so that what else the machine does meets all alike.
                for (far, signing_in), one in series.items():
                    # The first round only warms up.
                    target = one if number > 0 else Series()
                    _run(build, authority.bundle, relay, far, signing_in, target)
            _show(series, rounds)
            _show_chains(series[True, False], relay.targets)


def _ports(dovecot, postfix):
    return (dovecot.imaps_port, dovecot.pop3s_port, postfix.submission_port,
            postfix.submissions_port)


def _run(build, trust, relay, far, signing_in, series):
    ports = [relay.ports[port] if far else port for port in relay.targets]
    services = [f'--{option}={HOST}:{port}:{security}'
                for (option, security), port in zip(SERVICES, ports)]
    command = [os.path.join(build, 'src', 'cli', 'mail-doctor-cli'), 'check', USER, '--json',
               '--no-lookup', f'--resolve=*:{IPV4}', f'--ca-file={trust}', *services,
               *(['--password-stdin'] if signing_in else [])]
    relay.forget()
    began = time.monotonic()
    run = subprocess.run(command, input=f'{PASSWORD}\n', stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL, encoding='utf-8', check=True)
    series.wall.append(1000 * (time.monotonic() - began))
    series.own.append(json.loads(run.stdout)['elapsed_ms'])
    series.ways = relay.ways


def _show(series, rounds):
    rows = []
    for (far, signing_in), one in series.items():
        name = f'{1000 * DELAY:.0f} ms away' if far else 'on loopback'
        counts = (one.round_trips, one.longest_chain) if far else ('', '')
        rows.append((name + (', with sign-in' if signing_in else ''),
                     statistics.median(one.own), statistics.median(one.wall), *counts))
    table.show(f'A whole check: {", ".join(FORCED)} (median of {rounds}, ms)',
               ('', 'check', 'whole run', 'round trips', 'longest chain'), rows)
    forced = 2000 * DELAY * FORCED_CHAIN
    away = statistics.median(series[True, False].own)
    table.note(f'The protocols force a chain of {FORCED_CHAIN} round trips, {forced:.0f} ms; '
               f'without sign-in the check takes {away / forced:.2f} times that.')


def _show_chains(series, targets):
    made = {target: [way.round_trips for way in series.ways if way.target == target]
            for target in targets}
    table.show('Round trips without sign-in', ('', 'forced', 'made'),
               [(name, len(steps), ' + '.join(map(str, made[target])))
                for (name, steps), target in zip(FORCED.items(), targets)])
