#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# GNOME's settings, as far as the session bus sees them: says "ready", then what it is asked to open.

"""Takes the name org.gnome.Settings and prints the actions that it is asked for."""

from gi.repository import Gio, GLib

INTERFACE = Gio.DBusNodeInfo.new_for_xml('''
<node>
  <interface name="org.freedesktop.Application">
    <method name="ActivateAction">
      <arg type="s" direction="in"/><arg type="av" direction="in"/>
      <arg type="a{sv}" direction="in"/>
    </method>
  </interface>
</node>''').interfaces[0]


def called(_bus, _sender, _path, _interface, _method, arguments, invocation):
    """Tells the test what is to be opened."""
    print(*arguments.unpack()[:2], flush=True)
    invocation.return_value(None)


def main():
    """Serves until it is ended."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    bus.register_object('/org/gnome/Settings', INTERFACE, called, None, None)
    Gio.bus_own_name_on_connection(bus, 'org.gnome.Settings', Gio.BusNameOwnerFlags.NONE,
                                   lambda *_: print('ready', flush=True), None)
    GLib.MainLoop().run()


if __name__ == '__main__':
    main()
