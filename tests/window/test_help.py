# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Looking something up in Learn: by words, codes and messages, by keys alone.

import re
import unittest

from .accessible import Missing
from .desktop import wait_until
from .wizard import WizardTest

NARROW, HEIGHT = 360, 720

# What is typed, and what stands on top of what is found.
FIRST = {
    'app-password-required': 'What may be wrong: An app password is needed',
    'mailbox full': 'What may be wrong: The mailbox is full',
    'MAILBOX FULL': 'What may be wrong: The mailbox is full',
    '535': 'What this message means: The password is not accepted',
    '5.7.139': 'What this message means: Only the provider’s own sign-in window is accepted',
    'AUTHENTICATIONFAILED': 'What this message means: The password is not accepted',
    '0x800CCC0E': 'What this message means: The server turns the connection away',
    'IMAP or POP3': 'To understand it: IMAP or POP3',
    'switch vpn off moment': 'What to do: Switch the VPN off for a moment',
}


class HelpTest(WizardTest):

    def open_learn(self, *arguments):
        """Opens Learn as its key does; the window."""
        self.start(*arguments)
        self.page('Start')
        self.wizard.press('F1')
        learn = self.wizard.wait_for('window', '^Learn$', active=True)
        self.wizard.wait_for('search box', '^Search$')
        return learn

    def look_up(self, text):
        """Types into the search entry instead of what stood there."""
        self.wizard.press('ctrl+f')
        self.wizard.press('ctrl+a')
        self.wizard.type(text)

    def results(self):
        """The names of what is found, and none as long as nothing is."""
        try:
            return self.wizard.find_now('list', '^Search results$').names('list item')
        except Missing:
            return []

    def wait_for_first(self, start):
        wait_until(lambda: (self.results() or [''])[0].startswith(start), f'“{start}” is first')

    def article(self, title):
        """What is read, as soon as it has the focus."""
        return self.wizard.wait_for('document', title, focused=True)

    def resize_learn(self, width):
        found = self.desktop.run('xdotool', 'search', '--onlyvisible', '--name', '^Learn$')
        self.desktop.run('xdotool', 'windowsize', '--sync', found.split()[-1],
                         str(width), str(HEIGHT))

    def has_window(self):
        try:
            return self.wizard.find_now('window', '^Learn$')
        except Missing:
            return None


def texts(window, role):
    """What stands in everything of this role."""
    return window.read(lambda thing: thing.text(), role)


class Search(HelpTest):

    def test_words_codes_and_messages(self):
        self.open_learn()
        for text, first in FIRST.items():
            with self.subTest(text):
                self.look_up(text)
                self.wait_for_first(first)
        self.end()

    def test_number_of_results_is_said(self):
        learn = self.open_learn()
        self.look_up('vpn')
        self.wait_for_first('What may be wrong: The VPN')
        wait_until(lambda: f'{len(self.results())} results' in texts(learn, 'status'),
                   'the number of results is said')
        self.end()

    def test_nothing_found_says_what_else_to_try(self):
        learn = self.open_learn()
        self.look_up('xyzzy')
        wait_until(lambda: any('Try one word of the message' in text
                               for text in texts(learn, 'label')),
                   'it says what else to try')
        self.end()

    def test_place_is_shown_where_the_words_stand(self):
        self.open_learn()
        self.look_up('without a password being typed')
        self.wait_for_first('What may be wrong: The permission of the mail program has run out')
        results = self.wizard.find('list', '^Search results$')
        self.assertIn('without a password being typed',
                      results.read(lambda row: row.description, 'list item')[0])
        self.end()


class Keyboard(HelpTest):

    def test_typing_begins_it_and_return_opens_the_first(self):
        self.open_learn()
        self.wizard.type('clock')
        self.wait_for_first('What may be wrong: The clock of this computer')
        self.wizard.press('Return')
        article = self.article('The clock of this computer is wrong')
        for heading in ('How to recognise it', 'Set the clock'):
            article.find('heading', heading)
        self.end()

    def test_down_goes_to_the_results_and_escape_step_by_step_out(self):
        self.open_learn()
        self.look_up('vpn')
        self.wait_for_first('What may be wrong: The VPN')
        self.wizard.press('Down')
        self.wizard.wait_for('list item', 'The VPN gets in the way', focused=True)
        self.wizard.press('Down')
        self.wizard.press('Return')
        self.article('VPN')

        self.wizard.press('Escape')
        self.wizard.wait_for('list', '^Lessons$')
        self.wizard.press('Escape')
        wait_until(lambda: not self.has_window(), 'the window is gone')
        self.page('Start')
        self.end()

    def test_one_page_leads_to_the_next_and_back(self):
        self.open_learn()
        self.look_up('vpn-interference')
        self.wait_for_first('What may be wrong: The VPN')
        self.wizard.press('Return')
        article = self.article('The VPN gets in the way')
        title = article.find('list', 'See also').names('list item')[0]
        self.wizard.reach(article.find('list item', f'^{re.escape(title)}$'))
        self.wizard.press('Return')
        self.article(f'^{re.escape(title)}')

        self.wizard.press('alt+Left')
        self.article('The VPN gets in the way')
        self.end()

    def test_page_can_be_printed(self):
        self.open_learn()
        self.look_up('mailbox-full')
        self.wait_for_first('What may be wrong: The mailbox is full')
        self.wizard.press('Return')
        self.article('The mailbox is full')
        learn = self.desktop.active_window()
        self.wizard.press('ctrl+p')
        self.wizard.wait_for('dialog', '^Print$')
        self.wizard.wait_for_dialog(learn)
        self.wizard.press('Escape')
        self.end()


class Narrow(HelpTest):

    def test_results_and_page_one_after_the_other(self):
        learn = self.open_learn()
        self.resize_learn(NARROW)
        self.look_up('mailbox full')
        self.wait_for_first('What may be wrong: The mailbox is full')
        self.wizard.press('Return')
        self.article('The mailbox is full')
        learn.find('button', '^Back$').activate()
        self.wizard.wait_for('list item', 'The mailbox is full', focused=True)
        self.end()


class Reader(HelpTest):

    def test_what_to_do_is_for_the_provider(self):
        self.open_learn('--address', 'anna@gmail.com')
        self.look_up('app-password-required')
        self.wait_for_first('What may be wrong: An app password is needed')
        self.wizard.press('Return')
        article = self.article('An app password is needed')
        article.find('heading', 'Google')
        self.end()


class About(HelpTest):

    def test_details_for_the_support_name_no_address(self):
        self.start('--address', 'anna.rossi@gmail.com')
        self.page('Start')
        self.wizard.press('F10')
        self.wizard.wait_for('menu item', '^About Mail Doctor$').activate()
        about = self.wizard.wait_for('window', 'About', active=True)
        for name in ('^Troubleshooting$', '^Debugging Information$'):
            self.unfold(about, name)
        details = wait_until(lambda: next((text for text in texts(about, 'text box')
                                           if 'Provider: gmail' in text), None),
                             'the details are there')
        self.assertRegex(details, r'GTK \d+\.\d+')
        self.assertNotIn('rossi', details)
        # From each page to the one before, and out.
        self.wizard.press('Escape', 'Escape', 'Escape')
        self.wizard.wait_for_keyboard()
        self.end()


if __name__ == '__main__':
    unittest.main()
