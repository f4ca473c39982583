# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Who is out there: names, addresses, records, web pages.

"""The world of the lab as tables. Its addresses are of networks that nobody uses: 44.128.0.0/16,
which is set aside for experiments, and 3ffe::/16, which was given back."""

from dataclasses import dataclass

from .web import NOT_FOUND, Page

# The lab's own provider, known through its autoconfig file; one that has only SRV records; one
# whose certificates have expired; one on Mail Doctor's list; and one on it that has port 587, too.
LAB, SRV, EXPIRED, LISTED, BIG, OTHER_BIG = (
    'example.it', 'esempio-srv.it', 'scaduto.it', 'libero.it', 'gmail.com', 'outlook.com')

NAME_SERVER, NAME_SERVER_IPV6 = '44.128.1.53', '3ffe:44:2:1::53'
TIME_SERVER = 'time.cloudflare.com'
KNOWN_PAGE = ('nmcheck.gnome.org', '/check_network_status.txt', 'NetworkManager is online\n')
PROVIDER_DATABASE = 'autoconfig.thunderbird.net'
# Answers without a name, on the computer that has the provider database.
KNOWN_ADDRESS = '1.1.1.1'

PASSWORD = 'correct horse 7 %staple'


@dataclass(frozen=True)
class Site:
    """Some hosts on one computer, all with one certificate that is so many days old."""

    number: int
    hosts: tuple
    domains: tuple
    certificate_age: int = 60

    @property
    def users(self):
        return {f'anna@{domain}': PASSWORD for domain in self.domains}

    def addresses(self, host):
        """The IPv4 and the IPv6 address of a host."""
        last = self.hosts.index(host) + 101
        return f'44.128.{self.number}.{last}', f'3ffe:44:2:{self.number}::{last}'


MAIN = Site(1, (
    'imap.example.it', 'pop.example.it', 'smtp.example.it', 'mx.example.it',
    'autoconfig.example.it', 'www.example.it', 'mail.esempio-srv.it', 'autoconfig.scaduto.it',
    'imapmail.libero.it', 'popmail.libero.it', 'smtp.libero.it', 'login.libero.it',
    'smtp-in.libero.it', 'libero.it', 'imap.gmail.com', 'pop.gmail.com', 'smtp.gmail.com',
    'mail.google.com', 'gmail-smtp-in.l.google.com', 'gmail.com', PROVIDER_DATABASE,
    KNOWN_PAGE[0], TIME_SERVER, 'outlook.office365.com', 'imap-mail.outlook.com',
    'smtp-mail.outlook.com', 'smtp.office365.com', 'outlook.live.com', 'outlook.com',
    'outlook-com.olc.protection.outlook.com'), (LAB, SRV, LISTED, BIG, OTHER_BIG))

OLD = Site(2, ('imap.scaduto.it', 'pop.scaduto.it', 'smtp.scaduto.it', 'mx.scaduto.it'),
           (EXPIRED,), certificate_age=400)

SITES = (MAIN, OLD)

MAIL_EXCHANGERS = {
    LAB: 'mx.example.it', SRV: 'mail.esempio-srv.it', EXPIRED: 'mx.scaduto.it',
    LISTED: 'smtp-in.libero.it', BIG: 'gmail-smtp-in.l.google.com',
    OTHER_BIG: 'outlook-com.olc.protection.outlook.com',
}
SERVICES = {
    '_imaps._tcp': 993, '_pop3s._tcp': 995, '_submissions._tcp': 465, '_submission._tcp': 587,
}

AUTOCONFIG = """<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1">
  <emailProvider id="{domain}">
    <domain>{domain}</domain>
    <displayName>Posta</displayName>
    <incomingServer type="imap">
      <hostname>imap.{domain}</hostname>
      <port>993</port>
      <socketType>SSL</socketType>
      <username>%EMAILADDRESS%</username>
      <authentication>password-cleartext</authentication>
    </incomingServer>
    <incomingServer type="pop3">
      <hostname>pop.{domain}</hostname>
      <port>995</port>
      <socketType>SSL</socketType>
      <username>%EMAILADDRESS%</username>
      <authentication>password-cleartext</authentication>
    </incomingServer>
    <outgoingServer type="smtp">
      <hostname>smtp.{domain}</hostname>
      <port>587</port>
      <socketType>STARTTLS</socketType>
      <username>%EMAILADDRESS%</username>
      <authentication>password-cleartext</authentication>
    </outgoingServer>
    <outgoingServer type="smtp">
      <hostname>smtp.{domain}</hostname>
      <port>465</port>
      <socketType>SSL</socketType>
      <username>%EMAILADDRESS%</username>
      <authentication>password-cleartext</authentication>
    </outgoingServer>
  </emailProvider>
</clientConfig>
"""


def has(host):
    """Whether there is such a host."""
    return any(host in site.hosts for site in SITES)


def addresses_of(host):
    """The IPv4 and the IPv6 address of a host."""
    site = next(site for site in SITES if host in site.hosts)
    return site.addresses(host)


def records():
    """What the name server knows."""
    zone = {}
    for site in SITES:
        for host in site.hosts:
            ipv4, ipv6 = site.addresses(host)
            zone[host] = {'A': [ipv4], 'AAAA': [ipv6]}
    for domain, exchanger in MAIL_EXCHANGERS.items():
        zone.setdefault(domain, {})['MX'] = [f'10 {exchanger}']
    for service, port in SERVICES.items():
        zone[f'{service}.{SRV}'] = {'SRV': [f'0 1 {port} mail.{SRV}']}
    return zone


def page(host, path):
    """What the web servers show."""
    if host == KNOWN_PAGE[0]:
        return Page(KNOWN_PAGE[2], kind='text/plain') if path == KNOWN_PAGE[1] else NOT_FOUND
    if host.startswith('autoconfig.') and path.startswith('/mail/config-v1.1.xml'):
        return Page(AUTOCONFIG.format(domain=host.partition('.')[2]), kind='text/xml')
    if host == PROVIDER_DATABASE or path != '/':
        return NOT_FOUND
    return Page(f'<title>{host}</title>')
