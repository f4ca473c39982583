# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Mail servers for the tests, real and scripted, on loopback only.

"""Mail servers on loopback ports, for tests. Put `tests/` on PYTHONPATH and:

    from servers import Authority, Dovecot, Postfix, PASSWORD, USER

    authority = Authority (directory)
    with (Dovecot (authority.issue ()) as dovecot,
          Postfix (authority.issue ('expired'), dovecot) as postfix):
        … --ca-file authority.bundle --resolve '*:127.0.0.1'
        … --imap mail.example.test:{dovecot.imaps_port}:tls
        … --smtp mail.example.test:{postfix.submission_port}:starttls

The good certificate is for HOST (mail.example.test), localhost and both loopback addresses; the
other kinds are in `authority.RECIPES`. Real servers need root: start tests through `as-root`.

    from servers import Imap, ScriptedServer, faults

    with ScriptedServer (Imap ('starttls', certificate, faults={'starttls': faults.silence})) as it:
        … --imap mail.example.test:{it.port}:starttls
    assert b'password' not in it.received

    with (TokenServer ({'ya29.x': good (USER)}) as tokens,
          Dovecot (authority.issue (), mechanisms=TOKEN_MECHANISMS, tokens=tokens) as dovecot):
        …

`PERSONAS['gmail'].imap (certificate)` is a script, too. `it.sign_ins` are the attempts that came
in. ClosedPort and BlackHole refuse and swallow connections, `Relay ([port], delay=0.025)` makes the
way long, counts round trips and hears what passes. Everything is a context manager and leaves
nothing behind. `python3 -m servers` starts all for use by hand.
"""

from . import faults
from .authority import HOST, Authority, Certificate
from .daemon import DaemonError
from .dialogues import ACCEPT, Imap, Pop3, Smtp
from .dovecot import MECHANISMS, PASSWORD, TOKEN_MECHANISMS, USER, Dovecot
from .personas import PERSONAS, Persona
from .ports import IPV4, IPV6, BlackHole, ClosedPort, loopback_addresses, wait_until
from .postfix import Postfix
from .relay import Relay
from .scripted import ScriptedServer, TalkEnded
from .tokens import TokenServer, good
