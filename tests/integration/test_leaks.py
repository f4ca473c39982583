# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Whatever the secret, and wherever somebody puts it: it stands in nothing that the program tells.

import base64
import json
import os
import random
import subprocess
import tempfile
import urllib.parse

from servers import HOST, Imap, Pop3, Smtp

from .examination import (PROGRAM, SECONDS, ExaminationTest, base64_within, command, environment,
                          imap, pop3, smtp)

SCAN_RESULT = os.environ['SCAN_RESULT']

# To run once more what has failed: the seed stands in the failure.
SEED = os.environ.get('MAIL_DOCTOR_SEED') or str(random.SystemRandom().getrandbits(32))
ROUNDS = 4

# Letters that some form or other writes otherwise, beside the usual ones.
LETTERS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789' + '%+/=&?#!-_.é'
NAME_LETTERS = 'bcdfghjkmpqvwxz'


def escaped(text):
    """As it stands in a link when nothing is left as it is."""
    return ''.join(f'%{byte:02X}' for byte in text.encode())


# How a server may say what it knows, within one word of its protocol.
FORMS = {
    'clear': lambda secret, user: secret,
    'base64': lambda secret, user: base64.b64encode(secret.encode()).decode(),
    'base64 for links': lambda secret, user: base64.urlsafe_b64encode(secret.encode()).decode(),
    'SASL': lambda secret, user: base64.b64encode(f'\0{user}\0{secret}'.encode()).decode(),
    'in a link': lambda secret, user: urllib.parse.quote(secret, safe=''),
    'all in percents': lambda secret, user: escaped(secret),
    'base64 in a link': lambda secret, user: urllib.parse.quote(
        base64.b64encode(secret.encode()).decode(), safe=''),
}


class TalkativeImap(Imap):
    """Puts `echo` wherever IMAP has a word."""

    echo = ''

    def capabilities(self, talk):
        return f'{super().capabilities(talk)} X-{self.echo} {self.echo} AUTH={self.echo}'

    def mailbox_answer(self, tag, command):
        return f'* OK [ALERT] {self.echo}\r\n{super().mailbox_answer(tag, command)}'


class TalkativePop3(Pop3):
    """Puts `echo` into the list of what it can do."""

    echo = ''

    def capabilities(self, talk):
        return super().capabilities(talk).replace('USER', f'USER\r\nIMPLEMENTATION {self.echo}')


class TalkativeSmtp(Smtp):
    """Puts `echo` into the list of what it can do."""

    echo = ''

    def capabilities(self, talk):
        more = ''.join(f'250-{words}\r\n' for words in (f'X-{self.echo}', self.echo,
                                                        f'AUTH {self.echo}'))
        return more + super().capabilities(talk)


def forms_to_look_for(secret, user):
    """All that must not be found, in capitals or not."""
    told = {form(secret, user) for form in FORMS.values()}
    told |= {base64_within(secret.encode(), before).decode() for before in range(3)}
    told |= {json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]}
    return {form.casefold() for form in told if len(form) > 7}


class LeaksTest(ExaminationTest):
    """Random secrets; how often they go wrong does not depend on chance, only what they are."""

    def setUp(self):
        self.random = random.Random(f'{SEED} {self.id()}')
        self.folder = self.enterContext(tempfile.TemporaryDirectory())

    def invent(self):
        """A secret and a local part that nothing else looks like."""
        secret = ''.join(self.random.choices(LETTERS, k=self.random.randint(12, 40)))
        name = ''.join(self.random.choices(NAME_LETTERS, k=12))
        return secret, name

    def run_tool(self, *arguments, said='', program=PROGRAM):
        run = subprocess.run([program, *arguments], input=said.encode(), check=False,
                             capture_output=True, timeout=SECONDS,
                             env=environment(G_MESSAGES_DEBUG='all'))
        self.assertGreaterEqual(run.returncode, 0, run.stderr)
        return run.stdout.decode() + run.stderr.decode()

    def assert_nowhere(self, told, looked_for, place):
        folded = told.casefold()
        for form in looked_for:
            at = folded.find(form)
            self.assertEqual(at, -1, f'seed {SEED}, {place}: {told[max(at - 200, 0):at + 200]}')

    def check(self, secret, name, servers, place):
        """Signs in, and looks at all that comes of it: result, log, report, and its text."""
        user = f'{name}@{HOST}'
        looked_for = forms_to_look_for(secret, user)
        report = os.path.join(self.folder, 'a.maildoctor')
        options = [*servers, '--password-stdin', '--verbose', '--message',
                   f'a1 LOGIN {user} {secret}', '--report', report]
        for text in (False, True):
            told = self.run_tool(*command(*options, address=user, trust=self.authority.bundle,
                                          text=text)[1:], said=f'{secret}\n')
            self.assert_nowhere(told, looked_for, f'{place}, {"text" if text else "JSON"}')
            with open(report, encoding='utf-8') as file:
                written = file.read()
            self.assert_nowhere(written, looked_for | {name}, f'{place}, report')
            for how in ((), ('--json',)):
                shown = self.run_tool('report', 'show', report, *how)
                self.assert_nowhere(shown, looked_for | {name}, f'{place}, report show')
            os.remove(report)
        self.scan(user, secret, looked_for | {name}, servers, place)

    def scan(self, user, secret, looked_for, servers, place):
        """What a phone reads from the code on the screen; at the end, the address is asked for."""
        program, _, *options = command(*servers, '--message', f'a1 LOGIN {user} {secret}',
                                       address=user, trust=self.authority.bundle, text=True)
        told = self.run_tool(*options, said=f'{secret}\n', program=SCAN_RESULT)
        anonymous, named = told.split('\n--\n')
        self.assertIn(f'Domain of the address: {HOST}', anonymous)
        self.assertIn(f'Address: {user}', named)
        self.assert_nowhere(anonymous, looked_for, f'{place}, code for a phone')
        self.assert_nowhere(named, looked_for - {user.split("@")[0]}, f'{place}, code with address')

    def test_echoed_by_servers(self):
        for dialogue, option, refusal in (
                (TalkativeImap, imap, 'NO [AUTHENTICATIONFAILED] no: {}'),
                (TalkativePop3, pop3, '-ERR [AUTH] no: {}'),
                (TalkativeSmtp, smtp, '535 5.7.8 no: {}')):
            for how, form in FORMS.items():
                secret, name = self.invent()
                echo = form(secret, f'{name}@{HOST}')
                place = f'{dialogue.__name__}, {how}'
                with self.subTest(place):
                    script = dialogue('tls', self.good, sign_in=refusal.format(echo))
                    script.echo = echo
                    server = self.serve(script)
                    self.check(secret, name, [option(server.port, 'tls')], place)
                    self.assertGreater(len(server.sign_ins), 0)

    def test_echoed_with_success(self):
        for how, form in FORMS.items():
            secret, name = self.invent()
            with self.subTest(how):
                script = TalkativeImap('tls', self.good)
                script.echo = form(secret, f'{name}@{HOST}')
                server = self.serve(script)
                self.check(secret, name, [imap(server.port)], how)

    def test_in_messages_and_logs(self):
        for number in range(ROUNDS):
            secret, name = self.invent()
            user = f'{name}@{HOST}'
            plain = base64.b64encode(f'\0{user}\0{secret}'.encode()).decode()
            encoded = base64.b64encode(secret.encode()).decode()
            lines = (
                f'a1 LOGIN {user} {secret}',
                f'a1 LOGIN "{user}" "{secret}"',
                f'a1 AUTHENTICATE PLAIN {plain}',
                f'AUTH PLAIN {plain}',
                f'AUTH LOGIN\n334 UGFzc3dvcmQ6\n{encoded}',
                f'PASS {secret}',
                f'PASS {urllib.parse.quote(secret, safe="")}',
                f'password={urllib.parse.quote(secret, safe="")}&x=1',
                f'password: {secret}',
                f'Authorization: Bearer {encoded}',
                f'imap://{name}:{urllib.parse.quote(secret, safe="")}@{HOST}/',
            )
            log = os.path.join(self.folder, f'{number}.log')
            for line in lines:
                with self.subTest(line, seed=SEED):
                    text = f'{line}\n535 5.7.8 authentication failed'
                    looked_for = forms_to_look_for(secret, user)
                    for how in ((), ('--json',)):
                        told = self.run_tool('explain', *how, '-', said=text)
                        self.assert_nowhere(told, looked_for, 'explain')
                        with open(log, 'w', encoding='utf-8') as file:
                            file.write(text)
                        told = self.run_tool('explain', *how, '--log', log)
                        self.assert_nowhere(told, looked_for, 'explain --log')

    def test_the_search_finds_what_is_there(self):
        secret, name = self.invent()
        for how, form in FORMS.items():
            with self.subTest(how), self.assertRaises(AssertionError):
                self.assert_nowhere(f'x{form(secret, name)}y'.upper(),
                                    forms_to_look_for(secret, name), how)
