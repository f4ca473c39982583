# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A time server.

"""`serve (namespace, address)`: tells the time over SNTP (RFC 4330)."""

import asyncio
import socket
import struct
import time

PORT = 123

# Seconds from 1900, where NTP begins to count, to 1970.
EPOCH = 2208988800

LENGTH = 48
SERVER_MODE = 4


class _Clock(asyncio.DatagramProtocol):
    def __init__(self):
        self._transport = None

    def connection_made(self, transport):
        self._transport = transport

    def datagram_received(self, data, addr):
        if len(data) >= LENGTH:
            self._transport.sendto(tell(data, time.time()), addr)


def tell(question, now):
    """The answer of a server of the first rank: version and time of the question come back."""
    version = question[0] >> 3 & 7
    stamp = struct.pack('!II', int(now) + EPOCH, int(now % 1 * 2**32))
    head = struct.pack('!BBbbII4s', version << 3 | SERVER_MODE, 1, question[2], -20, 0, 0, b'GPS')
    return head + stamp + question[40:48] + stamp + stamp


async def serve(namespace, address):
    """Begins to answer on this address; returns what has to be closed in the end."""
    clock, _ = await asyncio.get_running_loop().create_datagram_endpoint(
        _Clock, sock=namespace.listen(address, PORT, socket.SOCK_DGRAM, transparent=True))
    return [clock]
