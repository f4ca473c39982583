# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The first start, wherever it is: what is missing is said where it matters, and the rest works.

import pathlib
import re
import subprocess
import tempfile
import unittest

from servers import HOST, Authority, Imap, ScriptedServer, Smtp

from .desktop import Program, wait_until
from .wizard import ADDRESS, ALONE, PROGRAM, STEPS, WizardTest

# Prepares the surroundings of the program and becomes it. They need namespaces, so root.
READ_ONLY_HOME = 'mount -t tmpfs -o ro none "$HOME"'
FULL_HOME = 'mount -t tmpfs -o size=16k none "$HOME"; cat /dev/zero >"$HOME/full" 2>/dev/null'
DEAD_ENDS = 'ip link set lo up; ip route add default dev lo; ip -6 route add default dev lo'
NO_RUNTIME_FOLDER = 'unset XDG_RUNTIME_DIR'


# What a test knows of the user, and a new user's session does not set.
UNSET = ('XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME')


# What GLib and GTK remark by themselves: that the size of the window cannot be kept, and that there
# is no bus.
REMARKS = re.compile(
    r'GLib-GIO-WARNING.*(glib-2\.0/settings: Read-only file system|No space left on device)$|'
    r'Gtk-WARNING.*Unable to acquire session bus: ')


class FirstStart(WizardTest):
    """A user whose home is empty, and two servers that are in order.

    The home is empty but for what `prepare` does to it.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.authority = Authority(cls.enterClassContext(tempfile.TemporaryDirectory()))
        certificate = cls.authority.issue()
        imap, smtp = cls.servers = [cls.enterClassContext(ScriptedServer(script)) for script in
                                    (Imap('tls', certificate), Smtp('tls', certificate))]
        cls.arguments = (*ALONE, '--ca-file', cls.authority.bundle,
                         '--imap', f'{HOST}:{imap.port}:tls', '--smtp', f'{HOST}:{smtp.port}:tls')

    def command(self, prepare, namespaces, variables):
        """What starts the wizard for a new user, in surroundings that a few commands make."""
        self.home = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        variables = {'HOME': self.home, 'TMPDIR': self.home, 'GSETTINGS_BACKEND': 'keyfile',
                     **variables}
        return [*(['unshare', *namespaces] if namespaces else []),
                'env', *(f'--unset={name}' for name in UNSET),
                *(f'{name}={value}' for name, value in variables.items()),
                'sh', '-c', f'{prepare}; exec "$@"', 'sh', PROGRAM, *self.arguments]

    def begin(self, prepare='true', *namespaces):
        self.wizard = self.enterContext(
            Program(self.desktop, self.command(prepare, namespaces, {})))
        self.wizard.wait_for('list item', '^Start: ', selected=True)

    def go_to(self, title):
        """Goes on; pages that cannot matter are passed by."""
        self.wizard.press(*['alt+Right'] * STEPS.index(title))
        return self.page(title)

    def check(self, address=ADDRESS):
        """Gives an address, and waits for the verdict."""
        self.wizard.find('text box', 'Mail address').insert(address)
        wait_until(lambda: self.state('Result') not in ('Checking…', 'Waiting'), 'the verdict')

    def assert_checked(self):
        """The servers were reached, and are found to be in order."""
        self.check()
        self.wait_for_state('Server settings', 'In order')
        self.go_to('Result')
        self.wizard.find('list item', '^Receiving')
        self.wizard.find('list item', '^Sending')

    def close(self):
        """Closes the window; nothing else may be wrong behind it."""
        self.assert_ended_well(self.wizard.close(), REMARKS)


class Degraded(FirstStart):

    def test_empty_home(self):
        self.begin()
        self.assert_checked()
        self.close()
        # Who finishes has nothing to go on with.
        self.assertEqual([str(path) for path in self.home.rglob('*.json')], [])

    def test_no_keyring_is_said_where_it_matters(self):
        self.arguments = (*self.arguments, '--answer', 'program=evolution')
        self.begin()
        self.check()
        self.go_to('Saved passwords').find('list item', r'No password store \(keyring\) answers on this computer')
        self.close()

    def test_no_runtime_folder(self):
        self.begin(NO_RUNTIME_FOLDER)
        self.assert_checked()
        self.close()

    def test_read_only_home(self):
        self.begin(READ_ONLY_HOME, '--mount')
        self.assert_checked()
        self.close()

    def test_full_disk(self):
        self.begin(FULL_HOME, '--mount')
        self.assert_checked()
        self.close()

    def test_no_network(self):
        self.arguments = ()
        self.begin('true', '--net')
        self.check('anna@gmail.com')
        self.go_to('Result').find('heading', 'There is no internet connection')
        self.close()


class Unheard(FirstStart):
    """Without a session bus there is no accessibility bus either: keys go in, and what comes out is
    what the servers and the disk see."""

    def start_unheard(self, prepare='true'):
        # GTK finds the accessibility bus by way of the screen, too.
        self.desktop.run('xprop', '-root', '-remove', 'AT_SPI_BUS')
        program = UnheardProgram(self.desktop, self.command(prepare, [], {
            # Without any address GLib would start a bus, and that all services of this computer.
            'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nonexistent/bus'}))
        self.wizard = self.enterContext(program)
        self.wizard.wait_for_keyboard()
        self.wizard.type(ADDRESS)

    def kept(self):
        """What is kept of a check that was not seen to its end."""
        return list(self.home.rglob('unfinished.json'))

    def assert_works(self, prepare='true'):
        before = [server.connections for server in self.servers]
        self.start_unheard(prepare)
        wait_until(lambda: all(server.connections > number
                               for server, number in zip(self.servers, before)), 'the checks')
        self.close()
        self.assertEqual(len(self.kept()), 1)

    def test_no_session_bus(self):
        self.assert_works()

    def test_neither_bus_nor_runtime_folder(self):
        self.assert_works(NO_RUNTIME_FOLDER)


class Silence(FirstStart):
    """In a network of its own, where everything leads back to this computer and is counted."""

    arguments = ()

    def packets(self):
        """How many have been sent by anybody in the network of the wizard."""
        with open(f'/proc/{self.wizard.pid}/net/dev', encoding='ascii') as devices:
            return sum(int(line.split()[10]) for line in devices if ':' in line)

    def test_nobody_is_contacted_before_there_is_an_address(self):
        self.arguments = ()
        self.begin(DEAD_ENDS, '--net')
        self.wizard.press('F1')
        self.wizard.wait_for('window', '^Learn$')
        self.wizard.press('Escape')
        self.wizard.wait_for('window', '^Mail Doctor$', active=True)
        self.assertEqual(self.packets(), 0)

        # It would have been seen.
        self.wizard.find('text box', 'Mail address').insert(ADDRESS)
        wait_until(self.packets, 'the first question')
        self.close()


class Wayland(FirstStart):
    """No keys can be sent there, so the address comes with the start."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.enterClassContext(Compositor(cls.desktop))

    def test_wizard_checks(self):
        self.arguments = (*self.arguments, '--address', ADDRESS, '--step', 'result')
        self.wizard = self.enterContext(WaylandProgram(self.desktop, self.command('true', [], {
            'GDK_BACKEND': 'wayland', 'WAYLAND_DISPLAY': 'weston'})))
        self.page('Result')
        self.wait_for_state('Server settings', 'In order')
        self.wizard.find('list item', '^Receiving')
        self.wizard.find('button', '^Close').activate()
        self.assert_ended_well(self.wizard.wait())


class Compositor:
    """Weston without a screen; a context manager."""

    def __init__(self, desktop):
        self._desktop = desktop
        self._process = None

    def __enter__(self):
        # pylint: disable=consider-using-with
        self._process = subprocess.Popen(
            ['weston', '--backend=headless-backend.so', '--socket=weston', '--no-config',
             '--idle-time=0'],
            env=self._desktop.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        socket = pathlib.Path(self._desktop.environment['XDG_RUNTIME_DIR'], 'weston')
        wait_until(socket.exists, 'a Wayland compositor')
        return self

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait()


class WaylandProgram(Program):
    """A program that the X server does not know."""

    def _find_window(self):
        return self._find_root()

    def _wait_until_heard(self):
        """Weston gives the keyboard to the only window."""


class UnheardProgram(Program):
    """A program that only the screen knows."""

    def _find_root(self):
        return self

    def _question(self):
        return None


if __name__ == '__main__':
    unittest.main()
