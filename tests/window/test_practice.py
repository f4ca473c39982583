# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Practice: chosen from a list, played to its result, and marked on every page.

import pathlib
import unittest

from .accessible import Missing
from .desktop import wait_until
from .wizard import STEPS, WizardTest

MARK = '^Practice: nothing here is real'
TITLE = 'An app password is needed'


class Practice(WizardTest):

    arguments = ('--practice',)
    whole_stacks = True

    def assert_nothing_is_kept(self):
        kept = pathlib.Path(self.desktop.environment['HOME']).rglob('unfinished.json')
        self.assertEqual(list(kept), [])

    def current(self):
        """The title of the page that is shown, None while one gives way to the next."""
        try:
            row = self.wizard.find_now('list item', f'^({"|".join(STEPS)}): ', selected=True)
        except Missing:
            return None
        return row.name.partition(': ')[0]

    def test_a_case_is_chosen_and_played(self):
        self.start()
        cases = self.wizard.wait_for('list', '^Cases$')
        self.wizard.reach(cases.find('list item', f'^{TITLE}'))
        self.wizard.press('Return')

        self.wizard.wait_for('label', MARK)
        wait_until(lambda: self.wizard.root.frame().name == f'Practice: {TITLE}', 'the new title')
        self.wait_for_end()
        here = 'Start'
        while here != 'Result':
            self.wizard.find('label', MARK)
            if here == 'Webmail':
                self.wizard.find('button', 'in the Browser$').activate()
                self.wizard.wait_for('label', '^In practice no page is opened$')
            self.wizard.press('alt+Right')
            here = wait_until(lambda left=here: self.current() not in (left, None) and self.current(),
                              'the next page')
        self.wizard.wait_for('group', '^An app password is needed')
        self.assertEqual(self.desktop.opened_uris(), [])

        # Away from the last page, where a check would be kept to go on with.
        self.wizard.press('alt+Left')
        wait_until(lambda: self.current() not in ('Result', None), 'the page before')
        self.wizard.press('ctrl+q')
        self.assertEqual(self.wizard.wait(), 0)
        self.assertEqual(self.wizard.stderr(), '')
        self.assert_nothing_is_kept()


if __name__ == '__main__':
    unittest.main()
