#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The window in which gnome-keyring asks for a keyring's password, without the window.
# Usage: prompter.py dismiss | silent | PASSWORD

"""Answers gnome-keyring's questions as GNOME Shell does: with a password, by closing, or never."""

import base64
import configparser
import sys

from gi.repository import Gio, GLib

from agreement import PRIME_1536, Agreement

NAME = 'org.gnome.keyring.SystemPrompter'
PATH = '/org/gnome/keyring/Prompter'
CALLBACK = 'org.gnome.keyring.internal.Prompter.Callback'
INTERFACE = '''
<node>
  <interface name="org.gnome.keyring.internal.Prompter">
    <method name="BeginPrompting"><arg type="o" direction="in"/></method>
    <method name="PerformPrompt">
      <arg type="o" direction="in"/><arg type="s" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="s" direction="in"/>
    </method>
    <method name="StopPrompting"><arg type="o" direction="in"/></method>
  </interface>
</node>'''

# What libgcr calls the exchange of a password.
EXCHANGE = 'sx-aes-1'


class Prompter:
    """Serves one question after another, all in the same way."""

    def __init__(self, manner):
        self.manner = manner
        self.agreement = Agreement(PRIME_1536)

    def called(self, bus, sender, path, interface, method, arguments, invocation):
        """Answers a call of gnome-keyring."""
        callback, *rest = arguments.unpack()
        invocation.return_value(None)
        if method == 'BeginPrompting':
            self._ready(bus, sender, callback, '', self._exchange({}))
        elif method == 'PerformPrompt' and self.manner == 'dismiss':
            self._ready(bus, sender, callback, 'no', '')
        elif method == 'PerformPrompt' and self.manner != 'silent':
            self._ready(bus, sender, callback, 'yes', self._typed(rest[2]))
        elif method == 'StopPrompting':
            bus.call(sender, callback, CALLBACK, 'PromptDone', None, None, 0, -1, None, None)

    def _typed(self, theirs):
        group = configparser.ConfigParser()
        group.read_string(theirs)
        self.agreement.agree(base64.b64decode(group[EXCHANGE]['public']))
        start, sealed = self.agreement.seal(self.manner.encode())
        return self._exchange({'secret': sealed, 'iv': start})

    def _exchange(self, values):
        lines = [f'{name}={base64.b64encode(value).decode()}'
                 for name, value in {'public': self.agreement.public, **values}.items()]
        return '\n'.join([f'[{EXCHANGE}]', *lines, ''])

    @staticmethod
    def _ready(bus, sender, callback, reply, exchange):
        bus.call(sender, callback, CALLBACK, 'PromptReady',
                 GLib.Variant('(sa{sv}s)', (reply, {}, exchange)), None, 0, -1, None, None)


def main():
    """Owns the name, says so on the standard output, and answers until it is ended."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    prompter = Prompter(sys.argv[1])
    node = Gio.DBusNodeInfo.new_for_xml(INTERFACE)
    bus.register_object(PATH, node.interfaces[0], prompter.called, None, None)
    Gio.bus_own_name_on_connection(bus, NAME, 0, lambda *_: print('ready', flush=True), None)
    GLib.MainLoop().run()


main()
