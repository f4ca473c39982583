# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Learn: from the menu, from where the question comes up, and from one lesson to the next.

import unittest

from .accessible import Missing
from .desktop import wait_until
from .wizard import ADDRESS, STEPS, WizardTest

LESSONS = 9

# Pages of the wizard, and a lesson that each of them leads to.
LINKS = {
    'webmail': 'Why does the webmail work',
    'two-step': 'What are app passwords',
    'passwords': 'What is the “IMAP password”',
    'settings': 'What are ports',
    'result': 'Checklist',
}

# Room for two columns, and for one; the window keeps its height.
WIDE, NARROW, HEIGHT = 1000, 360, 720


class LearnTest(WizardTest):

    def open_list(self):
        """Opens Learn as its key does; the window with the lessons."""
        self.wizard.press('F1')
        return self.wizard.wait_for('window', '^Learn$', active=True)

    def read(self, title):
        """The lesson of this title, as soon as it is shown and has the focus."""
        return self.wizard.wait_for('document', title, focused=True)

    def go_to(self, learn, title):
        """Walks down the list of lessons and opens one, by keys alone."""
        rows = learn.find('list', '^Lessons$').children()
        self.assertEqual(len(rows), LESSONS)
        position = next((i for i, row in enumerate(rows) if row.has('selected')), 0)
        wanted = next(i for i, row in enumerate(rows) if title in row.name)
        self.wizard.reach(rows[position])
        key, step = ('Down', 1) if wanted > position else ('Up', -1)
        for row in rows[position:wanted:step]:
            self.wizard.press(key)
            wait_until(lambda left=row: not left.has('focused'), 'the next lesson has the focus')
        self.wizard.press('Return')
        return self.read(title)

    def resize_learn(self, width):
        found = self.desktop.run('xdotool', 'search', '--onlyvisible', '--name', '^Learn$')
        self.desktop.run('xdotool', 'windowsize', '--sync', found.split()[-1],
                         str(width), str(HEIGHT))


class Ways(LearnTest):

    def test_from_the_menu(self):
        self.start()
        self.page('Start')
        self.wizard.press('F10')
        self.wizard.wait_for('menu item', '^Learn$').activate()
        lessons = self.wizard.wait_for('list', '^Lessons$')
        self.assertEqual(len(lessons.children()), LESSONS)
        self.end()

    def test_by_keyboard_alone_there_and_back(self):
        self.start('--address', ADDRESS)
        self.page('Start')
        learn = self.open_list()
        lesson = self.go_to(learn, 'IMAP or POP3')
        for title in ('Choose IMAP when', 'Choose POP3 when'):
            lesson.find('heading', f'^{title}$')

        text = lesson.find('label', '^IMAP and POP3 are two languages')
        self.wizard.reach(text)

        self.wizard.press('Escape')
        wait_until(lambda: not self.is_open(), 'the lessons are gone')
        self.page('Start')
        self.end()

    def is_open(self):
        try:
            return self.wizard.find_now('window', '^Learn$')
        except Missing:
            return None

    def test_from_the_pages_where_the_question_comes_up(self):
        self.start('--address', ADDRESS, '--step', 'webmail', '--answer', 'two-step=yes')
        self.page('Webmail')
        for position, (step, title) in enumerate(LINKS.items()):
            if step not in ('webmail', 'two-step'):
                continue
            if position:
                self.wizard.press('Escape')
                wait_until(lambda: not self.is_open(), 'the lessons are gone')
                self.wizard.wait_for_keyboard()
                self.wizard.press('alt+Right')
            page = self.page(STEPS[position + 1])
            self.wizard.reach(page.find('list item', title))
            self.wizard.press('Return')
            self.read(title)
        self.end()

    def test_every_such_page_leads_to_its_lesson(self):
        self.start('--address', ADDRESS)
        self.wait_for_end()
        titles = dict(zip(('start', 'webmail', 'two-step', 'network', 'passwords', 'settings',
                           'result'), STEPS))
        for step, title in LINKS.items():
            self.wizard.click(self.wizard.find('list item', f'^{titles[step]}: '))
            self.page(titles[step]).find('list item', title)
        self.end()

    def test_one_lesson_leads_to_the_next(self):
        self.start()
        self.page('Start')
        lesson = self.go_to(self.open_list(), '587 or 465')
        self.wizard.reach(lesson.find('list', 'See also').find('list item', 'What are ports'))
        self.wizard.press('Return')
        self.read('What are ports')
        self.end()

    def test_official_page_is_opened_in_the_browser(self):
        self.start()
        self.page('Start')
        lesson = self.go_to(self.open_list(), 'What are app passwords')
        self.wizard.reach(lesson.find('list item', 'Google: app passwords'))
        self.wizard.press('Return')
        wait_until(self.desktop.opened_uris, 'a link is opened')
        self.assertRegex(self.desktop.opened_uris()[-1], '^https://support.google.com/')
        self.end()


class Window(LearnTest):

    def columns(self, lesson):
        """Left and top of two texts that belong beside each other."""
        return [lesson.find('label', start).extents()[:2]
                for start in ('^IMAP: On the server', '^POP3: On your device')]

    def test_comparison_has_two_columns_or_one(self):
        self.start()
        self.page('Start')
        lesson = self.go_to(self.open_list(), 'IMAP or POP3')
        self.resize_learn(WIDE)

        def beside():
            (left, top), (right, other_top) = self.columns(lesson)
            return top == other_top and right > left

        def below():
            (left, top), (right, other_top) = self.columns(lesson)
            return left == right and other_top > top
        wait_until(beside, 'POP3 is beside IMAP')
        self.resize_learn(NARROW)
        wait_until(below, 'POP3 is below IMAP')
        self.end()

    def test_narrow_window_shows_one_after_the_other(self):
        self.start()
        self.page('Start')
        learn = self.open_list()
        self.resize_learn(NARROW)
        self.go_to(learn, 'Which habits')
        self.wizard.press('alt+Left')
        self.wizard.wait_for('list item', 'Which habits', focused=True)

        self.wizard.press('Return')
        self.read('Which habits')
        learn.find('button', '^Back$').activate()
        self.wizard.wait_for('list item', 'Which habits', focused=True)
        self.end()

    def test_checklist_can_be_ticked(self):
        self.start()
        self.page('Start')
        lesson = self.go_to(self.open_list(), 'Checklist')
        check = lesson.find('checkbox', 'I tried it once without VPN')
        self.wizard.reach(check)
        self.wizard.press('space')
        wait_until(lambda: check.has('checked'), 'it is ticked')
        self.end()

    def test_every_control_has_a_name(self):
        self.start()
        self.page('Start')
        learn = self.open_list()
        for title in ('IMAP password', 'What are app passwords', 'Checklist'):
            self.go_to(learn, title)
            for role, name in learn.read(lambda thing: (thing.role, thing.name), 'button',
                                         'checkbox', 'list', 'list item', 'document'):
                self.assertNotIn(name, ('', f'Gtk{role.title()}', 'GtkListBox'),
                                 f'{title}: {role}')
        self.end()

    def test_print_dialog_comes_and_goes(self):
        self.start()
        self.page('Start')
        self.open_list()
        for _ in range(2):
            self.wizard.wait_for('window', '^Learn$', active=True)
            learn = self.desktop.active_window()
            self.wizard.press('ctrl+p')
            self.wizard.wait_for('dialog', '^Print$')
            self.wizard.wait_for_dialog(learn)
            self.wizard.press('Escape')
            wait_until(lambda: not self.has_dialog(), 'the dialog is gone')
        self.end()

    def has_dialog(self):
        try:
            return self.wizard.find_now('dialog', '^Print$')
        except Missing:
            return None

    def test_ctrl_q_ends_the_program(self):
        self.start()
        self.page('Start')
        self.open_list()
        self.wizard.press('ctrl+q')
        self.assertEqual(self.wizard.wait(), 0)
        self.assertEqual(self.wizard.stderr(), '')


if __name__ == '__main__':
    unittest.main()
