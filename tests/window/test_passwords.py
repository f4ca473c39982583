# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The page of saved passwords, with a real password store behind it.

import contextlib
import re
import unittest

from keyrings import Keyring, evolution, geary, network

from .accessible import Missing
from .desktop import wait_until
from .wizard import ADDRESS, WizardTest

IMAP = geary(ADDRESS, 'mail.example.test', 'IMAP')
SMTP = geary(ADDRESS, 'mail.example.test', 'SMTP')
OLD = network('anna', 'imap.old.test', 'imap')
UNKNOWN = evolution('1234')


class PasswordsTest(WizardTest):

    # What libraries keep to the end is told from our own by its stack.
    whole_stacks = True

    def setUp(self):
        super().setUp()
        self.keyring = self.enterContext(Keyring(self.desktop.environment))
        self.values = [self.keyring.save('Geary IMAP password', IMAP),
                       self.keyring.save('Geary SMTP password', SMTP),
                       self.keyring.save('imap password', OLD),
                       self.keyring.save('Evolution Data Source', UNKNOWN)]
        self.addCleanup(self.clear)

    def clear(self):
        for attributes in (IMAP, SMTP, OLD, UNKNOWN):
            words = [word for pair in attributes.items() for word in pair]
            self.desktop.run('sh', '-c', 'secret-tool clear "$@" || true', 'clear', *words)

    def open_page(self, *arguments):
        self.start('--address', ADDRESS, '--step', 'passwords', *arguments)
        return self.wizard.wait_for('checkbox', 'Geary')

    def check(self, name):
        return self.wizard.wait_for('checkbox', name)

    def tick(self, name):
        """Ticks an entry, with the keyboard alone."""
        self.wizard.reach(self.wizard.wait_for('search box', '^Search the saved passwords$'))
        self.wizard.press('Tab')
        focused = wait_until(self.focused, 'an entry has the focus')
        entries = wait_until(self.all_entries, 'all entries are there')
        here = entries.index(focused)
        there = next(place for place, entry in enumerate(entries) if re.search(name, entry))
        key, step = ('Down', 1) if here < there else ('Up', -1)
        for entry in (entries[place + step] for place in range(here, there, step)):
            self.wizard.press(key)
            wait_until(lambda wanted=entry: self.focused() == wanted, f'the focus is on {entry}')
        self.wizard.press('space')
        wait_until(lambda: self.check(name).has('checked'), f'{name} is ticked')

    def focused(self):
        """The name of the entry that has the focus, if one has."""
        # Tab leads to its checkbox, an arrow key to all of it.
        for role in ('list item', 'checkbox'):
            with contextlib.suppress(Missing):
                return self.entries().find_now(role, '', focused=True).name
        return None

    def all_entries(self):
        names = self.entries().names('checkbox')
        return names if len(names) == len(self.values) else None

    def entries(self):
        return self.wizard.find('list', '^Saved passwords$')

    def ask_to_remove(self):
        self.wizard.wait_for('button', 'Remove [0-9]+…$', sensitive=True).activate()
        self.wizard.wait_for_dialog()
        return self.wizard.wait_for('button', '_?Remove$')


class Choosing(PasswordsTest):

    def test_what_is_there(self):
        self.open_page()
        for name in ('Geary: .*for receiving', 'Geary: .*for sending', 'imap.old.test',
                     'Evolution'):
            self.check(name)
        self.end()

    def test_search(self):
        self.open_page()
        self.wizard.reach(self.wizard.wait_for('search box', '^Search the saved passwords$'))
        self.wizard.type('OLD.test')
        wait_until(lambda: not self.is_there('Geary'), 'Geary is not shown any more')
        self.check('imap.old.test')
        self.end()

    def is_there(self, name):
        try:
            return self.wizard.find_now('checkbox', name)
        except Missing:
            return None

    def test_one_program_at_a_time(self):
        self.open_page()
        self.tick('Geary: .*for receiving')
        self.tick('Geary: .*for sending')
        self.wizard.wait_for('button', 'Remove 2…$')
        self.tick('Evolution')
        self.wizard.wait_for('button', 'Remove 1…$')
        self.assertFalse(self.check('Geary: .*for receiving').has('checked'))
        self.wizard.wait_for('label', 'one program are removed at a time')
        self.end()


class Removing(PasswordsTest):

    def test_cancel_is_the_default(self):
        self.open_page()
        self.tick('Geary: .*for receiving')
        self.ask_to_remove()
        self.wizard.wait_for('label', 'Geary: .*mail.example.test')
        self.wizard.wait_for('label', 'Geary will ask once more')
        self.wizard.press('Return')
        wait_until(lambda: not self.dialog(), 'the question is gone')
        self.assertEqual(self.keyring.find(IMAP), self.values[0])
        self.end()

    def dialog(self):
        try:
            return self.wizard.find_now('button', '_?Remove$')
        except Missing:
            return None

    def test_remove_and_undo(self):
        self.open_page()
        self.tick('Geary: .*for receiving')
        self.tick('Geary: .*for sending')
        self.ask_to_remove().activate()
        self.wizard.wait_for('label', '2 saved passwords removed')
        self.assertIsNone(self.keyring.find(IMAP))
        self.assertIsNone(self.keyring.find(SMTP))
        self.assertEqual(self.keyring.find(OLD), self.values[2])

        self.wizard.wait_for('label', r'Restore what was removed \(2\)')
        self.wizard.wait_for('button', 'Restore$').activate()
        self.wizard.wait_for('label', '2 saved passwords restored')
        self.assertEqual(self.keyring.find(IMAP), self.values[0])
        self.assertEqual(self.keyring.find(SMTP), self.values[1])
        self.end()

    def test_a_store_that_dies(self):
        self.open_page()
        self.tick('Geary: .*for receiving')
        accept = self.ask_to_remove()
        self.keyring.end()
        accept.activate()
        self.wizard.wait_for('label', 'Still there: Geary')
        self.end()


class Locked(PasswordsTest):

    def test_it_says_so(self):
        self.keyring.lock()
        self.start('--address', ADDRESS, '--step', 'passwords')
        self.wizard.wait_for('label', '^Locked: ')
        self.wizard.wait_for('button', 'Unlock…$')
        self.end()


class Unlocking(PasswordsTest):

    def clear(self):
        self.keyring.end()
        self.keyring.start()
        super().clear()

    def ask(self):
        self.keyring.hide()
        self.start('--address', ADDRESS, '--step', 'passwords')
        self.wizard.wait_for('button', 'Unlock…$', sensitive=True).activate()

    def test_what_was_hidden_appears(self):
        with self.keyring.asking():
            self.ask()
            for name in ('Geary: .*for receiving', 'Geary: .*for sending', 'imap.old.test'):
                self.check(name)
        self.end()

    def test_dismissed(self):
        with self.keyring.asking('dismiss'):
            self.ask()
            self.wizard.wait_for('label', 'was not unlocked')
        self.end()


class NoValues(PasswordsTest):

    def test_none_in_memory(self):
        self.open_page()
        self.wait_for_end()
        for value in self.values:
            self.assert_forgotten(value)
        self.end()


if __name__ == '__main__':
    unittest.main()
