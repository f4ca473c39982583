# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Codes between the user and the agent: shown, spelled, scanned, and read in the window as the tool
# reads them.

import json
import os
import re
import subprocess
import unittest

from .desktop import wait_until
from .test_devices import DeviceTest
from .test_help import HelpTest
from .wizard import ADDRESS, ALONE, STEPS, SilentServer, WizardTest

CLI = os.environ.get('MAIL_DOCTOR_CLI', 'mail-doctor-cli')

GROUPED = re.compile('^[0-9A-Z]{4}( [0-9A-Z]{4}){4}$')
PAGE_CODE = '^Page code: ([0-9A-Z]{3})$'

# IONOS (ES), keeps asking; password-wrong first. The same code stands in other tests.
CODE = '103X-6KPX-P807-0XRF-43P6'
SPOKEN = 'uno zero tre Xeres, sei Kursaal P come Palermo Xeres, p807 oxrf 43P6'
FORMS = (CODE, CODE.lower(), CODE.replace('-', ' '), SPOKEN)
WRONG = {
    '103X-6KPX-P837-0XRF-43P6': 'group 3',
    '103X-6KPX-P807-0XRF-34P6': 'group 5',
    '103X-6KPT-P807-0XRF-43P6': '“T” in group 2',
    '103X-6KPX': '20',
    '37K': 'page',
}

NARROW = (360, 640)


class CodeTest(WizardTest):

    def tool(self, *arguments):
        """What the tool prints, in the language of the wizard."""
        return subprocess.run([CLI, 'code', *arguments], env=self.desktop.environment, check=True,
                              stdout=subprocess.PIPE, text=True).stdout

    def told(self, code):
        return json.loads(self.tool('--json', code))

    def tool_lines(self, code):
        """The lines of the tool as one text each; it breaks what is long."""
        lines = re.sub(r'\n {10,}', ' ', self.tool(code)).splitlines()
        return [' '.join(line.split()) for line in lines if line.startswith('  ')]

    def page_code(self):
        """The code of the page that is seen."""
        button = self.wizard.wait_for('button', PAGE_CODE)
        return re.search(PAGE_CODE, button.name)[1]

    def shown_code(self, page):
        """The support code, as soon as it stands on the page."""
        def look():
            return next((thing for thing in page.walk()
                         if thing.role == 'list item' and GROUPED.match(thing.name)), None)
        row = wait_until(look, 'a support code')
        return row, row.name.replace(' ', '-')


class Result(CodeTest, DeviceTest):

    arguments = (*ALONE, '--address', 'anna@gmail.com', '--symptom', 'keeps-asking')

    def test_code_tells_what_the_page_says(self):
        page = self.open('Result', 'result')
        row, code = self.shown_code(page)
        told = self.told(code)
        self.assertEqual(told['provider'], 'gmail')
        self.assertEqual(told['symptom'], 'keeps-asking')
        titles = [title['title'] for title in told['diagnosis']]
        page.find('heading', f'^{re.escape(titles[0])}$')
        lines = self.tool_lines(code)
        steps = self.wizard.find('list', '^Steps$').children()
        self.assertEqual([row.name.replace(':', '') for row in steps],
                         [line for line in lines if line.startswith(STEPS)])

        # Whoever listens to a screen reader hears each letter.
        self.assertEqual(row.description, ', '.join(told['spelled']))
        self.end()

    def test_code_is_spelled_on_demand(self):
        page = self.open('Result', 'result')
        _, code = self.shown_code(page)
        spelled = [line.split('  ') for line in self.tool('--spell', code).splitlines()]
        names = page.names('list item')
        self.assertFalse({group for group, _ in spelled} & set(names))

        # By keyboard: the next stop after the copy button.
        self.wizard.reach(page.find('button', '^Copy the support code$'))
        self.wizard.press('Tab', 'Return')
        for group, words in spelled:
            row = self.wizard.wait_for('list item', f'^{group}$')
            self.assertEqual(row.description, words)
        self.end()

    def test_pictures_can_be_scanned(self):
        page = self.open('Result', 'result')
        _, code = self.shown_code(page)
        self.wizard.reach(page.find('list item', '^Show as QR Code$'))
        self.wizard.press('Return')
        self.wizard.wait_for('image', '^QR code with the support code$')
        self.assertEqual(self.wait_for_code(), code)

        self.wizard.reach(self.wizard.find('checkbox', 'short _?report$'))
        self.wizard.press('space')
        self.wizard.wait_for('image', '^QR code with a short report$')
        report = wait_until(lambda: (read := self.decode()) != code and read, 'the report')
        self.assertEqual(report, self.wizard.find('label', r'^Support code: .*\n').name)
        self.assertEqual(report.splitlines()[:2],
                         [f'Support code: {code}', 'Domain of the address: gmail.com'])
        self.assertNotIn('anna', report)
        shown = [' '.join(line.split()).replace(':', '') for line in report.splitlines()[2:]]
        expected = [line.replace(':', '') for line in self.tool_lines(code)]
        self.assertEqual(shown, expected[:len(shown)])

        self.wizard.reach(self.wizard.find('checkbox', 'mail _?address$'))
        self.wizard.press('space')
        wait_until(lambda: 'Address: anna@gmail.com' in self.decode(), 'a report with the address')
        self.wizard.press('Escape')
        self.wizard.wait_for_keyboard()
        self.end()

    def test_all_of_it_fits_into_a_narrow_window(self):
        page = self.open('Result', 'result')
        self.wizard.resize(*NARROW)
        row, _ = self.shown_code(page)
        self.assertLessEqual(row.extents()[2], NARROW[0])
        self.wizard.reach(page.find('list item', '^Show as QR Code$'))
        self.wizard.press('Return')
        image = self.wizard.wait_for('image', '^QR code')
        self.resize_front(*NARROW)
        wait_until(lambda: 0 < image.extents()[2] <= NARROW[0], 'the picture fits')
        self.wizard.press('Escape')
        self.wizard.wait_for_keyboard()
        self.end()


class Changing(CodeTest):

    arguments = ALONE

    def test_code_is_there_when_nothing_changes_any_more(self):
        with SilentServer() as server:
            self.start('--address', ADDRESS, '--step', 'result',
                       '--imap', f'mail.example.test:{server.port}:tls')
            page = self.page('Result')
            self.wait_for_state('Result', 'Checking…')
            self.assertFalse([thing for thing in page.walk() if GROUPED.match(thing.name)])
            self.wizard.press('Escape')
            self.shown_code(page)
        self.end()


class Pages(CodeTest):

    def walk(self):
        """From the first page to the last: step and state that each code tells, and its place."""
        seen, places = {}, set()
        while 'result' not in seen:
            code = self.page_code()
            told = self.told(code)
            self.assertNotIn(told['step'], seen)
            seen[told['step']] = code
            button = self.wizard.find('button', PAGE_CODE)
            self.assertEqual(button.description, ', '.join(code))
            left, top, width, height = button.extents()
            self.assertGreaterEqual(height, 24)
            places.add((left + width, top + height))
            self.wizard.press('alt+Right')
            if told['step'] != 'result':
                wait_until(lambda before=code: self.page_code() != before, 'another page')
        self.assertEqual(len(places), 1, places)
        return seen

    def test_every_page_has_its_code_in_the_same_place(self):
        self.start('--address', ADDRESS)
        self.page('Start')
        self.wait_for_end()
        wide = self.walk()
        self.assertLessEqual({'start', 'webmail', 'settings', 'result'}, set(wide))
        for _ in range(len(wide) - 1):
            before = self.page_code()
            self.wizard.press('alt+Left')
            wait_until(lambda was=before: self.page_code() != was, 'the page before')
        self.wizard.resize(*NARROW)
        self.assertEqual(self.walk(), wide)
        self.end()

    def test_code_follows_the_state(self):
        self.start()
        self.page('Start')
        before = self.told(self.page_code())
        self.assertEqual((before['page'], before['state']), ('start', 'waiting'))
        self.wizard.wait_for_keyboard()
        self.wizard.type(ADDRESS)
        wait_until(lambda: self.told(self.page_code())['state'] == 'passed', 'the new state')
        self.wizard.find('button', PAGE_CODE).activate()
        self.wizard.wait_for('label', '^Copied$')
        self.end()

    def test_invitation_has_one(self):
        self.start(f'mail-doctor:{ADDRESS}')
        self.wizard.wait_for('button', 'Do Not Use$', focused=True)
        self.assertEqual(self.told(self.page_code())['page'], 'invitation')
        self.wizard.find('button', 'Do Not Use$').activate()
        wait_until(lambda: self.told(self.page_code())['page'] == 'start', 'the code of the wizard')
        self.end()


class Practice(CodeTest):

    arguments = ('--practice',)
    whole_stacks = True

    def test_cases_and_pages_of_practice_have_codes(self):
        self.start()
        cases = self.wizard.wait_for('list', '^Cases$')
        self.assertEqual(self.told(self.page_code())['page'], 'practice')
        self.wizard.reach(cases.find('list item', '^An app password is needed'))
        self.wizard.press('Return')
        self.wizard.wait_for('label', '^Practice: nothing here is real')
        self.assertEqual(self.told(self.page_code())['page'], 'start')
        self.wizard.press('ctrl+q')
        self.assertEqual(self.wizard.wait(), 0)


class ReadingTest(CodeTest):

    def choose_in_menu(self):
        """Opens the window for codes as an agent does; its entry."""
        self.wizard.press('F10')
        self.wizard.wait_for('menu item', '^Read a Support Code').activate()
        entry = self.wizard.wait_for('text box', '^Code$')
        self.wait_for_front()
        return entry

    def open_code_window(self):
        self.start()
        self.page('Start')
        return self.choose_in_menu()

    def put(self, text):
        """Types over what stood there."""
        self.wizard.press('ctrl+a')
        self.wizard.type(text)

    def shown_lines(self):
        """The lines below the entry, as the tool writes them."""
        window = self.wizard.find_now('window', '^Read a Code$')
        return [f'{row.name} {row.description}' for row in window.walk()
                if row.role == 'list item' and row.description]

    def wait_for_front(self):
        wait_until(lambda: 'Read a Code' in self.desktop.run(
            'xdotool', 'getactivewindow', 'getwindowname'), 'keys go to the window for codes')

    def leave(self):
        self.wizard.press('Escape')
        self.wizard.wait_for_keyboard()
        self.end()


class Reading(ReadingTest):

    def test_shows_the_lines_of_the_tool(self):
        self.open_code_window()
        expected = self.tool_lines(CODE)
        self.assertGreater(len(expected), 10)
        for text in FORMS:
            with self.subTest(text):
                self.put('x')
                wait_until(lambda: not self.shown_lines(), 'the lines before are gone')
                # A whole and right code is read without Return.
                self.put(text)
                wait_until(lambda: self.shown_lines() == expected, 'the lines of the tool')
                self.wizard.find('list item', f'^{CODE.replace("-", " ")}$')
        self.leave()

    def test_page_code_is_told(self):
        self.open_code_window()
        self.put('37r')
        self.wizard.press('Return')
        self.wizard.wait_for('label', f'^{re.escape(self.tool("37R").strip())}$')
        self.leave()

    def test_wrong_code_is_told_where_it_is_typed(self):
        entry = self.open_code_window()
        for text, says in WRONG.items():
            with self.subTest(text):
                self.put(text)
                self.wizard.press('Return')
                wait_until(lambda words=says: any(words in thing.text() for thing in
                                                  self.wizard.root.walk() if thing.role == 'alert'),
                           f'it says “{says}”')
                self.assertTrue(entry.has('invalid'))
                self.assertEqual(self.shown_lines(), [])
        # What was said goes away with what was wrong.
        self.put(CODE)
        wait_until(self.shown_lines, 'the lines')
        self.assertFalse(entry.has('invalid'))
        self.leave()

    def test_what_the_result_copies_can_be_pasted(self):
        self.start('--address', ADDRESS, '--step', 'result')
        page = self.page('Result')
        self.wait_for_end()
        _, code = self.shown_code(page)
        page.find('button', '^Copy the support code$').activate()
        self.wizard.wait_for('label', '^Copied$')
        self.choose_in_menu()
        self.wizard.press('ctrl+v')
        expected = self.tool_lines(code)
        wait_until(lambda: self.shown_lines() == expected, 'the lines of the tool')
        self.leave()


class Search(HelpTest, ReadingTest):

    def test_learn_finds_a_code_and_reads_it(self):
        self.open_learn()
        self.look_up(CODE.lower())
        self.wait_for_first(f'Support code: {CODE}')
        self.wizard.press('Return')
        self.wizard.wait_for('text box', '^Code$')
        self.wait_for_front()
        expected = self.tool_lines(CODE)
        wait_until(lambda: self.shown_lines() == expected, 'the lines of the tool')
        self.wizard.press('Escape')
        self.end()

    def test_learn_finds_the_code_of_a_page(self):
        self.open_learn()
        self.look_up('37R')
        self.wait_for_first('Page code: 37R')
        row = self.wizard.find('list', '^Search results$').children()[0]
        self.assertEqual(row.description, self.tool('37R').strip())
        self.end()

    def test_learn_says_that_a_code_is_wrong(self):
        self.open_learn()
        self.look_up('103X 6KPX P837 0XRF 43P6')
        self.wait_for_first('Support code: 103X 6KPX P837')
        row = self.wizard.find('list', '^Search results$').children()[0]
        self.assertIn('group 3', row.description)
        self.end()


if __name__ == '__main__':
    unittest.main()
