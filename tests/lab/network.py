# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The whole lab.

"""`Network`: a world of mail servers, and clients with one fault each, side by side."""

import contextlib
import itertools
import os
import tempfile

from . import world
from .certificates import Authority
from .client import Client
from .computers import Computer, start_all
from .middle import Middle
from .names import NameServer, View
from .router import Router
from .surroundings import Surroundings

PUBLIC_AUTHORITY = '/C=US/O=Lab Trust Services/CN=Lab Root R1'

# The third number of a client's IPv4 addresses.
FIRST_CLIENT = 10


class Network:
    """A context manager; nothing of it outlives the process, however that ends."""

    def __init__(self):
        self._parts = contextlib.ExitStack()
        self._numbers = itertools.count(FIRST_CLIENT)
        self._views = {}
        self._authorities = {}
        self.directory = None
        self.router = None
        self.authority = None
        self.computers = []

    def __enter__(self):
        with contextlib.ExitStack() as parts:
            self.directory = parts.enter_context(tempfile.TemporaryDirectory(prefix='mdr-lab-'))
            os.chmod(self.directory, 0o755)
            self.router = Router()
            parts.callback(self.router.close)
            self.authority = Authority(self._path('public'), PUBLIC_AUTHORITY, is_public=True)
            for site in world.SITES:
                computer = Computer(self.router, site, self.authority)
                parts.callback(computer.close)
                self.computers.append(computer)
            start_all(self.computers)
            server = NameServer(world.records(), self._view_of)
            for address in (world.NAME_SERVER, world.NAME_SERVER_IPV6):
                self.router.wait(server.serve(self.computers[0].namespace, address))
            self._parts = parts.pop_all()
        return self

    def __exit__(self, *_):
        self._parts.close()

    @contextlib.contextmanager
    def client(self):
        """A computer of its own, with all that is in between, for the length of the context."""
        number = next(self._numbers)
        self._views[number] = View()
        client = Client(self.router, number, self._views[number],
                        Surroundings(self._path(f'client-{number}'), self.authority))
        try:
            client.network = self
            yield client
        finally:
            client.close()

    def add_middle(self):
        """A place on the way to which connections can be diverted."""
        middle = Middle(self.router, next(self._numbers))
        self._parts.callback(middle.close)
        return middle

    def foreign_authority(self, name):
        """An authority that is not among the public ones: (file name, distinguished name)."""
        stem, subject = name
        if stem not in self._authorities:
            self._authorities[stem] = Authority(self._path(stem), subject)
        return self._authorities[stem]

    def _view_of(self, address):
        # The number is written in decimal in either of them.
        number = int(address.split(':')[3] if ':' in address else address.split('.')[2])
        return self._views.get(number) or View()

    def _path(self, name):
        return os.path.join(self.directory, name)
