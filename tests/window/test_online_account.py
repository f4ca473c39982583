# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The account in GNOME Online Accounts on the page of two-step verification.

import subprocess
import tempfile
import unittest

from online import OnlineAccounts, account
from servers import HOST, Authority, Imap, ScriptedServer, Smtp

from .accessible import Missing
from .desktop import wait_until
from .wizard import ADDRESS, ALONE, WizardTest

TITLE = 'Two-step verification'
TOKEN = 'ya29.a0AfH6SMBx-not_a_sentence.of-the~bird'
CONSENT = 'GetAccessToken'

# GNOME's settings, as far as the bus sees them: who is asked to open what.
SETTINGS = '''
import sys
from gi.repository import Gio, GLib

INTERFACE = Gio.DBusNodeInfo.new_for_xml("""<node><interface name="org.freedesktop.Application">
<method name="ActivateAction"><arg type="s" direction="in"/><arg type="av" direction="in"/>
<arg type="a{sv}" direction="in"/></method></interface></node>""").interfaces[0]

def called(_bus, _sender, _path, _interface, _method, arguments, invocation):
    print(arguments.unpack()[:2], flush=True)
    invocation.return_value(None)

bus = Gio.bus_get_sync(Gio.BusType.SESSION)
bus.register_object('/org/gnome/Settings', INTERFACE, called, None, None)
Gio.bus_own_name_on_connection(bus, 'org.gnome.Settings', Gio.BusNameOwnerFlags.NONE,
                               lambda *_: print('ready', flush=True), None)
GLib.MainLoop().run()
'''


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

    def row(self, state):
        return self.wizard.wait_for('list item', f'^Google.*{state}|{state}.*Google')

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
        row = self.row('')
        self.assertIn('own window', row.name + row.description)
        page.find('button', 'Test This Permission')
        self.end()
        self.assertNotIn(CONSENT, self.desk.calls)
        self.assert_nothing_sent()

    def test_account_that_needs_attention(self):
        self.open(attention=True)
        row = self.row('')
        self.assertIn('no longer signed in', row.name + row.description)
        self.end()

    def test_account_whose_mail_is_switched_off(self):
        page = self.open(mail=False)
        row = self.row('')
        self.assertIn('switched off', row.name + row.description)
        with self.assertRaises(Missing):
            page.find('button', 'Test This Permission')
        self.end()

    def test_account_with_a_password(self):
        page = self.open(oauth=False)
        row = self.row('')
        self.assertIn('saved password', row.name + row.description)
        with self.assertRaises(Missing):
            page.find('button', 'Test This Permission')
        self.end()


class Consent(OnlineAccountTest):

    def test_permission_is_shown_to_the_servers(self):
        page = self.open()
        self.press(page, 'Test This Permission')
        for service in ('IMAP', 'SMTP'):
            self.wizard.wait_for('(group|list item|label|heading)', rf'\({service}\).*accepted the permission')
        self.assertFalse(self.wizard.remembers(TOKEN.encode()))
        self.end()
        self.assertEqual(self.desk.calls.count(CONSENT), 1)

    def test_refused_permission_is_explained(self):
        page = self.open(sign_in='NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)')
        self.press(page, 'Test This Permission')
        self.wizard.wait_for('(group|list item|label|heading)', r'\(IMAP\).*no longer accepts the permission')
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
        self.wizard.wait_for('button', '^_?Stop$')
        self.press(page, '^_?Stop$')
        self.wizard.wait_for('alert', 'was stopped')
        self.end()
        self.assert_nothing_sent()


class Settings(OnlineAccountTest):

    def test_settings_are_opened_at_the_account(self):
        settings = self.enterContext(subprocess.Popen(
            ['/usr/bin/python3', '-c', SETTINGS], env=self.desktop.environment, text=True,
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
            page.find('button', 'Online Accounts')
        self.end()

    def test_account_is_looked_at_again(self):
        page = self.open(attention=True)
        self.row('')
        self.desk.__exit__()
        with OnlineAccounts(self.desktop.environment,
                            account(ADDRESS, TOKEN, imap=HOST, smtp=HOST)):
            self.wizard.press('ctrl+r')
            wait_until(lambda: 'own window' in self.row('').name + self.row('').description,
                       'the account is well')
            self.wait_for_end()
        page.find('button', 'Test This Permission')
        super().end()


if __name__ == '__main__':
    unittest.main()
