# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the tests of the wizard have in common.

"""A test case with a desktop, and the wizard in it."""

import os
import re
import socket
import unittest

from .desktop import Desktop, wait_until
from .toolkit import HIDES_THE_UNSEEN

# When it needs more than 2,048 quarks, GLib leaves the block of the first ones behind, on purpose. It
# is known by its size: GLib has no frame pointers, so the leak detector does not see whose it is.
LEAK = re.compile(r'leak of (\d+ byte\(s\) in \d+ object\(s\))')
QUARKS = ['16384 byte(s) in 1 object(s)']

# Fits no line.
NOTHING = re.compile(r'(?!)')

# libadwaita 1.7 tries whether the large heading of a question fits, and GTK does not like how.
LARGE_HEADING = re.compile(
    r'Gtk-WARNING.*: Trying to measure GtkLabel 0x[0-9a-f]+ for width of \d+, but it needs at least')

# The leak detector sees whose a block is, and takes five times as long.
WHOLE_STACKS = ':fast_unwind_on_malloc=0:malloc_context_size=12'

PROGRAM = os.environ.get('MAIL_DOCTOR', 'mail-doctor')

ADDRESS = 'anna@example.test'

STEPS = ('Start', 'Webmail', 'Two-step verification', 'Network', 'Saved passwords',
         'Server settings', 'Result')

# Nothing is asked of anybody but this computer, and nothing of ours listens on port 1.
ALONE = ('--no-lookup', '--resolve', '*:127.0.0.1')
CLOSED_PORTS = (*ALONE, '--imap', 'mail.example.test:1', '--smtp', 'mail.example.test:1')


class WizardTest(unittest.TestCase):
    """The wizard must end well and have nothing to complain of.

    Another set of servers is only a matter of `arguments`, another desktop one of `environment`.
    With `whole_stacks` the leaks of libraries are told by tests/lsan.supp.
    """

    arguments = CLOSED_PORTS
    environment = {}
    whole_stacks = False

    @classmethod
    def setUpClass(cls):
        schemas = {name: os.environ[name] for name in ('GSETTINGS_SCHEMA_DIR',)
                   if name in os.environ}
        options = {}
        if cls.whole_stacks and 'ASAN_OPTIONS' in os.environ:
            options['ASAN_OPTIONS'] = os.environ['ASAN_OPTIONS'] + WHOLE_STACKS
        cls.desktop = cls.enterClassContext(Desktop(**schemas, **options, **cls.environment))

    def setUp(self):
        self.wizard = None

    def start(self, *arguments):
        """Starts the wizard, with `arguments` behind those of the class."""
        self.wizard = self.enterContext(self.desktop.start(PROGRAM, *self.arguments, *arguments))
        return self.wizard

    def end(self, remarks=NOTHING):
        """Closes the window; nothing may be wrong behind it, but for what `remarks` describes."""
        self.assert_ended_well(self.wizard.close(), remarks)

    def assert_ended_well(self, status, remarks=NOTHING):
        """Nothing was wrong, but for what `remarks` describes a line of."""
        said = self.wizard.stderr()
        if LEAK.findall(said) == QUARKS:
            return

        self.assertEqual([line for line in said.splitlines() if line and not remarks.search(line)],
                         [])
        self.assertEqual(status, 0)

    def page(self, title):
        """The page of this title, as soon as it is the one that is shown."""
        if not HIDES_THE_UNSEEN:
            self.wizard.wait_for('list item', f'^{title}: ', selected=True)
        return self.wizard.wait_for('group', f'^{title}$')

    def unfold(self, place, name):
        """Unfolds a line, with the keyboard alone."""
        self.wizard.reach(place.find('list item', name, focusable=True))
        self.wizard.press('Return')

    def state(self, title):
        """How a step stands: the word that is shown for it."""
        row = self.wizard.find('list item', f'^{title}: ')
        return row.name.partition(': ')[2]

    def wait_for_state(self, title, state):
        self.wizard.wait_for('list item', f'^{title}: {state}$')

    def assert_forgotten(self, secret):
        """Nothing of it is left in the memory of the wizard, once that has tidied up."""
        wait_until(lambda: not self.wizard.remembers(secret.encode()), 'the secret is wiped')

    def wait_for_end(self):
        """Waits until no check is under way."""
        wait_until(lambda: self.state('Result') not in ('Checking…', 'Waiting'), 'the result')


class SilentServer:
    """A server that takes connections and never says a word; a context manager.

    Greetings are waited for longest: let no TLS come before them where there is much to see meanwhile.
    """

    def __enter__(self):
        self._socket = socket.create_server(('127.0.0.1', 0))
        self.port = self._socket.getsockname()[1]
        return self

    def __exit__(self, *_):
        self._socket.close()
