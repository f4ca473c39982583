# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Whether a real server still accepts a password from a real password store.

import unittest

from keyrings import Keyring, geary
from servers import HOST, PASSWORD, USER

from . import test_real_servers
from .wizard import LARGE_HEADING

IMAP = geary(USER, HOST, 'IMAP')
WRONG = 'not the password'


class SavedPasswordAtServer(test_real_servers.RealServersTest):

    # What libraries keep to the end is told from our own by its stack.
    whole_stacks = True

    def setUp(self):
        super().setUp()
        self.keyring = self.enterContext(Keyring(self.desktop.environment))

    def ask(self):
        """Asks for the test of the only entry; the button that agrees to it."""
        self.start('--address', USER, '--step', 'passwords')
        self.wait_for_end()
        self.wizard.wait_for('button', 'Does the server still accept it').activate()
        self.wizard.wait_for_dialog()
        return self.wizard.wait_for('button', '_?Try It$')

    def test_one_that_is_right(self):
        self.keyring.save('Geary IMAP password', IMAP, PASSWORD)
        self.ask().activate()
        self.wizard.wait_for('label', '^The server accepts this password')
        self.assert_forgotten(PASSWORD)
        self.end(LARGE_HEADING)

    def test_one_that_is_wrong(self):
        self.keyring.save('Geary IMAP password', IMAP, WRONG)
        self.ask().activate()
        self.wizard.wait_for('label', 'refused')
        self.end(LARGE_HEADING)

    def test_none_is_tried_without_consent(self):
        self.keyring.save('Geary IMAP password', IMAP, WRONG)
        self.ask()
        self.wizard.wait_for('label', 'only 3 more attempts are made')
        self.wizard.press('Escape')
        self.wizard.wait_for_keyboard()
        self.wizard.press('alt+Right')
        self.page('Server settings').find('label', '^3 attempts left')
        self.end(LARGE_HEADING)


if __name__ == '__main__':
    unittest.main()
