#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A password store with one item, for what gnome-keyring never does and others do.
# Usage: odd-store.py dismiss | confirm | empty | plain | end

"""Asks before each change as KeePassXC does, or cannot encrypt, or ends instead of answering."""

import os
import sys

from gi.repository import Gio, GLib

from agreement import PRIME_1024, Agreement

ROOT = '/org/freedesktop/secrets'
COLLECTION = f'{ROOT}/collection/odd'
SESSION = f'{ROOT}/session/1'
PROMPT = f'{ROOT}/prompt/1'
SECRET = 'org.freedesktop.Secret'
CONTENT_TYPE = 'application/x-odd'
INTERFACES = Gio.DBusNodeInfo.new_for_xml('''
<node>
  <interface name="org.freedesktop.Secret.Service">
    <method name="OpenSession">
      <arg type="s" direction="in"/><arg type="v" direction="in"/>
      <arg type="v" direction="out"/><arg type="o" direction="out"/>
    </method>
    <method name="SearchItems">
      <arg type="a{ss}" direction="in"/>
      <arg type="ao" direction="out"/><arg type="ao" direction="out"/>
    </method>
    <property name="Collections" type="ao" access="read"/>
  </interface>
  <interface name="org.freedesktop.Secret.Collection">
    <method name="CreateItem">
      <arg type="a{sv}" direction="in"/><arg type="(oayays)" direction="in"/>
      <arg type="b" direction="in"/>
      <arg type="o" direction="out"/><arg type="o" direction="out"/>
    </method>
    <property name="Items" type="ao" access="read"/>
    <property name="Label" type="s" access="read"/>
    <property name="Locked" type="b" access="read"/>
  </interface>
  <interface name="org.freedesktop.Secret.Item">
    <method name="Delete"><arg type="o" direction="out"/></method>
    <method name="GetSecret">
      <arg type="o" direction="in"/><arg type="(oayays)" direction="out"/>
    </method>
    <property name="Attributes" type="a{ss}" access="read"/>
    <property name="Label" type="s" access="read"/>
    <property name="Locked" type="b" access="read"/>
    <property name="Created" type="t" access="read"/>
    <property name="Modified" type="t" access="read"/>
  </interface>
  <interface name="org.freedesktop.Secret.Prompt">
    <method name="Prompt"><arg type="s" direction="in"/></method>
    <method name="Dismiss"/>
    <signal name="Completed"><arg type="b"/><arg type="v"/></signal>
  </interface>
</node>''')


class Store:
    """One collection, and in it one item or none."""

    def __init__(self, bus, manner):
        self.bus = bus
        self.manner = manner
        self.agreement = Agreement(PRIME_1024)
        self.number = 0
        self.registered = 0
        self.item = None
        self.value = b'anything'
        self.pending = None
        if manner != 'empty':
            self.put({'Label': 'Odd', 'Attributes': {'xdg:schema': 'org.gnome.Geary'}})
        for path, name in ((ROOT, 'Service'), (COLLECTION, 'Collection'), (PROMPT, 'Prompt')):
            self.register(path, name)

    def register(self, path, name):
        """Shows an object on the bus."""
        return self.bus.register_object(path, INTERFACES.lookup_interface(f'{SECRET}.{name}'),
                                        self.called, self.asked, None)

    def put(self, item):
        """Takes an item in, under a new name."""
        self.number += 1
        self.item = item
        self.registered = self.register(f'{COLLECTION}/{self.number}', 'Item')

    def remove(self):
        """Gives the item up."""
        self.item = None
        self.bus.unregister_object(self.registered)

    def asked(self, _bus, _sender, path, _interface, name):
        """A property."""
        items = [f'{COLLECTION}/{self.number}'] if self.item else []
        return {
            'Collections': GLib.Variant('ao', [COLLECTION]),
            'Items': GLib.Variant('ao', items),
            'Locked': GLib.Variant('b', False),
            'Created': GLib.Variant('t', 1700000000),
            'Modified': GLib.Variant('t', 1700000000),
            'Label': GLib.Variant('s', (self.item or {}).get('Label', '')),
            'Attributes': GLib.Variant('a{ss}', (self.item or {}).get('Attributes', {})),
        }[name]

    def called(self, _bus, _sender, _path, _interface, method, arguments, invocation):
        """A call."""
        answer = getattr(self, method)(*arguments.unpack())
        if isinstance(answer, GLib.Variant) or answer is None:
            invocation.return_value(answer)
        else:
            invocation.return_dbus_error(*answer)

    def OpenSession(self, algorithm, theirs):  # pylint: disable=invalid-name
        """Agrees on a key, or not."""
        if algorithm == 'plain':
            return GLib.Variant('(vo)', (GLib.Variant('s', ''), SESSION))
        if self.manner == 'plain':
            return 'org.freedesktop.DBus.Error.NotSupported', 'no cipher'
        self.agreement.agree(bytes(theirs))
        return GLib.Variant('(vo)', (GLib.Variant('ay', self.agreement.public), SESSION))

    def SearchItems(self, _attributes):  # pylint: disable=invalid-name
        """All there is."""
        return GLib.Variant('(aoao)', (self.asked(None, None, None, None, 'Items').unpack(), []))

    def GetSecret(self, session):  # pylint: disable=invalid-name
        """The value, encrypted."""
        start, sealed = self.agreement.seal(self.value)
        return GLib.Variant('((oayays))', ((session, start, sealed, CONTENT_TYPE),))

    def Delete(self):  # pylint: disable=invalid-name
        """Asks first, or ends."""
        if self.manner == 'end':
            os._exit(0)
        self.pending = self.remove
        return GLib.Variant('(o)', (PROMPT,))

    def CreateItem(self, properties, secret, _replace):  # pylint: disable=invalid-name
        """Asks first."""
        item = {name.rpartition('.')[2]: value for name, value in properties.items()}
        _session, start, sealed, content_type = secret
        if content_type != CONTENT_TYPE:
            item['Label'] = content_type
        self.value = self.agreement.unseal(bytes(start), bytes(sealed))
        self.pending = lambda: self.put(item)
        return GLib.Variant('(oo)', ('/', PROMPT))

    def Prompt(self, _window):  # pylint: disable=invalid-name
        """Has its answer at once."""
        accepted = self.manner in ('confirm', 'empty')
        if accepted:
            self.pending()
        self.bus.emit_signal(None, PROMPT, f'{SECRET}.Prompt', 'Completed',
                             GLib.Variant('(bv)', (not accepted, GLib.Variant('s', ''))))


def main():
    """Owns the name, says so on the standard output, and serves until it is ended."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    Store(bus, sys.argv[1])
    Gio.bus_own_name_on_connection(bus, 'org.freedesktop.secrets', 0,
                                   lambda *_: print('ready', flush=True), None)
    GLib.MainLoop().run()


main()
