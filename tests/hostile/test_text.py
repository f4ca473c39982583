# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Text from outside that wants to be more than text, in every place from which something is shown.

import json
import os
import subprocess
import tempfile
import unittest

from servers import PASSWORD, Imap, Pop3, ScriptedServer, Smtp, faults
from servers.authority import HOST, RECIPES, Recipe, encode_name
from integration.examination import PROGRAM, SECONDS, command, environment, imap, pop3, smtp

from .case import Case, HostileTest, strings_of

# Colours and a window title for terminals, a bell, a line to write over, what turns writing round,
# what hides between letters, markup, entities, and what other programs would fill in.
EVIL = ('\x1b[31mred\x1b]0;title\x07\x08\x9b1m\u202egnihton\u2066\u2069\u200b\ufeff\u2028\ue000'
        '\U000e0041<b>bold</b><a href="https://evil.test">here</a>&amp;&#27;%s%n$(reboot)')
LINE = EVIL.replace('\u2028', '')
SAID = {
    'greeting': {Imap: f'* OK {EVIL}\r\n', Pop3: f'+OK {EVIL}\r\n', Smtp: f'220 {EVIL}\r\n'},
    'refused greeting': {Imap: f'* BYE {EVIL}\r\n', Pop3: f'-ERR {EVIL}\r\n',
                         Smtp: f'554 5.7.1 {EVIL}\r\n'},
    'garbage': {Imap: f'{EVIL}\r\n', Pop3: f'{EVIL}\r\n', Smtp: f'{EVIL}\r\n'},
    'alert': {Imap: f'* OK [ALERT] {EVIL}\r\n', Pop3: f'+OK {EVIL}\r\n',
              Smtp: f'220-{EVIL}\r\n220 {EVIL}\r\n'},
}
OFFERED = {Imap: f'* CAPABILITY IMAP4rev1 X{EVIL} AUTH={EVIL} AUTH=PLAIN\r\n{{tag}} OK {EVIL}\r\n',
           Pop3: f'+OK {EVIL}\r\n{EVIL}\r\nSASL PLAIN {EVIL}\r\n.\r\n',
           Smtp: f'250-{EVIL}\r\n250-{EVIL}\r\n250 AUTH PLAIN {EVIL}\r\n'}
REFUSED = {Imap: f'NO [ALERT] {EVIL}', Pop3: f'-ERR {EVIL}', Smtp: f'535 5.7.8 {EVIL}'}
UPGRADE_REFUSED = {Imap: f'{{tag}} NO {EVIL}\r\n', Pop3: f'-ERR {EVIL}\r\n',
                   Smtp: f'454 {EVIL}\r\n'}
MAILBOXES = f'* LIST () "/" "{EVIL}"\r\n{{tag}} NO {EVIL}\r\n'
FAREWELL = f'* BYE {EVIL}\r\n'

# Names in certificates are short; a slash would begin the next part of this one.
NAME = EVIL[:12] + '\u202e<b>bold<\\/b>\u200b'
RECIPES['evil-names'] = Recipe(names=encode_name(NAME.encode()), subject=NAME, signed_by='itself')

OPTIONS = {'imap': imap, 'pop3': pop3, 'smtp': smtp}


class ShowingTest(HostileTest):
    """A test case that looks at what people see."""

    def run_text(self, arguments, said='', **surroundings):
        """Runs a program whose output is for people; all of it."""
        run = subprocess.run(arguments, input=f'{said}\n', capture_output=True, check=False,
                             encoding='utf-8', timeout=SECONDS, env=environment(**surroundings))
        self.assertIn(run.returncode, (0, 1, 2, 3), run.stderr)
        self.assert_clean(run.stdout + run.stderr, '\n')
        if said:
            self.assert_not_told(said, (run.stdout + run.stderr).encode())
        return run.stdout + run.stderr


class TextTest(ShowingTest):
    """Each case is shown as JSON, as text, and in a report that is read again."""

    def perform(self, turn):
        performed = super().perform(turn)
        self.show_as_text(turn.case, turn.protocol)
        return performed

    def show_as_text(self, case, protocol):
        dialogue = {'imap': Imap, 'pop3': Pop3, 'smtp': Smtp}[protocol]
        with (ScriptedServer(case.make(dialogue, self.authority)) as server,
              tempfile.TemporaryDirectory() as home):
            report = os.path.join(home, 'a.maildoctor')
            shown = self.run_text(command(
                OPTIONS[protocol](server.port, case.security), '--verbose', '--password-stdin',
                f'--report={report}', text=True, trust=self.authority.bundle), PASSWORD)
            self.assertNotEqual(shown, '')
            with open(report, encoding='utf-8') as file:
                for text in strings_of(json.load(file)):
                    self.assert_clean(text)
            self.run_text([PROGRAM, 'report', 'show', report])

    def test_greetings(self):
        causes = {
            'greeting': 'ok', 'alert': 'ok', 'garbage': 'unknown',
            'refused greeting': {'imap': 'server-temporary', 'pop3': 'server-temporary',
                                 'smtp': 'ip-blocked'},
        }
        self.play([Case(f'evil text in {place}',
                        lambda dialogue, authority, said=said: dialogue(
                            'tls', authority.issue(), greeting=said[dialogue]),
                        causes[place], sign_ins=1 if causes[place] == 'ok' else 0)
                   for place, said in SAID.items()])

    def test_what_is_offered(self):
        self.play([Case('evil text in capabilities',
                        lambda dialogue, authority: dialogue(
                            'tls', authority.issue(),
                            {'capabilities': faults.say(OFFERED[dialogue])}),
                        'ok', sign_ins=1)])

    def test_refusals(self):
        self.play([
            Case('evil text in a refused sign-in',
                 lambda dialogue, authority: dialogue('tls', authority.issue(),
                                                      sign_in=REFUSED[dialogue]),
                 'password-wrong', sign_ins=1),
            Case('evil text in a refused STARTTLS',
                 lambda dialogue, authority: dialogue(
                     'starttls', authority.issue(),
                     {'starttls': faults.say(UPGRADE_REFUSED[dialogue])}),
                 'starttls-stripped', 'starttls'),
            Case('evil text in place of TLS',
                 lambda dialogue, authority: dialogue('none', greeting=SAID['greeting'][dialogue]),
                 'plaintext-on-tls-port'),
            Case('evil text about the mailbox',
                 lambda dialogue, authority: dialogue(
                     'tls', authority.issue(), {'mailbox': faults.say(MAILBOXES)}),
                 'unknown', protocols=('imap',), sign_ins=1),
            Case('evil text for a farewell',
                 lambda dialogue, authority: dialogue(
                     'tls', authority.issue(), {'capabilities': faults.say_and_close(FAREWELL)}),
                 'server-temporary', protocols=('imap',)),
            Case('evil text about sending',
                 lambda dialogue, authority: dialogue(
                     'tls', authority.issue(), {'submit': faults.say(f'550 5.7.1 {EVIL}\r\n')},
                     methods=()),
                 'auth-required-for-sending', protocols=('smtp',)),
        ])

    def test_certificates(self):
        self.play([Case('evil text in a certificate',
                        lambda dialogue, authority: dialogue(
                            'tls' if dialogue is Imap else 'starttls', authority.issue('evil-names')),
                        'tls-untrusted-certificate', security, protocols=(protocol,))
                   for protocol, security in (('imap', 'tls'), ('smtp', 'starttls'))])


class TypedTextTest(ShowingTest):
    """What is typed, pasted, and read from files."""

    def test_explained_messages(self):
        for text in (EVIL, f'535 5.7.8 {EVIL}', f'NO [ALERT] {EVIL}'):
            with self.subTest(text[:10]):
                self.run_text([PROGRAM, 'explain', text])
                self.run_text([PROGRAM, 'explain', '--json', text])

    def test_logs(self):
        with tempfile.NamedTemporaryFile('w', encoding='utf-8') as log:
            log.write(f'IMAP {EVIL}\nS: a1 NO [ALERT] {EVIL}\nC: {EVIL}\n535 5.7.8 {EVIL}\n')
            log.flush()
            self.run_text([PROGRAM, 'explain', '--log', log.name])

    def test_arguments(self):
        for arguments in (['check', EVIL], ['check', f'anna@{EVIL}'], ['settings', f'a@{EVIL}'],
                          ['code', EVIL], ['report', 'show', f'/nonexistent/{LINE}'],
                          ['check', 'a@example.test', f'--imap={LINE}'],
                          ['check', 'a@example.test', f'--answer=program={LINE}'],
                          ['invite', f'--from={LINE}'], [LINE], [f'--{LINE}']):
            with self.subTest(arguments[0]):
                self.run_text([PROGRAM, *arguments])

    def test_accounts(self):
        with tempfile.TemporaryDirectory() as home:
            profile = os.path.join(home, '.thunderbird', 'a.default')
            os.makedirs(profile)
            with open(os.path.join(home, '.thunderbird', 'profiles.ini'), 'w',
                      encoding='utf-8') as file:
                file.write('[Profile0]\nName=a\nIsRelative=1\nPath=a.default\nDefault=1\n')
            with open(os.path.join(profile, 'prefs.js'), 'w', encoding='utf-8') as file:
                file.writelines(f'user_pref("{name}", {json.dumps(value)});\n' for name, value in {
                    'mail.accountmanager.accounts': 'account1',
                    'mail.account.account1.server': 'server1',
                    'mail.account.account1.identities': 'id1',
                    'mail.identity.id1.useremail': f'anna@{HOST}',
                    'mail.identity.id1.fullName': EVIL,
                    'mail.server.server1.hostname': f'mail{EVIL}.example.test',
                    'mail.server.server1.name': EVIL,
                    'mail.server.server1.type': 'imap',
                    'mail.server.server1.userName': EVIL}.items())
            shown = self.run_text([PROGRAM, 'accounts'], HOME=home)
            self.assertIn('Thunderbird', shown)
            self.run_text([PROGRAM, 'accounts', '--json'], HOME=home)


if __name__ == '__main__':
    unittest.main()
