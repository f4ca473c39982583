# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A real password store for tests: gnome-keyring-daemon on a bus of its own, with items as mail
# programs write them.

"""Nobody's own keyring is seen or touched."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time

import session_bus

SECONDS = 60
PAUSE = 0.03

# Of a form that occurs nowhere by chance, so that it can be searched for in all that comes out.
VALUE = 'Zwetschgenknödel-{}'

PROMPTER = os.path.join(os.path.dirname(__file__), '..', 'secrets', 'prompter.py')


def geary(user, host, protocol):
    """The attributes that Geary gives an item."""
    return {'xdg:schema': 'org.gnome.Geary', 'proto': protocol, 'host': host, 'login': user}


def evolution(uid):
    """The attributes that Evolution gives an item."""
    return {'xdg:schema': 'org.gnome.Evolution.Data.Source', 'e-source-uid': uid,
            'eds-origin': 'evolution'}


def network(user, host, protocol):
    """The attributes that programs of former times gave an item."""
    return {'xdg:schema': 'org.gnome.keyring.NetworkPassword', 'user': user, 'server': host,
            'protocol': protocol}


class Keyring:
    """A daemon on the bus of `environment`; a context manager."""

    def __init__(self, environment, password='key'):
        self.environment = environment
        self._password = password
        self._daemon = None
        self._n_items = 0

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.end()

    def start(self, unlocked=True):
        unlock = ['--unlock'] if unlocked else []
        daemon = subprocess.Popen(
            ['gnome-keyring-daemon', '--foreground', *unlock, '--components=secrets'],
            env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        if unlocked:
            daemon.stdin.write(self._password.encode())
        daemon.stdin.close()
        self._daemon = daemon
        deadline = time.monotonic() + SECONDS
        while not self._is_there():
            if time.monotonic() > deadline:
                raise TimeoutError('gnome-keyring-daemon does not come')
            time.sleep(PAUSE)

    def end(self):
        if self._daemon is not None:
            self._daemon.terminate()
            self._daemon.wait(SECONDS)
            self._daemon = None

    def kill(self):
        """Ends it in the middle of whatever it does, without a farewell."""
        self._daemon.kill()
        self._daemon.wait(SECONDS)

    @property
    def pid(self):
        return self._daemon.pid

    @property
    def is_alive(self):
        """False from the moment on at which somebody has killed it."""
        return self._daemon.poll() is None

    def wait(self):
        """Waits until somebody kills it."""
        self._daemon.wait()

    def hide(self):
        """Locks it as it is after signing in without a password: nobody sees what is in it."""
        self.end()
        self.start(unlocked=False)

    @contextlib.contextmanager
    def asking(self, manner=None):
        """Somebody sits before the screen and types the password, or what `manner` says."""
        with subprocess.Popen([sys.executable, PROMPTER, manner or self._password],
                              env=self.environment, stdout=subprocess.PIPE) as prompter:
            prompter.stdout.readline()
            try:
                yield
            finally:
                prompter.terminate()

    def _is_there(self):
        answer = self._call('org.freedesktop.DBus', '/org/freedesktop/DBus',
                            'org.freedesktop.DBus.NameHasOwner', 'org.freedesktop.secrets')
        return 'true' in answer

    def _call(self, destination, path, method, *arguments):
        return subprocess.run(
            ['gdbus', 'call', '--session', '--dest', destination, '--object-path', path,
             '--method', method, *arguments],
            env=self.environment, check=True, timeout=SECONDS, stdout=subprocess.PIPE,
            text=True).stdout

    def save(self, label, attributes, value=None):
        """Saves an item; its value."""
        self._n_items += 1
        value = value or VALUE.format(self._n_items)
        words = [word for pair in attributes.items() for word in pair]
        subprocess.run(['secret-tool', 'store', f'--label={label}', *words], input=value.encode(),
                       env=self.environment, check=True, timeout=SECONDS)
        return value

    def find(self, attributes):
        """The value of the item with these attributes; None if there is none."""
        words = [word for pair in attributes.items() for word in pair]
        found = subprocess.run(['secret-tool', 'lookup', *words], env=self.environment,
                               check=False, timeout=SECONDS, stdout=subprocess.PIPE)
        return found.stdout.decode() if found.returncode == 0 else None

    def lock(self):
        self._call('org.freedesktop.secrets', '/org/freedesktop/secrets',
                   'org.freedesktop.Secret.Service.Lock',
                   json.dumps(['/org/freedesktop/secrets/collection/login']))


class Bus:
    """A session bus and a home of its own; a context manager. `environment` leads to them."""

    def __enter__(self):
        self._stack = contextlib.ExitStack()
        with self._stack:
            directory = self._stack.enter_context(
                tempfile.TemporaryDirectory(prefix='mail-doctor-keyring-'))
            self.environment = {
                **os.environ, 'HOME': directory, 'XDG_RUNTIME_DIR': directory,
                'XDG_DATA_HOME': os.path.join(directory, 'data'),
                'XDG_CONFIG_HOME': os.path.join(directory, 'config'),
            }
            bus = self._stack.enter_context(subprocess.Popen(
                session_bus.command(directory), env=self.environment, text=True,
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL))
            self._stack.callback(bus.terminate)
            self._bus = bus
            self.environment['DBUS_SESSION_BUS_ADDRESS'] = bus.stdout.readline().strip()
            self._stack = self._stack.pop_all()
        return self

    def __exit__(self, *_):
        self._stack.close()

    def end(self):
        """Ends it at once; whoever is connected notices."""
        self._bus.kill()
        self._bus.wait(SECONDS)
