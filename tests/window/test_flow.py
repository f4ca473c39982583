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
            self.wizard.find('alert', FOUND)
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


class FoundInOneDirection(WizardTest):
    """Only sending is looked at, so that nothing may be said of receiving."""

    arguments = (*ALONE, '--smtp', 'mail.example.test:1')

    def test_it_says_which(self):
        self.start('--address', ADDRESS, '--step', 'network')
        self.wizard.wait_for('alert', '^We found what is wrong with sending: ')
        self.end()


if __name__ == '__main__':
    unittest.main()
