# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Faults that take more than one rule of a line.

"""What can be wrong with a client's way: each function puts one fault into it."""

from .certificates import server_context
from .middle import intercept_upgrades, pass_on, pass_on_late, strip
from .web import Page, Web

TLS_PORTS = (993, 995, 465)
UPGRADED_PORTS = (143, 110, 587, 25)
MAIL_PORTS = TLS_PORTS + UPGRADED_PORTS
HTTP, HTTPS, DNS, NTP = 80, 443, 53, 123

PROXY_PORT = 3128
PROXY = f'http://44.129.0.1:{PROXY_PORT}'

PORTAL = 'login.hotel-bellavista.example'
PORTAL_PAGE = f'http://{PORTAL}/sign-in'


def captive_portal(client, silent=False):
    """A network that wants a sign-in on its own page first.

    What is neither name nor web is refused, or gets no answer.
    """
    def answer(host, path):
        if host == PORTAL:
            return Page('<title>Benvenuti</title><form>Camera, cognome</form>')
        return Page(status='302 Found', location=PORTAL_PAGE)

    authority = client.network.foreign_authority('hotel')
    talk = Web(answer).talk
    client.middle.serve([HTTP], talk)
    client.middle.serve([HTTPS], talk, server_context(authority.issue([PORTAL])))
    client.line.divert(client.middle.leg, ports=[HTTP, HTTPS], protocol='tcp')
    client.line.let_pass(ports=[DNS])
    if silent:
        client.line.drop()
    else:
        client.line.reset()
        client.line.reject()


def proxy_required(client):
    """An office that lets nobody out but by its proxy, to which the computer is set."""
    client.proxy = PROXY
    client.middle.proxy(PROXY_PORT)
    client.line.divert(client.middle.leg, ports=[PROXY_PORT], protocol='tcp')
    only_through(client.line, ports=[DNS])


def other_service(client, ports):
    """Where mail is expected, a web server answers that was not asked anything yet."""
    async def talk(_, writer):
        writer.write(b'HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\n')
        await writer.drain()
        writer.close()

    client.middle.serve(ports, talk)
    client.line.divert(client.middle.leg, ports=ports, protocol='tcp')


def interception(client, name, ports=MAIL_PORTS, trusted=False):
    """Somebody opens the secure channel: a mail shield, or a box at the edge of an office.

    `name` is that of a foreign authority of the network; it is `trusted` where whoever installed
    the shield also added it to those that the computer believes.
    """
    authority = client.network.foreign_authority(name)
    context = authority.impersonate('localhost')
    if trusted:
        client.trust(authority)
    client.middle.relay([port for port in ports if port not in UPGRADED_PORTS], pass_on, context)
    client.middle.relay([port for port in ports if port in UPGRADED_PORTS],
                        intercept_upgrades(context))
    client.line.divert(client.middle.leg, ports=ports, protocol='tcp')


def starttls_stripped(client):
    """A box strikes the offer of encryption out."""
    client.middle.relay(UPGRADED_PORTS, strip)
    client.line.divert(client.middle.leg, ports=UPGRADED_PORTS, protocol='tcp')


def slow_greeting(client, ports, seconds):
    """The servers take their time before the first word."""
    client.middle.relay(ports, pass_on_late(seconds))
    client.line.divert(client.middle.leg, ports=ports, protocol='tcp')


def dead_ipv6(client):
    """The computer has IPv6 addresses, and nothing comes back."""
    client.line.drop(family=6)


def only_through(line, *, ports):
    """A network that lets nothing else through."""
    line.let_pass(ports=ports)
    line.drop()
