# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Loopback ports: free ones, closed ones, and ones that swallow every connection attempt.

"""Loopback ports that are free, closed, or silent from the first packet on."""

import contextlib
import random
import socket
import time

IPV4 = '127.0.0.1'
IPV6 = '::1'

# Below the range from which the kernel takes ports for outgoing connections.
LOWEST, HIGHEST = 20000, 32000

PAUSE = 0.01

# As the kernel writes them into /proc/net/tcp.
SYN_SENT, LISTEN = '02', '0A'


def family_of(address):
    return socket.AF_INET6 if ':' in address else socket.AF_INET


def loopback_addresses():
    """Both loopback addresses, or only the IPv4 one where the system has no IPv6."""
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as probe:
            probe.bind((IPV6, 0))
    except OSError:
        return [IPV4]
    return [IPV4, IPV6]


def bind_together(addresses):
    """Sockets on all these addresses, bound to one port that nobody else had."""
    for port in random.sample(range(LOWEST, HIGHEST), 500):
        with contextlib.ExitStack() as stack, contextlib.suppress(OSError):
            bound = [stack.enter_context(_bind(address, port)) for address in addresses]
            stack.pop_all()
            return bound
    raise OSError(f'no free port on {addresses}')


def free_ports(count, addresses):
    """So many ports that nobody holds at this moment, free on all the addresses at once."""
    with contextlib.ExitStack() as stack:
        return [_hold(stack, addresses) for _ in range(count)]


def _hold(stack, addresses):
    bound = [stack.enter_context(one) for one in bind_together(addresses)]
    return bound[0].getsockname()[1]


def _bind(address, port):
    bound = socket.socket(family_of(address), socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((address, port))
    except OSError:
        bound.close()
        raise
    return bound


def listeners(address, port):
    """The inodes of the sockets that listen there. Nobody is disturbed by being asked."""
    return {inode for local, _, state, inode in _read_connections(family_of(address))
            if local.endswith(f':{port:04X}') and state == LISTEN}


def wait_until(condition, seconds, what):
    """Asks again and again, for a bounded time, until `condition ()` holds."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f'{what}: not within {seconds} s')
        time.sleep(PAUSE)


class _PortHolder:
    """Holds one port on the given loopback addresses as long as the context lasts."""

    def __init__(self, addresses=None):
        self.addresses = addresses or loopback_addresses()
        self.port = 0
        self._sockets = contextlib.ExitStack()

    def __enter__(self):
        for bound in bind_together(self.addresses):
            self._sockets.enter_context(bound)
            self.port = bound.getsockname()[1]
            self._take(bound)
        return self

    def __exit__(self, *_):
        self._sockets.close()

    def _take(self, bound):
        raise NotImplementedError


class ClosedPort(_PortHolder):
    """A port that refuses connections: held by a socket that never listens."""

    def _take(self, bound):
        pass


class BlackHole(_PortHolder):
    """A port where connecting never ends, as behind a firewall that drops packets.

    The queue of connections waiting to be accepted is kept full, so the kernel drops what comes.
    """

    def is_knocked_at(self):
        """Whether somebody is trying to connect at this moment."""
        return any(remote.endswith(f':{self.port:04X}') and state == SYN_SENT
                   for address in self.addresses
                   for _, remote, state, _ in _read_connections(family_of(address)))

    def _take(self, bound):
        bound.listen(0)
        for _ in range(8):
            filler = socket.socket(bound.family, socket.SOCK_STREAM)
            filler.settimeout(0.2)
            try:
                filler.connect(bound.getsockname())
            except TimeoutError:
                filler.close()
                return
            self._sockets.enter_context(filler)
        raise RuntimeError('the queue of waiting connections does not fill')


def _read_connections(family):
    """Local end, remote end, state and inode of every TCP socket, as the kernel writes them."""
    # Of the thread, which may be in another network namespace than the process.
    table = 'tcp6' if family == socket.AF_INET6 else 'tcp'
    with open(f'/proc/thread-self/net/{table}', encoding='ascii') as file:
        columns = (line.split() for line in file)
        return [(*column[1:4], column[9]) for column in columns]
