# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A small name server that can fail in all the usual ways, for each client in its own.

"""`NameServer`: answers over UDP and TCP from a table of records; `View`: what one client sees."""

import asyncio
import socket
import struct

from . import packets

TYPES = {'A': 1, 'CNAME': 5, 'MX': 15, 'TXT': 16, 'AAAA': 28, 'SRV': 33}
NO_ERROR, SERVER_FAILURE, NO_SUCH_NAME = 0, 2, 3

PORT = 53
TTL = 60
HEADER = struct.Struct('!6H')
ANSWER_FLAGS = 0x8580
# Offset of the question's name, which every record repeats.
NAME_OF_QUESTION = 0xc00c
LONGEST_UDP_ANSWER = 1232


class View:
    """What the name server tells one client.

    `domain` stands for the name and all names below it; without it, for all names.
    """

    def __init__(self):
        self.questions = []
        self._failures = []
        self._lies = {}
        self._turn = None

    def after(self, count, act):
        """Calls `act` when one more question comes than so many; that one meets what it changes."""
        self._turn = count, act

    def forget(self, domain):
        """There is no such name."""
        self._failures.append((domain, NO_SUCH_NAME))

    def fail(self, domain=None):
        """The name server says that something is wrong with itself (SERVFAIL)."""
        self._failures.append((domain, SERVER_FAILURE))

    def silence(self, domain=None):
        """No answer comes."""
        self._failures.append((domain, None))

    def recover(self):
        """What failed is in order again."""
        self._failures.clear()

    def lie(self, address, domain=None):
        """All names have this address, and no other."""
        self._lies[domain] = [address]

    def crowd(self, addresses, domain=None):
        """All names have all of these addresses."""
        self._lies[domain] = addresses

    def answer(self, name, kind, records):
        """Response code and records of this kind; None for silence."""
        if self._turn and len(self.questions) == self._turn[0]:
            self._turn[1]()
        self.questions.append((name, kind))
        for domain, code in self._failures:
            if _is_below(name, domain):
                return None if code is None else (code, [])
        for domain, addresses in self._lies.items():
            if _is_below(name, domain):
                return NO_ERROR, [address for address in addresses
                                  if kind == ('AAAA' if ':' in address else 'A')]
        if name not in records:
            return NO_SUCH_NAME, []
        return NO_ERROR, records[name].get(kind, [])


class NameServer:
    """Answers for the whole world.

    `records` are a dictionary of dictionaries: name, kind, list of values as in a zone file. The
    view of a client is found by `view_of (address)`.
    """

    def __init__(self, records, view_of):
        self.records = records
        self._view_of = view_of

    async def serve(self, namespace, address):
        """Begins to answer on this address; returns what has to be closed in the end."""
        loop = asyncio.get_running_loop()
        datagrams, _ = await loop.create_datagram_endpoint(
            lambda: _Datagrams(self),
            sock=namespace.listen(address, PORT, socket.SOCK_DGRAM, transparent=True))
        streams = await asyncio.start_server(
            self._talk, sock=namespace.listen(address, PORT, transparent=True))
        return [datagrams, streams]

    def reply(self, question, client, limit=65535):
        """The bytes of the answer; None for silence."""
        try:
            number, flags, count = struct.unpack_from('!3H', question)
            name, end = read_name(question, HEADER.size)
            kind_number, = struct.unpack_from('!H', question, end)
        except (IndexError, struct.error, UnicodeDecodeError):
            return None
        if count != 1:
            return None
        kind = next((word for word, value in TYPES.items() if value == kind_number), None)
        answer = self._view_of(client).answer(name, kind, self.records)
        if answer is None:
            return None
        code, values = answer
        asked = question[HEADER.size:end + 4]
        found = b''.join(_write_record(kind, value) for value in values)
        head = HEADER.pack(number, ANSWER_FLAGS | flags & 0x0100 | code, 1, len(values), 0, 0)
        if len(head + asked + found) > limit:
            return HEADER.pack(number, ANSWER_FLAGS | 0x0200, 1, 0, 0, 0) + asked
        return head + asked + found

    async def _talk(self, reader, writer):
        try:
            while True:
                length, = struct.unpack('!H', await reader.readexactly(2))
                answer = self.reply(await reader.readexactly(length),
                                    writer.get_extra_info('peername')[0])
                if answer is not None:
                    writer.write(struct.pack('!H', len(answer)) + answer)
        except (asyncio.IncompleteReadError, OSError):
            pass
        finally:
            writer.close()


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self, server):
        self._server = server
        self._transport = None

    def connection_made(self, transport):
        self._transport = transport

    def datagram_received(self, data, addr):
        answer = self._server.reply(data, addr[0], LONGEST_UDP_ANSWER)
        if answer is not None:
            self._transport.sendto(answer, addr)


def ask(name, kind, number=1):
    """The bytes of a question."""
    return (HEADER.pack(number, 0x0100, 1, 0, 0, 0) + _write_name(name) +
            struct.pack('!HH', TYPES[kind], 1))


def read_answer(answer):
    """Response code and number of records in an answer."""
    _, flags, _, count, _, _ = HEADER.unpack_from(answer)
    return flags & 0x0f, count


def read_name(data, start):
    """An uncompressed name, in lower case, and where it ends."""
    labels = []
    while data[start] != 0:
        end = start + 1 + data[start]
        labels.append(data[start + 1:end].decode('ascii').lower())
        start = end
    return '.'.join(labels), start + 1


def _write_name(name):
    labels = [label.encode('ascii') for label in name.rstrip('.').split('.') if label]
    return b''.join(bytes([len(label)]) + label for label in labels) + b'\0'


def _write_record(kind, value):
    data = _write_value(kind, value)
    return struct.pack('!HHHIH', NAME_OF_QUESTION, TYPES[kind], 1, TTL, len(data)) + data


def _write_value(kind, value):
    if kind in ('A', 'AAAA'):
        return packets.pack(value)
    if kind == 'TXT':
        return bytes([len(value)]) + value.encode('ascii')
    *numbers, name = value.split()
    return b''.join(struct.pack('!H', int(number)) for number in numbers) + _write_name(name)


def _is_below(name, domain):
    return domain is None or name == domain or name.endswith(f'.{domain}')
