# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The trouble is on another device: what the pages say then, steps that are ticked, and what is
# taken along. The code is read from the screen by a decoder that is not ours.

import os
import subprocess
import unittest

from .desktop import wait_until
from .wizard import ALONE, WizardTest

# A provider that is on the list, so that there are settings; its servers are this computer.
ADDRESS = 'anna@gmail.com'

NOTE = '^The trouble is elsewhere: iPhone or iPad$'
TAKE_GUIDE = '^Take to a Phone: '
TAKE_SETTINGS = 'Take to a Phone…$'


class DeviceTest(WizardTest):

    arguments = (*ALONE, '--address', ADDRESS, '--symptom', 'keeps-asking')

    def open(self, title, step, *arguments):
        """The page, once all checks are done."""
        self.start('--step', step, *arguments)
        page = self.page(title)
        self.wait_for_end()
        return page

    def decode(self):
        """What a camera would read from the screen; nothing where there is no code."""
        path = os.path.join(self.desktop.directory, 'screen.png')
        self.desktop.run('import', '-window', 'root', path)
        found = subprocess.run(['zbarimg', '--quiet', '--raw', '--nodbus', path],
                               env=self.desktop.environment, stdout=subprocess.PIPE, text=True,
                               check=False)
        return found.stdout.strip()

    def wait_for_code(self):
        self.wizard.wait_for_dialog()
        return wait_until(self.decode, 'a code that can be read')

    def shown_text(self):
        """The text beside the code: the only one there that can be selected and has lines."""
        return next(name for name in self.wizard.root.names('label') if '\n' in name).strip()

    def resize_front(self, width, height):
        self.wizard.wait_for_dialog()
        self.desktop.run('xdotool', 'windowsize', '--sync', self.desktop.active_window(),
                         str(width), str(height))


class OtherDevice(DeviceTest):

    def test_pages_say_what_counts_for_a_phone(self):
        page = self.open('Saved passwords', 'passwords', '--answer', 'device=iphone')
        note = page.find('list item', NOTE)
        self.assertIn('say nothing about that device', note.description)
        self.assertNotIn('Passwords that are kept elsewhere', page.names('label'))
        page.find('checkbox', r'^1\. ')
        self.end()

    def test_settings_unfold_the_steps_for_a_phone(self):
        page = self.open('Server settings', 'settings', '--answer', 'device=iphone')
        page.find('list item', NOTE)
        page.find('checkbox', r'^1\. ')
        self.end()

    def test_this_computer_needs_no_note(self):
        page = self.open('Saved passwords', 'passwords')
        self.assertFalse([name for name in page.names('list item')
                          if name.startswith('The trouble is elsewhere')])
        self.assertIn('Passwords that are kept elsewhere', page.names('label'))
        self.end()


class Ticks(DeviceTest):

    def test_steps_are_ticked_by_keyboard_and_stay_so(self):
        page = self.open('Saved passwords', 'passwords', '--answer', 'device=iphone')
        first = page.find('checkbox', r'^1\. ')
        name = first.name
        self.wizard.reach(first)
        self.wizard.press('space')
        self.wizard.wait_for('label', '^1 of [0-9]+ steps done$')
        self.assertTrue(first.has('checked'))

        # Also after a look at other pages.
        self.wizard.press('alt+Right', 'alt+Right')
        self.page('Result')
        self.wizard.press('alt+Left', 'alt+Left')
        page = self.page('Saved passwords')
        box = page.find('checkbox', r'^1\. ')
        self.assertEqual(box.name, name)
        self.assertTrue(box.has('checked'))

        self.wizard.reach(box)
        self.wizard.press('space')
        wait_until(lambda: not box.has('checked'), 'the tick is taken back')
        self.assertFalse([label for label in page.names('label') if 'steps done' in label])
        self.end()


class TakeAlong(DeviceTest):

    def test_steps_are_in_the_code(self):
        page = self.open('Result', 'result', '--answer', 'device=iphone')
        steps = page.names('checkbox')
        page.find('button', TAKE_GUIDE).activate()
        self.wizard.wait_for('window', '^Take to a phone$')
        image = self.wizard.wait_for('image', '^QR code with the steps of “')
        text = self.wait_for_code()
        self.assertEqual(text, self.shown_text())
        self.assertIn(steps[0], text)
        self.assertGreaterEqual(image.extents()[2], 100)
        self.wizard.press('Escape')
        self.wizard.wait_for_keyboard()
        self.end()

    def test_settings_are_in_the_code_and_the_user_name_only_if_wanted(self):
        page = self.open('Server settings', 'settings', '--answer', 'device=iphone')
        page.find('button', TAKE_SETTINGS).activate()
        self.wizard.wait_for('image', '^QR code with the server settings and the user name$')
        text = self.wait_for_code()
        self.assertEqual(text, self.shown_text())
        self.assertIn('Server: imap.gmail.com\nPort: 993', text)
        self.assertIn(f'User name: {ADDRESS}', text)

        self.wizard.reach(self.wizard.find('checkbox', 'user name$'))
        self.wizard.press('space')
        self.wizard.wait_for('image', '^QR code with the server settings$')
        text = wait_until(lambda: (read := self.decode()) and 'User name' not in read and read,
                          'a code without the user name')
        self.assertIn('Server: smtp.gmail.com', text)
        self.assertNotIn(ADDRESS, text)
        self.assertNotIn('assword', text)
        self.wizard.press('Escape')
        self.wizard.wait_for_keyboard()
        self.end()

    def test_the_code_fits_into_a_narrow_window(self):
        page = self.open('Server settings', 'settings')
        page.find('button', TAKE_SETTINGS).activate()
        image = self.wizard.wait_for('image', '^QR code')
        self.resize_front(360, 640)
        self.assertIn('imap.gmail.com', self.wait_for_code())
        self.assertLessEqual(image.extents()[2], 360)
        self.wizard.press('Escape')
        self.wizard.wait_for_keyboard()
        self.end()


class InTheDark(DeviceTest):

    environment = {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}

    def test_the_code_can_still_be_read(self):
        page = self.open('Server settings', 'settings')
        page.find('button', TAKE_SETTINGS).activate()
        self.wizard.wait_for('image', '^QR code')
        self.assertIn('imap.gmail.com', self.wait_for_code())
        self.wizard.press('Escape')
        self.wizard.wait_for_keyboard()
        self.end()


if __name__ == '__main__':
    unittest.main()
