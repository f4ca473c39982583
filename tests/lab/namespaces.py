# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Network namespaces without names: they vanish with this process, however it ends.

"""`Namespace ()`: a network of its own. What is called through `run` happens inside it."""

import concurrent.futures
import ctypes
import fcntl
import os
import socket
import struct
import subprocess
import threading

# <sched.h>, <linux/if_tun.h>, <linux/if.h>; `os.unshare` comes with Python 3.12 only.
CLONE_NEWNET = 0x40000000
TUNSETIFF = 0x400454ca
SIOCGIFFLAGS, IFF_RUNNING = 0x8913, 0x40
IFF_TUN, IFF_NO_PI = 0x0001, 0x1000

# <linux/in.h>, <linux/in6.h>: a socket that may have addresses which are not this computer's.
IP_TRANSPARENT, IPV6_TRANSPARENT = 19, 75

SETTINGS = {
    # A new address counts at once, and low ports are for everybody.
    'ipv6/conf/all/accept_dad': 0,
    'ipv6/conf/default/accept_dad': 0,
    'ipv4/ip_unprivileged_port_start': 0,
}
FORWARDING = {'ipv4/ip_forward': 1, 'ipv6/conf/all/forwarding': 1}

_libc = ctypes.CDLL(None, use_errno=True)


class Namespace:
    """A network namespace, and the one thread that lives in it.

    Sockets and processes that are made inside stay inside, whoever uses them. Nothing is mounted
    and nothing has a name, so there is nothing to clean up after a crash.
    """

    def __init__(self, **settings):
        self._inside = concurrent.futures.ThreadPoolExecutor(1, 'namespace')
        self._native_id = self.run(self._enter)
        self.configure({**SETTINGS, **settings})
        self.ip('link set lo up')

    def close(self):
        """Gives the namespace up; it ends with the last socket in it."""
        self._inside.shutdown()

    def run(self, function, *arguments, **keywords):
        """Calls the function inside and returns what it returns."""
        return self._inside.submit(function, *arguments, **keywords).result()

    @property
    def path(self):
        """The file that stands for the namespace."""
        return f'/proc/{os.getpid()}/task/{self._native_id}/ns/net'

    def ip(self, *commands):
        """Gives these commands to ip(8); those that begin with -6 come last."""
        for option in ([], ['-6']):
            batch = [command.removeprefix('-6 ') for command in commands
                     if command.startswith('-6 ') == bool(option)]
            if batch:
                self.run(subprocess.run, ['ip', *option, '-batch', '-'], input='\n'.join(batch),
                         text=True, check=True)

    def configure(self, settings):
        """Writes these below /proc/sys/net."""
        self.run(_write_settings, settings)

    def open_socket(self, address, kind=socket.SOCK_STREAM, transparent=False):
        """A socket of the family of this address."""
        family = socket.AF_INET6 if ':' in address else socket.AF_INET
        # asyncio lets answers leave at once, as web servers do, where a socket says that it is TCP.
        protocol = socket.IPPROTO_TCP if kind == socket.SOCK_STREAM else 0
        made = self.run(socket.socket, family, kind, protocol)
        if transparent:
            made.setsockopt(*((socket.IPPROTO_IPV6, IPV6_TRANSPARENT) if ':' in address
                              else (socket.SOL_IP, IP_TRANSPARENT)), 1)
        return made

    def listen(self, address, port, kind=socket.SOCK_STREAM, transparent=False):
        """A socket that is bound there, and listens if it can."""
        bound = self.open_socket(address, kind, transparent)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if bound.family == socket.AF_INET6:
            bound.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        bound.bind((address, port))
        if kind == socket.SOCK_STREAM:
            bound.listen(64)
        return bound

    def is_running(self, device):
        """Whether this network device is up and has somebody at its other end."""
        with self.open_socket('0.0.0.0', socket.SOCK_DGRAM) as asker:
            request = fcntl.ioctl(asker, SIOCGIFFLAGS, struct.pack('16sH22x', device.encode(), 0))
        return bool(struct.unpack_from('H', request, 16)[0] & IFF_RUNNING)

    def open_tunnel(self, name):
        """Adds a tun device, not yet up; a descriptor from which its packets can be read."""
        return self.run(_open_tunnel, name)

    @staticmethod
    def _enter():
        if _libc.unshare(CLONE_NEWNET) != 0:
            error = ctypes.get_errno()
            raise OSError(error, f'no network namespace: {os.strerror(error)}')
        return threading.get_native_id()


def _write_settings(settings):
    for name, value in settings.items():
        # Of the thread's namespace: whoever opens the file decides.
        with open(f'/proc/sys/net/{name}', 'w', encoding='ascii') as file:
            file.write(str(value))


def _open_tunnel(name):
    descriptor = os.open('/dev/net/tun', os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        fcntl.ioctl(descriptor, TUNSETIFF, struct.pack('16sH22x', name.encode(),
                                                       IFF_TUN | IFF_NO_PI))
    except OSError:
        os.close(descriptor)
        raise
    return descriptor
