# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The wizard, from its first page to its last.

import subprocess
import unittest

from .accessible import Missing
from .desktop import wait_until
from .wizard import ADDRESS, ALONE, PROGRAM, STEPS, SilentServer, WizardTest


class WalkThrough(WizardTest):

    def walk(self, go_on):
        self.start()
        self.page('Start')
        self.wizard.type(ADDRESS)
        for title in STEPS[1:]:
            go_on()
            self.page(title)
        self.wait_for_end()

    def test_all_steps_with_the_mouse(self):
        self.walk(lambda: self.wizard.click(self.wizard.find('button', 'Next')))
        self.end()

    def test_all_steps_with_the_keyboard_and_back(self):
        self.walk(lambda: self.wizard.press('alt+Right'))
        for title in reversed(STEPS[:-1]):
            self.wizard.press('alt+Left')
            self.page(title)
        self.end()

    def test_any_step_from_the_list(self):
        self.start('--address', ADDRESS)
        for title in ('Network', 'Result', 'Webmail'):
            self.wizard.click(self.wizard.find('list item', f'^{title}: '))
            self.page(title)
        self.end()

    def test_first_step_from_the_command_line(self):
        self.start('--address', ADDRESS, '--step', 'settings')
        self.page('Server settings')
        self.end()


class StartPage(WizardTest):

    def test_bad_address_is_explained_beside_the_field(self):
        self.start()
        page = self.page('Start')
        self.wizard.type('anna')
        self.wizard.click(self.wizard.find('button', 'Next'))

        self.wizard.wait_for('alert', '@')
        self.page('Start')
        field = page.find('text box', 'Mail address')
        self.assertTrue(field.has('invalid'))

        self.wizard.type('@example.test')
        wait_until(lambda: not field.has('invalid'), 'the complaint is gone')
        with self.assertRaises(Missing):
            page.find_now('alert', '.')
        self.end()

    def test_no_step_is_open_without_an_address(self):
        self.start()
        self.assertFalse(self.wizard.find('button', 'Next').has('sensitive'))
        self.assertFalse(self.wizard.find('list item', '^Network: ').has('sensitive'))
        self.end()

    def test_checks_begin_when_typing_pauses(self):
        self.start()
        self.wizard.type(ADDRESS)
        self.wait_for_state('Network', 'Problem found')
        self.page('Start')
        self.end()

    def test_program_and_device_are_chosen_from_lists(self):
        self.start('--address', ADDRESS, '--answer', 'program=outlook-classic')
        page = self.page('Start')
        page.find('combo box', 'Mail program').find('label', r'Outlook \(classic\)')
        device = page.find('combo box', 'Device')
        self.wizard.reach(device)
        self.wizard.press('space')

        chosen = self.wizard.wait_for('list item', '^$', focused=True)

        # Outlook (classic) runs nowhere else.
        self.wizard.press('Down')
        wait_until(lambda: not chosen.has('focused'), 'the next device has the focus')
        self.wizard.press('Return')
        wait_until(lambda: 'Windows PC' in device.dump(), 'the only device is chosen')
        self.end()


class Pages(WizardTest):

    def open(self, title, *arguments):
        step = ('start', 'webmail', 'two-step', 'network', 'passwords', 'settings', 'result')
        self.start('--step', step[STEPS.index(title)], *arguments)
        page = self.page(title)
        self.wait_for_end()
        return page

    def test_webmail_is_opened_in_the_browser(self):
        page = self.open('Webmail', '--address', 'anna@gmail.com')
        self.wizard.click(page.find('button', 'Open Gmail in the Browser'))
        wait_until(self.desktop.opened_uris, 'a link is opened')
        self.assertEqual(self.desktop.opened_uris(), ['https://mail.google.com/'])
        self.end()

    def test_webmail_answer_changes_the_step(self):
        page = self.open('Webmail', '--address', ADDRESS)
        self.assertEqual(self.state('Webmail'), 'Your answer is needed')

        self.wizard.click(page.find('button', 'I got in'))
        self.wait_for_state('Webmail', 'In order')

        self.wizard.click(page.find('button', 'I did not'))
        self.wait_for_state('Webmail', 'Problem found')
        self.wizard.wait_for('list item', 'Recover the password')
        self.end()

    def test_two_step_answer_changes_the_advice(self):
        page = self.open('Two-step verification', '--address', ADDRESS)
        self.wizard.click(page.find('checkbox', 'It is on'))
        self.wizard.wait_for('list item', 'app password')
        self.wait_for_state('Two-step verification', 'In order')
        self.end()

    def test_network_names_the_closed_ports(self):
        page = self.open('Network', '--address', ADDRESS)
        for service in (r'Receiving \(IMAP\)', r'Sending \(SMTP\)'):
            page.find('list item', f'^Problem found: {service}')
        page.find('button', 'Check the Network Again')
        self.end()

    def test_passwords_are_those_of_the_chosen_program(self):
        page = self.open('Saved passwords', '--address', ADDRESS,
                         '--answer', 'program=thunderbird')
        page.find('list item', 'Thunderbird: remove the saved passwords')
        self.wizard.click(page.find('button', 'Change'))
        self.page('Start')
        self.end()

    def test_settings_can_be_copied(self):
        page = self.open('Server settings', '--address', ADDRESS)
        receiving = page.find('list', 'Settings for receiving')
        for title, value in (('Server', 'mail.example.test'), ('Port', '1'),
                             ('User name', ADDRESS)):
            row = receiving.find('list item', f'^{title}$')
            row.find('label', f'^{value}$')
        self.wizard.click(receiving.find('button', 'Copy the name of the server'))
        self.wizard.wait_for('label', '^Copied$')
        self.end()

    def test_result_says_what_is_wrong_and_what_to_do(self):
        page = self.open('Result', '--address', ADDRESS)
        for direction in ('Receiving', 'Sending'):
            page.find('list item', f'^{direction}.*stops at the connection')
        page.find('heading', 'This is what stops your mail')
        page.find('list', 'What to do').find('list item', '.')
        self.wizard.click(page.find('button', 'Why do we think so'))
        self.wizard.wait_for('heading', '^What speaks for it$')
        self.wizard.wait_for('list item', '^Problem.*turns the connection away')
        self.wizard.wait_for('list', r'^The way of your mail\. Sending').find(
            'list item', '^Server: Problem found')
        self.end()

    def test_another_address_begins_anew(self):
        page = self.open('Result', '--address', ADDRESS, '--answer', 'webmail=yes')
        page.find('button', 'Check Another Address').activate()
        page = self.page('Start')
        self.assertEqual(page.find('text box', 'Mail address').text(), '')
        self.wait_for_state('Webmail', 'Waiting')
        self.wizard.type('bruno@example.test')
        self.wait_for_state('Webmail', 'Your answer is needed')
        self.end()


class Checks(WizardTest):

    def setUp(self):
        super().setUp()
        port = self.enterContext(SilentServer()).port
        server = f'mail.example.test:{port}:starttls'
        self.arguments = (*ALONE, '--imap', server, '--smtp', server)

    def test_stopped_and_begun_again(self):
        self.start('--address', ADDRESS, '--step', 'network')
        self.page('Network')
        self.wait_for_state('Result', 'Checking…')

        self.wizard.press('Escape')
        self.wait_for_state('Result', 'Not checked')
        self.wizard.wait_for('button', 'Check again')

        self.wizard.press('ctrl+r')
        self.wait_for_state('Result', 'Checking…')
        self.wizard.click(self.wizard.wait_for('button', 'Stop'))
        self.wait_for_state('Result', 'Not checked')
        self.end()

    def test_closed_while_checks_go_on(self):
        self.start('--address', ADDRESS)
        self.wait_for_state('Result', 'Checking…')
        self.end()


class Password(WizardTest):

    SECRET = 'xK7 quince'

    def test_is_never_on_the_accessibility_bus(self):
        heard = []
        self.start('--address', ADDRESS, '--step', 'settings')
        page = self.page('Server settings')
        field = page.find('text box', '^Password')
        self.desktop.bus.watch(heard)

        self.wizard.reach(field)
        self.wizard.type(self.SECRET)
        wait_until(lambda: field.text() == '•' * len(self.SECRET), 'as many bullets as letters')

        # Deleting and typing again keeps both in step.
        self.wizard.press('Home', 'Delete', 'x')
        wait_until(lambda: field.text() == '•' * len(self.SECRET), 'as many bullets as before')

        self.desktop.bus.hear()
        typed = [said for said in heard if said.startswith('TextChanged')]
        self.assertTrue(typed)
        for said in typed:
            self.assertRegex(said, r"^TextChanged \('(insert|delete)[^']*', \d+, \d+, <'•*'>")
        self.assertNotIn('quince', self.wizard.root.dump())
        self.end()

    def test_is_gone_when_the_page_is_left(self):
        self.start('--address', ADDRESS, '--step', 'settings')
        page = self.page('Server settings')
        field = page.find('text box', '^Password')
        self.wizard.reach(field)
        self.wizard.type(self.SECRET)
        wait_until(field.text, 'something is typed')

        self.wizard.press('alt+Right')
        self.page('Result')
        self.assertEqual(field.text(), '')
        self.end()


class CommandLine(unittest.TestCase):

    def test_bad_input_gets_one_clear_line(self):
        for arguments in (('--step', 'nowhere'), ('--address', 'anna'), ('--imap', 'localhost:0'),
                          ('--nonsense',), ('letter.txt',),
                          ('mail-doctor:anna@example.test', 'mail-doctor:anna@example.test')):
            run = subprocess.run([PROGRAM, *arguments], stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, text=True, timeout=60, check=False)
            self.assertNotEqual(run.returncode, 0, arguments)
            self.assertEqual(run.stderr.count('\n'), 1, arguments)
            self.assertEqual(run.stdout, '')


class Window(WizardTest):

    def test_narrow_window_has_the_steps_above_the_page(self):
        self.start('--address', ADDRESS, '--step', 'network')
        self.page('Network')
        self.wizard.resize(360, 640)
        steps = self.wizard.wait_for('button', '^Step 4 of 7')
        self.wizard.click(steps)
        self.wizard.click(self.wizard.wait_for('list item', '^Result: '))
        self.page('Result')
        self.wizard.wait_for('button', '^Step 7 of 7')
        self.end()

    def test_about_and_shortcuts(self):
        self.start()
        self.page('Start')
        self.wizard.press('F10')
        self.wizard.wait_for('menu item', '^About Mail Doctor$').activate()
        self.wizard.wait_for('window', 'About', active=True)
        self.wizard.press('Escape')
        self.wizard.wait_for('window', '^Mail Doctor$', active=True)
        self.wizard.press('ctrl+question')
        self.wizard.wait_for('label', 'Step before')
        self.wizard.wait_for_dialog()
        self.wizard.press('Escape')
        self.end()

    def test_every_control_has_a_name(self):
        self.start('--address', ADDRESS)
        for title in STEPS:
            self.wizard.click(self.wizard.find('list item', f'^{title}: '))
            page = self.page(title)
            for role, name in page.read(lambda thing: (thing.role, thing.name), 'button', 'checkbox',
                                        'combo box', 'text box'):
                self.assertNotIn(name, ('', f'Gtk{role.title()}'), f'{title}: {role}')
        self.end()


if __name__ == '__main__':
    unittest.main()
