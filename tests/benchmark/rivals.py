# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What people use instead.

"""`RIVALS`: the commands that guides name for the servers of one account, in their quickest form.

`openssl` and `curl` tell the certificate's verdict and what the server offers, for all four
services; `swaks` for the two that send. `testssl.sh` is quickest with --protocols, which tells the
versions of TLS and neither of the two; everything else that it has takes longer.
"""

import shutil

from dataclasses import dataclass

# They exist in the lab, and in the world.
IMAP, POP3, SMTP = 'imap.gmail.com', 'pop.gmail.com', 'smtp.gmail.com'

OPENSSL = 'openssl s_client -brief -verify_return_error -crlf -ign_eof'
CURL = 'curl --silent --show-error --verbose'
SWAKS = f'swaks --server {SMTP} --helo localhost --tls-verify --quit-after HELO'
TESTSSL = 'testssl --quiet --warnings off --color 0 --ip one --nodns min --fast --protocols'


@dataclass(frozen=True)
class Rival:
    """Commands for a shell, and what each of them prints when it has come to its end.

    Whoever types them one after the other needs no time for it, nor for reading.
    """

    name: str
    program: str
    reach: str
    commands: tuple
    sign: str
    together: bool = False
    # Of those that take minutes.
    most_rounds: int = 1000

    @property
    def is_installed(self):
        return shutil.which(self.program) is not None

    @property
    def script(self):
        if self.together:
            return '\n'.join([*(f'{{ {command}; }} &' for command in self.commands), 'wait'])
        return '\n'.join(self.commands)

    def has_answered(self, output):
        """Whether all commands have done what they are there for."""
        return output.count(self.sign) == len(self.commands)


def _with_openssl(words, arguments):
    return f'printf "{words}" | {OPENSSL} {arguments} 2>&1'


WITH_OPENSSL = (
    _with_openssl(r'a CAPABILITY\nb LOGOUT\n', f'-connect {IMAP}:993'),
    _with_openssl(r'CAPA\nQUIT\n', f'-connect {POP3}:995'),
    _with_openssl(r'EHLO localhost\nQUIT\n', f'-connect {SMTP}:587 -starttls smtp'),
    _with_openssl(r'EHLO localhost\nQUIT\n', f'-connect {SMTP}:465'),
)
WITH_CURL = (
    f'{CURL} --request NOOP imaps://{IMAP} 2>&1',
    f'{CURL} --request CAPA pop3s://{POP3} 2>&1',
    f'{CURL} --request NOOP --ssl-reqd smtp://{SMTP}:587 2>&1',
    f'{CURL} --request NOOP smtps://{SMTP} 2>&1',
)
WITH_SWAKS = (f'{SWAKS} --port 587 --tls 2>&1', f'{SWAKS} --port 465 --tls-on-connect 2>&1')
WITH_TESTSSL = tuple(f'{TESTSSL} {arguments} 2>&1' for arguments in (
    f'{IMAP}:993', f'{POP3}:995', f'--starttls smtp {SMTP}:587', f'{SMTP}:465'))

ALL, SENDING, VERSIONS = 'all four', 'SMTP', 'versions of TLS'

RIVALS = (
    Rival('openssl s_client', 'openssl', ALL, WITH_OPENSSL, 'Verification: OK'),
    Rival('openssl, all at once', 'openssl', ALL, WITH_OPENSSL, 'Verification: OK', together=True),
    Rival('curl', 'curl', ALL, WITH_CURL, 'SSL certificate verify ok'),
    Rival('curl, all at once', 'curl', ALL, WITH_CURL, 'SSL certificate verify ok', together=True),
    Rival('swaks', 'swaks', SENDING, WITH_SWAKS, '<~  221 '),
    Rival('swaks, both at once', 'swaks', SENDING, WITH_SWAKS, '<~  221 ', together=True),
    Rival('testssl.sh --protocols', 'testssl', VERSIONS, WITH_TESTSSL, 'offered (OK): final',
          most_rounds=1),
    Rival('testssl.sh, all at once', 'testssl', VERSIONS, WITH_TESTSSL, 'offered (OK): final',
          together=True, most_rounds=1),
)
