# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Troubles with passwords: forgotten, of the wrong kind, not taken at all, left over.

import unittest

from keyrings import Keyring, geary
from lab import world
from lab.diagnoses import LAB
from window.wizard import LARGE_HEADING

from .provider import Provider
from .scenario import ScenarioTest

# The shape of Google's app passwords.
APP_PASSWORD = 'abcd efgh ijkl mnop'

ASKS = '^The mail program keeps asking'


class Passwords(ScenarioTest):

    def sign_in(self, password):
        """Tries a password, where the wizard has led to."""
        page = self.play.page('Server settings')
        self.play.fill(password, page.find('text box', '^Password'))
        self.play.press('button', '^_?Test Signing In')
        self.wizard.wait_for('list item', r'\(SMTP\).*accepted')

    def test_password_forgotten(self):
        self.begin(LAB)
        self.play.go_on('Webmail')
        self.play.press('button', '^I did not$')
        self.play.take_offer()
        self.assert_verdict('password-wrong')
        # A new one is chosen at the provider.
        self.play.press('button', '^_?Try the Web Page Again')
        self.play.page('Webmail')
        self.play.press('button', '^I got in$')
        self.play.return_to_result()
        self.play.press('button', '^_?Test the Password')
        self.sign_in(world.PASSWORD)
        self.play.return_to_result()
        self.finish('password forgotten', 12, 800)

    def test_two_step_without_app_password(self):
        provider = self.enterContext(Provider(self.client, 'gmail'))
        self.begin('anna@gmail.com')
        self.play.press('checkbox', ASKS)
        self.play.take_offer()
        self.assert_verdict('app-password-required')
        provider.accept()
        self.play.press('button', '^_?Test the Password')
        self.sign_in(APP_PASSWORD)
        self.play.return_to_result()
        self.assert_verdict('stale-credentials')
        self.play.press('button', 'My Mail _?Works Now')
        self.finish('two-step on, no app password', 9, 750)

    def test_outlook_with_an_app_password(self):
        self.enterContext(Provider(self.client, 'outlook'))
        self.begin('anna@outlook.com')
        self.play.press('checkbox', ASKS)
        self.play.take_offer()
        self.assert_verdict('oauth-required')
        self.play.press('button', 'My Mail _?Works Now')
        self.finish('Outlook.com with an app password', 4, 400)

    def test_stale_saved_password(self):
        keyring = self.enterContext(Keyring(self.desktop.environment))
        saved = geary(LAB, 'imap.example.it', 'IMAP')
        keyring.save('Geary IMAP password', saved, 'the one of last year')
        self.begin(LAB)
        self.play.press('checkbox', ASKS)
        self.play.go_on('Webmail')
        self.play.press('button', '^I got in$')
        self.play.go_on('Two-step verification')
        self.play.press('checkbox', '^It is off$')
        self.play.go_on('Network')
        self.play.go_on('Saved passwords')
        self.play.press('button', 'Does the server still accept it')
        self.play.answer_dialog('_?Try It$')
        self.play.take_offer()
        self.assert_verdict('stale-credentials')
        keyring.save('Geary IMAP password', saved, world.PASSWORD)
        self.play.press('button', '^_?Check Again')
        self.play.press('button', 'My Mail _?Works Now')
        self.finish('stale saved password', 14, 900, LARGE_HEADING)


if __name__ == '__main__':
    unittest.main()
