# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the mail programs on this computer are set to, on the pages of the wizard.

import pathlib
import tempfile
import unittest

from .accessible import Missing
from .desktop import wait_until
from .wizard import WizardTest

ADDRESS = 'nome@gmail.com'
PROFILES = '[Profile0]\nName=default\nIsRelative=1\nPath=abc.default\nDefault=1\n'
PREFS = f'''
user_pref("mail.accountmanager.accounts", "account1");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.account.account1.identities", "id1");
user_pref("mail.identity.id1.useremail", "{ADDRESS}");
user_pref("mail.identity.id1.smtpServer", "smtp1");
user_pref("mail.server.server1.type", "imap");
user_pref("mail.server.server1.hostname", "imap.gmail.com");
user_pref("mail.server.server1.port", 143);
user_pref("mail.server.server1.socketType", 0);
user_pref("mail.server.server1.userName", "{ADDRESS}");
user_pref("mail.server.server1.authMethod", 10);
user_pref("mail.smtpservers", "smtp1");
user_pref("mail.smtpserver.smtp1.hostname", "smtp.gmail.com");
user_pref("mail.smtpserver.smtp1.port", 465);
user_pref("mail.smtpserver.smtp1.try_ssl", 3);
user_pref("mail.smtpserver.smtp1.username", "{ADDRESS}");
user_pref("mail.smtpserver.smtp1.authMethod", 10);
'''


class ProgramsTest(WizardTest):

    def setUp(self):
        super().setUp()
        self.home = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def set_up_thunderbird(self):
        profile = self.home / '.thunderbird/abc.default'
        profile.mkdir(parents=True)
        (self.home / '.thunderbird/profiles.ini').write_text(PROFILES, encoding='utf-8')
        (profile / 'prefs.js').write_text(PREFS, encoding='utf-8')

    def start(self, *arguments):
        return super().start('--home', str(self.home), *arguments)

    def test_account_is_chosen_instead_of_typed(self):
        self.set_up_thunderbird()
        self.start()
        page = self.page('Start')
        row = self.wizard.wait_for('list item', f'^{ADDRESS}$')
        self.wizard.click(row)
        wait_until(lambda: page.find('text box', 'Mail address').text() == ADDRESS,
                   'the address is filled in')
        page.find('combo box', 'Mail program').find('label', 'Thunderbird')
        page.find('combo box', 'Device').find('label', 'This computer')
        self.wait_for_end()
        self.end()

    def test_nothing_is_offered_where_there_is_nothing(self):
        self.start()
        page = self.page('Start')
        self.wait_for_state('Start', 'Waiting')
        with self.assertRaises(Missing):
            page.find_now('list', 'Accounts on this computer')
        self.end()

    def test_differences_stand_before_the_settings(self):
        self.set_up_thunderbird()
        self.start('--address', ADDRESS, '--step', 'settings')
        page = self.page('Server settings')
        self.wizard.wait_for('list item', '^Warning: Receiving .* encryption is switched off')
        page.find('list', 'Differences').find('list item', '^Thunderbird: compare')
        page.find('label', '^In Thunderbird: 143$')
        page.find('label', '^Recommended: 993$')
        self.wait_for_end()
        self.end()

    def test_all_of_it_fits_a_narrow_window(self):
        self.set_up_thunderbird()
        self.start('--address', ADDRESS, '--step', 'settings')
        page = self.page('Server settings')
        self.wizard.wait_for('label', '^Recommended: 993$')
        self.wait_for_end()
        self.wizard.resize(360, 640)

        def stands_below():
            yours = page.find('label', '^In Thunderbird: 143$').extents()
            right = page.find('label', '^Recommended: 993$').extents()
            return right[1] > yours[1] and right[0] + right[2] <= 360 + yours[0]
        wait_until(stands_below, 'one stands below the other')
        self.end()


if __name__ == '__main__':
    unittest.main()
