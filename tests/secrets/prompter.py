#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The window in which gnome-keyring asks for a keyring's password, without the window.
# Usage: prompter.py dismiss | silent | PASSWORD

"""Answers gnome-keyring's questions as GNOME Shell does: with a password, by closing, or never."""

import base64
import configparser
import hashlib
import hmac
import os
import subprocess
import sys

from gi.repository import Gio, GLib

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

# The exchange “sx-aes-1” of libgcr: a key by Diffie and Hellman in the group of RFC 3526 with 1536
# bits, by HKDF with SHA-256 and nothing else in it, and AES with 128 bits in CBC mode.
PRIME = int(
    'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD'
    'EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED'
    'EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F'
    '83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA237327FFFFFFFFFFFFFFFF',
    16)
LENGTH = 192


class Exchange:
    """One side of the exchange."""

    def __init__(self):
        self.private = int.from_bytes(os.urandom(LENGTH), 'big') % PRIME
        self.public = pow(2, self.private, PRIME).to_bytes(LENGTH, 'big')

    def answer(self, theirs, password):
        """What goes back: our half of the key and, if there is one, the password."""
        lines = ['[sx-aes-1]', f'public={_encode(self.public)}']
        if password is not None:
            group = configparser.ConfigParser()
            group.read_string(theirs)
            peer = int.from_bytes(base64.b64decode(group['sx-aes-1']['public']), 'big')
            shared = pow(peer, self.private, PRIME).to_bytes(LENGTH, 'big')
            extracted = hmac.digest(bytes(32), shared, hashlib.sha256)
            key = hmac.digest(extracted, b'\x01', hashlib.sha256)[:16]
            iv = os.urandom(16)
            sealed = subprocess.run(
                ['openssl', 'enc', '-aes-128-cbc', '-K', key.hex(), '-iv', iv.hex()],
                input=password.encode(), stdout=subprocess.PIPE, check=True).stdout
            lines += [f'secret={_encode(sealed)}', f'iv={_encode(iv)}']
        return '\n'.join(lines) + '\n'


def _encode(data):
    return base64.b64encode(data).decode()


class Prompter:
    """Serves one question after another, all in the same way."""

    def __init__(self, manner):
        self.manner = manner
        self.exchange = Exchange()

    def called(self, bus, sender, path, interface, method, arguments, invocation):
        """Answers a call of gnome-keyring."""
        callback, *rest = arguments.unpack()
        invocation.return_value(None)
        if method == 'BeginPrompting':
            self._ready(bus, sender, callback, '', self.exchange.answer('', None))
        elif method == 'PerformPrompt' and self.manner == 'dismiss':
            self._ready(bus, sender, callback, 'no', '')
        elif method == 'PerformPrompt' and self.manner != 'silent':
            self._ready(bus, sender, callback, 'yes', self.exchange.answer(rest[2], self.manner))
        elif method == 'StopPrompting':
            bus.call(sender, callback, CALLBACK, 'PromptDone', None, None, 0, -1, None, None)

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
