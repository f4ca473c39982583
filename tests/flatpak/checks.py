# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# One check for every permission of the manifest: it passes with all of them, and fails without it.

"""`CHECKS[permission] (world, options)` raises AssertionError where it fails."""

import contextlib
import json
import subprocess

from keyrings import Keyring, evolution, geary
from online import SETTINGS, OnlineAccounts, account
from servers import HOST, PASSWORD, USER, Authority, Dovecot, Postfix

from . import homes
from .processes import descendants
from .session import FlatpakDesktop, read_permissions

IMAP = geary(USER, HOST, 'IMAP')
LEFTOVER = evolution('nobody-knows-it')
CALENDARS = tuple(map(evolution, homes.FOUND_CALENDARS))
ONLINE = 'anna@online.example.test'

# Nothing is asked of anybody but this computer.
ALONE = ('--no-lookup', '--resolve', '*:127.0.0.1')


class World:
    """A home with every mail program, a keyring, Online Accounts, and mail servers."""

    def __enter__(self):
        with contextlib.ExitStack() as stack:
            self.desktop = stack.enter_context(FlatpakDesktop())
            self.places = [permission.split('=')[1].rpartition(':')[0]
                           for permission in read_permissions() if 'filesystem' in permission]
            for place in self.places:
                homes.fill(place, self.desktop.place(place))
            self.keyring = stack.enter_context(Keyring(self.desktop.environment))
            self.value = self.keyring.save('Geary IMAP password', IMAP)
            for item in (LEFTOVER, *CALENDARS):
                self.keyring.save('Evolution Data Source', item)
            stack.enter_context(
                OnlineAccounts(self.desktop.environment, account(ONLINE, attention=True)))
            authority = Authority(self.desktop.data)
            dovecot = stack.enter_context(Dovecot(authority.issue()))
            postfix = stack.enter_context(Postfix(authority.issue(), dovecot))
            self.servers = (*ALONE, '--ca-file', authority.bundle,
                            '--imap', f'{HOST}:{dovecot.imaps_port}:tls',
                            '--smtp', f'{HOST}:{postfix.submission_port}:starttls')
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *details):
        self._stack.close()


def expect(condition, what):
    """Like assert, which Python may leave out."""
    if not condition:
        raise AssertionError(what)


def signs_in_at_servers(world, options):
    """Signs in at Dovecot and Postfix on the loopback of this computer."""
    found = world.desktop.call_json('check', USER, *world.servers, '--password-stdin',
                                    options=options, stdin=PASSWORD + '\n')
    expect(found['status'] == 0, f'the check ended with {found["status"]}: '
                                 f'{json.dumps(found.get("diagnosis"))[:300]}')


def opens_on_x11(world, options):
    """A window opens where there is only an X server."""
    with world.desktop.open(options=options) as wizard:
        wizard.wait_for('list item', '^Start: ')


def opens_on_wayland(world, options):
    """A window opens where there is only a Wayland compositor."""
    with world.desktop.open_on_wayland(options=options) as wizard:
        wizard.wait_for('list item', '^Start: ')


def shared_memory():
    """By the process that made it, how many processes have a piece of memory that is shared."""
    with open('/proc/sysvipc/shm', encoding='ascii') as file:
        rows = [line.split() for line in file]
    columns = [rows[0].index(name) for name in ('cpid', 'nattch')]
    return {tuple(int(row[column]) for column in columns) for row in rows[1:]}


def shares_pictures_with_x11(world, options):
    """Pictures go to the X server through shared memory, and not over the socket."""
    with world.desktop.open(options=options) as wizard:
        wizard.wait_for('list item', '^Start: ')
        ours = set(descendants(wizard.pid))
        expect(any(maker in ours and n_users > 1 for maker, n_users in shared_memory()),
               'no memory is shared with the X server')


def lists_saved_passwords(world, options):
    """The password that Geary saved in the session's keyring is listed."""
    found = world.desktop.call_json('passwords', 'list', options=options)
    expect(any(password['program'] == 'geary' for password in found['passwords']),
           f'the keyring is {found["keyring"]["state"]}')


def lists_online_accounts(world, options):
    """The account of GNOME Online Accounts is listed."""
    expect(ONLINE in json.dumps(world.desktop.call_json('accounts', options=options)),
           f'{ONLINE} was not found')


def opens_online_settings(world, options):
    """GNOME’s settings are asked to open the panel of online accounts."""
    with subprocess.Popen(['/usr/bin/python3', SETTINGS], env=world.desktop.environment,
                          stdout=subprocess.PIPE, text=True) as settings:
        try:
            expect(settings.stdout.readline() == 'ready\n', 'GNOME’s settings did not start')
            with world.desktop.open(*ALONE, '--address', ONLINE, '--step', 'two-step',
                                    options=options) as wizard:
                wizard.wait_for('button', 'Open “Online Accounts”', sensitive=True).activate()
                answer = wizard.wait_for('alert', 'come back|cannot be opened from here').name
                expect('cannot be opened' not in answer, answer)
                expect('launch-panel' in settings.stdout.readline(), 'something else was opened')
        finally:
            settings.terminate()


def tells_leftovers_from_calendars(world, options):
    """A password without an account is known as a leftover, one of a found calendar as none."""
    listed = world.desktop.call_json('passwords', 'list', options=options)['passwords']
    orphans = [password for password in listed if 'orphaned' in password['problems']]
    expect(len(orphans) == 1, f'{len(orphans)} of the passwords are called leftovers, not 1')


def finds_program(place):
    """A check that the mail program whose settings lie there is found, and nothing is hidden."""
    def check(world, options):
        found = world.desktop.call_json('accounts', options=options)
        expect(homes.sign(place) in json.dumps(found['accounts']),
               f'no account from {place}; out of sight: '
               f'{[thing["place"] for thing in found["unreadable"]]}')
    check.__doc__ = f'The account that lies in {place} is listed.'
    return check


def _create_checks():
    checks = {
        '--share=network': signs_in_at_servers,
        '--share=ipc': shares_pictures_with_x11,
        '--socket=wayland': opens_on_wayland,
        '--socket=fallback-x11': opens_on_x11,
        '--talk-name=org.freedesktop.secrets': lists_saved_passwords,
        '--talk-name=org.gnome.OnlineAccounts': lists_online_accounts,
        '--talk-name=org.gnome.Settings': opens_online_settings,
    }
    for permission in read_permissions():
        kind, value = permission.split('=', 1)
        place = value.removesuffix(':ro')
        if kind == '--filesystem' and value.endswith(':ro'):
            checks[permission] = (tells_leftovers_from_calendars if 'cache/' in place
                                  else finds_program(place))
    return checks


CHECKS = _create_checks()
