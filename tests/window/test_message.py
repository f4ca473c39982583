# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The message that the mail program showed, and its log, on the first page.

import os
import unittest

from .accessible import Missing
from .desktop import wait_until
from .wizard import ADDRESS, WizardTest

MESSAGE = '535 5.7.8 Error: authentication failed'
MEANING = '^The password is not accepted$'

PASSWORD = 'quince-4711'

# Here the password is written as SMTP has it.
SECRET = 'AGFubmFAZXhhbXBsZS50ZXN0AHF1aW5jZS00NzEx'

LOG = f'''\
mailnews.smtp: Connecting to smtp://mail.example.test:587 SmtpClient.sys.mjs:123:16
mailnews.smtp: Connected SmtpClient.sys.mjs:440:16
mailnews.smtp: S: 220 mail.example.test ESMTP SmtpClient.sys.mjs:495:16
mailnews.smtp: C: EHLO [192.0.2.7] SmtpClient.sys.mjs:610:18
mailnews.smtp: S: 250-mail.example.test SmtpClient.sys.mjs:495:16
mailnews.smtp: S: 250 AUTH PLAIN LOGIN SmtpClient.sys.mjs:495:16
mailnews.smtp: C: AUTH PLAIN {SECRET} SmtpClient.sys.mjs:610:18
mailnews.smtp: S: {MESSAGE} SmtpClient.sys.mjs:495:16
'''


class MessageTest(WizardTest):

    def open(self, *arguments):
        self.start(*arguments)
        page = self.page('Start')
        self.field = page.find('text box', '^What the mail program says$')
        return page

    def assert_described(self, name, words):
        """A row says this below its title, once all that was typed has been read."""
        wait_until(lambda: words in self.wizard.find('list item', name).description,
                   f'“{words}” below “{name}”')


class Message(MessageTest):

    def test_is_explained_without_an_address(self):
        page = self.open()
        self.wizard.reach(self.field)
        self.wizard.type(MESSAGE)
        self.assert_described(MEANING, 'user name or the password')
        page.find('list item', '^It could also mean: ')
        self.end()

    def test_leads_to_what_can_be_done(self):
        page = self.open('--message', MESSAGE)
        self.wizard.wait_for('list item', MEANING)
        self.wizard.click(page.find('button', '^What to do about it$'))
        self.wizard.wait_for('list', '^What to do$').find('list item', 'webmail')
        self.end()

    def test_is_one_of_the_reasons_in_the_end(self):
        self.open('--message', MESSAGE, '--address', ADDRESS)
        self.wait_for_end()
        self.wizard.click(self.wizard.find('list item', '^Result: '))
        page = self.page('Result')
        page.find('list item', 'password is not accepted')
        self.end()

    def test_that_means_nothing_is_no_obstacle(self):
        self.open()
        self.wizard.reach(self.field)
        self.wizard.type('blue cheese')
        self.assert_described('^It is not known what this means$', 'just go on')
        self.end()

    def test_is_gone_when_it_is_deleted(self):
        page = self.open('--message', MESSAGE)
        self.wizard.wait_for('list item', MEANING)
        self.wizard.reach(self.field)
        self.wizard.press('ctrl+a', 'BackSpace')
        wait_until(lambda: not has_row(page, MEANING), 'no meaning is shown')
        self.end()

    def test_does_not_keep_the_tab_key(self):
        page = self.open('--message', MESSAGE)
        self.wizard.reach(self.field)
        self.wizard.press('Tab')
        wait_until(lambda: page.find('button', 'Open a').has('focused'), 'the button has the focus')
        self.assertEqual(self.field.text(), MESSAGE)
        self.end()

    def test_is_forgotten_with_its_account(self):
        self.open('--message', MESSAGE, '--address', ADDRESS)
        self.wait_for_end()
        self.wizard.click(self.wizard.find('list item', '^Result: '))
        self.page('Result').find('button', 'Check Another Address').activate()
        page = self.page('Start')
        wait_until(lambda: self.field.text() == '', 'an empty field')
        self.assertFalse(has_row(page, MEANING))
        self.end()


class Secret(MessageTest):

    # Settings are written where they can be looked at.
    environment = {'GSETTINGS_BACKEND': 'keyfile'}

    def assert_nowhere(self, heard, *secrets):
        self.desktop.bus.hear()
        tree = self.wizard.root.dump() + self.field.text()
        self.end()
        for secret in secrets:
            self.assertNotIn(secret, tree)
            self.assertFalse([said for said in heard if secret in said])
            self.assertFalse(find_files(self.desktop.directory, secret.encode()))

    def test_in_a_pasted_log_is_seen_by_nobody(self):
        heard = []
        page = self.open()
        self.desktop.bus.watch(heard)
        self.field.insert(LOG)
        self.wizard.wait_for('alert', 'A password was taken out')
        self.assert_described('^Where it stopped$', 'Signing in')
        page.find('list item', MEANING)
        self.assertIn('•••', self.field.text())
        self.desktop.bus.hear()
        self.assertTrue([said for said in heard if said.startswith('TextChanged')])
        self.assert_nowhere(heard, SECRET, PASSWORD)

    def test_that_was_typed_does_not_stay(self):
        self.open()
        self.wizard.reach(self.field)
        self.wizard.type('a1 LOGIN anna ' + PASSWORD)
        self.wizard.wait_for('alert', 'A password was taken out')
        wait_until(lambda: self.field.text() == 'a1 LOGIN anna •••', 'all of it is taken out')
        self.wizard.press('ctrl+z')
        self.assertEqual(self.field.text(), 'a1 LOGIN anna •••')
        self.assert_nowhere([], PASSWORD)


class Log(MessageTest):

    # For libcloudproviders, which the file chooser asks.
    whole_stacks = True

    def choose(self, text):
        """Opens a file with this text, with the keyboard alone."""
        path = os.path.join(self.desktop.directory, 'program.log')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        self.wizard.reach(self.wizard.find('button', 'Open a'))
        self.wizard.press('Return')
        self.wizard.wait_for('button', 'Cancel')
        self.wizard.wait_for_dialog()
        self.wizard.press('ctrl+l')
        name = self.wizard.wait_for('text box', '.*', focused=True)
        # Keys would be mixed with names that are offered meanwhile.
        name.insert(path)
        wait_until(lambda: name.text() == path, 'the name of the file')
        # Return would be for the list of names that are alike.
        self.wizard.press('alt+o')

    def test_names_the_place_where_it_stops(self):
        page = self.open()
        self.choose(LOG)
        self.assert_described('^With whom$', 'mail.example.test')
        self.assert_described('^Where it stopped$', 'line 8')
        self.assert_described('^What was said$', MESSAGE)
        page.find('list item', MEANING)
        self.assertEqual(self.field.text(), MESSAGE)
        self.assertNotIn(SECRET, self.wizard.root.dump())
        page.find('combo box', 'Mail program').find('label', '^Thunderbird$')
        self.end()

    def test_that_is_none_is_said_to_be_none(self):
        self.open()
        self.choose('Dear diary,\n')
        self.wizard.wait_for('alert', 'no log of a kind that is known here')
        self.end()


def has_row(page, name):
    try:
        page.find_now('list item', name)
    except Missing:
        return False
    return True


def find_files(directory, content):
    """The files below a directory with these bytes in them."""
    found = []
    for folder, _, names in os.walk(directory):
        for name in names:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                with open(path, 'rb') as file:
                    if content in file.read():
                        found.append(path)
    return found


if __name__ == '__main__':
    unittest.main()
