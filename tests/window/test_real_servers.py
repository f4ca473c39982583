# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The wizard against Dovecot and Postfix.

import base64
import tempfile

from servers import HOST, PASSWORD, USER, Authority, Dovecot, Postfix

from .desktop import wait_until
from .wizard import ALONE, STEPS, WizardTest


class RealServersTest(WizardTest):
    """Real servers whose certificate is of the kind `certificate`."""

    certificate = 'good'
    delivery = {}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        authority = Authority(cls.enterClassContext(tempfile.TemporaryDirectory()))
        certificate = authority.issue(cls.certificate)
        dovecot = cls.enterClassContext(Dovecot(certificate))
        cls.postfix = postfix = cls.enterClassContext(
            Postfix(certificate, dovecot, **cls.delivery))
        cls.arguments = (*ALONE, '--ca-file', authority.bundle,
                         '--imap', f'{HOST}:{dovecot.imaps_port}:tls',
                         '--smtp', f'{HOST}:{postfix.submission_port}:starttls')

    def sign_in(self, password):
        """Tries a password on the page of the settings; the page."""
        page = self.page('Server settings')
        self.wait_for_end()
        self.wizard.reach(page.find('text box', '^Password'))
        self.wizard.type(password)
        self.wizard.press('Return')
        return page


class GoodServers(RealServersTest):

    def test_whole_way_with_the_right_password(self):
        self.start()
        self.page('Start')
        self.wizard.type(USER)
        for title in STEPS[1:6]:
            self.wizard.press('alt+Right')
            self.page(title)
        page = self.sign_in(PASSWORD)
        for service in ('IMAP', 'SMTP'):
            self.wizard.wait_for('list item', rf'\({service}\).*accepted')
        page.find('label', '^3 attempts left')

        self.wizard.press('alt+Right')
        page = self.page('Result')
        for service in (r'Receiving \(IMAP\)', r'Sending \(SMTP\)'):
            page.find('list item', f'^{service}: everything works')
        for title in ('Network', 'Server settings', 'Result'):
            self.wait_for_state(title, 'In order')
        self.end()

    def test_wrong_password_in_three_voices(self):
        self.start('--address', USER, '--step', 'settings')
        page = self.sign_in('not the password')

        refused = self.wizard.wait_for('list item', r'\(IMAP\).*refused')
        self.assertTrue(refused.description)
        self.assertIn('“', page.find('list item', 'in its own words').description)
        page.find('label', '^2 attempts left')
        self.unfold(page, '^Technical details')
        page.find('label', r'sign-in-refused \(password-wrong\)')

        # The same password is not sent again.
        self.wizard.reach(page.find('text box', '^Password'))
        self.wizard.type('not the password')
        self.wizard.press('Return')
        self.wizard.wait_for('alert', 'already refused')
        page.find('label', '^2 attempts left')

        self.wizard.press('alt+Right')
        self.page('Result')
        self.wizard.wait_for('heading', 'password')
        self.end()


    def test_password_is_not_remembered(self):
        self.start('--address', USER, '--step', 'settings')
        page = self.page('Server settings')
        self.wait_for_end()
        self.wizard.reach(page.find('text box', '^Password'))
        secret = 'zq7-Marmalade-Kiosk'
        self.wizard.type(secret)
        wait_until(lambda: self.wizard.remembers(secret.encode()), 'the password is typed')

        self.wizard.press('Return')
        self.wizard.wait_for('list item', r'\(IMAP\).*refused')
        self.assert_forgotten(secret)
        plain = base64.b64encode(f'\0{USER}\0{secret}'.encode()).decode()
        self.assert_forgotten(plain[:-4])
        self.end()


class MessageTest(RealServersTest):
    """Has a test message sent, whatever becomes of it."""

    def send(self, keep=False):
        """Has a test message sent; the page."""
        self.start('--address', USER, '--step', 'settings')
        page = self.page('Server settings')
        self.wait_for_end()
        self.switch(page, 'Send a test message')
        if keep:
            self.switch(page, 'Leave it in the mailbox')
        return self.sign_in(PASSWORD)

    def switch(self, page, name):
        self.wizard.reach(page.find('list item', f'^{name}'))
        self.wizard.press('space')


class ArrivingMessage(MessageTest):

    def test_it_arrives_and_is_removed(self):
        self.send()
        self.wizard.wait_for('list item', 'took the test message')
        self.wizard.wait_for('list item', 'test message arrived in your inbox')
        self.wizard.wait_for('list item', 'test message was removed')
        for service in ('IMAP', 'SMTP'):
            self.wizard.wait_for('list item', rf'^In order: .*\({service}\).*accepted')
        self.end()

    def test_it_is_left_where_it_is(self):
        self.send(keep=True)
        self.wizard.wait_for('list item', 'test message was left in your inbox')
        self.end()


class LostMessage(MessageTest):

    delivery = {'settings': {'virtual_transport': 'discard'}}

    def test_wait_is_counted_down_and_can_be_stopped(self):
        self.send()
        stop = self.wizard.wait_for('button', 'Stop Waiting', sensitive=True)
        self.wizard.wait_for('label', r'^At most [01]:[0-9]{2} minutes more$')
        self.wizard.reach(stop)
        self.wizard.press('Return')
        self.wizard.wait_for('list item', 'You stopped the wait')
        self.assertEqual(len(self.postfix.accepted), 1)
        self.end()

    def test_who_stops_everything_is_told_that_it_was_sent(self):
        self.send()
        self.wizard.wait_for('button', 'Stop Waiting', sensitive=True)
        self.wizard.reach(self.wizard.wait_for('button', '^_?Stop', sensitive=True))
        self.wizard.press('Return')
        self.wizard.wait_for('alert', 'still arrives, you may delete it')
        self.end()


class SelfSignedServers(RealServersTest):

    certificate = 'self-signed'

    def test_password_stays_here(self):
        self.start('--address', USER, '--step', 'settings')
        self.sign_in(PASSWORD)
        self.wizard.wait_for('list item', 'certificate')
        self.wizard.press('alt+Right')
        page = self.page('Result')
        page.find('list item', '^Receiving.*stops at the secure channel')
        page.find('list item', '^Sending.*stops at the secure channel')
        self.end()
