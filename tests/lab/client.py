# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A computer of somebody whose mail does not work.

"""`Client`: a home network with one computer in it, on which Mail Doctor is run."""

import contextlib
import os
import socket
import subprocess
import time

from dataclasses import dataclass

from servers import wait_until
from integration.examination import Examination, command, environment

from . import world
from .line import Line
from .middle import Middle
from .namespaces import FORWARDING, Namespace
from .router import Leg

# When a run takes that long, something waits for ever.
SECONDS = 60

# The longest that one phase may take, in seconds, where a test does not want something else.
TIMEOUT = 3

BIND_TO_DEVICE = (socket.SOL_SOCKET, socket.SO_BINDTODEVICE)


@dataclass(frozen=True)
class Check(Examination):
    """One run of a check, and how long it took, in seconds."""

    seconds: float

    @property
    def causes(self):
        """All causes, the most likely one first."""
        return [one['cause'] for one in self.json['diagnosis']]


class Client:
    """One computer behind a router at home, with IPv4 and IPv6.

    `line` is its way out, `names` what its name server tells it, `tunnel` the way out through a VPN
    once there is one. `clock_offset` is how wrong its clock is, in seconds, when a program starts,
    and set_clock() puts it right meanwhile; `proxy` is the address of the web proxy that it is set
    to; `home` the folder of whoever uses it.
    """

    def __init__(self, network, number, view, surroundings):
        self.network = network
        self.line = Line()
        self.tunnel = None
        self.names = view
        self.clock_offset = 0
        self.proxy = None
        self.number = number
        self._router = network.router
        self._middle = None
        self._surroundings = surroundings
        self._parts = contextlib.ExitStack()
        self._home = self._add_namespace(FORWARDING)
        self._computer = self._add_namespace({})
        self._connect()

    def close(self):
        self._parts.close()

    def check(self, address, *options, password=None, timeout=TIMEOUT):
        """Runs `mail-doctor-cli check`."""
        arguments = command(*options, *(['--password-stdin'] if password else []), address=address,
                            resolve=(), timeout=timeout)
        arguments.remove('--no-lookup')
        began = time.monotonic()
        run = self.run(arguments, f'{password or ""}\n')
        return Check(run.returncode, run.stdout, run.stderr, time.monotonic() - began)

    def launch(self, arguments, env, **how):
        """Starts a program on this computer, as subprocess.Popen does."""
        return self._computer.run(
            subprocess.Popen, self._surroundings.command(arguments, self.clock_offset),
            env={**env, **self._surroundings.environment(self.proxy)}, **how)

    def run(self, arguments, said='', seconds=SECONDS):
        """Runs a program on this computer to its end, which is to come within so many seconds."""
        program = self.launch(
            arguments, environment(DBUS_SESSION_BUS_ADDRESS=self._surroundings.no_bus),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            encoding='utf-8')
        with program:
            try:
                output = program.communicate(said, seconds)
            except subprocess.TimeoutExpired:
                program.kill()
                raise
        return subprocess.CompletedProcess(arguments, program.returncode, *output)

    def connect(self, host, port, seconds=TIMEOUT, family=4, interface=None):
        """A TCP connection of this computer to a host of the world, or to an address."""
        address = host if host[0].isdecimal() or ':' in host else \
            world.addresses_of(host)[0 if family == 4 else 1]
        attempt = self._computer.open_socket(address)
        try:
            if interface is not None:
                attempt.setsockopt(*BIND_TO_DEVICE, interface.encode())
            attempt.settimeout(seconds)
            attempt.connect((address, port))
        except OSError:
            attempt.close()
            raise
        return attempt

    def open_socket(self, address, kind):
        """A socket of this computer."""
        return self._computer.open_socket(address, kind)

    def trust(self, authority):
        """Adds an authority to those that this computer believes, as an administrator would."""
        self._surroundings.trust(authority)

    @property
    def trusted(self):
        """The file of all authorities that this computer believes."""
        return self._surroundings.bundle

    @property
    def home(self):
        """Where mail programs keep what they are set to."""
        return self._surroundings.environment()['HOME']

    def set_clock(self, offset):
        """Sets the clock, for the programs that are running, too."""
        self.clock_offset = offset
        self._surroundings.set_clock(offset)

    @property
    def middle(self):
        """A place on the way to which this client's connections can be diverted."""
        if self._middle is None:
            self._middle = Middle(self._router, self.number)
            self._parts.callback(self._middle.close)
        return self._middle

    def have_only(self, family):
        """Takes the addresses of the other family away."""
        option, address, name_server = {
            4: ('-6 ', f'3ffe:44:4:{self.number}::2/64', world.NAME_SERVER),
            6: ('', f'192.168.{self.number}.2/24', world.NAME_SERVER_IPV6)}[family]
        self._computer.ip(f'{option}route del default',
                          f'{option}addr del {address} dev eth0')
        self._surroundings.ask_for_names(name_server)

    def ask_for_names(self, address):
        """Sets the address of the name server, as another network would; also for what is running."""
        self._surroundings.ask_for_names(address)

    def open_private_tunnel(self, name='tailscale0'):
        """Starts a VPN that leads to the user's own computers only."""
        self._parts.callback(os.close, self._computer.open_tunnel(name))
        self._computer.ip(
            f'addr add 100.101.102.103/32 dev {name}',
            f'-6 addr add fd7a:115c:a1e0::1/128 dev {name} nodad', f'link set {name} up',
            f'route add 100.64.0.0/10 dev {name}', f'-6 route add fd7a:115c:a1e0::/48 dev {name}')

    def open_tunnel(self, name='tun0'):
        """Starts a VPN that carries everything; the direct way is still there beside it."""
        self.tunnel = Line()
        addresses = (f'10.8.{self.number}.2', f'3ffe:44:1:{self.number}::2')
        descriptor = self._computer.open_tunnel(name)
        self._computer.ip(
            f'addr add {addresses[0]}/24 dev {name}',
            f'addr add {addresses[1]}/64 dev {name} nodad',
            f'link set {name} up', f'route add default dev {name} metric 50',
            f'-6 route add default dev {name} metric 50')
        self._add_leg(descriptor, addresses, self.tunnel)

    def close_tunnel(self, name='tun0'):
        """Switches the VPN off."""
        self._computer.ip(f'link set {name} down')

    def add_bridge(self, name, address):
        """Adds what programs add that run containers or virtual machines."""
        self._computer.ip(f'link add {name} type bridge', f'addr add {address} dev {name}',
                          f'link set {name} up')

    def unplug(self):
        """Pulls the cable."""
        self._home.ip('link set lan down')

    def _add_namespace(self, settings):
        namespace = Namespace(**settings)
        self._parts.callback(namespace.close)
        return namespace

    def _add_leg(self, descriptor, addresses, line):
        leg = Leg(descriptor, addresses, line)
        self._router.add(leg)
        self._parts.callback(self._router.remove, leg)

    def _connect(self):
        """A cable between the two, and a device from which the router takes what leaves home."""
        ipv4, ipv6 = f'192.168.{self.number}', f'3ffe:44:4:{self.number}'
        self._computer.ip(
            # Linux tells at once that a cable is in if its ends have different numbers.
            f'link add eth0 index 12 type veth peer name lan netns {self._home.path}',
            f'addr add {ipv4}.2/24 dev eth0', f'addr add {ipv6}::2/64 dev eth0 nodad')
        descriptor = self._home.open_tunnel('line')
        self._home.ip(
            f'addr add {ipv4}.1/24 dev lan', f'addr add {ipv6}::1/64 dev lan nodad',
            'link set lan up', 'link set line up', 'route add default dev line',
            '-6 route add default dev line')
        self._computer.ip(
            'link set eth0 up', f'route add default via {ipv4}.1 metric 100',
            f'-6 route add default via {ipv6}::1 metric 100')
        wait_until(lambda: self._computer.is_running('eth0'), SECONDS, 'the cable is in')
        self._add_leg(descriptor, (f'{ipv4}.2', f'{ipv6}::2'), self.line)
