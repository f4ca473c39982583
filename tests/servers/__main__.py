# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Starts the real servers for use by hand.

"""`tests/servers/as-root python3 -m servers [KIND]`: real servers until Ctrl+C."""

import signal
import sys
import tempfile

from . import HOST, PASSWORD, USER, Authority, Dovecot, Postfix

INSTRUCTIONS = """\
mail-doctor-cli check {user} --no-lookup --resolve '*:127.0.0.1' --ca-file {bundle} \\
  --imap {host}:{dovecot.imaps_port}:tls --pop3 {host}:{dovecot.pop3s_port}:tls \\
  --smtp {host}:{postfix.submission_port}:starttls --smtp {host}:{postfix.submissions_port}:tls

In the clear, with STARTTLS: IMAP {dovecot.imap_port}, POP3 {dovecot.pop3_port}; \
SMTP without sign-in: {postfix.relay_port}.
Password: {password}
Ctrl+C ends it."""


def main():
    kind = sys.argv[1] if len(sys.argv) > 1 else 'good'
    with tempfile.TemporaryDirectory() as directory:
        authority = Authority(directory)
        certificate = authority.issue(kind)
        with Dovecot(certificate) as dovecot, Postfix(certificate, dovecot) as postfix:
            print(INSTRUCTIONS.format(user=USER, host=HOST, password=PASSWORD,
                                      bundle=authority.bundle, dovecot=dovecot, postfix=postfix))
            try:
                signal.pause()
            except KeyboardInterrupt:
                print()


if __name__ == '__main__':
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    main()
