#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# GNOME Online Accounts, played on the session bus, with accounts that do what a test wants.
# Usage: service.py ACCOUNTS (JSON, a list of objects; see below)

"""Takes the name, says "ready" and the calls that come in on its standard output, and serves.

An account has an "id", an "address", and perhaps: "provider" (its name), "user" (its user name),
"imap" and "smtp" (host and port), "oauth" (false: it has a password), "mail" (false: switched off),
"attention", "token" (written backwards, so that no command line has it), and "manner", what becomes
of asking for the token: give, signed-out, fail, end, silence.
"""

import json
import os
import sys

from gi.repository import Gio, GLib

NAME = 'org.gnome.OnlineAccounts'
ROOT = '/org/gnome/OnlineAccounts'
INTERFACES = Gio.DBusNodeInfo.new_for_xml(f'''
<node>
  <interface name="org.freedesktop.DBus.ObjectManager">
    <method name="GetManagedObjects"><arg type="a{{oa{{sa{{sv}}}}}}" direction="out"/></method>
  </interface>
  <interface name="{NAME}.Account">
    <method name="EnsureCredentials"><arg type="i" direction="out"/></method>
  </interface>
  <interface name="{NAME}.OAuth2Based">
    <method name="GetAccessToken">
      <arg type="s" direction="out"/><arg type="i" direction="out"/>
    </method>
  </interface>
</node>''')


def tell(line):
    """Says something to the test."""
    print(line, flush=True)


def variants(**properties):
    """Texts and truths as the bus wants them."""
    return {name: GLib.Variant('b' if isinstance(value, bool) else 's', value)
            for name, value in properties.items()}


class Account:
    """One account, as an object of the bus."""

    def __init__(self, bus, number, facts):
        self.facts = facts
        self.path = f'{ROOT}/Accounts/account_{number}'
        self.oauth = facts.get('oauth', True)
        for name in ('Account', *(['OAuth2Based'] if self.oauth else [])):
            bus.register_object(self.path, INTERFACES.lookup_interface(f'{NAME}.{name}'),
                                self.called, None, None)

    def interfaces(self):
        """What GetManagedObjects says of it."""
        facts = self.facts
        has_mail = facts.get('mail', True)
        user = facts.get('user', facts['address'])
        found = {f'{NAME}.Account': variants(
            Id=facts['id'], ProviderType='google', ProviderName=facts.get('provider', 'Google'),
            PresentationIdentity=facts['address'], MailDisabled=not has_mail,
            AttentionNeeded=facts.get('attention', False))}
        found[f'{NAME}.{"OAuth2Based" if self.oauth else "PasswordBased"}'] = {}
        if has_mail:
            found[f'{NAME}.Mail'] = variants(
                EmailAddress=facts['address'], ImapSupported=True, ImapUseSsl=True,
                ImapHost=facts.get('imap', 'imap.gmail.com'), ImapUserName=user,
                SmtpSupported=True, SmtpUseAuth=True, SmtpUseSsl=True,
                SmtpHost=facts.get('smtp', 'smtp.gmail.com'), SmtpUserName=user)
        return found

    def called(self, _bus, _sender, _path, _interface, method, _arguments, invocation):
        """A call; the credentials are there until the token itself is wanted."""
        tell(method)
        manner = self.facts.get('manner', 'give')
        if method == 'EnsureCredentials' and manner != 'signed-out':
            invocation.return_value(GLib.Variant('(i)', (3599,)))
        elif manner == 'give':
            token = self.facts['token'][::-1]
            invocation.return_value(GLib.Variant('(si)', (token, 3599)))
        elif manner == 'signed-out':
            invocation.return_dbus_error(f'{NAME}.Error.NotAuthorized',
                                         'Failed to refresh access token (goa-error-quark, 4): ')
        elif manner == 'fail':
            invocation.return_dbus_error(f'{NAME}.Error.Failed', 'Could not\n\x1b[1m resolve')
        elif manner == 'end':
            os._exit(0)


def main():
    """Serves until it is ended."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    accounts = [Account(bus, number, facts) for number, facts in enumerate(json.loads(sys.argv[1]))]

    def listed(_bus, _sender, _path, _interface, method, _arguments, invocation):
        tell(method)
        objects = {account.path: account.interfaces() for account in accounts}
        invocation.return_value(GLib.Variant('(a{oa{sa{sv}}})', (objects,)))

    bus.register_object(ROOT, INTERFACES.interfaces[0], listed, None, None)
    Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE,
                                   lambda *_: tell('ready'), lambda *_: os._exit(1))
    GLib.MainLoop().run()


if __name__ == '__main__':
    main()
