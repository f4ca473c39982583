# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A real submission server for the tests.

"""Postfix on loopback ports, an instance of its own beside the system's, signing in at Dovecot."""

import grp
import os
import pwd
import re

from .daemon import Daemon, unprivileged_user

# As in Debian's postfix-files: what the queue consists of, and whose it is.
QUEUE = ('active', 'bounce', 'corrupt', 'defer', 'deferred', 'flush', 'hold', 'incoming', 'private',
         'saved', 'trace')

ALL_MECHANISMS = ('!external', 'static:all')


class Postfix(Daemon):
    """Submission with STARTTLS and with TLS from the start, and one port where nobody can sign in.

    Once started: `submission_port` (as 587), `submissions_port` (as 465) and `relay_port` (as 25:
    no AUTH, and mail for strangers is refused). Users, passwords and mailboxes are those of
    `dovecot`, which must be running. `mechanisms` are the ways of signing in that are offered, as
    far as Dovecot has them. What comes for a user is put into `folder`; `settings` are further
    lines of main.cf, by name.
    """

    port_names = ('submission_port', 'submissions_port', 'relay_port')

    def __init__(self, certificate, dovecot, mechanisms=ALL_MECHANISMS, addresses=None,
                 folder=None, settings=None):
        super().__init__(addresses or dovecot.addresses)
        self.certificate = certificate
        self.dovecot = dovecot
        self.mechanisms = mechanisms
        # As Maildir++ names folders.
        self.folder = '' if folder is None else f'.{folder}/'
        self.settings = settings or {}

    @property
    def accepted(self):
        """The Message-IDs of all messages that it has taken so far."""
        return re.findall(r'cleanup.*: message-id=(<.*>)$', self.log(), re.MULTILINE)

    def command(self):
        self._make_queue()
        mail_user = unprivileged_user()
        self.write('main.cf', self.fill_template(
            'postfix-main.cf',
            directory=self.directory, owner='postfix', setgid_group='postdrop',
            protocols='all' if any(':' in one for one in self.addresses) else 'ipv4',
            certificate=self.certificate.chain, key=self.certificate.key,
            auth_socket=self.dovecot.auth_socket, mechanisms=', '.join(self.mechanisms),
            mail_directory=self.dovecot.mail_directory,
            mail_uid=mail_user.pw_uid, mail_gid=mail_user.pw_gid,
            settings='\n'.join(f'{name} = {value}' for name, value in self.settings.items())))
        network = (self.fill_template('postfix-services.cf', address=f'[{address}]', **self.ports())
                   for address in self.addresses)
        self.write('master.cf', self.fill_template('postfix-master.cf', network='\n'.join(network)))
        self.write('mailboxes', ''.join(f'{user} {user}/{self.folder}\n'
                                        for user in self.dovecot.users))
        return ['/usr/lib/postfix/sbin/master', '-c', self.directory, '-d']

    def _make_queue(self):
        owner = pwd.getpwnam('postfix')
        os.makedirs(self.path('queue', 'pid'))
        for name in ('data', *(os.path.join('queue', name) for name in QUEUE)):
            os.mkdir(self.path(name), mode=0o700)
            os.chown(self.path(name), owner.pw_uid, 0)
        drop = grp.getgrnam('postdrop').gr_gid
        for name, mode in (('maildrop', 0o730), ('public', 0o710)):
            os.mkdir(self.path('queue', name))
            os.chown(self.path('queue', name), owner.pw_uid, drop)
            os.chmod(self.path('queue', name), mode)
