# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A router in user space: kernels of test machines may have neither netem nor nftables.

"""`Router`: passes packets between the tun devices of namespaces, over lines that may be faulty."""

import asyncio
import os
import threading

from . import packets

# The router itself, as it shows in its refusals.
ADDRESSES = {4: packets.pack('44.128.0.1'), 6: packets.pack('3ffe:44::1')}

PACKET_SIZE = 65536

# Packets that are read in one go before others have their turn.
BURST = 32


class Leg:
    """One tun device, the network behind it, and the line to it where there is one.

    A network is a /24 of IPv4 and a /64 of IPv6.
    """

    def __init__(self, descriptor, addresses, line=None):
        self.descriptor = descriptor
        self.networks = [network_of(packets.pack(address)) for address in addresses]
        self.line = line

    def send(self, data):
        """Writes a packet; like any network it may lose it."""
        try:
            os.write(self.descriptor, data)
        except OSError:
            pass


def network_of(address):
    """The network in which this address is."""
    return address[:3] if len(address) == 4 else address[:8]


class Router:
    """Runs in a thread of its own, together with the servers that are written in Python."""

    def __init__(self):
        self._legs = {}
        self._servers = []
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, name='router', daemon=True)
        self._thread.start()

    def close(self):
        self.end(list(self._servers))
        self.wait(self._end_tasks())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()

    def wait(self, coroutine):
        """Runs a coroutine in the router's thread; its result."""
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result()

    def serve(self, servers):
        """Runs a coroutine that starts servers; they end with the router, or before with end()."""
        started = self.wait(servers)
        self._servers += started
        return started

    def end(self, servers):
        """Ends some of the servers."""
        for server in servers:
            self._servers.remove(server)
            self.loop.call_soon_threadsafe(server.close)

    def add(self, leg):
        """Begins to pass the packets of this leg."""
        for network in leg.networks:
            self._legs[network] = leg
        self.loop.call_soon_threadsafe(self.loop.add_reader, leg.descriptor, self._read, leg)

    def remove(self, leg):
        """Ends a leg and closes its device."""
        self.wait(self._remove(leg))

    async def _remove(self, leg):
        for network in leg.networks:
            self._legs.pop(network, None)
        self.loop.remove_reader(leg.descriptor)
        os.close(leg.descriptor)
        leg.descriptor = -1

    async def _end_tasks(self):
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _read(self, leg):
        for _ in range(BURST):
            try:
                packet = packets.read(os.read(leg.descriptor, PACKET_SIZE))
            except BlockingIOError:
                return
            if packet is None:
                continue
            if leg.line is not None:
                self._judge(leg, packet)
            else:
                self._deliver(packet)

    def _judge(self, leg, packet):
        """Does with a client's packet what the first rule that fits says."""
        leg.line.note('client', packet)
        rule = leg.line.rule_for(packet)
        act = rule.act if rule is not None else 'pass'
        if act == 'reset' and not packet.flags & packets.RST:
            self._deliver(packets.read(packets.reset(packet)))
        elif act == 'reject':
            refusal = packets.unreachable(packet, rule.detail, ADDRESSES[packet.version])
            self._deliver(packets.read(refusal))
        elif act == 'divert':
            self._send(leg.line, 'client', rule.detail, packet)
        elif act == 'pass':
            self._send(leg.line, 'client', self._legs.get(network_of(packet.target)), packet)

    def _deliver(self, packet):
        """Brings a packet from the world to whom it is for."""
        leg = self._legs.get(network_of(packet.target))
        if leg is None:
            return
        if leg.line is not None:
            leg.line.note('server', packet)
            self._send(leg.line, 'server', leg, packet)
        else:
            leg.send(packet.data)

    def _send(self, line, sender, leg, packet):
        if leg is None or line.loses():
            return
        now = self.loop.time()
        arrival = line.arrival(sender, packet, now)
        if arrival > now:
            self.loop.call_at(arrival, leg.send, packet.data)
        else:
            leg.send(packet.data)
