# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Reports in the window: what is shown is what is saved, and what others have saved is only read.

import json
import os
import pathlib
import tempfile
import unittest

from servers import HOST, Authority, Imap, ScriptedServer, Smtp

from .accessible import Missing
from .desktop import wait_until
from .wizard import ADDRESS, ALONE, CLOSED_PORTS, WizardTest

CLI = os.environ['MAIL_DOCTOR_CLI']
DATA = pathlib.Path(os.environ['REPORTS'])
DEEP = '{"kind":"maildoctor-report","schema":1,"a":' + '[' * 100_000

# Somebody else’s, of another time and in another language.
MARK = '^Somebody else’s report, only to be read: 2026-01-01, 11:30 .*Mail Doctor 0.1.0.*: Italian'


class ReportTest(WizardTest):

    arguments = ()
    # For libcloudproviders, which the file chooser asks.
    whole_stacks = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))

    def choose(self, path, key):
        """Types the name of a file into the file chooser."""
        self.wizard.wait_for('button', '^Cancel$')
        self.wizard.press('ctrl+l' if key == 'alt+o' else 'ctrl+a')
        name = self.wizard.wait_for('text box', '.*', focused=True)
        self.wizard.type(str(path))
        wait_until(lambda: name.text() == str(path), 'the name of the file')
        self.wizard.press(key)

    def tool(self, *arguments):
        """What the command-line tool prints."""
        return self.desktop.run('sh', '-c', '"$@"; true', 'sh', CLI, *arguments)


class Outgoing(ReportTest):

    arguments = CLOSED_PORTS

    def open_window(self):
        self.start('--address', ADDRESS, '--step', 'result')
        self.page('Result')
        self.wait_for_end()
        self.wizard.press('F10')
        self.wizard.wait_for('menu item', '^Report for the Support').activate()
        self.text = self.wizard.wait_for('text box', '^What the report says$')

    def test_what_is_shown_is_what_is_saved(self):
        self.open_window()
        shown = self.text.text()
        self.assertIn(ADDRESS, shown)
        self.wizard.click(self.wizard.find('toggle button', 'As a File'))
        wait_until(lambda: self.text.text().startswith('{'), 'the file is shown')
        as_file = self.text.text()

        path = self.folder / 'shown.maildoctor'
        self.wizard.reach(self.wizard.find('button', '^Save'))
        self.wizard.press('Return')
        self.choose(path, 'Return')
        wait_until(path.exists, 'the file')
        self.assertEqual(path.read_text(encoding='utf-8'), as_file)
        self.assertEqual(self.tool('report', 'show', path), shown)
        self.assertEqual(path.stat().st_mode & 0o77, 0)
        self.end()

    def test_address_is_in_it_only_if_it_is_left_ticked(self):
        self.open_window()
        tick = self.wizard.find('check box', 'With my e-mail address', checked=True)
        self.wizard.click(tick)
        wait_until(lambda: ADDRESS not in self.text.text(), 'the address is gone')
        self.assertIn('example.test', self.text.text())
        self.assertNotIn('anna', self.text.text())
        self.wizard.click(tick)
        wait_until(lambda: ADDRESS in self.text.text(), 'the address is back')
        self.end()

    def test_words_are_found(self):
        self.open_window()
        self.wizard.press('ctrl+f')
        self.wizard.wait_for('text box', '^Search in the text$', focused=True)
        self.wizard.type('nothing like this')
        self.wizard.wait_for('label', '^This is not in the text')
        self.wizard.press('ctrl+a')
        self.wizard.type('CONCLUSION')
        start = self.text.text().index('Conclusion')
        wait_until(lambda: self.text.selection() == (start, start + len('Conclusion')), 'it is selected')
        self.end()

    def test_says_why_it_cannot_be_saved(self):
        self.open_window()
        shown = self.text.text()
        gone = self.folder / 'gone'
        gone.mkdir()
        self.wizard.reach(self.wizard.find('button', '^Save'))
        self.wizard.press('Return')
        self.wizard.wait_for('button', '^Cancel$')
        self.wizard.press('ctrl+a')
        self.wizard.type('/proc/report.maildoctor')
        self.wizard.press('Return')
        self.wizard.wait_for('label', '^The report could not be saved: .')
        self.assertEqual(self.text.text(), shown)
        self.end()


class Incoming(ReportTest):
    """Somebody else’s report, about servers that would notice if they were asked."""

    arguments = ALONE
    environment = {'LC_ALL': 'C.UTF-8'}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.authority = Authority(cls.folder)
        cls.good = cls.authority.issue()

    def setUp(self):
        super().setUp()
        self.servers = [self.enterContext(ScriptedServer(script))
                        for script in (Imap('tls', self.good), Smtp('tls', self.good))]

    def write(self, name='rossi.maildoctor', change=lambda report: None):
        """The sample, moved to our servers."""
        text = (DATA / 'rossi.maildoctor').read_text(encoding='utf-8')
        for host, port, server in (('imap.example.it', 993, self.servers[0]),
                                   ('smtp.example.it', 465, self.servers[1])):
            text = text.replace(f'{host}:{port}', f'{HOST}:{server.port}')
        report = json.loads(text)
        change(report)
        path = self.folder / name
        path.write_text(json.dumps(report), encoding='utf-8')
        return path

    def connections(self):
        return [server.connections for server in self.servers]

    def test_is_read_only_and_marked(self):
        self.start(self.write())
        self.page('Result')
        self.wait_for_end()
        self.wizard.find('label', MARK)
        verdicts = [line for line in self.tool('report', 'show', self.write()).splitlines()
                    if line.startswith(('Receiving', 'Sending'))]
        self.assertTrue(verdicts)
        self.assertEqual(self.connections(), [0, 0])
        self.end()


class Broken(ReportTest):

    arguments = CLOSED_PORTS

    def refuse(self, content, reason):
        path = self.folder / 'broken.maildoctor'
        path.write_bytes(content)
        self.start(path)
        self.wizard.wait_for('label', '^This report cannot be opened$')
        self.wizard.find('label', reason)
        self.wizard.press('Escape')
        self.wizard.find('list item', '^Start: ')
        self.wizard.press('ctrl+q')
        self.assertEqual(self.wizard.wait(), 0)

    def test_says_what_is_wrong(self):
        self.refuse(b'Hello', 'not a report')


if __name__ == '__main__':
    unittest.main()
