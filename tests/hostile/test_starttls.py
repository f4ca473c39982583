# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What can be done to a connection before it is encrypted: the attacks of “Why TLS is better without
# STARTTLS” (USENIX Security 2021), and what was found since.

import unittest

from servers import Imap, Pop3, Smtp, faults

from integration.examination import imap

from .case import Case, HostileTest
from .test_streams import each, with_fault

STRIPPED, INTERCEPTED, GARBAGE = ('starttls-stripped', 'tls-interception',
                                  'wrong-server-settings')
NO_METHOD = 'auth-mechanism-unsupported'
ONLY_IMAP = ('imap',)
ONLY_SMTP = ('smtp',)

REFUSALS = {
    'for now': {Imap: '{tag} NO [UNAVAILABLE] not now\r\n', Pop3: '-ERR not now\r\n',
                Smtp: '454 4.7.0 TLS not available due to temporary reason\r\n'},
    'as unknown': {Imap: '{tag} BAD unknown command\r\n', Pop3: '-ERR unknown command\r\n',
                   Smtp: '502 5.5.1 what?\r\n'},
    'as not needed': {Imap: '{tag} BAD already secure\r\n', Pop3: '-ERR already secure\r\n',
                      Smtp: '503 5.5.1 already secure\r\n'},
}
INJECTIONS = {Imap: '* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\na3 OK done\r\n',
              Pop3: '+OK\r\nSASL PLAIN\r\n.\r\n',
              Smtp: '250-mail.example.test\r\n250 AUTH PLAIN\r\n'}
# Ways of signing in that are offered in the clear, together with STARTTLS or instead of it.
TEMPTATIONS = {
    Imap: '* CAPABILITY IMAP4rev1 SASL-IR {tls}AUTH=LOGIN AUTH=PLAIN\r\n{{tag}} OK done\r\n',
    Pop3: '+OK\r\n{tls}USER\r\nSASL LOGIN PLAIN\r\n.\r\n',
    Smtp: '250-mail.example.test\r\n250-{tls}\r\n250 AUTH LOGIN PLAIN\r\n',
}
UPGRADES = {Imap: 'STARTTLS ', Pop3: 'STLS\r\n', Smtp: 'STARTTLS'}
NO_UPGRADES = {Imap: '', Pop3: '', Smtp: 'SIZE'}
SIGNED_IN = {Imap: '* PREAUTH welcome home\r\n', Pop3: '+OK you are signed in\r\n',
             Smtp: '235 2.7.0 you are signed in\r\n'}
AGREED_UNASKED = {Imap: '* OK ready\r\na1 OK begin TLS\r\n', Pop3: '+OK ready\r\n+OK begin TLS\r\n',
                  Smtp: '220 ready\r\n250-mail\r\n250 STARTTLS\r\n220 begin TLS\r\n'}
NOTHING_OFFERED = {Imap: '* CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=\r\n{tag} OK done\r\n',
                   Pop3: '+OK\r\nSASL\r\n.\r\n', Smtp: '250-mail.example.test\r\n250 AUTH\r\n'}
# What crashed mail programs when it came before TLS, or made them believe it.
EARLY = {
    'LIST': '* LIST () "/" evil\r\n',
    'EXPUNGE': '* 1 EXPUNGE\r\n',
    'BAD, a hundred times': '* BAD\r\n' * 100,
    'FETCH': '* 1 FETCH (UID 1 BODY[] {4}\r\nevil)\r\n',
    'BYE': '* BYE [ALERT] evil\r\n',
}
PLAIN_INSTEAD = {Imap: '* OK no need for that\r\n', Pop3: '+OK no need for that\r\n',
                 Smtp: '220 no need for that\r\n'}
OTHERS = {Imap: Smtp, Pop3: Imap, Smtp: Pop3}
WEB = 'HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\n'


def plain(greeting=None, **options):
    """A server without encryption."""

    def make(dialogue, _authority):
        chosen = greeting[dialogue] if isinstance(greeting, dict) else greeting
        return dialogue('none', greeting=chosen, **options)

    return make


def without_upgrade(dialogue, _authority):
    """Sign-in is offered, STARTTLS is not."""
    offer = TEMPTATIONS[dialogue].format(tls=NO_UPGRADES[dialogue])
    return dialogue('none', faults={'capabilities': faults.say(offer)})


def with_refused_upgrade(dialogue, authority):
    """Sign-in is offered beside a STARTTLS that does not work."""
    offer = TEMPTATIONS[dialogue].format(tls=UPGRADES[dialogue])
    return dialogue('starttls', authority.issue(), {
        'first-capabilities': faults.say(offer),
        'starttls': faults.say(REFUSALS['for now'][dialogue])})


def with_methods_only_before(dialogue, authority):
    """What was offered in the clear is not offered inside TLS."""
    offer = TEMPTATIONS[dialogue].format(tls=UPGRADES[dialogue])
    return dialogue('starttls', authority.issue(), {
        'first-capabilities': faults.say(offer),
        'capabilities': faults.say(NOTHING_OFFERED[dialogue])})


def with_late_injection(dialogue, authority):
    """Plain text that comes when the client has already begun the handshake."""

    def inject(talk, _usual):
        talk.await_bytes()
        talk.send(INJECTIONS[dialogue].encode())

    return dialogue('starttls', authority.issue(), {'tls': inject})


def with_plain_text_instead(dialogue, authority):
    """The agreement is only a word."""

    def go_on(talk, _usual):
        talk.await_bytes()
        talk.send(PLAIN_INSTEAD[dialogue].encode())
        talk.stay_silent()

    return dialogue('starttls', authority.issue(), {'tls': go_on})


def with_early_data(line):
    """Untagged data between the wish for STARTTLS and the agreement."""

    def agree(talk, usual):
        talk.send(line.encode() + usual)
        return True

    return lambda dialogue, authority: dialogue('starttls', authority.issue(), {'starttls': agree})


class BeforeTlsTest(HostileTest):
    """Every case is played twice: with a server that is so, and one that was in order at first."""

    def test_upgrades_that_do_not_happen(self):
        self.play([
            Case('STARTTLS missing', plain(), STRIPPED, 'starttls', turns=True),
            Case('sign-in in place of STARTTLS', without_upgrade, STRIPPED, 'starttls', turns=True),
            Case('sign-in beside a refused STARTTLS', with_refused_upgrade, STRIPPED, 'starttls',
                 turns=True),
            *(Case(f'STARTTLS refused {name}', with_fault('starttls', each(answers, faults.say),
                                                          'starttls'),
                   STRIPPED, 'starttls', turns=True) for name, answers in REFUSALS.items()),
            Case('plain text after the agreement', with_plain_text_instead, STRIPPED, 'starttls',
                 turns=True),
        ])

    def test_injected_answers(self):
        self.play([
            Case('answer injected with the agreement',
                 with_fault('starttls', each(INJECTIONS, faults.add), 'starttls'),
                 INTERCEPTED, 'starttls', turns=True),
            # Where TLS should begin there is none: that looks the same as if it had been taken out.
            Case('answer injected into the handshake', with_late_injection, STRIPPED,
                 'starttls', turns=True),
            Case('agreement before it was asked for',
                 lambda dialogue, authority: dialogue('starttls', authority.issue(),
                                                      greeting=AGREED_UNASKED[dialogue]),
                 STRIPPED, 'starttls', turns=True),
            # Sending without a sign-in is tried then, and refused.
            Case('methods offered only before TLS', with_methods_only_before,
                 {'imap': NO_METHOD, 'pop3': NO_METHOD, 'smtp': 'auth-required-for-sending'},
                 'starttls', turns=True),
        ])

    def test_data_before_the_agreement(self):
        self.play([Case(f'{name} before the agreement', with_early_data(line),
                        'ok', 'starttls', protocols=ONLY_IMAP, sign_ins=1)
                   for name, line in EARLY.items()])

    def test_signed_in_already(self):
        self.play([
            Case('signed in without TLS', plain(SIGNED_IN),
                 {'imap': STRIPPED, 'pop3': STRIPPED, 'smtp': 'unknown'}, 'starttls', turns=True),
            Case('signed in, with STARTTLS',
                 lambda dialogue, authority: dialogue('starttls', authority.issue(),
                                                      greeting=SIGNED_IN[dialogue]),
                 STRIPPED, 'starttls', protocols=ONLY_IMAP, turns=True),
        ])

    def test_wrong_kind_of_port(self):
        self.play([
            Case('plain text where TLS is expected', plain(), 'plaintext-on-tls-port', turns=True),
            Case('TLS where plain text is expected',
                 lambda dialogue, authority: dialogue('tls', authority.issue()), GARBAGE,
                 'starttls', turns=True),
            Case('encryption not wanted', plain(), 'encryption-required', 'none'),
            Case('another protocol', lambda dialogue, authority: OTHERS[dialogue]('none'), GARBAGE,
                 'starttls', turns=True),
            Case('another protocol inside TLS',
                 lambda dialogue, authority: OTHERS[dialogue]('tls', authority.issue()), GARBAGE,
                 turns=True),
            Case('a web server', plain(WEB), GARBAGE, 'starttls', turns=True),
            Case('a web server inside TLS',
                 lambda dialogue, authority: dialogue('tls', authority.issue(), greeting=WEB),
                 GARBAGE, turns=True),
            Case('nothing but rubbish for a handshake',
                 lambda dialogue, authority: dialogue('tls', authority.issue(), {
                     'tls': faults.say_and_close('\x16\x03\x03\x7f\x7f' + 'x' * 4096)}),
                 'tls-version-or-cipher', turns=True),
        ])

    def test_upgrade_inside_the_upgrade(self):
        again = faults.say('250-mail.example.test\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n')
        self.play([Case('STARTTLS offered inside TLS', with_fault('capabilities', again, 'starttls'),
                        'ok', 'starttls', protocols=ONLY_SMTP, sign_ins=1)])

    def test_words_in_the_clear_are_not_the_servers(self):
        alert, farewell = '* OK [ALERT] call 555-EVIL now\r\n', '* BYE call 555-EVIL now\r\n'

        def part(talk, usual):
            talk.send(farewell.encode() + usual)
            return True

        for script in (Imap('starttls', self.good, greeting=alert),
                       Imap('starttls', self.good, {'starttls': part}),
                       Imap('starttls', self.good,
                            {'starttls': part, 'capabilities': faults.closing})):
            with self.subTest(script.faults):
                examination = self.examine(imap(self.serve(script).port, 'starttls'))
                self.assertNotIn('EVIL', examination.stdout)


if __name__ == '__main__':
    unittest.main()
