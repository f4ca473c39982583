# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The line from a client to the rest of the world, and what can be wrong with it.

"""`Line`: rules for what leaves a client, the line's length, losses and width."""

import random

from dataclasses import dataclass

from servers.relay import Way

from . import packets

PROTOCOLS = {'tcp': packets.TCP, 'udp': packets.UDP}


@dataclass(frozen=True)
class Rule:
    """What is done with the packets of a client that fit; whatever is not given fits."""

    act: str
    ports: frozenset = None
    hosts: frozenset = None
    version: int = None
    protocol: int = None
    # The refusal's kind, or the leg of the router that gets the packet instead.
    detail: object = None

    def fits(self, packet):
        return ((self.ports is None or packet.target_port in self.ports) and
                (self.hosts is None or packet.target in self.hosts) and
                (self.version is None or packet.version == self.version) and
                (self.protocol is None or packet.protocol == self.protocol))


class Line:
    """What lies between a client and the router.

    The methods that add rules take what a packet has to have: `ports`, `hosts` (addresses), a
    `family` (4 or 6), a `protocol` ('tcp' or 'udp'). The first rule that fits counts.

    `delay` is in seconds, each way; `loss` is the part of all packets that gets lost; `bandwidth`
    is in bytes a second, each way. `ways` are the TCP connections so far, with their round trips;
    `contacts` are all who were spoken to, as protocol, packed address and port; `volume` is how
    many bytes all packets had together.
    """

    def __init__(self):
        self.delay = 0
        self.loss = 0
        self.bandwidth = None
        self.ways = []
        self.contacts = set()
        self.volume = 0
        self._rules = []
        self._chance = random.Random(1)
        self._free_at = {'client': 0, 'server': 0}
        self._open = {}

    def drop(self, **what):
        """Swallows packets."""
        self._add('drop', None, what)

    def reset(self, **what):
        """Answers packets with TCP resets."""
        self._add('reset', None, {'protocol': 'tcp', **what})

    def reject(self, kind='port', **what):
        """Answers packets with an ICMP message of a kind of packets.UNREACHABLE."""
        self._add('reject', kind, what)

    def divert(self, leg, **what):
        """Hands packets to somebody else, addressed as they are."""
        self._add('divert', leg, what)

    def let_pass(self, **what):
        """Leaves packets alone, whatever later rules say."""
        self._add('pass', None, what)

    def clear(self):
        """Takes all rules away."""
        self._rules = []

    def rule_for(self, packet):
        """The rule for a packet that leaves the client; None if it just goes on."""
        return next((rule for rule in self._rules if rule.fits(packet)), None)

    def loses(self):
        """Whether the next packet gets lost."""
        return self.loss > 0 and self._chance.random() < self.loss

    def arrival(self, sender, packet, now):
        """When a packet that is sent now gets to the other end."""
        if self.bandwidth is None:
            return now + self.delay
        begins = max(now, self._free_at[sender])
        self._free_at[sender] = begins + len(packet.data) / self.bandwidth
        return self._free_at[sender] + self.delay

    def note(self, sender, packet):
        """Takes down who was spoken to, how much, and what is said in each TCP connection."""
        self.volume += len(packet.data)
        if sender == 'client':
            self.contacts.add((packet.protocol, packet.target, packet.target_port))
        if packet.protocol != packets.TCP:
            return
        ends = [(packet.source, packet.source_port), (packet.target, packet.target_port)]
        key = tuple(ends if sender == 'client' else reversed(ends))
        if sender == 'client' and packet.is_request and key not in self._open:
            self._open[key] = Way(packet.target_port)
            self.ways.append(self._open[key])
        way = self._open.get(key)
        if way is None:
            return
        if packet.payload > 0:
            way.note(sender, b'x')
        if sender == 'client' and packet.flags & (packets.FIN | packets.RST):
            way.note('client', b'')

    def _add(self, act, detail, what):
        self._rules.append(Rule(act, detail=detail, **_understand(**what)))


def _understand(ports=None, hosts=None, family=None, protocol=None):
    return {
        'ports': None if ports is None else frozenset(ports),
        'hosts': None if hosts is None else frozenset(map(packets.pack, hosts)),
        'version': family,
        'protocol': PROTOCOLS.get(protocol),
    }
