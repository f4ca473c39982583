# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the wizard writes, where there is no room for it, or no time.

import errno
import json
import os
import pathlib
import signal
import subprocess
import tempfile
import unittest

from .desktop import wait_until
from .test_report import SavingTest
from .wizard import ADDRESS, PROGRAM, WizardTest

KILL_AT = os.environ['MDR_KILL_AT_LIBRARY']
KEPT = 'unfinished.json'
OTHER_ADDRESS = 'bea@example.test'

# In a mount namespace of its own: a part of a report fits in, and no more.
ON_SMALL_DISK = '''
mount -t tmpfs -o size=8k small "$1" && printf old >"$1/old.maildoctor" || exit 99
shift; exec "$@"
'''


class FullDisk(SavingTest):

    def setUp(self):
        super().setUp()
        self.place = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def start(self, *arguments):
        def launch(command, **how):
            return subprocess.Popen(['unshare', '--mount', 'sh', '-c', ON_SMALL_DISK, 'sh',
                                     str(self.place), *command], **how)
        self.wizard = self.enterContext(self.desktop.start(PROGRAM, *self.arguments, *arguments,
                                                           launch=launch))
        return self.wizard

    def make_room(self):
        subprocess.run(['nsenter', f'--target={self.wizard.pid}', '--mount',
                        'mount', '-o', 'remount,size=4m', self.place], check=True)

    def files(self):
        """What is on the disk, as the wizard sees it: names and what is in them."""
        folder = pathlib.Path(f'/proc/{self.wizard.pid}/root{self.place}')
        return {path.name: path.read_text(encoding='utf-8') for path in folder.iterdir()}

    def replace(self, path):
        self.save(path)
        self.wizard.wait_for('button', 'Replace$').activate()

    def test_report_can_be_saved_once_there_is_room(self):
        text = self.open_window()
        self.wizard.find('button', 'As a File$').activate()
        wait_until(lambda: text.text().startswith('{'), 'the file is shown')
        shown = text.text()

        self.replace(self.place / 'old.maildoctor')
        remark = self.wizard.wait_for('alert', '.*')
        wait_until(lambda: os.strerror(errno.ENOSPC) in remark.text(), 'why')
        self.assertTrue(remark.text().startswith('The report could not be saved: '))
        self.assertEqual(self.files(), {'old.maildoctor': 'old'})
        self.assertEqual(text.text(), shown)

        self.make_room()
        self.replace(self.place / 'old.maildoctor')
        self.wizard.wait_for('label', '^Saved$')
        self.assertEqual(self.files(), {'old.maildoctor': shown})
        self.close()


class SuddenEnd(WizardTest):
    """What is kept of a check is that of the last one, or that of the one before."""

    def start_to_be_killed(self, number):
        """A wizard that is killed before it does the n-th thing once it has begun to write."""
        def launch(command, env, **how):
            return subprocess.Popen(command, env={
                **env, 'LD_PRELOAD': KILL_AT, 'MDR_KILL_NEAR': f'{KEPT}.',
                'MDR_KILL_AT': str(number),
                'ASAN_OPTIONS': 'verify_asan_link_order=0:detect_leaks=0'}, **how)
        self.wizard = self.enterContext(self.desktop.start(PROGRAM, *self.arguments, launch=launch))

    def check(self, address):
        self.wizard.find('text box', 'Mail address').insert(address)
        wait_until(lambda: self.state('Result') != 'Waiting', 'a check')

    def test_killed_at_any_point(self):
        self.start()
        self.check(ADDRESS)
        self.end()
        kept, = pathlib.Path(self.desktop.environment['HOME']).rglob(KEPT)
        before = kept.read_bytes()

        addresses = []
        for number in range(100):
            kept.write_bytes(before)
            with self.subTest(number):
                self.start_to_be_killed(number)
                self.wizard.wait_for('list item', f'^Go on with {ADDRESS}')
                self.check(OTHER_ADDRESS)
                status = self.wizard.close()
                addresses.append(json.loads(kept.read_bytes())['address'])
                self.assertIn(status, (-signal.SIGKILL, 0))
            if status == 0:
                break
        self.assertEqual(status, 0)
        # Writing, and putting it in its place, at the least.
        self.assertGreater(len(addresses), 2)
        self.assertEqual((addresses[0], addresses[-1]), (ADDRESS, OTHER_ADDRESS))
        self.assertEqual(set(addresses), {ADDRESS, OTHER_ADDRESS})
        # What was left by those that were killed had an address in it.
        self.assertEqual([path.name for path in kept.parent.iterdir()], [KEPT])


if __name__ == '__main__':
    unittest.main()
