# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Where the channel is not secure, no password goes into it: every byte that was sent is looked at.

import ssl

from servers import PASSWORD, Imap, Pop3, Relay, Smtp, faults

from .examination import WRONG, ExaminationTest, count_forms, forms_of, imap, pop3, smtp

OPTIONS = {Imap: imap, Pop3: pop3, Smtp: smtp}

# Receiving is tried before sending, and IMAP before POP3: so that each has its turn.
TOGETHER = ((Imap, Smtp), (Pop3,))

CERTIFICATES = ('expired', 'not-yet-valid', 'self-signed', 'unknown-authority', 'wrong-name',
                'partial-wildcard', 'name-only-in-subject', 'weak-key')
OLD_TLS = (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1)

REFUSALS = {
    Imap: ('{tag} NO [UNAVAILABLE] not now\r\n', '{tag} BAD unknown command\r\n'),
    Pop3: ('-ERR not now\r\n', '-ERR unknown command\r\n'),
    Smtp: ('454 4.7.0 TLS not available due to temporary reason\r\n', '502 5.5.1 what?\r\n'),
}
INJECTIONS = {
    Imap: '* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\na3 OK done\r\n',
    Pop3: '+OK\r\nSASL PLAIN\r\n.\r\n',
    Smtp: '250-mail.example.test\r\n250 AUTH PLAIN\r\n',
}
# Ways of signing in that are offered in the clear, together with STARTTLS or instead of it.
TEMPTATIONS = {
    Imap: '* CAPABILITY IMAP4rev1 SASL-IR {tls}AUTH=LOGIN AUTH=PLAIN\r\n{{tag}} OK done\r\n',
    Pop3: '+OK\r\n{tls}USER\r\nSASL LOGIN PLAIN\r\n.\r\n',
    Smtp: '250-mail.example.test\r\n250-{tls}\r\n250 AUTH LOGIN PLAIN\r\n',
}
UPGRADES = {Imap: 'STARTTLS ', Pop3: 'STLS\r\n', Smtp: 'STARTTLS'}
GREETINGS = {Imap: '* PREAUTH welcome home\r\n', Pop3: '+OK you are signed in\r\n',
             Smtp: '235 2.7.0 you are signed in\r\n'}


class Turncoat:
    """One script for the first connection, and another one for all that follow.

    The first look, without a password, finds nothing wrong; then somebody steps in.
    """

    def __init__(self, first, later):
        self.scripts = iter((first,))
        self.later = later

    def __call__(self, talk):
        next(self.scripts, self.later)(talk)


class UnverifiedTest(ExaminationTest):
    """Failing modes from the moment when the password is to be sent.

    Those that test_attacks and test_real_servers do not have are there from the beginning as well.
    """

    def assert_withheld(self, security, make_script, mode=None):
        """Nothing of the password is sent to what `make_script (dialogue)` makes."""
        for dialogues in TOGETHER:
            with self.subTest(mode, dialogues=dialogues):
                self.examine_withheld(security, {one: make_script(one) for one in dialogues})
        self.assert_withheld_later(security, make_script, mode)

    def assert_withheld_later(self, security, make_script, mode=None):
        """The same, where the first look found nothing wrong."""
        for dialogues in TOGETHER:
            with self.subTest(mode, dialogues=dialogues, when='later'):
                self.examine_withheld(security, {
                    one: Turncoat(one(security, self.good), make_script(one)) for one in dialogues})

    def examine_withheld(self, security, scripts):
        servers = {dialogue: self.serve(script) for dialogue, script in scripts.items()}
        with Relay([server.port for server in servers.values()], delay=0) as relay:
            examination = self.examine(
                *(OPTIONS[dialogue](relay.ports[server.port], security)
                  for dialogue, server in servers.items()), password=PASSWORD, timeout=2)
            said = relay.said
        self.assertEqual(examination.status, WRONG, examination.stdout)
        self.assert_not_told(PASSWORD, said)
        for server in servers.values():
            self.assertGreater(server.connections, 0)
            self.assert_not_told(PASSWORD, server.received)
            self.assertEqual(server.sign_ins, [])

    def test_certificate_that_is_no_good(self):
        for kind in CERTIFICATES:
            certificate = self.authority.issue(kind)
            for security in ('tls', 'starttls'):
                self.assert_withheld_later(
                    security, lambda dialogue, now=(security, certificate): dialogue(*now),
                    f'{kind}, {security}')

    def test_tls_of_the_past(self):
        for newest in OLD_TLS:
            self.assert_withheld_later('tls', lambda dialogue, version=newest: dialogue(
                'tls', self.good, newest_tls=version), newest.name)

    def test_plain_text_on_the_port_for_tls(self):
        self.assert_withheld('tls', lambda dialogue: dialogue('none'))

    def test_starttls_that_is_not_there(self):
        self.assert_withheld_later('starttls', lambda dialogue: dialogue('none'))

    def test_starttls_that_is_refused(self):
        for number in range(2):
            self.assert_withheld_later('starttls', lambda dialogue, answer=number: dialogue(
                'starttls', self.good, {'starttls': faults.say(REFUSALS[dialogue][answer])}))

    def test_sign_in_that_is_offered_in_place_of_starttls(self):
        self.assert_withheld('starttls', lambda dialogue: dialogue(
            'none', faults={'capabilities': faults.say(TEMPTATIONS[dialogue].format(
                tls='SIZE' if dialogue is Smtp else ''))}))

    def test_sign_in_that_is_offered_beside_a_broken_starttls(self):
        self.assert_withheld('starttls', lambda dialogue: dialogue(
            'starttls', self.good, {
                'first-capabilities': faults.say(
                    TEMPTATIONS[dialogue].format(tls=UPGRADES[dialogue])),
                'starttls': faults.say(REFUSALS[dialogue][0])}))

    def test_answers_that_are_injected_before_tls(self):
        self.assert_withheld_later('starttls', lambda dialogue: dialogue(
            'starttls', self.good, {'starttls': faults.add(INJECTIONS[dialogue])}))

    def test_sign_in_that_needs_no_password(self):
        self.assert_withheld('starttls', lambda dialogue: dialogue(
            'none', greeting=GREETINGS[dialogue]))

    def test_connection_that_is_cut(self):
        for security, phases in (('tls', ('tls', 'greeting', 'capabilities')),
                                 ('starttls', ('greeting', 'starttls', 'tls', 'capabilities'))):
            for phase in phases:
                self.assert_withheld(security, lambda dialogue, now=(security, phase): dialogue(
                    now[0], self.good, {now[1]: faults.closing}), f'{security}, {phase}')

    def test_methods_that_are_gone_after_tls(self):
        def only_before(dialogue):
            script = dialogue('starttls', self.good, {
                'first-capabilities': faults.say(
                    TEMPTATIONS[dialogue].format(tls=UPGRADES[dialogue]))}, methods=('GSSAPI',))
            if dialogue is Imap:
                script.login_disabled = True
            elif dialogue is Pop3:
                script.faults['capabilities'] = faults.say('+OK\r\nSASL GSSAPI\r\n.\r\n')
            return script

        self.assert_withheld('starttls', only_before)


class VerifiedTest(ExaminationTest):
    """Over a verified channel the password goes to the server, once, and to nobody else."""

    def test_over_tls_nobody_on_the_way_can_read_it(self):
        for dialogue, option in OPTIONS.items():
            for security in ('tls', 'starttls'):
                with self.subTest(dialogue.__name__, security=security):
                    server = self.serve(dialogue(security, self.good))
                    with Relay([server.port], delay=0) as relay:
                        self.examine(option(relay.ports[server.port], security), password=PASSWORD)
                        said = relay.said
                    self.assert_not_told(PASSWORD, said)
                    self.assert_not_told(PASSWORD, server.received_in_clear)
                    self.assertEqual(count_forms(server.received), 1)

    def test_password_that_is_asked_for_twice_is_given_once(self):
        asked_again = {Imap: '+ {prompt}\r\n', Pop3: '+ {prompt}\r\n', Smtp: '334 {prompt}\r\n'}
        for dialogue, option in OPTIONS.items():
            for method, prompt in (('PLAIN', ''), ('LOGIN', 'UGFzc3dvcmQ6')):
                with self.subTest(dialogue.__name__, method=method):
                    question = faults.say(asked_again[dialogue].format(prompt=prompt))
                    server = self.serve(dialogue('tls', self.good, {'sign-in': question},
                                                 methods=(method,)))
                    examination = self.examine(option(server.port, 'tls'), password=PASSWORD)
                    self.assertEqual(examination.status, WRONG)
                    self.assertEqual(count_forms(server.received), 1)

    def test_nobody_is_followed_to_another_server(self):
        other = self.serve(Imap('tls', self.good))
        place = f'imap://anna;AUTH=*@mail.example.test:{other.port}/'
        for script in (
                Imap('tls', self.good, greeting=f'* BYE [REFERRAL {place}] Try elsewhere\r\n'),
                Imap('tls', self.good, sign_in=f'NO [REFERRAL {place}] Try elsewhere'),
                Imap('tls', self.good, sign_in=f'OK [REFERRAL {place}] Better elsewhere'),
                Imap('tls', self.good, {'mailbox': faults.say(
                    f'{{tag}} NO [REFERRAL {place}INBOX] Try elsewhere\r\n')})):
            with self.subTest(script.sign_in):
                server = self.serve(script)
                self.examine(imap(server.port), password=PASSWORD)
                self.assertLessEqual(len(server.sign_ins), 1)
                self.assertEqual(other.connections, 0)

    def test_password_that_is_sent_back_is_not_passed_on(self):
        for dialogue, option, refusal in ((Imap, imap, 'NO [ALERT] {} is wrong'),
                                          (Pop3, pop3, '-ERR [AUTH] {} is wrong'),
                                          (Smtp, smtp, '535 5.7.8 {} is wrong')):
            for form in sorted(forms_of(PASSWORD)):
                with self.subTest(dialogue.__name__, form=form):
                    server = self.serve(dialogue('tls', self.good,
                                                 sign_in=refusal.format(form.decode())))
                    # That nothing of it is told, examine() sees to.
                    self.examine(option(server.port, 'tls'), '--verbose', password=PASSWORD)
                    self.assertEqual(len(server.sign_ins), 1)
