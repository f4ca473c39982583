# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The checklist on the result page, read and pressed from outside.

import os
import re
import unittest

from .desktop import wait_until
from .wizard import ADDRESS, ALONE, SilentServer, WizardTest

# The lines, and how they stand where every port is closed.
LINES = (
    ('Webmail', 'Not checked'),
    ('Two-step verification, app password', 'Not checked'),
    ('Network and VPN', 'Problem found'),
    ('Saved passwords', 'Not checked'),
    ('Server settings', 'Not checked'),
    ('Sign-in for receiving', 'Not checked'),
    ('Sign-in for sending', 'Not checked'),
    ('Test message', 'Not checked'),
)


class Checklist(WizardTest):

    def open(self, *arguments):
        """The result page, once all checks are done."""
        self.start('--address', ADDRESS, '--step', 'result', *arguments)
        page = self.page('Result')
        self.wait_for_end()
        return page

    def test_lines_say_what_was_tried_and_why_not(self):
        page = self.open()
        # The lines come one after the other.
        page.find('list item', '^Network and VPN: Problem found$')
        page.find('list item', '^Test message: Not checked$')
        said = page.read(lambda row: (row.name, row.description), 'list item')
        names = [name for name, _ in said]
        first = names.index('Webmail: Not checked')
        self.assertEqual(names[first:first + len(LINES)],
                         [f'{title}: {state}' for title, state in LINES])
        for name, description in said[first:first + len(LINES)]:
            self.assertRegex(description, r'\.$', name)
        self.assertRegex(dict(said)['Network and VPN: Problem found'],
                         'turns the connection away')
        self.end()

    def test_an_answer_changes_its_line_only(self):
        page = self.open('--answer', 'webmail=yes')
        page.find('list item', '^Webmail: In order$')
        page.find('list item', '^Sign-in for receiving: Not checked$')
        self.end()

    def test_everything_fits_into_a_narrow_window(self):
        page = self.open()
        self.wizard.resize(360, 640)
        self.wizard.wait_for('button', '^Step 7 of 7')
        for title, state in LINES:
            row = page.find('list item', f'^{re.escape(title)}: {state}$')
            self.assertLessEqual(row.extents()[2], 360, title)
        self.end()


class Leading(WizardTest):
    """While checks go on there is no cause yet, and the checklist stands at the top."""

    def setUp(self):
        super().setUp()
        port = self.enterContext(SilentServer()).port
        server = f'mail.example.test:{port}:starttls'
        self.arguments = (*ALONE, '--imap', server, '--smtp', server)

    def open(self):
        self.start('--address', ADDRESS, '--step', 'result')
        self.wait_for_state('Result', 'Checking…')
        return self.page('Result')

    def wait_for_focus_in_form(self):
        """Waits until the focus is where a password is asked for, and that can be seen."""
        def look():
            form = self.wizard.find('list', '^Sign-in test$')
            return form if any(thing.has('focused') for thing in form.walk()) else None

        def is_in_view(form):
            frame = self.wizard.root.frame().extents()
            _, top, _, height = form.extents()
            return frame[1] <= top and top + height <= frame[1] + frame[3]

        form = wait_until(look, 'the focus is in the form')
        wait_until(lambda: is_in_view(form), 'the form is in view')

    def test_a_click_leads_to_the_page(self):
        self.click_leads('Saved passwords', 'Saved passwords')

    def test_another_leads_to_another_page(self):
        self.click_leads('Two-step verification, app password', 'Two-step verification')

    def click_leads(self, title, leads_to):
        page = self.open()
        self.wizard.click(page.find('list item', f'^{title}: '))
        self.page(leads_to)
        self.end()

    def test_sign_in_and_message_lead_into_the_form(self):
        page = self.open()
        for title in ('Sign-in for sending', 'Test message'):
            with self.subTest(title):
                self.wizard.reach(page.find('list item', f'^{title}: '))
                self.wizard.press('Return')
                self.page('Server settings')
                self.wait_for_focus_in_form()
                self.wizard.press('alt+Right')
                page = self.page('Result')
        self.end()

    def test_focus_stays_when_a_line_changes(self):
        page = self.open()
        row = page.find('list item', '^Sign-in for receiving: Checking…$')
        self.wizard.reach(row)
        self.wizard.press('Escape')
        wait_until(lambda: row.name == 'Sign-in for receiving: Not checked', 'the line has changed')
        self.assertTrue(row.has('focused'))
        self.end()


class NamedServers(WizardTest):

    def test_settings_are_said_to_be_given(self):
        self.start('--address', 'anna@libero.it', '--step', 'settings')
        page = self.page('Server settings')
        self.wait_for_end()
        page.find('list item', '^Information: The servers that you named .* known for Libero')
        self.end()


class Italian(WizardTest):

    environment = {'LC_ALL': 'it_IT.UTF-8',
                   'MAIL_DOCTOR_LOCALEDIR': os.environ['MAIL_DOCTOR_LOCALEDIR']}

    def test_checklist_is_there_in_italian(self):
        self.start('--address', ADDRESS, '--step', 'result')
        self.wizard.wait_for('list item', '^Risultato: Problema trovato$', selected=True)
        page = self.wizard.wait_for('group', '^Risultato$')
        page.find('list item', '^Messaggio di prova: Controllo non fatto$')
        rows = [name for name in page.names('list item') if name.endswith(': Controllo non fatto')]
        self.assertEqual(len(rows), sum(state == 'Not checked' for _, state in LINES), rows)
        self.end()


if __name__ == '__main__':
    unittest.main()
