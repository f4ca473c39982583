# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What fails on this computer while the window is open; `hostile/test_inside.py` has the tool.

import re
import subprocess
import unittest

from keyrings import Bus, Keyring, geary

from .desktop import wait_until
from .wizard import ADDRESS, PROGRAM, WizardTest

ITEM = geary(ADDRESS, 'mail.example.test', 'IMAP')
NAME = 'Geary: .*for receiving'


class InsideTest(WizardTest):
    """The wizard has a session bus of its own, with a password store on it."""

    # What libraries keep to the end is told from our own by its stack.
    whole_stacks = True

    def setUp(self):
        super().setUp()
        self.bus = self.enterContext(Bus())
        self.keyring = self.enterContext(Keyring(self.bus.environment))
        self.value = self.keyring.save('Geary password', ITEM)

    def start(self, *arguments):
        # The accessibility bus is still that of the desktop, which the screen knows.
        known = self.desktop.run('xprop', '-root', 'AT_SPI_BUS')
        buses = {'DBUS_SESSION_BUS_ADDRESS': self.bus.environment['DBUS_SESSION_BUS_ADDRESS'],
                 'AT_SPI_BUS_ADDRESS': re.search('"(.*)"', known).group(1)}

        def launch(command, env, **how):
            return subprocess.Popen(command, env={**env, **buses}, **how)
        self.wizard = self.enterContext(self.desktop.start(
            PROGRAM, *self.arguments, *arguments, launch=launch))
        return self.wizard

    def remove(self):
        """Removes the saved password, as somebody who regrets it soon."""
        self.start('--address', ADDRESS, '--step', 'passwords')
        self.wizard.click(self.wizard.wait_for('checkbox', NAME))
        self.wizard.wait_for('button', 'Remove 1…$', sensitive=True).activate()
        self.wizard.wait_for_dialog()
        self.wizard.wait_for('button', '_?Remove$').activate()
        self.wizard.wait_for('label', '1 saved password removed')
        self.assertIsNone(self.keyring.find(ITEM))

    def restore(self):
        self.wizard.wait_for('button', 'Restore$').activate()

    def test_undo_outlives_the_store(self):
        self.remove()
        self.keyring.kill()
        self.restore()
        self.wizard.wait_for('label', 'Not restored yet: Geary')
        self.keyring.start()
        self.restore()
        self.wizard.wait_for('label', '1 saved password restored')
        self.assertEqual(self.keyring.find(ITEM), self.value)
        self.end()

    def test_lost_bus_ends_nothing(self):
        self.remove()
        self.bus.end()
        self.restore()
        self.wizard.wait_for('label', 'Not restored yet: Geary')
        self.wizard.find('button', '^_?Next').activate()
        self.page('Server settings')
        self.end()

    def test_bus_lost_before_it_was_needed(self):
        self.start()
        self.bus.end()
        self.wizard.wait_for('text box', 'Mail address').insert(ADDRESS)
        wait_until(lambda: self.state('Result') not in ('Checking…', 'Waiting'), 'the result')
        self.end()


if __name__ == '__main__':
    unittest.main()
