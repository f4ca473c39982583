# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the window shows of a company's settings: whom to ask, and that something is wrong with them.

import pathlib
import tempfile

from .wizard import ADDRESS, CLOSED_PORTS, WizardTest

SUPPORT = '[support]\nname=Acme help desk\ntelephone=+39 0471 000000\nlink=https://help.acme.example\n'
BROKEN = '[acme]\nnmae=Acme\n'


class Company(WizardTest):

    arguments = (*CLOSED_PORTS, '--address', ADDRESS)

    def setUp(self):
        super().setUp()
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.desktop.environment['MAIL_DOCTOR_COMPANY'] = str(self.folder)
        self.addCleanup(self.desktop.environment.pop, 'MAIL_DOCTOR_COMPANY')

    def test_support_is_shown_with_the_result(self):
        (self.folder / 'support.ini').write_text(SUPPORT, encoding='utf-8')
        self.start('--step', 'result')
        self.wizard.wait_for('label', '^Acme help desk$')
        self.wizard.find('button', '^Copy: Telephone$')
        self.wizard.find('label', '^help.acme.example$')

    def test_broken_files_are_named_at_the_start(self):
        (self.folder / 'providers.d').mkdir()
        (self.folder / 'providers.d' / 'a.ini').write_text(BROKEN, encoding='utf-8')
        self.start('--step', 'start')
        self.wizard.wait_for('label', '^Some settings of your company cannot be used')
