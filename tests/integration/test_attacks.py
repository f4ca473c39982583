# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Servers, and whoever stands between, that are not to be trusted: told apart, and told no password.

import ssl

from servers import PASSWORD, Imap, Pop3, Smtp, faults

from .examination import WRONG, ExaminationTest, forms_of, imap, pop3, smtp

PROTOCOLS = {'imap': (imap, Imap), 'pop3': (pop3, Pop3), 'smtp': (smtp, Smtp)}

REFUSED = {
    'imap': '{tag} NO [UNAVAILABLE] not now\r\n',
    'pop3': '-ERR not now\r\n',
    'smtp': '454 4.7.0 TLS not available due to temporary reason\r\n',
}
INJECTED = {
    'imap': '* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n',
    'pop3': '+OK evil\r\n',
    'smtp': '250-mail.example.test\r\n250 AUTH PLAIN\r\n',
}
BABBLE = {
    'imap': '* OK [ALERT] la la la\r\n',
    'pop3': '+OK la la la\r\n',
    'smtp': '220-la la la\r\n',
}


class AttackTest(ExaminationTest):
    """Every case for each protocol, with a password that must not get out."""

    def attack(self, protocol, cause, script, security=None):
        """The direction of this protocol fails for this cause, and no password gets out."""
        examination = self.withstand(protocol, cause, script, security or script.security)
        direction = 'sending' if protocol == 'smtp' else 'receiving'
        self.assertEqual(examination.verdict(direction), ('failed', cause))

    def withstand(self, protocol, cause, script, security):
        """This is the first cause that is told, and no password gets out."""
        option, _ = PROTOCOLS[protocol]
        server = self.serve(script)
        examination = self.examine(option(server.port, security), password=PASSWORD, timeout=5)
        self.assertEqual((examination.status, examination.first_cause), (WRONG, cause),
                         examination.stderr)
        self.assertGreater(server.connections, 0)
        self.assert_not_told(PASSWORD, server.received)
        return examination

    def test_stripped_starttls(self):
        for protocol, (_, script) in PROTOCOLS.items():
            with self.subTest(protocol):
                self.attack(protocol, 'starttls-stripped', script('none'), security='starttls')

    def test_refused_starttls(self):
        for protocol, (_, script) in PROTOCOLS.items():
            with self.subTest(protocol):
                fault = {'starttls': faults.say(REFUSED[protocol])}
                self.attack(protocol, 'starttls-stripped', script('starttls', self.good, fault))

    def test_answers_injected_before_tls(self):
        for protocol, (_, script) in PROTOCOLS.items():
            with self.subTest(protocol):
                fault = {'starttls': faults.add(INJECTED[protocol])}
                self.attack(protocol, 'tls-interception', script('starttls', self.good, fault))

    def test_signed_in_before_tls(self):
        script = Imap('starttls', self.good, greeting='* PREAUTH welcome home\r\n')
        self.attack('imap', 'starttls-stripped', script)

    def test_strange_authority(self):
        for protocol, (_, script) in PROTOCOLS.items():
            with self.subTest(protocol):
                strange = script('starttls', self.authority.issue('unknown-authority'))
                self.attack(protocol, 'tls-untrusted-certificate', strange)

    def test_key_that_is_too_short(self):
        for protocol, (_, script) in PROTOCOLS.items():
            with self.subTest(protocol):
                weak = script('tls', self.authority.issue('weak-key'))
                self.attack(protocol, 'tls-version-or-cipher', weak)

    def test_tls_of_the_past(self):
        for protocol, (_, script) in PROTOCOLS.items():
            with self.subTest(protocol):
                old = script('tls', self.good, newest_tls=ssl.TLSVersion.TLSv1_1)
                self.attack(protocol, 'tls-version-or-cipher', old)

    def test_sign_in_without_encryption_is_withheld(self):
        for protocol, (_, script) in PROTOCOLS.items():
            with self.subTest(protocol):
                # Other programs may get through, so the direction itself does not fail.
                self.withstand(protocol, 'encryption-required', script('none'), 'none')

    def test_another_protocol_answers(self):
        for protocol, other in (('imap', Smtp), ('pop3', Imap), ('smtp', Pop3)):
            with self.subTest(protocol):
                self.attack(protocol, 'wrong-server-settings', other('tls', self.good))

    def test_reset_and_closing(self):
        for protocol, (_, script) in PROTOCOLS.items():
            with self.subTest(protocol):
                for fault in (faults.reset, faults.closing):
                    for phase in ('greeting', 'capabilities'):
                        with self.subTest(phase):
                            self.attack(protocol, 'connection-reset',
                                        script('tls', self.good, {phase: fault}))

    def test_babbling_ends(self):
        for protocol, (_, script) in PROTOCOLS.items():
            with self.subTest(protocol):
                for fault in (faults.babble_lines(BABBLE[protocol]),
                              faults.babble_without_end(BABBLE[protocol].rstrip())):
                    for phase in ('greeting', 'capabilities'):
                        with self.subTest(phase):
                            self.babble(protocol, script('tls', self.good, {phase: fault}))

    def babble(self, protocol, script):
        option, _ = PROTOCOLS[protocol]
        server = self.serve(script)
        examination = self.examine(option(server.port, 'tls'), password=PASSWORD, timeout=2)
        self.assertEqual(examination.status, WRONG, examination.stderr)
        self.assert_not_told(PASSWORD, server.received)
        self.assertLess(len(examination.stdout), 100000)

    def test_control_characters_and_markup_are_not_passed_on(self):
        greeting = '* OK \x1b[31mred\x1b[0m \u202eevil <b>bold</b> \x07\r\n'
        refusal = 'NO [ALERT] \x1b]0;title\x07 \u202e no'
        server = self.serve(Imap('tls', self.good, greeting=greeting, sign_in=refusal))
        for text in (False, True):
            examination = self.examine(imap(server.port), '--verbose', password=PASSWORD, text=text)
            told = examination.stdout + examination.stderr
            for character in '\x1b\x07\u202e':
                self.assertNotIn(character, told)
                self.assertNotIn(f'\\u{ord(character):04x}', told)

    def test_transcript_holds_no_secret(self):
        for protocol, (_, script) in PROTOCOLS.items():
            with self.subTest(protocol):
                option, _ = PROTOCOLS[protocol]
                for methods in (('PLAIN',), ('LOGIN',), ()):
                    server = self.serve(script('tls', self.good, methods=methods))
                    examination = self.examine(option(server.port, 'tls'), '--verbose',
                                               password=PASSWORD)
                    self.assertIn('mail.example.test', examination.stderr)
                    if methods:
                        told = any(form in server.received for form in forms_of(PASSWORD))
                        self.assertTrue(told, 'the password did not even reach the server')
