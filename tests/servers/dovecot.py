# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A real IMAP and POP3 server for the tests.

"""Dovecot on loopback ports, with its own users and the certificate of one's choice."""

import functools
import grp
import os
import re
import shutil
import subprocess

from .daemon import Daemon, unprivileged_user
from .tokens import SCOPE

USER = 'anna@example.test'
PASSWORD = 'correct horse 7 %staple'
TOKEN_MECHANISMS = ('xoauth2', 'oauthbearer')
MECHANISMS = ('plain', 'login', 'cram-md5', 'scram-sha-1', 'scram-sha-256')

PROGRAM = '/usr/sbin/dovecot'

# More than any test puts into a mailbox.
ROOMY = {'messages': 1000000, 'size': '1G'}


@functools.cache
def dialect():
    """After which version the templates that the installed Dovecot understands are named."""
    version = subprocess.run([PROGRAM, '--version'], check=True, capture_output=True,
                             text=True).stdout
    major, minor = version.split('.')[:2]
    return '2.4' if (int(major), int(minor)) >= (2, 4) else '2.3'


class Dovecot(Daemon):
    """IMAP and POP3, each in the clear with STARTTLS and with TLS from the start.

    Once started: `imap_port`, `imaps_port`, `pop3_port`, `pop3s_port`, and `auth_socket` for
    Postfix. `users` are names with their passwords, `user_fields` what Dovecot calls extra fields
    (`nologin`, for one) for some of them, `mechanisms` the ways of signing in that are offered,
    `quota` what a mailbox may hold (`messages`, `size`), which `quota_socket` tells Postfix,
    `settings` lines for the end of dovecot.conf, which each version must understand. With `tokens`,
    a `TokenServer`, it takes those by TOKEN_MECHANISMS, too. A client on 127.0.0.1 counts as safe even in the clear; listening on
    127.0.0.2 shows LOGINDISABLED.
    """

    port_names = ('imap_port', 'imaps_port', 'pop3_port', 'pop3s_port')

    def __init__(self, certificate, users=None, mechanisms=MECHANISMS, addresses=None,
                 user_fields=None, settings='', tokens=None, quota=None):
        super().__init__(addresses)
        self.certificate = certificate
        self.users = users or {USER: PASSWORD}
        self.user_fields = user_fields or {}
        self.settings = settings
        self.mechanisms = mechanisms
        self.tokens = tokens
        self.quota = quota

    @property
    def auth_socket(self):
        return self.path('auth')

    @property
    def quota_socket(self):
        return self.path('quota')

    @property
    def mail_directory(self):
        return self.path('mail')

    @property
    def sign_ins(self):
        """The lines of the log about those who were let in, in the words of each version."""
        return re.findall('.*-login: Info: (?:Login|Logged in): .*', self.log())

    @property
    def refusals(self):
        """The lines of the log about passwords that were not right."""
        return re.findall(r'.* auth(?:\(\S+)?: Info: .*', self.log())

    def command(self):
        owner = unprivileged_user()
        for name in ('run', 'state', 'mail'):
            os.mkdir(self.path(name))
        shutil.copy(self.certificate.chain, self.path('certificate.pem'))
        shutil.copy(self.certificate.key, self.path('certificate.key'))
        self.write('users', ''.join(
            f'{user}:{{PLAIN}}{password}::::::{self.user_fields.get(user, "")}\n'
            for user, password in self.users.items()))
        values = {'directory': self.directory, 'uid': owner.pw_uid, 'gid': owner.pw_gid}
        self.write('dovecot.conf', self.fill_template(
            'dovecot.conf', **values,
            dialect=self._in_dialect('', **values, tokens=self._tokens()),
            user=owner.pw_name, group=grp.getgrgid(owner.pw_gid).gr_name,
            addresses=', '.join(self.addresses), mechanisms=' '.join(self.mechanisms),
            **self.ports()) + self._limits() + self.settings)
        for name in ('', *os.listdir(self.directory)):
            os.chown(self.path(name), owner.pw_uid, owner.pw_gid)
        return [PROGRAM, '-F', '-c', self.path('dovecot.conf')]

    def is_ready(self):
        return super().is_ready() and os.path.exists(self.auth_socket)

    def privileges(self):
        if os.geteuid() != 0:
            return []
        owner = unprivileged_user()
        return ['setpriv', f'--reuid={owner.pw_uid}', f'--regid={owner.pw_gid}',
                '--clear-groups']

    def _in_dialect(self, part, **values):
        return self.fill_template(f'dovecot-{dialect()}{part}.conf', **values)

    def _tokens(self):
        if self.tokens is None:
            return ''
        self.write('tokens.conf', self.fill_template('dovecot-tokens.conf', url=self.tokens.url,
                                                     scope=SCOPE))
        return self._in_dialect('-tokens', directory=self.directory,
                                mechanisms=' '.join(TOKEN_MECHANISMS))

    def _limits(self):
        if self.quota is None:
            return ''
        return self._in_dialect('-quota', directory=self.directory, **{**ROOMY, **self.quota})
