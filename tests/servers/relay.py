# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A long way to a near server: every byte arrives later, and round trips are counted.

"""Relays TCP connections with a fixed delay each way.

The delay is latency and nothing else: bytes that are sent together arrive together. As the kernel
accepts a connection on loopback at once, the round trip of connecting is added before the first
byte in either direction, which makes the whole as long as over a real way of this length.
"""

import asyncio
import contextlib
import threading

from dataclasses import dataclass, field

from . import ports

CHUNK = 65536


@dataclass
class Way:
    """What a relay saw of one connection, in order."""

    target: int
    turns: list = field(default_factory=list)
    said: bytearray = field(default_factory=bytearray)
    client_is_gone: bool = False

    def note(self, sender, data):
        """Takes down who spoke; what comes after the client has left, nobody waited for."""
        if sender == 'client':
            self.said += data
        if sender == 'client' and not data:
            self.client_is_gone = True
        elif data and not self.client_is_gone and self.turns[-1:] != [sender]:
            self.turns.append(sender)

    @property
    def round_trips(self):
        """Connecting, and then every time that the server spoke after the client, or first."""
        return 1 + sum(1 for sender in self.turns if sender == 'server')


class Relay:
    """Listens on a port for each of the `targets` (ports on 127.0.0.1): `relay.ports[target]`.

    A context manager. `delay` is in seconds, each way.
    """

    def __init__(self, targets, delay=0.025):
        self.targets = list(targets)
        self.delay = delay
        self.ports = {}
        self.ways = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._tasks = set()
        self._servers = []

    def __enter__(self):
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result()
        return self

    def __exit__(self, *_):
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def round_trips(self):
        """How many round trips were made since the last forget(), over all connections."""
        return sum(way.round_trips for way in self.ways)

    @property
    def longest_chain(self):
        """The round trips of the connection that made the most of them."""
        return max((way.round_trips for way in self.ways), default=0)

    @property
    def said(self):
        """Every byte that clients sent, as anybody on the way could have read it."""
        return b''.join(bytes(way.said) for way in self.ways)

    def forget(self):
        """Begins to count anew."""
        self.ways = []

    async def _listen(self):
        for target in self.targets:
            server = await asyncio.start_server(
                lambda reader, writer, target=target: self._serve(target, reader, writer),
                ports.IPV4, 0)
            self.ports[target] = server.sockets[0].getsockname()[1]
            self._servers.append(server)

    async def _stop(self):
        for server in self._servers:
            server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, target, reader, writer):
        # When _stop() cancels it, it has simply ended; asyncio would complain.
        with contextlib.suppress(asyncio.CancelledError):
            await self._relay(target, reader, writer)

    async def _relay(self, target, client_reader, client_writer):
        self._tasks.add(asyncio.current_task())
        way = Way(target)
        self.ways.append(way)
        connected = self._loop.time() + 2 * self.delay
        writers = [client_writer]
        try:
            async with asyncio.TaskGroup() as group:
                said, answered = asyncio.Queue(), asyncio.Queue()
                group.create_task(self._listen_to('client', client_reader, way, connected, said))
                # The server hears of the connection with the last packet of the handshake.
                await self._wait_until(connected + self.delay)
                server_reader, server_writer = await asyncio.open_connection(ports.IPV4, target)
                writers.append(server_writer)
                group.create_task(self._deliver(said, server_writer))
                group.create_task(
                    self._listen_to('server', server_reader, way, connected, answered))
                group.create_task(self._deliver(answered, client_writer))
        except* OSError:
            # One side is gone; then the other one goes, too.
            pass
        finally:
            for writer in writers:
                writer.close()
            self._tasks.discard(asyncio.current_task())

    async def _listen_to(self, sender, reader, way, connected, arrivals):
        """Puts what comes into `arrivals`, with the time at which it is to get there."""
        while True:
            data = await reader.read(CHUNK)
            way.note(sender, data)
            arrivals.put_nowait((max(self._loop.time(), connected) + self.delay, data))
            if not data:
                return

    async def _deliver(self, arrivals, writer):
        while True:
            due, data = await arrivals.get()
            await self._wait_until(due)
            if not data:
                writer.write_eof()
                return
            writer.write(data)

    async def _wait_until(self, moment):
        await asyncio.sleep(max(0, moment - self._loop.time()))
