# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the tests of the scenarios have in common.

"""`ScenarioTest`: a fault network with the wizard in it, and the table of what was counted."""

import os
import sys

from lab.network import Network
from window.wizard import NOTHING, PROGRAM, WizardTest

from .play import Play

COLUMNS = '{:40} {:>6} {:>6}  {}'
HEADLINE = COLUMNS.format('trouble', 'clicks', 'words', 'verdict')

PICTURES = os.environ.get('MDR_PICTURES')


class ScenarioTest(WizardTest):
    """Test cases that are one scenario each, and play it with `self.play`."""

    # Other monitors ask services that are not there.
    environment = {'GIO_USE_NETWORK_MONITOR': 'base'}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.network = cls.enterClassContext(Network())
        cls.table = []

    @classmethod
    def tearDownClass(cls):
        table = '\n'.join([HEADLINE, *cls.table])
        if os.environ.get('MDR_PRINT_SCENARIOS'):
            print('', table, sep='\n', file=sys.stderr)
        if PICTURES:
            with open(os.path.join(PICTURES, f'scenarios-{cls.__name__}.txt'), 'w',
                      encoding='utf-8') as file:
                print(table, file=file)
        super().tearDownClass()

    def setUp(self):
        super().setUp()
        self.client = self.enterContext(self.network.client())
        self.play = None

    def begin(self, address=None):
        """Somebody opens the wizard and types the address, unless there is another way."""
        self.wizard = self.enterContext(self.desktop.start(PROGRAM, launch=self.client.launch))
        self.play = Play(self.wizard)
        self.play.page('Start')
        if address is not None:
            self.play.fill(address)

    def assert_verdict(self, cause):
        """The wizard says what is wrong, and what can be done next is there to be pressed."""
        self.assertEqual(self.play.read_verdict(), cause)
        self.take_picture('verdict')

    def finish(self, trouble, clicks, words, remarks=NOTHING):
        """All is well, and it took no more than so many clicks and words."""
        self.play.find_all_well()
        self.take_picture('well')
        self.end(remarks)
        self.table.append(COLUMNS.format(trouble, self.play.clicks, self.play.words,
                                         ', '.join(self.play.causes)))
        self.assertLessEqual(self.play.clicks, clicks)
        self.assertLessEqual(self.play.words, words)

    def take_picture(self, moment):
        if PICTURES:
            name = self._testMethodName.removeprefix('test_').replace('_', '-')
            self.wizard.screenshot(os.path.join(PICTURES, f'scenario-{name}-{moment}.png'))
