# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How well-known providers greet, and how they refuse a password.

"""Scripts that answer like a provider: `PERSONAS['gmail'].imap (certificate)`."""

from dataclasses import dataclass

from .dialogues import Imap, Pop3, Smtp


@dataclass(frozen=True)
class Persona:
    """One provider's greetings, its ways of signing in, and its answer to a plain password."""

    address: str
    methods: tuple
    imap_greeting: str
    imap_refusal: str
    smtp_greeting: str
    smtp_refusal: str
    pop3_greeting: str = '+OK ready'
    pop3_refusal: str = '-ERR [AUTH] Invalid credentials'

    def imap(self, certificate, security='tls'):
        return Imap(security, certificate, methods=self.methods, sign_in=self.imap_refusal,
                    greeting=f'{self.imap_greeting}\r\n')

    def smtp(self, certificate, security='starttls'):
        return Smtp(security, certificate, methods=self.methods, sign_in=self.smtp_refusal,
                    greeting=f'{self.smtp_greeting}\r\n')

    def pop3(self, certificate, security='tls'):
        return Pop3(security, certificate, methods=self.methods, sign_in=self.pop3_refusal,
                    greeting=f'{self.pop3_greeting}\r\n')


PERSONAS = {
    'gmail': Persona(
        address='anna@gmail.com',
        methods=('PLAIN', 'XOAUTH2', 'OAUTHBEARER'),
        imap_greeting='* OK Gimap ready for requests from 192.0.2.7 a640c23a62f3a',
        imap_refusal='NO [ALERT] Application-specific password required: '
                     'https://support.google.com/accounts/answer/185833 (Failure)',
        smtp_greeting='220 smtp.gmail.com ESMTP a640c23a62f3a - gsmtp',
        smtp_refusal='534-5.7.9 Application-specific password required. For more information, go '
                     'to\r\n534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor '
                     'a640c23a62f3a - gsmtp',
        pop3_greeting='+OK Gpop ready for requests from 192.0.2.7 a640c23a62f3a',
        pop3_refusal='-ERR [AUTH] Application-specific password required: '
                     'https://support.google.com/accounts/answer/185833',
    ),
    'outlook': Persona(
        address='anna@outlook.com',
        methods=('LOGIN', 'XOAUTH2'),
        imap_greeting='* OK The Microsoft Exchange IMAP4 service is ready. [TABPADEAMQAyAA==]',
        imap_refusal='NO LOGIN failed.',
        smtp_greeting='220 LO2P265CA0482.outlook.office365.com Microsoft ESMTP MAIL Service ready',
        smtp_refusal='535 5.7.139 Authentication unsuccessful, basic authentication is disabled. '
                     '[LO2P265CA0482.GBRP265.PROD.OUTLOOK.COM 2026-02-19T15:42:20.743Z]',
        pop3_greeting='+OK The Microsoft Exchange POP3 service is ready. [TABPADEAMQAyAA==]',
        pop3_refusal='-ERR Logon failure: unknown user name or bad password.',
    ),
    'yahoo': Persona(
        address='anna@yahoo.com',
        methods=('PLAIN', 'LOGIN', 'XOAUTH2', 'OAUTHBEARER'),
        imap_greeting='* OK IMAP4rev1 Hello',
        imap_refusal='NO [AUTHENTICATIONFAILED] LOGIN Invalid credentials',
        smtp_greeting='220 smtp.mail.yahoo.com ESMTP ready',
        smtp_refusal='535 5.7.0 (#AUTH005) Too many bad auth attempts.',
    ),
    'icloud': Persona(
        address='anna@icloud.com',
        methods=('ATOKEN', 'PLAIN'),
        imap_greeting='* OK iSCREAM ready to rumble',
        imap_refusal='NO [AUTHENTICATIONFAILED] Authentication failed',
        smtp_greeting='220 iCloud SMTP - p00-smtp01.example ESMTP',
        smtp_refusal='535 5.7.8 Error: authentication failed: authentication failure',
    ),
    'libero': Persona(
        address='anna@libero.it',
        methods=('PLAIN', 'LOGIN'),
        imap_greeting='* OK IMAP4 ready',
        imap_refusal='NO [AUTHENTICATIONFAILED] Authentication failed.',
        smtp_greeting='220 libero.it ESMTP server ready',
        smtp_refusal='535 5.7.0 authentication rejected',
        pop3_refusal='-ERR [AUTH] Authentication failed.',
    ),
}
