# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The sign-in test in the window, against servers that answer like well-known providers.

import tempfile

from servers import HOST, PASSWORD, PERSONAS, Authority, Imap, ScriptedServer, Smtp, faults

from .accessible import Missing, undisturbed
from .desktop import wait_until
from .wizard import ALONE, WizardTest

SECRET = 'zq7-Marmalade-Kiosk'

# The shape of Google's app passwords.
APP_PASSWORD = 'abcd efgh ijkl mnop'

THROTTLED = 'NO [LIMIT] Rate limit exceeded.'
COUNTDOWN = r'You can try again in [0-9]+:[0-9]{2} minutes'


class SignInTest(WizardTest):
    """Servers whose certificate is good, and the page with the test."""

    arguments = ALONE

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.authority = Authority(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.good = cls.authority.issue()

    def serve(self, receiving, sending):
        """Starts two servers; their arguments for the wizard."""
        self.receiving = self.enterContext(ScriptedServer(receiving))
        self.sending = self.enterContext(ScriptedServer(sending))
        return ('--ca-file', self.authority.bundle,
                '--imap', f'{HOST}:{self.receiving.port}:tls',
                '--smtp', f'{HOST}:{self.sending.port}:starttls')

    def open(self, *arguments, address, step='settings', title='Server settings'):
        self.start(*arguments, '--address', address, '--step', step)
        page = self.page(title)
        self.wait_for_end()
        return page

    def open_persona(self, name, **where):
        persona = PERSONAS[name]
        arguments = self.serve(persona.imap(self.good), persona.smtp(self.good))
        return self.open(*arguments, address=persona.address, **where)

    def field(self, page):
        return page.find('text box', '^Password')

    def kind_is_shown(self, page):
        try:
            return page.find_now('combo box', 'Kind of password').is_shown()
        except Missing:
            return False

    def type_password(self, page, password):
        field = self.field(page)
        self.wizard.reach(field)
        self.wizard.type(password)
        wait_until(lambda: field.text() == '•' * len(password), 'it is typed')

    def assert_told_nothing(self):
        """No server has heard of a sign-in."""
        for server in (self.receiving, self.sending):
            for command in (b'AUTH', b'LOGIN'):
                self.assertNotIn(command, server.received)


class Answers(SignInTest):

    def test_refusal_is_told_in_three_voices_and_not_repeated(self):
        page = self.open_persona('libero')
        self.type_password(page, SECRET)
        self.wizard.press('Return')

        receiving = self.wizard.wait_for('list', r'^Receiving \(IMAP\)$')
        receiving.find('list item', '^Problem found: .*refused the sign-in')
        words = receiving.find('list item', 'in its own words')
        self.assertIn('“[AUTHENTICATIONFAILED] Authentication failed.”', words.description)
        self.unfold(receiving, '^Technical details')
        receiving.find('label', r'sign-in-refused \(password-wrong\)(.|\n)*method: PLAIN'
                                r'(.|\n)*sign-in: failed')
        with self.assertRaises(Missing):
            receiving.find_now('label', r'sign-in-refused(.|\n)*Authentication failed')

        sending = page.find('list', r'^Sending \(SMTP\)$')
        sending.find('list item', '^Not checked: Not tried, so that the account is not locked')
        self.assertNotIn(b'AUTH PLAIN', self.sending.received)
        page.find('label', '^2 attempts left')
        self.end()

    def test_answer_takes_the_focus(self):
        page = self.open_persona('libero')
        self.type_password(page, SECRET)
        self.wizard.press('Return')
        self.wizard.wait_for('list item', 'refused the sign-in', focused=True)
        self.end()

    def test_answer_is_in_sight(self):
        page = self.open_persona('gmail')
        self.wizard.resize(952, 712)
        self.type_password(page, SECRET)
        self.wizard.press('Return')
        self.wizard.wait_for('button', 'Send It Anyway').activate()
        answer = self.wizard.wait_for('list item', 'refused the sign-in')
        # What was found is said in a bar above the page, and that moves everything.
        self.wizard.wait_for('button', 'Show What to Do')

        def is_in_sight():
            (_, top, _, height), (_, page_top, _, page_height) = answer.extents(), page.extents()
            return page_top <= top and top + height <= page_top + page_height
        wait_until(is_in_sight, 'the answer is in sight')
        self.end()

    def test_acceptance_for_both(self):
        arguments = self.serve(Imap('tls', self.good), Smtp('starttls', self.good))
        page = self.open(*arguments, address='anna@example.test')
        self.type_password(page, PASSWORD)
        self.wizard.press('Return')
        for title in (r'^Receiving \(IMAP\)$', r'^Sending \(SMTP\)$'):
            answer = self.wizard.wait_for('list', title)
            answer.find('list item', '^In order: .*accepted')
        page.find('label', '^3 attempts left')
        self.end()

    def test_two_pages_show_the_same(self):
        page = self.open_persona('libero', step='two-step', title='Two-step verification')
        self.type_password(page, SECRET)
        self.wizard.press('Return')
        self.wizard.wait_for('list', r'^Receiving \(IMAP\)$')
        self.wizard.click(self.wizard.find('list item', '^Server settings: '))
        page = self.page('Server settings')
        page.find('list item', 'refused the sign-in')
        page.find('label', '^2 attempts left')
        self.end()


class Attempts(SignInTest):

    def test_server_that_wants_a_pause_gets_one(self):
        arguments = self.serve(Imap('tls', self.good, sign_in=THROTTLED),
                               Smtp('starttls', self.good))
        page = self.open(*arguments, address='anna@example.test')
        self.type_password(page, SECRET)
        self.wizard.press('Return')
        first = self.wizard.wait_for('label', COUNTDOWN).name
        wait_until(lambda: self.wizard.find('label', COUNTDOWN).name != first, 'time goes by')

        self.type_password(page, SECRET + '2')
        self.assertFalse(page.find('button', 'Test Signing In').has('sensitive'))
        self.wizard.press('Return')
        self.assertEqual(self.receiving.received.count(b'AUTHENTICATE'), 1)
        self.end()

    def test_other_user_name_is_proposed_and_taken_over(self):
        persona = PERSONAS['libero']
        arguments = self.serve(persona.imap(self.good), persona.smtp(self.good))
        page = self.open(*arguments, '--user', 'anna', address=persona.address)
        self.type_password(page, SECRET)
        self.wizard.press('Return')
        self.wizard.wait_for('list item', '^The server may know you as “anna@libero.it”')
        self.assertEqual(self.receiving.received.count(b'AUTHENTICATE'), 1)

        self.wizard.reach(page.find('button', 'Use This Name'))
        self.wizard.press('Return')
        self.wizard.wait_for('alert', 'signs in as “anna@libero.it”')
        self.wizard.wait_for('text box', '^Password', focused=True)
        self.assertEqual(self.receiving.received.count(b'AUTHENTICATE'), 1)

        # The same password may go out again: it is another name now.
        self.wizard.type(SECRET)
        self.wizard.press('Return')
        wait_until(lambda: self.receiving.received.count(b'AUTHENTICATE') == 2, 'it is tried')
        self.wizard.wait_for('label', '^1 attempt left')
        self.end()


class Advice(SignInTest):

    def test_normal_password_is_told_before_it_is_sent(self):
        page = self.open_persona('gmail')
        self.type_password(page, SECRET)
        self.wizard.wait_for('status', 'Gmail takes app passwords only')

        button = page.find('button', 'Not an App Password')
        self.wizard.press('Return')
        self.wizard.wait_for('alert', '^Nothing was sent yet')
        button = self.wizard.wait_for('button', 'Send It Anyway')
        self.wizard.press('Return')
        self.assert_told_nothing()

        self.wizard.reach(button)
        self.wizard.press('Return')
        self.wizard.wait_for('list item', 'refused the sign-in')
        self.assertEqual(self.receiving.received.count(b'AUTHENTICATE'), 1)
        self.end()

    def test_warning_goes_when_something_else_is_typed(self):
        page = self.open_persona('gmail')
        self.type_password(page, SECRET)
        self.wizard.press('Return')
        self.wizard.wait_for('button', 'Send It Anyway')
        self.wizard.type('x')
        self.wizard.wait_for('button', 'Not an App Password')
        self.assert_told_nothing()
        self.end()

    def test_app_password_is_recognised(self):
        page = self.open_persona('gmail')
        self.assertTrue(page.find('combo box', 'Kind of password').is_shown())
        self.type_password(page, APP_PASSWORD[:-1])
        self.wizard.wait_for('status', 'letters are missing')
        self.wizard.type(APP_PASSWORD[-1])
        self.wizard.wait_for('status', '^This has the shape of an app password of Gmail')
        page.find('button', 'Test Signing In')
        self.assertFalse(self.kind_is_shown(page))
        self.wizard.press('Return')
        self.wizard.wait_for('list item', 'refused the sign-in')
        self.end()

    def test_provider_without_passwords_has_no_field(self):
        for step, title in (('settings', 'Server settings'),
                            ('two-step', 'Two-step verification')):
            with self.subTest(step):
                page = self.open_persona('outlook', step=step, title=title)
                page.find('label', 'takes no password from mail programs')
                self.wizard.press(*['Tab'] * 30)
                with self.assertRaises(Missing):
                    page.find_now('text box', '^Password', focused=True)
                self.end()


class Wiping(SignInTest):
    """The password is in the memory of the program for as long as it is needed."""

    def open_typed(self):
        arguments = self.serve(Imap('tls', self.good, faults={'sign-in': faults.silence}),
                               Smtp('starttls', self.good))
        page = self.open(*arguments, address='anna@example.test')
        self.type_password(page, SECRET)
        self.assertTrue(self.wizard.remembers(SECRET.encode()))
        return page

    def test_on_leaving_the_page(self):
        self.open_typed()
        self.wizard.press('alt+Right')
        self.page('Result')
        self.assert_forgotten(SECRET)
        self.wizard.press('alt+Left')
        self.assertEqual(self.field(self.page('Server settings')).text(), '')
        self.end()

    def test_on_another_address(self):
        self.open_typed()
        self.wizard.find('list item', '^Result: ')
        self.wizard.press('alt+Right')
        self.page('Result').find('button', 'Check Another Address').activate()
        self.page('Start')
        self.assert_forgotten(SECRET)
        self.end()

    def test_on_stopping_at_once(self):
        for key in ('Escape', 'Return'):
            with self.subTest(key):
                page = self.open_typed()
                self.wizard.press('Return')
                stop = self.wizard.wait_for('button', '_?Stop', sensitive=True)
                wait_until(lambda: b'AUTHENTICATE' in self.receiving.received, 'it is sent')
                if key == 'Return':
                    self.wizard.reach(stop)
                self.wizard.press(key)
                # Whoever only waited for the server would read that it says nothing.
                self.wizard.wait_for('alert', 'was stopped')
                self.assert_forgotten(SECRET)
                page.find('label', 'attempts left')
                self.end()

    def test_on_refusal_to_send_it_twice(self):
        page = self.open_persona('libero')
        for answer in ('list item', 'alert'):
            self.type_password(page, SECRET)
            self.wizard.press('Return')
            self.wizard.wait_for(answer, 'refused')
            self.assert_forgotten(SECRET)
        self.assertEqual(self.receiving.received.count(b'AUTHENTICATE'), 1)
        self.end()


class Peeking(SignInTest):

    def test_there_is_nothing_to_peek_at(self):
        heard = []
        page = self.open_persona('libero')
        self.type_password(page, SECRET)
        field = self.field(page)
        self.desktop.bus.watch(heard)
        for name in undisturbed(lambda: [thing.name for thing in field.walk()]):
            self.assertNotIn(SECRET, name)
            self.assertNotRegex(name, '(?i)show|peek')

        # What the menu of the field offers shows bullets, too.
        self.wizard.press('shift+F10')
        wait_until(lambda: 'menu' in self.wizard.root.dump(), 'the menu of the field')
        self.assertNotRegex(self.wizard.root.dump(), '(?i)show text')
        self.wizard.press('Escape')
        self.desktop.bus.hear()
        self.assertNotIn(SECRET, ' '.join(heard) + self.wizard.root.dump())
        self.assertEqual(field.text(), '•' * len(SECRET))
        self.end()
