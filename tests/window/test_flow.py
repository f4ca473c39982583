# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The shortest way from the address to what is to be done.

import unittest

from .accessible import Missing
from .desktop import wait_until
from .wizard import ADDRESS, ALONE, WizardTest

FOUND = '^We found it: The server turns the connection away'


class FoundBar(WizardTest):

    def bar(self):
        """The bar, as soon as it is there."""
        return self.wizard.wait_for('alert', FOUND)

    def is_gone(self):
        try:
            self.wizard.find_now('alert', FOUND)
        except Missing:
            return True
        return False

    def test_it_leads_to_the_cause(self):
        self.start('--address', ADDRESS, '--step', 'network')
        self.wizard.click(self.bar().find('button', 'Show What to Do'))
        page = self.page('Result')
        wait_until(lambda: page.find('group', '^The server turns the connection away').has('focused'),
                   'the cause has the focus')
        wait_until(self.is_gone, 'no bar beside the result')

        self.wizard.press('alt+Left')
        self.page('Server settings')
        self.bar()
        self.end()

    def test_it_is_worked_by_keyboard_and_stays_away(self):
        self.start('--address', ADDRESS, '--step', 'network')
        self.wizard.reach(self.bar().find('button', 'Go On Checking'))
        self.wizard.press('space')
        wait_until(self.is_gone, 'the bar is gone')

        self.wizard.press('alt+Left')
        self.page('Two-step verification')
        self.assertTrue(self.is_gone())

        # Nothing new was found, so that nothing is said.
        self.wizard.press('ctrl+r')
        self.wait_for_end()
        self.assertTrue(self.is_gone())
        self.end()

    def test_it_fits_into_a_narrow_window(self):
        self.start('--address', ADDRESS, '--step', 'network')
        bar = self.bar()
        self.wizard.resize(360, 640)
        button = bar.find('button', 'Go On Checking')
        wait_until(lambda: sum(button.extents()[::2]) <= 360, 'the button is inside')
        self.end()


class OneLine(WizardTest):

    def test_one_line_is_checked_again(self):
        self.start('--address', ADDRESS, '--step', 'network')
        self.wait_for_end()
        again = self.wizard.find('button', r'^Check again: Receiving \(IMAP\): mail.example.test')
        self.wizard.reach(again)
        self.wizard.press('space')
        self.wait_for_end()
        self.wait_for_state('Network', 'Problem found')
        self.page('Network').find('button', '^Check again: Proxy$').activate()
        self.wait_for_end()
        self.end()


class AnotherAccount(WizardTest):

    def test_the_menu_begins_anew(self):
        self.start('--address', ADDRESS, '--step', 'network')
        self.wait_for_end()
        self.wizard.press('F10')
        self.wizard.wait_for('menu item', 'Check Another Account').activate()
        page = self.page('Start')
        field = page.find('text box', 'Mail address')
        wait_until(lambda: field.text() == '', 'the address is forgotten')
        self.wizard.type('bruno@example.test')
        wait_until(lambda: field.text() == 'bruno@example.test', 'the field had the focus')
        self.end()


class Unfinished(WizardTest):

    def leave(self):
        self.start('--address', ADDRESS, '--step', 'webmail')
        self.wizard.click(self.page('Webmail').find('button', 'I got in'))
        self.wait_for_end()
        self.end()

    def test_it_goes_on_where_it_was(self):
        self.leave()
        self.start()
        self.wizard.click(self.page('Start').find('list item', f'^Go on with {ADDRESS}'))
        self.page('Webmail')
        self.wait_for_end()
        self.wait_for_state('Webmail', 'In order')

        # Who has seen the result has finished.
        self.wizard.click(self.wizard.find('list item', '^Result: '))
        self.page('Result')
        self.end()
        self.start()
        self.assertFalse(self.offer_is_shown())
        self.end()

    def offer_is_shown(self):
        try:
            return self.page('Start').find_now('list item', '^Go on with ').is_shown()
        except Missing:
            return False

    def test_it_is_forgotten(self):
        self.leave()
        self.start()
        self.wizard.click(self.page('Start').find('button', 'Forget It'))
        wait_until(lambda: not self.offer_is_shown(), 'the offer is gone')
        self.end()
        self.start()
        self.assertFalse(self.offer_is_shown())
        self.end()


class FoundInOneDirection(WizardTest):
    """Only sending is looked at, so that nothing may be said of receiving."""

    arguments = (*ALONE, '--smtp', 'mail.example.test:1')

    def test_it_says_which(self):
        self.start('--address', ADDRESS, '--step', 'network')
        self.wizard.wait_for('alert', '^We found what is wrong with sending: ')
        self.end()


if __name__ == '__main__':
    unittest.main()
