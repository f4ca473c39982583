# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The account in GNOME Online Accounts on the page of two-step verification.

import subprocess
import tempfile
import unittest

from online import SETTINGS, OnlineAccounts, account
from servers import HOST, Authority, Imap, ScriptedServer, Smtp

from .accessible import Missing
from .desktop import wait_until
from .wizard import ADDRESS, ALONE, WizardTest

TITLE = 'Two-step verification'
TOKEN = 'ya29.a0AfH6SMBx-not_a_sentence.of-the~bird'
CONSENT = 'GetAccessToken'


class OnlineAccountTest(WizardTest):
    """Servers that take tokens, and a desktop that is signed in, or not."""

    arguments = ALONE

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.authority = Authority(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.good = cls.authority.issue()

    def serve(self, **how):
        how.setdefault('methods', ('PLAIN', 'XOAUTH2'))
        self.servers = [self.enterContext(ScriptedServer(script)) for script in (
            Imap('tls', self.good, **how), Smtp('tls', self.good, **how))]
        return ('--ca-file', self.authority.bundle,
                '--imap', f'{HOST}:{self.servers[0].port}:tls',
                '--smtp', f'{HOST}:{self.servers[1].port}:tls')

    def open(self, sign_in=None, **facts):
        """The page, with such an account on the desktop."""
        facts = {'token': TOKEN, 'imap': HOST, 'smtp': HOST, **facts}
        self.desk = self.enterContext(
            OnlineAccounts(self.desktop.environment, account(ADDRESS, **facts)))
        self.start(*self.serve(**({'sign_in': sign_in} if sign_in else {})),
                   '--address', ADDRESS, '--step', 'two-step')
        page = self.page(TITLE)
        self.wait_for_end()
        return page

    def end(self):
        super().end()
        self.desk.__exit__()

    def assert_state(self, words):
        """The row of the account says this of it."""
        self.wizard.wait_for('list item', '^Google').find('label', words)

    def assert_answered(self, service, words):
        """The server said this to the test, and it is shown in its place."""
        answer = self.wizard.wait_for('list', rf'\({service}\)$')
        return answer.find('list item', words)

    def assert_nothing_sent(self):
        for server in self.servers:
            self.assertNotIn(b'XOAUTH2', server.received)

    def press(self, page, name):
        button = page.find('button', name)
        self.wizard.reach(button)
        self.wizard.press('space')


class States(OnlineAccountTest):

    def test_account_that_is_signed_in(self):
        page = self.open()
        self.assert_state('own window')
        page.find('button', 'Test This Permission')
        self.end()
        self.assertNotIn(CONSENT, self.desk.calls)
        self.assert_nothing_sent()

    def test_account_that_needs_attention(self):
        self.open(attention=True)
        self.assert_state('no longer signed in')
        self.end()

    def test_account_whose_mail_is_switched_off(self):
        page = self.open(mail=False)
        self.assert_state('switched off')
        with self.assertRaises(Missing):
            page.find_now('button', 'Test This Permission')
        self.end()

    def test_account_with_a_password(self):
        page = self.open(oauth=False)
        self.assert_state('saved password')
        with self.assertRaises(Missing):
            page.find_now('button', 'Test This Permission')
        self.end()


class Consent(OnlineAccountTest):

    def test_permission_is_shown_to_the_servers(self):
        page = self.open()
        self.press(page, 'Test This Permission')
        for service in ('IMAP', 'SMTP'):
            self.assert_answered(service, 'In order: .*accepted the permission')
        self.assert_forgotten(TOKEN)
        self.end()
        self.assertEqual(self.desk.calls.count(CONSENT), 1)

    def test_refused_permission_is_explained(self):
        page = self.open(sign_in='NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)')
        self.press(page, 'Test This Permission')
        self.assert_answered('IMAP', 'no longer accepts the permission')
        self.unfold(page, '^Technical details')
        page.find('label', 'token-error: {"status":"400"')
        self.end()

    def test_account_that_was_signed_out_meanwhile(self):
        page = self.open(manner='signed-out')
        self.press(page, 'Test This Permission')
        self.wizard.wait_for('alert', 'no longer signed in')
        self.end()
        self.assert_nothing_sent()

    def test_test_can_be_stopped(self):
        page = self.open(manner='silence')
        self.press(page, 'Test This Permission')
        wait_until(lambda: CONSENT in self.desk.calls_so_far(), 'the system is asked')
        self.press(page, '^Sto_?p')
        self.wizard.wait_for('alert', 'was stopped')
        self.end()
        self.assert_nothing_sent()


class Settings(OnlineAccountTest):

    def test_settings_are_opened_at_the_account(self):
        settings = self.enterContext(subprocess.Popen(
            ['/usr/bin/python3', SETTINGS], env=self.desktop.environment, text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE))
        self.addCleanup(settings.terminate)
        self.assertEqual(settings.stdout.readline(), 'ready\n')
        page = self.open(attention=True)
        self.press(page, 'Open “Online Accounts”')
        self.wizard.wait_for('alert', 'come back')
        asked = settings.stdout.readline()
        self.assertIn('launch-panel', asked)
        self.assertIn(f"('online-accounts', ['account_{ADDRESS}'])", asked)
        self.end()

    def test_other_desktops_are_told_where_to_look(self):
        page = self.open(attention=True)
        self.press(page, 'Open “Online Accounts”')
        self.wizard.wait_for('alert', 'cannot be opened from here')
        self.end()


class Nobody(OnlineAccountTest):

    def test_somebody_elses_account_is_not_shown(self):
        self.desk = self.enterContext(
            OnlineAccounts(self.desktop.environment, account('berta@example.test', TOKEN)))
        self.start(*self.serve(), '--address', ADDRESS, '--step', 'two-step')
        page = self.page(TITLE)
        self.wait_for_end()
        with self.assertRaises(Missing):
            page.find_now('button', 'Online Accounts')
        self.end()

    def test_account_is_looked_at_again(self):
        page = self.open(attention=True)
        self.assert_state('no longer signed in')
        self.desk.__exit__()
        with OnlineAccounts(self.desktop.environment,
                            account(ADDRESS, TOKEN, imap=HOST, smtp=HOST)):
            self.wizard.press('ctrl+r')
            self.wizard.wait_for('label', 'through the provider’s own window')
            self.assert_state('own window')
            self.wait_for_end()
        page.find('button', 'Test This Permission')
        super().end()


if __name__ == '__main__':
    unittest.main()
