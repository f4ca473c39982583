# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Reports in the window: what is shown is what is saved, and what others have saved is only read.

import os
import pathlib
import re
import tempfile
import unittest

from servers import HOST, Authority, Imap, ScriptedServer, Smtp

from .desktop import wait_until
from .wizard import ADDRESS, ALONE, CLOSED_PORTS, STEPS, WizardTest

CLI = os.environ['MAIL_DOCTOR_CLI']
SAMPLE = pathlib.Path(os.environ['REPORTS']) / 'rossi.maildoctor'
SAVED = 'example.maildoctor'


class ReportTest(WizardTest):

    # For libcloudproviders, which the file chooser asks.
    whole_stacks = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.desktop.environment['MAIL_DOCTOR_LOCALEDIR'] = os.environ['MAIL_DOCTOR_LOCALEDIR']
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))

    def from_menu(self, item):
        self.wizard.wait_for_keyboard()
        self.wizard.press('F10')
        self.wizard.wait_for('menu item', item).activate()

    def choose(self, path):
        """Opens a file with the file chooser."""
        self.wizard.wait_for('button', 'Cancel$')
        self.wizard.press('ctrl+l')
        name = self.wizard.wait_for('text box', '.*', focused=True)
        # Keys would be mixed with names that are offered meanwhile.
        name.insert(str(path))
        wait_until(lambda: name.text() == str(path), 'the name of the file')
        # Return would be for the list of names that are alike.
        self.wizard.press('alt+o')

    def tool(self, *arguments, **environment):
        """What the command-line tool prints, whatever it comes to."""
        variables = [f'{name}={value}' for name, value in environment.items()]
        return self.desktop.run('env', *variables, 'sh', '-c', '"$@"; true', 'sh', CLI, *arguments)

    def quit(self):
        """Closes all windows; nothing may be wrong behind them."""
        for window in self.wizard.root.children():
            window.find('button', 'Close$|Chiudi$').activate()
        status = self.wizard.wait()
        self.assertEqual((self.wizard.stderr(), status), ('', 0))


class SavingTest(ReportTest):
    """A test case with a report that can be saved."""

    arguments = CLOSED_PORTS

    def open_window(self):
        self.start('--address', ADDRESS, '--step', 'result')
        return self.show_report()

    def show_report(self):
        """The text of the report, once all is checked."""
        self.page('Result')
        self.wait_for_end()
        self.from_menu('^Report for the Support')
        text = self.wizard.wait_for('text box', '^What the report says$')
        wait_until(text.text, 'the text')
        return text

    def close(self):
        """Closes the window of the report, and then that of the wizard."""
        self.wizard.press('Escape')
        wait_until(lambda: len(self.wizard.root.children()) == 1, 'the report is closed')
        self.end()

    def save(self, path):
        self.wizard.reach(self.wizard.find('button', 'Save…$'))
        self.wizard.press('Return')
        self.wizard.wait_for('button', 'Cancel$')
        # A name of its own is proposed.
        name = self.wizard.wait_for('text box', '.*', focused=True)
        wait_until(lambda: name.text().startswith('example.test-'), 'a name')
        self.wizard.press('ctrl+a')
        self.wizard.type(str(path))
        wait_until(lambda: name.text() == str(path), 'the name of the file')
        self.wizard.press('alt+s')


class Outgoing(SavingTest):

    def test_what_is_shown_is_what_is_saved(self):
        text = self.open_window()
        shown = text.text()
        self.assertIn(ADDRESS, shown)
        self.wizard.find('button', 'As a File$').activate()
        wait_until(lambda: text.text().startswith('{'), 'the file is shown')
        as_file = text.text()

        path = self.folder / SAVED
        self.save(path)
        self.wizard.wait_for('label', '^Saved$')
        self.assertEqual(path.read_text(encoding='utf-8'), as_file)
        self.assertEqual(path.stat().st_mode & 0o77, 0)
        self.assertEqual(self.tool('report', 'show', path), shown)
        self.close()

    def test_address_is_in_it_only_if_it_is_left_ticked(self):
        text = self.open_window()
        tick = self.wizard.find('checkbox', '^With my e-mail address$', checked=True)
        self.wizard.click(tick)
        wait_until(lambda: ADDRESS not in text.text(), 'the address is gone')
        self.assertIn('example.test', text.text())
        self.assertNotIn('anna', text.text())
        self.wizard.find('button', 'As a File$').activate()
        wait_until(lambda: text.text().startswith('{'), 'the file is shown')
        self.assertNotIn('anna', text.text())
        self.wizard.click(tick)
        wait_until(lambda: ADDRESS in text.text(), 'the address is back')
        self.close()

    def test_words_are_found(self):
        text = self.open_window()
        self.wizard.press('ctrl+f')
        self.wizard.wait_for('search box', '^Search in the text$', focused=True)
        self.wizard.type('nothing like this')
        self.wizard.wait_for('alert', '.*')
        self.wizard.press('ctrl+a')
        self.wizard.type('CONCLUSION')
        start = text.text().index('Conclusion')
        wait_until(lambda: text.selection() == (start, start + len('Conclusion')), 'it is selected')
        self.wizard.press('Escape')
        self.close()

    def test_says_why_it_cannot_be_saved(self):
        text = self.open_window()
        shown = text.text()
        self.save('/proc/report.maildoctor')
        remark = self.wizard.wait_for('alert', '.*')
        wait_until(lambda: remark.text().startswith('The report could not be saved: '), 'why')
        self.assertEqual(text.text(), shown)
        self.close()


class Incoming(ReportTest):
    """Of servers that would notice if they were asked again."""

    arguments = ALONE

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.authority = Authority(cls.folder)
        certificate = cls.authority.issue()
        cls.servers = [cls.enterClassContext(ScriptedServer(script))
                       for script in (Imap('tls', certificate), Smtp('tls', certificate))]

    def connections(self):
        return [server.connections for server in self.servers]

    def write(self):
        """A report of a check, in English; the path, and how often the servers were asked."""
        path = self.folder / SAVED
        imap, smtp = (f'{HOST}:{server.port}:tls' for server in self.servers)
        self.tool('check', ADDRESS, *ALONE, '--imap', imap, '--smtp', smtp, '--ca-file',
                  self.authority.bundle, '--answer', 'webmail=yes', '--message', 'Login failed',
                  '--report', path, '--with-address', LC_ALL='C.UTF-8')
        self.assertNotIn(0, self.connections())
        return path, self.connections()

    def open(self, result='Result'):
        """Opens such a report from the command line."""
        path, before = self.write()
        self.start(path)
        self.wizard.wait_for('list item', f'^{result}: ', selected=True)
        return path, before

    def mark(self):
        """What is said above every page."""
        def look():
            texts = (thing.text() for thing in self.wizard.root.walk() if thing.role == 'label')
            return next((text for text in texts if 'Mail Doctor 0.' in text), None)
        return wait_until(look, 'the mark')


class ReadOnly(Incoming):

    # What leads to a connection, to a keyring, or to another answer.
    DOINGS = re.compile('^(?!Take to a Phone).*'
                        '(Check|Stop|Test|Sign|Remove|Unlock|Restore|Open a|It works|Report for)')

    def assert_nothing_can_be_done(self):
        buttons = [thing for thing in self.wizard.root.walk() if thing.role == 'button']
        doings = [button.name for button in buttons
                  if self.DOINGS.search(button.name) and button.has('showing')]
        self.assertEqual(doings, [])
        self.assertRegex(self.mark(), '^Somebody else’s report, only to be read: 20.*English')

    def test_nothing_can_be_done(self):
        _, before = self.open()
        for step in reversed(STEPS):
            self.page(step)
            self.assert_nothing_can_be_done()
            if step == 'Webmail':
                self.wizard.find('button', 'I got in$', sensitive=False, pressed=True)
            self.wizard.press('alt+Left')

        address = self.page('Start').find('text box', '^Mail address$')
        message = self.page('Start').find('text box', '^What the mail program says$')
        self.wizard.reach(message)
        self.wizard.type('x')
        self.assertEqual((address.text(), message.text()), (ADDRESS, 'Login failed'))

        self.wizard.press('ctrl+r')
        self.wizard.press('alt+Right')
        self.page('Webmail')
        self.quit()
        self.assertEqual(self.connections(), before)
        kept = pathlib.Path(self.desktop.environment['HOME']).rglob('unfinished.json')
        self.assertEqual(list(kept), [])


class InItalian(Incoming):

    environment = {'LC_ALL': 'it_IT.UTF-8'}

    def test_says_the_same_in_the_language_of_the_reader(self):
        path, before = self.open('Risultato')
        lines = self.tool('report', 'show', path).splitlines()
        verdicts = lines[lines.index('Conclusione') + 2:][:2]
        for verdict in verdicts:
            self.wizard.wait_for('list item', f'^{re.escape(verdict)}$')
        self.assertIn(ADDRESS, self.wizard.root.children()[0].name)
        self.quit()
        self.assertEqual(self.connections(), before)


class Together(ReportTest):
    """Several windows at once."""

    arguments = CLOSED_PORTS

    def window(self, name):
        def look():
            return [window for window in self.wizard.root.children() if re.search(name, window.name)]
        return wait_until(look, f'window “{name}”')[0]

    def test_report_beside_a_check(self):
        self.start()
        self.page('Start')
        self.wizard.type('anna')
        self.wizard.press('ctrl+o')
        self.choose(SAMPLE)
        report = self.window('^Report: mario')
        report.find('list item', '^Result: ', selected=True)
        check = self.window('^Mail Doctor$')
        self.assertEqual(check.find('text box', '^Mail address$').text(), 'anna')
        self.quit()

    def test_two_reports_side_by_side(self):
        self.start(SAMPLE)
        self.page('Result')
        other = self.folder / SAVED
        self.tool('check', ADDRESS, *CLOSED_PORTS, '--report', other)
        self.from_menu('^Compare with Another Report')
        self.choose(other)
        window = self.window('^Two Reports Compared$')
        # The earlier one comes first, and each text says of which it is.
        for text in ('First report: mario.rossi@example.it', 'Second report: example.test',
                     'First report: The password is not accepted',
                     'Second report: The server turns the connection away'):
            window.find('label', f'^{text}$')
        self.wizard.press('Escape')
        wait_until(lambda: len(self.wizard.root.children()) == 1, 'the window is closed')
        self.quit()

    def test_not_a_report(self):
        path = self.folder / 'hello.maildoctor'
        path.write_text('Hello', encoding='utf-8')
        self.start(SAMPLE)
        self.page('Result')
        self.from_menu('^Compare with Another Report')
        self.choose(path)
        self.wizard.wait_for('label', '^This file is not a report of Mail Doctor')
        self.wizard.press('Escape')
        self.page('Result')
        self.quit()


class Broken(ReportTest):
    """On the command line, where there is no window yet to say it in."""

    arguments = CLOSED_PORTS

    def refuse(self, content, reason):
        path = self.folder / 'broken.maildoctor'
        path.write_bytes(content)
        self.start(path)
        self.wizard.wait_for('label', '^This report cannot be opened$')
        self.wizard.find('label', reason)
        self.wizard.press('Escape')
        self.page('Start')
        self.quit()

    def test_another_file(self):
        self.refuse(b'Hello', '^This file is not a report of Mail Doctor')

    def test_cut_off(self):
        self.refuse(SAMPLE.read_bytes()[:5000], '.')

    def test_blanks_without_end(self):
        self.refuse(b' ' * (5 << 20), 'too large')

    def test_missing(self):
        self.start('/nonexistent/gone.maildoctor')
        self.wizard.wait_for('label', '^This report cannot be opened$')
        self.wizard.press('Escape')
        self.page('Start')
        self.quit()


if __name__ == '__main__':
    unittest.main()
