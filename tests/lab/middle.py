# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Somebody on the way who answers in the name of others.

"""`Middle`: a namespace to which every address belongs; and what people do in such a place."""

import asyncio
import contextlib
import re

from . import world
from .certificates import unquestioning_context
from .namespaces import Namespace
from .router import Leg
from .web import serve

CHUNK = 65536
ANY = ('0.0.0.0', '::')

# The agreement to begin TLS, in all three protocols.
WISH = re.compile(rb'(\S+ )?(STARTTLS|STLS)\r\n', re.IGNORECASE)
AGREEMENT = re.compile(rb'(220[ -]|\+OK|\S+ OK )', re.IGNORECASE)

# What boxes write over the words that they do not like, in the same length.
STRUCK_OUT = ((re.compile(rb'STARTTLS', re.IGNORECASE), b'XXXXXXXA'),
              (re.compile(rb'STLS', re.IGNORECASE), b'XXXA'))


class Middle:
    """A place on the way. `leg` is where the router has to divert connections to.

    Whoever connects to any address ends here. Connections that are made from here go out to the
    real servers, from an address of the middle's own.
    """

    def __init__(self, router, number):
        addresses = (f'44.129.{number}.1', f'3ffe:44:3:{number}::1')
        self._router = router
        self._servers = []
        self._talks = set()
        self.namespace = Namespace()
        descriptor = self.namespace.open_tunnel('line')
        self.namespace.ip(
            f'addr add {addresses[0]}/24 dev line', f'addr add {addresses[1]}/64 dev line nodad',
            'link set line up', 'route add default dev line', '-6 route add default dev line',
            # Only what comes in belongs to this place; the servers must stay reachable.
            'rule add iif line lookup 100', 'route add local 0.0.0.0/0 dev lo table 100',
            '-6 rule add iif line lookup 100', '-6 route add local ::/0 dev lo table 100')
        self.leg = Leg(descriptor, addresses)
        router.add(self.leg)

    def close(self):
        self._router.end(self._servers)
        self._router.wait(self._end_talks())
        self._router.remove(self.leg)
        self.namespace.close()

    def serve(self, ports, talk, tls=None):
        """Lets `talk (reader, writer)` answer on these ports, whatever the address."""
        for port in ports:
            self._servers += self._router.serve(
                serve(self.namespace, ANY, port, talk, tls, transparent=True))

    def relay(self, ports, talk, tls=None):
        """As serve(), but `talk` also gets the streams to the server that was meant."""
        async def meet(reader, writer):
            address, port = writer.get_extra_info('sockname')[:2]
            async with self._way_to(address, port, tls is not None) as way:
                await talk(reader, writer, *way)

        self._host(ports, meet, tls)

    def proxy(self, port):
        """Connects whoever asks for it to a host of the world, as web proxies do."""
        async def meet(reader, writer):
            request = await reader.readuntil(b'\r\n\r\n')
            host, _, wanted = request.split()[1].decode('ascii').rpartition(':')
            if not world.has(host):
                writer.write(b'HTTP/1.1 502 No such host\r\n\r\n')
                return
            async with self._way_to(world.addresses_of(host)[0], int(wanted)) as way:
                writer.write(b'HTTP/1.1 200 Connection established\r\n\r\n')
                await pass_on(reader, writer, *way)

        self._host([port], meet)

    def _host(self, ports, talk, tls=None):
        """As serve(), for talks that may last as long as the client."""
        async def meet(reader, writer):
            # The loop by itself does not keep what waits for a silent server.
            task = asyncio.current_task()
            self._talks.add(task)
            try:
                await talk(reader, writer)
            except (asyncio.IncompleteReadError, ConnectionError, OSError):
                pass
            finally:
                self._talks.discard(task)
                writer.close()

        self.serve(ports, meet, tls)

    async def _end_talks(self):
        for task in self._talks:
            task.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)

    @contextlib.asynccontextmanager
    async def _way_to(self, address, port, with_tls=False):
        """The streams to a server out there, as long as they are wanted."""
        way = self.namespace.open_socket(address)
        way.setblocking(False)
        await asyncio.get_running_loop().sock_connect(way, (address, port))
        reader, writer = await asyncio.open_connection(
            sock=way, ssl=unquestioning_context() if with_tls else None,
            server_hostname='' if with_tls else None)
        try:
            yield reader, writer
        finally:
            writer.close()


async def pass_on(reader, writer, server_reader, server_writer):
    """Lets both sides talk with each other until one of them leaves."""
    await _end_with_first(_pour(reader, server_writer), _pour(server_reader, writer))


def pass_on_late(seconds):
    """Passes on, but keeps the server's first words back for so long."""
    async def talk(reader, writer, server_reader, server_writer):
        greeting = await server_reader.read(CHUNK)
        await asyncio.sleep(seconds)
        writer.write(greeting)
        await pass_on(reader, writer, server_reader, server_writer)

    return talk


async def strip(reader, writer, server_reader, server_writer):
    """Passes on, but strikes every mention of STARTTLS out."""
    await _end_with_first(_pour(reader, server_writer, _strike_out),
                          _pour(server_reader, writer, _strike_out))


def intercept_upgrades(context):
    """Passes on until both agree to begin TLS, and then begins it with each of them."""
    async def talk(reader, writer, server_reader, server_writer):
        wished = asyncio.Event()
        agreement = await _end_with_first(_await_wish(reader, server_writer, wished),
                                          _await_agreement(server_reader, writer, wished))
        await server_writer.start_tls(unquestioning_context(), server_hostname='')
        # Only now, so that the client's first word of TLS does not come too early.
        writer.write(agreement)
        await writer.start_tls(context)
        await pass_on(reader, writer, server_reader, server_writer)

    return talk


async def _await_wish(reader, server_writer, wished):
    """Passes the client's lines on; ends only with the connection."""
    while True:
        line = await reader.readuntil(b'\n')
        if WISH.fullmatch(line):
            wished.set()
        server_writer.write(line)
        if wished.is_set():
            # What follows is TLS, and not for this place to read.
            await asyncio.Event().wait()


async def _await_agreement(server_reader, writer, wished):
    """Passes the server's lines on, up to its agreement, which is returned."""
    while True:
        line = await server_reader.readuntil(b'\n')
        if wished.is_set() and AGREEMENT.match(line):
            return line
        writer.write(line)


async def _pour(reader, writer, change=lambda data: data):
    while data := await reader.read(CHUNK):
        writer.write(change(data))
        await writer.drain()


def _strike_out(data):
    for pattern, replacement in STRUCK_OUT:
        data = pattern.sub(replacement, data)
    return data


async def _end_with_first(*coroutines):
    """Runs them together until one has ended; what that one returned."""
    tasks = [asyncio.ensure_future(one) for one in coroutines]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return [task.result() for task in done][0]
    finally:
        for task in tasks:
            task.cancel()
