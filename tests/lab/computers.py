# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The computers of the world: real mail servers on their real ports, and a web server.

"""`Computer (router, site, authority, directory)`: all hosts of a site, at work."""

import concurrent.futures
import contextlib

from servers import Dovecot, Postfix

from . import clock, web, world
from .certificates import server_context
from .middle import ANY
from .namespaces import Namespace
from .router import Leg

HTTP, HTTPS = 80, 443


class WellKnownDovecot(Dovecot):
    """Dovecot where everybody looks for it."""

    fixed_ports = (143, 993, 110, 995)


class WellKnownPostfix(Postfix):
    """Postfix where everybody looks for it."""

    fixed_ports = (587, 465, 25)


class Computer:
    """A namespace to which the addresses of a site belong, with its servers."""

    def __init__(self, router, site, authority):
        self.site = site
        self.namespace = Namespace()
        self.web = web.Web(world.page)
        self._router = router
        self._certificate = authority.issue(site.hosts, site.certificate_age)
        self._servers = contextlib.ExitStack()
        self._leg = self._connect()

    def start(self):
        """Starts the servers; returns when all of them answer."""
        self._router.serve(web.serve(self.namespace, ANY, HTTP, self.web.talk))
        self._router.serve(web.serve(self.namespace, ANY, HTTPS, self.web.talk,
                                     server_context(self._certificate)))
        self.namespace.run(self._start_mail)
        if world.TIME_SERVER in self.site.hosts:
            for address in self.site.addresses(world.TIME_SERVER):
                self._router.serve(clock.serve(self.namespace, address))

    def close(self):
        # Inside, because that is where the processes are looked for.
        self.namespace.run(self._servers.close)
        self._router.remove(self._leg)
        self.namespace.close()

    def _connect(self):
        descriptor = self.namespace.open_tunnel('line')
        networks = (f'44.128.{self.site.number}', f'3ffe:44:2:{self.site.number}')
        self.namespace.ip(
            f'addr add {networks[0]}.1/32 dev line',
            f'addr add {networks[1]}::1/128 dev line nodad',
            'link set line up', 'route add default dev line', '-6 route add default dev line',
            f'route add local {networks[0]}.0/24 dev lo',
            f'-6 route add local {networks[1]}::/64 dev lo')
        addresses = [f'{networks[0]}.1', f'{networks[1]}::1']
        if world.PROVIDER_DATABASE in self.site.hosts:
            addresses.append(world.KNOWN_ADDRESS)
            self.namespace.ip(f'route add local {world.KNOWN_ADDRESS}/32 dev lo')
        leg = Leg(descriptor, addresses)
        self._router.add(leg)
        return leg

    def _start_mail(self):
        dovecot = self._servers.enter_context(
            WellKnownDovecot(self._certificate, users=self.site.users, addresses=list(ANY)))
        self._servers.enter_context(WellKnownPostfix(self._certificate, dovecot))
        self.dovecot = dovecot


def start_all(computers):
    """Starts several at once."""
    with concurrent.futures.ThreadPoolExecutor(len(computers)) as starters:
        list(starters.map(Computer.start, computers))
