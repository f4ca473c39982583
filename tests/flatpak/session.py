# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A desktop with portals, and the Flatpak in it.

"""`FlatpakDesktop` is a `window.Desktop` in which the installed Flatpak can be started."""

import json
import os
import subprocess

from window import Desktop, Program, wait_until
from window.toolkit import WITHOUT_GL_NOW

APPLICATION = 'io.github.maildoctor.MailDoctor'
MANIFEST = os.path.join(os.path.dirname(__file__), '..', '..', 'flatpak', f'{APPLICATION}.json')

# As on a desktop: portals, what they need, and what tells the sandbox of /etc/resolv.conf.
SERVICES = ('org.freedesktop.Flatpak', 'org.freedesktop.impl.portal.PermissionStore',
            'org.freedesktop.impl.portal.desktop.gtk', 'org.freedesktop.portal.Desktop',
            'org.freedesktop.portal.Documents', 'org.freedesktop.portal.Flatpak')
SERVICE_FOLDER = '/usr/share/dbus-1/services'

WAYLAND = 'wayland-of-the-tests'

# Else what is in the sandbox outlives the command that has started it.
RUN = ('flatpak', 'run', '--die-with-parent')

SECONDS = 60


def read_permissions():
    """The permissions that the manifest asks for."""
    with open(MANIFEST, encoding='utf-8') as file:
        return json.load(file)['finish-args']


def take_away(permission):
    """The options of `flatpak run` that take one of them away."""
    kind, value = permission.removeprefix('--').split('=', 1)
    if kind == 'filesystem':
        return [f'--nofilesystem={value.rpartition(":")[0]}']
    # The one stands for the other in versions of Flatpak that do not know it.
    if value == 'fallback-x11':
        return ['--nosocket=fallback-x11', '--nosocket=x11']
    return [{'share': '--unshare', 'socket': '--nosocket', 'talk-name': '--no-talk-name'}[kind]
            + f'={value}']


class FlatpakDesktop(Desktop):
    """Has portals and a second screen, of a Wayland compositor.

    Programs are started in the sandbox, with `options` for `flatpak run`.
    """

    def __init__(self, **environment):
        # The installation is the user's, all else is not.
        installation = os.environ.get('FLATPAK_USER_DIR',
                                      os.path.expanduser('~/.local/share/flatpak'))
        super().__init__(FLATPAK_USER_DIR=installation, **environment)

    def __exit__(self, *details):
        subprocess.run(['fusermount3', '-u', '-q', '-z', self._path('doc')], check=False)
        super().__exit__(*details)

    @property
    def data(self):
        """A folder that is seen in the sandbox and outside."""
        path = self._path('.var', 'app', APPLICATION, 'data')
        os.makedirs(path, exist_ok=True)
        return path

    def place(self, permission):
        """Where a place of the manifest is here."""
        if permission.startswith('~/'):
            return self._path(permission[2:])
        return self._path('config', permission.removeprefix('xdg-config/'))

    def open(self, *arguments, options=()):
        """Starts the wizard in the sandbox."""
        return SandboxedProgram(self, [*RUN, *options, APPLICATION, *arguments])

    def open_on_wayland(self, *arguments, options=()):
        """Starts it on the second screen, and lets it know nothing of the first."""
        return WaylandProgram(self, [*RUN, *options, APPLICATION, *arguments],
                              self._launch_on_wayland)

    def call(self, *arguments, options=(), command='mail-doctor-cli', stdin=''):
        """Runs a command in the sandbox to its end."""
        return subprocess.run([*RUN, *options, f'--command={command}', APPLICATION,
                               *arguments], env=self.environment, check=False, timeout=SECONDS,
                              input=stdin, capture_output=True, text=True)

    def call_json(self, *arguments, **how):
        """The same, for what prints JSON."""
        done = self.call(*arguments, '--json', **how)
        try:
            return json.loads(done.stdout)
        except json.JSONDecodeError:
            raise AssertionError(f'no JSON: {done.stdout}{done.stderr}') from None

    def _launch_on_wayland(self, command, env, **how):
        env = {**env, 'WAYLAND_DISPLAY': WAYLAND, 'GDK_BACKEND': 'wayland,x11'}
        del env['DISPLAY']
        # pylint: disable=consider-using-with
        return subprocess.Popen(command, env=env, **how)

    def _set_environment(self):
        super()._set_environment()
        # Flatpak has a backend of its own for settings, and maybe a newer GTK than this computer.
        del self.environment['GSETTINGS_BACKEND']
        self.environment.pop('GDK_DEBUG', None)
        self.environment.update(WITHOUT_GL_NOW)
        for name in SERVICES:
            file = f'{name}.service'
            os.symlink(os.path.join(SERVICE_FOLDER, file), self._path(file))

    def _start_servers(self):
        super()._start_servers()
        self._start_server('weston', '--backend=headless-backend.so', '--no-config',
                           f'--socket={WAYLAND}', says_when_ready=False)
        wait_until(lambda: os.path.exists(self._path(WAYLAND)), 'a compositor')


class SandboxedProgram(Program):
    """The number of the process is another one inside, and on the buses that of a proxy."""

    def _find_window(self):
        self._expect_running()
        return super()._find_window()

    def _windows(self):
        return subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '.'],
                              env=self.desktop.environment, stdout=subprocess.PIPE, text=True,
                              check=False).stdout.split()

    def _find_root(self):
        self._expect_running()
        return self.desktop.bus.find_only_program()

    def _expect_running(self):
        if self._process.poll() is not None:
            raise AssertionError(f'it ended at once: {self.stderr()}')


class WaylandProgram(SandboxedProgram):
    """Has no window that X tools can see; what it shows is heard over the accessibility bus."""

    def _find_window(self):
        root = self._find_root()
        return root and root.frame().has('showing') and 'a window'

    def _wait_until_heard(self):
        """Weston gives the keyboard to the only window."""
