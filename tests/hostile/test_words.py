# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Answers out of turn, sign-ins that ask too much, and bytes that are no text.

import unittest

from servers import Imap, Pop3, Smtp, faults

from .case import Case, HostileTest
from .test_streams import each, with_fault

ONLY_IMAP, ONLY_POP3, ONLY_SMTP = ('imap',), ('pop3',), ('smtp',)

CAPABILITIES = '* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\n'
# Each in place of the answer to the question what the server can do.
TAGS = {
    "another command's tag": CAPABILITIES + 'a99 OK done\r\n',
    'half a tag': CAPABILITIES + 'a OK done\r\n',
    'no tag': CAPABILITIES + ' OK done\r\n',
    'only a tag': CAPABILITIES + '{tag}\r\n',
    'a word that is none': CAPABILITIES + '{tag} PERHAPS\r\n',
    'unasked to go on': '+ go on\r\n',
}
CODES = {
    'a sign-in that was not asked for': '235 2.7.0 signed in\r\n',
    'unasked to go on': '334 \r\n',
    'two codes in one answer': '250-mail.example.test\r\n550 no\r\n',
    'a code of four digits': '2500 mail.example.test\r\n',
    'a code of two digits': '25 mail.example.test\r\n',
    'a code beyond all': '999 mail.example.test\r\n',
    'no code': 'mail.example.test\r\n',
}
STATUSES = {
    'neither yes nor no': 'PERHAPS\r\n',
    'the end without a list': '.\r\n',
}
QUESTIONS = {Imap: '+ {}\r\n', Pop3: '+ {}\r\n', Smtp: '334 {}\r\n'}
PROMPTS = {'nothing': '', 'Password:': 'UGFzc3dvcmQ6', 'rubbish': '***', 'a lot': 'QUJD' * 5000}
SUCCESS_IN_WORDS = {Imap: 'NO Authentication successful', Pop3: '-ERR Authentication successful',
                    Smtp: '535 2.7.0 Authentication successful'}
LINES = {Imap: '* OK {}ready\r\n', Pop3: '+OK {}ready\r\n', Smtp: '220 mail {}ready\r\n'}
REFUSALS = {Imap: 'NO [AUTHENTICATIONFAILED] {}', Pop3: '-ERR [AUTH] {}', Smtp: '535 5.7.8 {}'}

ODDITIES = {
    'NUL': '\0',
    'bare CR': 'a\rb',
    'invalid UTF-8': b'\xff\xfe\xc0\x80\xed\xa0\x80',
    'half a character': b'\xe2\x82',
    'controls of eight bits': b'\x9b31m\xc2\x9b31m',
    'only blanks': ' ' * 500,
    'percent signs': '%s%n%1$s',
}


def as_bytes(text):
    return text if isinstance(text, bytes) else text.encode()


def fill(pattern, oddity):
    before, _, after = pattern.partition('{}')
    return as_bytes(before) + as_bytes(oddity) + as_bytes(after)


def answering(answer):
    """A sign-in is answered so, and so again as long as the client goes on."""

    def fault(talk, usual):
        while True:
            faults.say(answer)(talk, usual)
            talk.read_line()

    return fault


class OrderTest(HostileTest):
    """Nothing is taken for the answer to something else."""

    def test_tags_out_of_turn(self):
        self.play([Case(f'capabilities with {name}',
                        with_fault('capabilities', faults.say_and_wait(answer)), 'unknown',
                        protocols=ONLY_IMAP) for name, answer in TAGS.items()])

    def test_codes_out_of_turn(self):
        self.play([Case(f'capabilities with {name}',
                        with_fault('capabilities', faults.say_and_wait(answer)), 'unknown',
                        protocols=ONLY_SMTP) for name, answer in CODES.items()])

    def test_statuses_out_of_turn(self):
        self.play([Case(f'capabilities with {name}',
                        with_fault('capabilities', faults.say_and_wait(answer)), 'unknown',
                        protocols=ONLY_POP3) for name, answer in STATUSES.items()])

    def test_answers_twice(self):
        self.play([
            # What comes next is then taken for the answer to the sign-in, which it is not.
            Case('capabilities twice', with_fault('capabilities', faults.repeat_usual(2)),
                 'unknown', sign_ins=1),
            Case('greeting twice', with_fault('greeting', faults.repeat_usual(2)), 'ok',
                 protocols=ONLY_IMAP, sign_ins=1),
            Case('greeting twice', with_fault('greeting', faults.repeat_usual(2)), 'unknown',
                 protocols=ONLY_SMTP),
        ])


class SignInTest(HostileTest):
    """The password is said once."""

    def test_asked_again(self):
        self.play([Case(f'{method}, and then asked for {name}',
                        with_fault('sign-in', each(QUESTIONS, answering,
                                                   lambda line, prompt=prompt: line.format(prompt)),
                                   methods=(method,)), 'unknown', sign_ins=1)
                   for method in ('PLAIN', 'LOGIN') for name, prompt in PROMPTS.items()])

    def test_every_way_to_sign_in(self):
        self.play([Case(f'nothing wrong, {" ".join(methods) or "no mechanism"}',
                        lambda dialogue, authority, methods=methods: dialogue(
                            'tls', authority.issue(), methods=methods),
                        'ok', protocols=('imap', 'pop3') if not methods else Case.protocols,
                        sign_ins=1) for methods in (('PLAIN',), ('LOGIN',), ())])

    def test_refused_with_words_of_success(self):
        self.play([Case('refusal that says it was successful',
                        lambda dialogue, authority: dialogue(
                            'tls', authority.issue(), sign_in=SUCCESS_IN_WORDS[dialogue]),
                        'password-wrong', sign_ins=1)])

    def test_methods_that_nobody_knows(self):
        self.play([Case('only methods that nobody knows',
                        lambda dialogue, authority: dialogue('tls', authority.issue(),
                                                             methods=('X-PLAIN', 'PLAIN2', '')),
                        'auth-mechanism-unsupported', protocols=ONLY_SMTP)])


class BytesTest(HostileTest):
    """What is no text does no harm and is not shown."""

    def test_greetings(self):
        self.play([Case(f'greeting with {name}',
                        with_fault('greeting', each(LINES, faults.say,
                                                    lambda line, odd=odd: fill(line, odd))),
                        'ok', sign_ins=1) for name, odd in ODDITIES.items()])

    def test_bare_line_feeds(self):
        def with_bare_line_feeds(talk, usual):
            talk.send(usual.replace(b'\r\n', b'\n'))
            return True

        self.play([Case(f'bare LF, {phase}', with_fault(phase, with_bare_line_feeds), 'ok',
                        sign_ins=1) for phase in ('greeting', 'capabilities', 'sign-in')])

    def test_bare_carriage_returns(self):
        def with_bare_carriage_returns(talk, usual):
            talk.send(usual.replace(b'\r\n', b'\r'))
            raise faults.TalkEnded

        self.play([Case(f'bare CR, {phase}', with_fault(phase, with_bare_carriage_returns),
                        'connection-reset', sign_ins=sign_ins)
                   for phase, sign_ins in (('greeting', 0), ('capabilities', 0), ('sign-in', 1))])

    def test_refusals(self):
        def refuse(odd):
            def fault(talk, usual):
                tag = usual.partition(b' ')[0] + b' ' if b' NO ' in usual else b''
                dialogue = Imap if tag else Pop3 if usual.startswith(b'-') else Smtp
                talk.send(tag + fill(REFUSALS[dialogue], odd) + b'\r\n')
            return fault

        self.play([Case(f'refusal with {name}',
                        lambda dialogue, authority, odd=odd: dialogue(
                            'tls', authority.issue(), {'sign-in': refuse(odd)},
                            sign_in=REFUSALS[dialogue]),
                        'password-wrong', sign_ins=1) for name, odd in ODDITIES.items()])


if __name__ == '__main__':
    unittest.main()
