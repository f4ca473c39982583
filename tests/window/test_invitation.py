# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# An invitation asks, and does nothing before it is answered.

import hashlib
import pathlib
import ssl
import tempfile
import unittest

from servers import HOST, Authority, Imap, ScriptedServer, Smtp

from .accessible import Missing
from .desktop import wait_until
from .wizard import ADDRESS, ALONE, CLOSED_PORTS, WizardTest


class InvitationTest(WizardTest):
    """Servers that only this invitation knows, and whose authority only it brings."""

    arguments = ALONE

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.authority = Authority(cls.folder)
        cls.good = cls.authority.issue()

    def setUp(self):
        super().setUp()
        self.servers = [self.enterContext(ScriptedServer(script))
                        for script in (Imap('tls', self.good), Smtp('tls', self.good))]

    def link(self, address=ADDRESS):
        imap, smtp = (f'{HOST}:{server.port}:tls' for server in self.servers)
        return (f'mail-doctor:{address}?step=settings&imap={imap}&smtp={smtp}&user=anna.b'
                '&from=Help%20desk%E2%80%9D%E2%80%AE')

    def write(self):
        path = self.folder / 'check.maildoctor-invitation'
        path.write_text(self.link() + '\n' + pathlib.Path(self.authority.bundle).read_text(),
                        encoding='utf-8')
        return path

    def connections(self):
        return [server.connections for server in self.servers]

    def fingerprint(self):
        pem = pathlib.Path(self.authority.bundle).read_text(encoding='ascii')
        digest = hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()
        return ' '.join(digest[place:place + 4] for place in range(0, 32, 4))


class Agreed(InvitationTest):

    def test_nothing_is_contacted_before_and_all_is_checked_afterwards(self):
        path = self.write()
        self.start(path)
        use = self.wizard.wait_for('button', 'Use These$')

        # All that it wants is named.
        for words in ("^It says it is from “Help desk'”$", 'cannot be verified', f'^{ADDRESS}$',
                      r'^anna\.b$', '^Server settings$', 'make sure whose they are',
                      f'^{HOST}.*{self.servers[0].port}.*\n.*Not known as a server',
                      f'^{HOST}.*{self.servers[1].port}.*\n.*Not known as a server',
                      f'SHA-256 fingerprint: {self.fingerprint()}…\nValid until ',
                      'can pass for any server'):
            self.wizard.find('label', f'(?s){words}')

        # There is no way round the question, and Return is no consent.
        with self.assertRaises(Missing):
            self.wizard.find_now('list item', '^Network: ')
        self.wizard.wait_for('button', 'Do Not Use$', focused=True)
        self.wizard.press('alt+Right', 'ctrl+r')
        self.assertEqual(self.connections(), [0, 0])

        # What was shown is what is used, whatever the file says by now.
        path.write_text('mail-doctor:eve@example.test', encoding='utf-8')
        self.wizard.click(use)
        self.page('Server settings')
        self.wait_for_end()
        self.assertNotIn(0, self.connections())
        self.wait_for_state('Server settings', 'In order')
        self.wizard.find('label', '^From the invitation that you decided to use$')
        self.wizard.find('label', rf"^The password goes to {HOST}, {HOST}\. .*“Help desk'”")
        for server in self.servers:
            self.assertEqual(server.sign_ins, [])

        # Another account is not looked for there.
        self.wizard.press('F10')
        self.wizard.wait_for('menu item', '^Check Another Account').activate()
        self.page('Start')
        before = self.connections()
        self.wizard.type(ADDRESS)
        self.wizard.press('alt+Right')
        self.page('Webmail')
        self.wait_for_end()
        self.assertEqual(self.connections(), before)
        self.end()


class Declined(InvitationTest):

    arguments = CLOSED_PORTS

    def test_it_leaves_nothing_behind(self):
        self.start('--address', ADDRESS, self.link('eve@example.test'))
        self.wizard.click(self.wizard.wait_for('button', 'Do Not Use$'))
        self.page('Start')
        self.wait_for_end()
        self.assertEqual(self.page('Start').find('text box', 'Mail address').text(), ADDRESS)
        self.assertEqual(self.connections(), [0, 0])
        self.end()

    def test_broken_one_is_explained(self):
        self.start('mail-doctor:anna@example.test?imap=localhost:0')
        self.wizard.wait_for('heading', '^This invitation cannot be used$')
        self.wizard.find('label', 'a port is a number')
        with self.assertRaises(Missing):
            self.wizard.find_now('button', 'Use These$')

        self.wizard.wait_for('button', 'Go On Without It$', focused=True)
        self.wizard.press('Return')
        page = self.page('Start')
        self.wizard.type('anna')
        wait_until(lambda: page.find('text box', 'Mail address').text() == 'anna', 'one can type')
        self.end()


if __name__ == '__main__':
    unittest.main()
