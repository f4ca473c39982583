# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How well-known providers greet, and how they refuse a password.

"""Scripts that answer like a provider: `PERSONAS['gmail'].imap (certificate)`.

Where it matters that they are the provider's own servers, `authority.issue ('providers')` has the
names of `persona.hosts`.

The words are the providers' own as far as they are known (tests/answers), with examples in place
of names and numbers. What Libero says when an account is locked is not; those words are others'.
"""

from dataclasses import dataclass, field

from .dialogues import ACCEPT, Imap, Pop3, Smtp


@dataclass(frozen=True)
class Refusal:
    """The answers to credentials in one case; empty for a protocol in which it does not occur."""

    cause: str
    imap: str = ''
    pop3: str = ''
    smtp: str = ''
    # What the answers may mean in a protocol whose words are others.
    pop3_causes: tuple = ()
    smtp_causes: tuple = ()
    # What the user says or does, as options of the command-line tool.
    options: tuple = ()

    def text(self, protocol):
        return getattr(self, protocol)

    def causes(self, protocol):
        """What the answer in this protocol may be taken for."""
        return getattr(self, f'{protocol}_causes', ()) or (self.cause,)


@dataclass(frozen=True)
class Persona:
    """One provider's greetings, its ways of signing in, and its refusals by name of the case."""

    address: str
    # Of its servers: the certificate of kind 'providers' has them.
    hosts: dict
    methods: tuple
    imap_greeting: str
    smtp_greeting: str
    pop3_greeting: str = '+OK ready'
    takes_passwords: bool = True
    refusals: dict = field(default_factory=dict)

    @property
    def usual(self):
        """The name of the case that most people meet with."""
        return next(iter(self.refusals))

    def refusal(self, case=None):
        return self.refusals[case or self.usual]

    def imap(self, certificate, security='tls', case=None):
        return self._script(Imap, 'imap', certificate, security, case)

    def smtp(self, certificate, security='starttls', case=None):
        return self._script(Smtp, 'smtp', certificate, security, case)

    def pop3(self, certificate, security='tls', case=None):
        return self._script(Pop3, 'pop3', certificate, security, case)

    def _script(self, dialogue, protocol, certificate, security, case):
        greeting = getattr(self, f'{protocol}_greeting')
        return dialogue(security, certificate, methods=self.methods,
                        sign_in=self.refusal(case).text(protocol) or ACCEPT,
                        greeting=f'{greeting}\r\n')


GMAIL_NUMBER = 'a640c23a62f3a - gsmtp'

PERSONAS = {
    'gmail': Persona(
        address='anna@gmail.com',
        hosts={'imap': 'imap.gmail.com', 'pop3': 'pop.gmail.com',
               'smtp': 'smtp.gmail.com'},
        methods=('PLAIN', 'XOAUTH2', 'OAUTHBEARER'),
        imap_greeting='* OK Gimap ready for requests from 192.0.2.7 a640c23a62f3a',
        smtp_greeting=f'220 smtp.gmail.com ESMTP {GMAIL_NUMBER}',
        pop3_greeting='+OK Gpop ready for requests from 192.0.2.7 a640c23a62f3a',
        refusals={
            'app password needed': Refusal(
                'app-password-required',
                imap='NO [ALERT] Application-specific password required: '
                     'https://support.google.com/accounts/answer/185833 (Failure)',
                pop3='-ERR [AUTH] Application-specific password required: '
                     'https://support.google.com/accounts/answer/185833',
                smtp='534-5.7.9 Application-specific password required. For more information, go '
                     'to\r\n534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor '
                     f'{GMAIL_NUMBER}'),
            'app password wrong': Refusal(
                'password-wrong',
                imap='NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)',
                pop3='-ERR [AUTH] Username and password not accepted.',
                smtp='535-5.7.8 Username and Password not accepted. For more information, go to'
                     '\r\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials '
                     f'{GMAIL_NUMBER}',
                options=('--password-kind=app',)),
            'sign-in on the web': Refusal(
                'web-login-required',
                imap='NO [WEBALERT https://accounts.google.com/signin/continue?sarp=1&scc=1] '
                     'Web login required.',
                pop3='-ERR [AUTH] Web login required: '
                     'http://support.google.com/mail/bin/answer.py?answer=78754',
                smtp='534-5.7.14 <https://accounts.google.com/signin/continue?sarp=1&scc=1> Please '
                     'log in via\r\n534-5.7.14 your web browser and then try again.\r\n'
                     '534-5.7.14  Learn more at\r\n534 5.7.14  '
                     f'https://support.google.com/mail/answer/78754 {GMAIL_NUMBER}'),
            'web browser': Refusal(
                'web-login-required',
                imap='NO [ALERT] Please log in via your web browser: '
                     'https://support.google.com/mail/accounts/answer/78754 (Failure)'),
            'too many': Refusal(
                'rate-limited',
                imap='NO [OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)',
                smtp=f'454 4.7.0 Too many login attempts, please try again later. {GMAIL_NUMBER}',
                smtp_causes=('rate-limited', 'account-locked')),
            'too many at once': Refusal(
                'too-many-connections',
                imap='NO [ALERT] Too many simultaneous connections. (Failure)'),
            'protocol off': Refusal(
                'protocol-disabled',
                imap='NO [ALERT] Your account is not enabled for IMAP use. Please visit your Gmail '
                     'settings page and enable your account for IMAP access. (Failure)',
                pop3='-ERR [SYS/PERM] Your account is not enabled for POP access. Please visit '
                     'your Gmail settings page and enable your account for POP access.'),
            'protocol off by the administrator': Refusal(
                'protocol-disabled', imap='NO [ALERT] IMAP access is disabled for your domain.'),
        },
    ),
    'outlook': Persona(
        address='anna@outlook.com',
        hosts={'imap': 'outlook.office365.com', 'pop3': 'outlook.office365.com',
               'smtp': 'smtp-mail.outlook.com'},
        methods=('LOGIN', 'XOAUTH2'),
        imap_greeting='* OK The Microsoft Exchange IMAP4 service is ready. [TABPADEAMQAyAA==]',
        smtp_greeting='220 LO2P265CA0482.outlook.office365.com Microsoft ESMTP MAIL Service ready',
        pop3_greeting='+OK The Microsoft Exchange POP3 service is ready. [TABPADEAMQAyAA==]',
        takes_passwords=False,
        refusals={
            'passwords refused': Refusal(
                'oauth-required',
                imap='NO LOGIN failed.',
                pop3='-ERR Logon failure: unknown user name or bad password.',
                smtp='535 5.7.139 Authentication unsuccessful, basic authentication is disabled. '
                     '[LO2P265CA0482.GBRP265.PROD.OUTLOOK.COM 2026-02-19T15:42:20.743Z]'),
            'passwords off': Refusal('oauth-required', imap='NO Basic authentication is disabled.'),
            'blocked': Refusal(
                'oauth-required',
                imap='NO LOGIN failed. Account is blocked. Login to your account via a web browser '
                     'to verify your identity.',
                smtp='535 5.7.3 Authentication unsuccessful '
                     '[LO4P123CA0207.GBRP123.PROD.OUTLOOK.COM 2024-10-10T21:50:33.251Z]'),
        },
    ),
    'yahoo': Persona(
        address='anna@yahoo.com',
        hosts={'imap': 'imap.mail.yahoo.com', 'pop3': 'pop.mail.yahoo.com',
               'smtp': 'smtp.mail.yahoo.com'},
        methods=('PLAIN', 'LOGIN', 'XOAUTH2', 'OAUTHBEARER'),
        imap_greeting='* OK IMAP4rev1 Hello',
        smtp_greeting='220 smtp.mail.yahoo.com ESMTP ready',
        refusals={
            # What is said for sending means either of these.
            'app password needed': Refusal(
                'app-password-required',
                imap='NO [AUTHENTICATIONFAILED] LOGIN Invalid credentials',
                pop3='-ERR [AUTH] Invalid credentials',
                pop3_causes=('password-wrong',),
                smtp='535 5.7.0 (#AUTH005) Too many bad auth attempts.',
                smtp_causes=('app-password-required', 'account-locked', 'rate-limited')),
            'not authorized': Refusal(
                'app-password-required',
                imap='NO [AUTHORIZATIONFAILED] LOGIN Invalid credentials'),
            'too many': Refusal('rate-limited', imap='NO [LIMIT] LOGIN Rate limit hit.'),
            'verification on the web': Refusal(
                'web-login-required', imap='NO (#MBR1240) Please verify your account'),
            'trouble of its own': Refusal(
                'server-temporary',
                imap='NO [SERVERBUG] LOGIN Server error - Please try again later'),
        },
    ),
    'icloud': Persona(
        address='anna@icloud.com',
        hosts={'imap': 'imap.mail.me.com', 'smtp': 'smtp.mail.me.com'},
        methods=('ATOKEN', 'PLAIN'),
        imap_greeting='* OK iSCREAM ready to rumble',
        smtp_greeting='220 iCloud SMTP - p00-smtp01.example ESMTP',
        refusals={
            'app password needed': Refusal(
                'app-password-required',
                imap='NO [AUTHENTICATIONFAILED] Authentication failed',
                smtp='535 5.7.8 Error: authentication failed: authentication failure'),
            'app password wrong': Refusal(
                'password-wrong',
                imap='NO [AUTHENTICATIONFAILED] Authentication failed',
                options=('--password-kind=app', '--user=anna')),
            'app password wrong for sending': Refusal(
                'password-wrong',
                smtp='535 5.7.8 Error: authentication failed: authentication failure',
                options=('--password-kind=app',)),
            # For receiving the user name is what stands before the @.
            'user name wrong': Refusal(
                'username-not-full-address',
                imap='NO [AUTHENTICATIONFAILED] Authentication failed',
                options=('--password-kind=app',)),
        },
    ),
    'libero': Persona(
        address='anna@libero.it',
        hosts={'imap': 'imapmail.libero.it', 'pop3': 'popmail.libero.it',
               'smtp': 'smtp.libero.it'},
        methods=('PLAIN', 'LOGIN'),
        imap_greeting='* OK IMAP4 ready',
        smtp_greeting='220 libero.it ESMTP server ready',
        refusals={
            'password wrong': Refusal(
                'password-wrong',
                imap='NO [AUTHENTICATIONFAILED] Authentication failed.',
                pop3='-ERR [AUTH] Authentication failed.',
                smtp='535 5.7.0 authentication rejected'),
            'app password needed': Refusal(
                'app-password-required',
                imap='NO [AUTHENTICATIONFAILED] Authentication failed.',
                pop3='-ERR [AUTH] Authentication failed.',
                smtp='535 5.7.0 authentication rejected',
                options=('--answer=two-step=yes',)),
            'locked': Refusal(
                'account-locked',
                imap='NO [CONTACTADMIN] This account has been administratively locked.',
                pop3='-ERR [SYS/TEMP] too many failed authentication attempts, try again later',
                smtp='535 5.7.8 Account temporarily locked'),
        },
    ),
}
