# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The scripts of small IMAP, POP3 and SMTP servers, right until told to be wrong.

"""Scripts for ScriptedServer: `Imap`, `Pop3` and `Smtp`, each with faults where one wants them."""

import base64
import binascii

from .scripted import TalkEnded, server_tls

ACCEPT = None
TOKEN_METHODS = ('XOAUTH2', 'OAUTHBEARER')
TOKEN_ERROR = '{"status":"400","schemes":"Bearer","scope":"https://mail.example.test/"}'


class Dialogue:
    """A server that speaks one protocol, as far as a client that only looks needs it.

    `security` is 'tls', 'starttls' or 'none'; the first two need a `certificate`. `faults` says
    what to do in place of the usual answer in a phase: 'tls', 'greeting', 'starttls',
    'first-capabilities' (those before STARTTLS), 'capabilities', 'sign-in', 'mailbox', 'submit',
    'content' (when a message has come).
    `sign_in` is the answer to every credential, or ACCEPT; `methods` are the SASL mechanisms.
    """

    usual_greeting = ''

    def __init__(self, security='tls', certificate=None, faults=None, sign_in=ACCEPT,
                 methods=('PLAIN', 'LOGIN'), greeting=None, newest_tls=None):
        self.security = security
        self.faults = faults or {}
        self.sign_in = sign_in
        self.methods = methods
        self.greeting = greeting or self.usual_greeting
        self.tls = server_tls(certificate, newest_tls) if certificate is not None else None

    def __call__(self, talk):
        if self.security == 'tls':
            self.secure(talk)
        self.answer(talk, 'greeting', self.greeting)
        while True:
            line = talk.read_line().decode(errors='replace')
            if not self.converse(talk, line):
                raise TalkEnded

    def converse(self, talk, line):
        """Answers one command; whether the talk goes on."""
        raise NotImplementedError

    def answer(self, talk, phase, text):
        """Says `text`, but for a fault in this phase; whether it was said."""
        fault = self.faults.get(phase)
        if fault is not None:
            return fault(talk, text.encode())
        talk.send(text.encode())
        return True

    def secure(self, talk):
        if 'tls' in self.faults:
            self.faults['tls'](talk, b'')
        talk.start_tls(self.tls)

    def upgrade(self, talk, agreement):
        if self.answer(talk, 'starttls', agreement):
            self.secure(talk)

    def offers_starttls(self, talk):
        return self.security == 'starttls' and not talk.secured

    def capabilities_phase(self, talk):
        return 'first-capabilities' if self.offers_starttls(talk) else 'capabilities'

    def take_credentials(self, talk, mechanism, initial, prompt, tail='\r\n'):
        """Hears out a SASL exchange, whatever the credentials are; whether it was not given up."""
        attempt = talk.note_sign_in(mechanism)
        challenges = ['Username:', 'Password:'] if mechanism.upper() == 'LOGIN' else ['']
        if initial:
            challenges.pop(0)
            attempt.said.append(decode(initial.encode()))
        if mechanism.upper() in TOKEN_METHODS and self.sign_in is not ACCEPT:
            challenges.append(TOKEN_ERROR)
        for challenge in challenges:
            encoded = base64.b64encode(challenge.encode()).decode()
            talk.send(f'{prompt}{encoded}{tail}'.encode())
            response = talk.read_line()
            if response == b'*':
                return False
            attempt.said.append(decode(response))
        return True


def decode(text):
    """What stands in base64 there, or the text itself where it is none."""
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        return text


class Imap(Dialogue):
    """IMAP4rev1; `login_disabled` takes away the LOGIN command."""

    usual_greeting = '* OK IMAP4rev1 ready\r\n'

    def __init__(self, *arguments, login_disabled=False, **options):
        super().__init__(*arguments, **options)
        self.login_disabled = login_disabled

    def converse(self, talk, line):
        tag, _, rest = line.partition(' ')
        command, _, arguments = rest.partition(' ')
        command = command.upper()
        if command == 'CAPABILITY':
            self.answer(talk, self.capabilities_phase(talk),
                        f'* CAPABILITY {self.capabilities(talk)}\r\n{tag} OK done\r\n')
        elif command == 'STARTTLS' and self.offers_starttls(talk):
            self.upgrade(talk, f'{tag} OK begin TLS\r\n')
        elif command in ('AUTHENTICATE', 'LOGIN'):
            self.check_sign_in(talk, tag, command, arguments)
        elif command == 'ID':
            talk.send(f'* ID NIL\r\n{tag} OK done\r\n'.encode())
        elif command in ('EXAMINE', 'STATUS', 'LIST'):
            self.answer(talk, 'mailbox', self.mailbox_answer(tag, command))
        elif command == 'NOOP':
            talk.send(f'{tag} OK done\r\n'.encode())
        elif command == 'LOGOUT':
            talk.send(f'* BYE bye\r\n{tag} OK done\r\n'.encode())
            return False
        else:
            talk.send(f'{tag} BAD unknown command\r\n'.encode())
        return True

    def capabilities(self, talk):
        if self.offers_starttls(talk):
            return 'IMAP4rev1 ID STARTTLS LOGINDISABLED'
        return ' '.join(['IMAP4rev1', 'ID', 'SASL-IR', *(f'AUTH={name}' for name in self.methods),
                         *(['LOGINDISABLED'] if self.login_disabled else [])])

    def check_sign_in(self, talk, tag, command, arguments):
        if command == 'AUTHENTICATE':
            mechanism, _, initial = arguments.partition(' ')
            if not self.take_credentials(talk, mechanism, initial, '+ '):
                talk.send(f'{tag} BAD given up\r\n'.encode())
                return
        else:
            talk.note_sign_in(command, *self.read_literals(talk, arguments))
        answer = 'OK signed in' if self.sign_in is ACCEPT else self.sign_in
        self.answer(talk, 'sign-in', f'{tag} {answer}\r\n')

    def read_literals(self, talk, line):
        """The pieces of a command, which goes on after each literal that it announces."""
        pieces = [line]
        while pieces[-1].endswith('}'):
            if not pieces[-1].endswith('+}'):
                talk.send(b'+ go on\r\n')
            pieces.append(talk.read_line().decode(errors='replace'))
        return [piece.encode() for piece in pieces]

    def mailbox_answer(self, tag, command):
        details = {
            'EXAMINE': '* FLAGS (\\Seen)\r\n* 3 EXISTS\r\n* 0 RECENT\r\n'
                       '* OK [UIDVALIDITY 1] fine\r\n',
            'STATUS': '* STATUS INBOX (MESSAGES 3 UNSEEN 1)\r\n',
            'LIST': '* LIST () "/" INBOX\r\n',
        }
        return f'{details[command]}{tag} OK [READ-ONLY] done\r\n'


class Pop3(Dialogue):
    """POP3 with CAPA and STLS."""

    usual_greeting = '+OK POP3 ready\r\n'

    def converse(self, talk, line):
        command, _, arguments = line.partition(' ')
        command = command.upper()
        if command == 'CAPA':
            self.answer(talk, self.capabilities_phase(talk), self.capabilities(talk))
        elif command == 'STLS' and self.offers_starttls(talk):
            self.upgrade(talk, '+OK begin TLS\r\n')
        elif command == 'USER':
            talk.send(b'+OK and the password?\r\n')
        elif command == 'PASS':
            talk.note_sign_in(command, arguments.encode())
            self.finish_sign_in(talk)
        elif command == 'AUTH':
            mechanism, _, initial = arguments.partition(' ')
            if self.take_credentials(talk, mechanism, initial, '+ '):
                self.finish_sign_in(talk)
            else:
                talk.send(b'-ERR given up\r\n')
        elif command == 'STAT':
            self.answer(talk, 'mailbox', '+OK 3 1200\r\n')
        elif command == 'QUIT':
            talk.send(b'+OK bye\r\n')
            return False
        else:
            talk.send(b'-ERR unknown command\r\n')
        return True

    def capabilities(self, talk):
        if self.offers_starttls(talk):
            return '+OK\r\nSTLS\r\n.\r\n'
        return f'+OK\r\nUSER\r\nRESP-CODES\r\nSASL {" ".join(self.methods)}\r\n.\r\n'

    def finish_sign_in(self, talk):
        answer = '+OK signed in' if self.sign_in is ACCEPT else self.sign_in
        self.answer(talk, 'sign-in', f'{answer}\r\n')


class Smtp(Dialogue):
    """SMTP submission; without sign-in it takes no mail, or any when `open_to_all`.

    What it takes goes nowhere.
    """

    usual_greeting = '220 mail.example.test ESMTP ready\r\n'

    def __init__(self, *arguments, open_to_all=False, **options):
        super().__init__(*arguments, **options)
        self.open_to_all = open_to_all

    def converse(self, talk, line):
        command, _, arguments = line.partition(' ')
        command = command.upper()
        if command == 'EHLO':
            self.answer(talk, self.capabilities_phase(talk), self.capabilities(talk))
        elif command == 'STARTTLS' and self.offers_starttls(talk):
            self.upgrade(talk, '220 2.0.0 begin TLS\r\n')
        elif command == 'AUTH':
            self.check_sign_in(talk, arguments)
        elif command == 'MAIL':
            self.answer(talk, 'submit', '250 2.1.0 ok\r\n')
        elif command == 'RCPT':
            welcome = self.open_to_all or talk.signed_in
            talk.send(b'250 2.1.5 ok\r\n' if welcome else b'530 5.7.0 Authentication required\r\n')
        elif command == 'DATA':
            talk.send(b'354 go on\r\n')
            while talk.read_line() != b'.':
                pass
            self.answer(talk, 'content', '250 2.0.0 taken\r\n')
        elif command in ('RSET', 'NOOP'):
            talk.send(b'250 2.0.0 ok\r\n')
        elif command == 'QUIT':
            talk.send(b'221 2.0.0 bye\r\n')
            return False
        else:
            talk.send(b'502 5.5.1 unknown command\r\n')
        return True

    def capabilities(self, talk):
        offers = ['mail.example.test', 'PIPELINING', 'ENHANCEDSTATUSCODES']
        if self.offers_starttls(talk):
            offers.append('STARTTLS')
        elif self.methods:
            offers.append(f'AUTH {" ".join(self.methods)}')
        lines = [f'250-{offer}\r\n' for offer in offers]
        return ''.join(lines)[:-len(lines[-1])] + lines[-1].replace('250-', '250 ', 1)

    def check_sign_in(self, talk, arguments):
        mechanism, _, initial = arguments.partition(' ')
        if not self.take_credentials(talk, mechanism, initial, '334 '):
            talk.send(b'501 5.7.0 given up\r\n')
            return
        talk.signed_in = self.sign_in is ACCEPT
        answer = '235 2.7.0 signed in' if talk.signed_in else self.sign_in
        self.answer(talk, 'sign-in', f'{answer}\r\n')
