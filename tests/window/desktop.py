# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# X server, session bus, window manager and accessibility bus of a test, and the program in it.

"""A session of its own for each test: nothing of the developer's desktop is seen or touched."""

import contextlib
import ctypes
import os
import signal
import subprocess
import tempfile
import time

import session_bus

from .accessible import PAUSE, SECONDS, Bus, Gone, Missing
from .toolkit import ASKS_WITHIN, WITHOUT_GL

SCREEN = '1280x1024x24'

# Between two looks at what is looked at cheaply.
SHORT_PAUSE = 0.002

# When a Tab has moved no focus by then, it had nowhere to go.
TAB_SECONDS = 20

GIGABYTE = 1 << 30

LAUNCHERS = ('/usr/libexec/at-spi-bus-launcher', '/usr/lib/at-spi2-core/at-spi-bus-launcher')

# A browser that only writes down what it was asked to open.
BROWSER = '''[Desktop Entry]
Type=Application
Name=Browser of the tests
Exec={script} %u
MimeType=x-scheme-handler/https;x-scheme-handler/http;
'''

# Printing goes to files only; nobody's printers are looked for. What one test opened is not offered
# to the next.
SETTINGS = '''[Settings]
gtk-print-backends=file
gtk-recent-files-enabled=false
'''

PR_SET_CHILD_SUBREAPER = 36


def wait_until(condition, what, seconds=SECONDS):
    """Waits for `condition` to give something true, and gives it back.

    What goes away while it is looked at is looked for again.
    """
    deadline = time.monotonic() + seconds
    while True:
        try:
            result = condition()
        except Gone:
            result = None
        if result:
            return result
        if time.monotonic() > deadline:
            raise TimeoutError(f'waited {seconds} s in vain: {what}')
        time.sleep(PAUSE)


class Desktop:
    """An X server with a window manager, a session bus and an accessibility bus; a context manager.

    `environment` is what programs in it are started with; add to it before.
    """

    def __init__(self, **environment):
        self.environment = environment
        self.directory = None
        self._stack = contextlib.ExitStack()

    def __enter__(self):
        with self._stack:
            self.directory = self._stack.enter_context(
                tempfile.TemporaryDirectory(prefix='mail-doctor-window-'))
            # What our servers start and leave behind becomes ours, so that we can end it.
            ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
            self._stack.callback(_end_adopted_children)
            self._set_environment()
            self._start_servers()
            self._stack = self._stack.pop_all()
        return self

    def __exit__(self, *_):
        self._stack.close()

    def start(self, *command, launch=subprocess.Popen):
        """Starts a program; a `Program`. `launch` may start it in another network, say."""
        return Program(self, command, launch)

    def run(self, *command):
        """Runs a tool in the session; what it prints."""
        return subprocess.run(command, env=self.environment, check=True, timeout=SECONDS,
                              stdout=subprocess.PIPE, text=True).stdout

    def screenshot(self, window, path):
        """Two of what has not changed are the same, byte by byte."""
        self.run('import', '-window', window, '-define', 'png:exclude-chunks=date,time', path)

    def active_window(self):
        """The window that keys go to, as X knows it; '' while there is none."""
        return subprocess.run(('xdotool', 'getactivewindow'), env=self.environment, check=False,
                              timeout=SECONDS, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              text=True).stdout.strip()

    def opened_uris(self):
        """The links that were opened so far."""
        try:
            with open(self._path('opened'), encoding='utf-8') as file:
                return file.read().split()
        except FileNotFoundError:
            return []

    def _path(self, *parts):
        return os.path.join(self.directory, *parts)

    def _set_environment(self):
        given = self.environment
        self.environment = {
            'PATH': os.environ['PATH'],
            'HOME': self.directory,
            'XDG_RUNTIME_DIR': self.directory,
            'XDG_DATA_HOME': self._path('data'),
            'XDG_CONFIG_HOME': self._path('config'),
            'XDG_CACHE_HOME': self._path('cache'),
            'XDG_CURRENT_DESKTOP': 'GNOME',
            'LC_ALL': 'C.UTF-8',
            'GDK_BACKEND': 'x11',
            **WITHOUT_GL,
            'GSETTINGS_BACKEND': 'memory',
            **{name: value for name, value in os.environ.items()
               if name == 'LOCPATH' or name.endswith('SAN_OPTIONS')},
            **given,
        }
        self._install_browser()
        self._hide_printers()

    def _hide_printers(self):
        os.makedirs(self._path('config', 'gtk-4.0'))
        with open(self._path('config', 'gtk-4.0', 'settings.ini'), 'w', encoding='utf-8') as file:
            file.write(SETTINGS)

    def _install_browser(self):
        script = self._path('browser')
        applications = self._path('data', 'applications')
        os.makedirs(applications)
        os.makedirs(self._path('config'))
        with open(script, 'w', encoding='utf-8') as file:
            file.write(f'#!/bin/sh\necho "$1" >>{self._path("opened")}\n')
        os.chmod(script, 0o755)
        with open(os.path.join(applications, 'browser.desktop'), 'w', encoding='utf-8') as file:
            file.write(BROWSER.format(script=script))
        with open(self._path('config', 'mimeapps.list'), 'w', encoding='utf-8') as file:
            file.write('[Default Applications]\n'
                       'x-scheme-handler/https=browser.desktop\n'
                       'x-scheme-handler/http=browser.desktop\n')

    def _start_servers(self):
        # The services of the bus need the display, so it comes first. It must not begin anew
        # whenever the last client goes, which throws out those that are just coming.
        self.environment['DISPLAY'] = ':' + self._start_server(
            'Xvfb', '-displayfd', '1', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset')
        self._start_server('openbox', says_when_ready=False)
        wait_until(self._has_window_manager, 'a window manager')
        # Nothing else can be started; GTK would start every portal that is installed, with its
        # noise and delay.
        launcher = next(filter(os.path.exists, LAUNCHERS))
        session_bus.add_service(self.directory, 'org.a11y.Bus', launcher)
        self.environment['DBUS_SESSION_BUS_ADDRESS'] = self._start_server(
            *session_bus.command(self.directory))
        self.bus = self._stack.enter_context(Bus(self.environment['DBUS_SESSION_BUS_ADDRESS']))

    def _has_window_manager(self):
        return subprocess.run(['wmctrl', '-m'], env=self.environment, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, check=False).returncode == 0

    def _start_server(self, *command, says_when_ready=True):
        """Starts a server for the length of the session; what it prints when it is ready."""
        server = self._stack.enter_context(subprocess.Popen(
            command, env=self.environment, text=True, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL))
        self._stack.callback(server.terminate)
        return server.stdout.readline().strip() if says_when_ready else ''


def _end_adopted_children():
    """Ends what the servers of the session left behind: they are our children now."""
    with open(f'/proc/self/task/{os.getpid()}/children', encoding='ascii') as file:
        children = [int(pid) for pid in file.read().split()]
    for pid in children:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


class Program:
    """A program with a window, to be pressed and read; a context manager."""

    # What its standard input and output are.
    streams = {'stdin': subprocess.DEVNULL}

    def __init__(self, desktop, command, launch=subprocess.Popen):
        self.desktop = desktop
        self._command = command
        self._launch = launch
        self._process = None
        self._errors = None
        self._window = None
        self.root = None

    def __enter__(self):
        # What the pointer happens to be over takes part in the game.
        self.desktop.run('xdotool', 'mousemove', '0', '0')
        # pylint: disable=consider-using-with
        self._errors = tempfile.TemporaryFile('w+', encoding='utf-8')
        self._process = self._launch(self._command, env=self.desktop.environment,
                                     stderr=self._errors, **self.streams)
        try:
            self._window = wait_until(self._find_window, 'a window')
            self.root = wait_until(self._find_root, 'the program on the accessibility bus')
            self._wait_until_heard()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self._process.poll() is None:
            self._process.terminate()
        self._process.wait(SECONDS)
        self._errors.close()

    def _find_window(self):
        if self._process.poll() is not None:
            raise RuntimeError(f'{self._command[0]} ended at once: {self.stderr()}')
        windows = self._windows()
        return windows[-1] if windows else None

    def _windows(self):
        return subprocess.run(
            ['xdotool', 'search', '--onlyvisible', '--pid', str(self._process.pid)],
            env=self.desktop.environment, stdout=subprocess.PIPE, text=True,
            check=False).stdout.split()

    def _wait_until_heard(self):
        # What is typed before goes nowhere. A dialog may be in front of the window already.
        wait_until(lambda: self.desktop.active_window() in self._windows(),
                   'the keyboard belongs to the program')

    @property
    def pid(self):
        return self._process.pid

    def _find_root(self):
        return self.desktop.bus.find_program(self._process.pid)

    def stderr(self):
        """All that the program has written to standard error so far."""
        self._errors.seek(0)
        return self._errors.read()

    def close(self):
        """Closes the window as its button does; the exit status of the program."""
        self.desktop.run('wmctrl', '-i', '-c', self._window)
        return self.wait()

    def wait(self):
        """Waits until the program ends by itself; its exit status."""
        return self._process.wait(SECONDS)

    def resize(self, width, height):
        self.desktop.run('xdotool', 'windowsize', '--sync', self._window, str(width), str(height))

    def wait_for_keyboard(self):
        """Waits until keys go to this window: one that closes swallows them for a while."""
        wait_until(lambda: self.desktop.active_window() == self._window and not self._question(),
                   'the keyboard belongs to the window')

    def wait_for_dialog(self, behind=None):
        """Waits until keys go to what has just been opened in front of this window, or another.

        Newer versions of libadwaita ask within the window.
        """
        def is_in_front():
            if self.desktop.active_window() in ('', behind or self._window):
                question = self._question()
                return question and any(thing.has('focused') for thing in question.walk())
            return True
        wait_until(is_in_front, 'the keyboard belongs to what is in front')

    def _question(self):
        """The question that is asked within the window, if one is."""
        things = self.root.walk() if ASKS_WITHIN and self.root else ()
        return next((thing for thing in things if thing.role == 'alert dialog'), None)

    def press(self, *keys):
        """Presses keys, each like 'Return' or 'alt+Right'."""
        self.desktop.run('xdotool', 'key', *keys)

    def type(self, text):
        self.desktop.run('xdotool', 'type', '--delay', '5', text)

    def click(self, accessible):
        """Clicks on the middle of something; what is out of sight is brought into view before."""
        frame = self.root.frame().extents()

        def is_in_sight():
            _, top, _, height = accessible.extents()
            return frame[1] <= top and top + height <= frame[1] + frame[3]
        self._find_place(accessible)
        if not is_in_sight():
            self.reach(accessible)
            wait_until(is_in_sight, f'{accessible.role} “{accessible.name}” is in sight')
        left, top, width, height = self._find_place(accessible)
        x, y = left - frame[0] + width // 2, top - frame[1] + height // 2
        self.desktop.run('xdotool', 'mousemove', '--window', self._window, str(x), str(y),
                         'click', '1')

    def _find_place(self, accessible):
        """Where something is, once it has stopped moving."""
        places = [None]

        def stays():
            places.append(accessible.extents())
            return places[-1] == places[-2]
        wait_until(stays, f'{accessible.role} “{accessible.name}” stays where it is')
        return places[-1]

    def reach(self, accessible):
        """Presses Tab until something has the focus, as somebody without a mouse does."""
        def arrived():
            if accessible.has('focused'):
                return True
            self._press_tab()
            return False
        wait_until(arrived, f'the focus is on {accessible.role} “{accessible.name}”')

    def _press_tab(self):
        """Presses Tab and waits until the focus has moved: the next one would come too early."""
        bus = self.desktop.bus
        bus.hear()
        before = bus.focus_moves
        self.press('Tab')
        deadline = time.monotonic() + TAB_SECONDS
        while bus.focus_moves == before and time.monotonic() < deadline:
            time.sleep(SHORT_PAUSE)
            bus.hear()

    def find(self, role, name, **states):
        """The first thing of this role whose name fits the regular expression."""
        return self.root.find(role, name, **states)

    def find_now(self, role, name, **states):
        """The same for what may be missing."""
        return self.root.find_now(role, name, **states)

    def wait_for(self, role, name, seconds=SECONDS, **states):
        """The same, once what has just been done has led to it."""
        def look():
            try:
                return self.root.find_now(role, name, **states)
            except Missing:
                return None
        try:
            return wait_until(look, f'{role} “{name}” {states or ""}', seconds)
        except TimeoutError as error:
            raise Missing(f'{error}\n{self.root.dump()}') from None

    def remembers(self, secret):
        """Whether these bytes stand anywhere in the memory of the program."""
        with (open(f'/proc/{self._process.pid}/maps', encoding='utf-8') as maps,
              open(f'/proc/{self._process.pid}/mem', 'rb') as memory):
            for line in maps:
                region, permissions = line.split()[:2]
                if not permissions.startswith('r') or line.rstrip().endswith(('[vvar]', '[vsyscall]')):
                    continue
                start, end = (int(address, 16) for address in region.split('-'))
                # So much is only reserved, by a sanitizer for instance.
                if end - start > GIGABYTE:
                    continue
                memory.seek(start)
                with contextlib.suppress(OSError):
                    if secret in memory.read(end - start):
                        return True
        return False

    def screenshot(self, path):
        """For whoever wants to see why a test fails."""
        self.desktop.screenshot(self._window, path)
