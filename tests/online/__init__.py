# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# GNOME Online Accounts for tests: what service.py plays, started and looked at.

"""`OnlineAccounts (environment, account, …)` serves accounts on the bus of `environment`."""

import json
import os
import select
import subprocess

FOLDER = os.path.dirname(os.path.abspath(__file__))
SERVICE = os.path.join(FOLDER, 'service.py')

# GNOME's settings, to be started with Python.
SETTINGS = os.path.join(FOLDER, 'settings.py')


def account(address, token='', **facts):
    """An account for `OnlineAccounts`; what can be said of one stands in service.py."""
    return {'id': f'account_{address}', 'address': address, 'token': token[::-1], **facts}


class OnlineAccounts:
    """The service with its accounts; a context manager. At the end, `calls` are what was called."""

    def __init__(self, environment, *accounts):
        self._environment = environment
        self._accounts = accounts
        self._process = None
        self._told = b''

    def __enter__(self):
        self._process = subprocess.Popen(
            ['/usr/bin/python3', SERVICE, json.dumps(self._accounts)], bufsize=0,
            env={**self._environment, 'GSETTINGS_BACKEND': 'memory'},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        if self._process.stdout.readline() != b'ready\n':
            self.__exit__()
            raise RuntimeError('GNOME Online Accounts did not start')
        return self

    @property
    def calls(self):
        return self._told.decode().split()

    def calls_so_far(self):
        """The methods called up to now."""
        output = self._process.stdout.fileno()
        while select.select([output], [], [], 0)[0] and (more := os.read(output, 4096)):
            self._told += more
        return self.calls

    def __exit__(self, *_):
        if self._process.stdout.closed:
            return
        self._process.terminate()
        self._told += self._process.stdout.read()
        self._process.stdout.close()
        self._process.wait()
