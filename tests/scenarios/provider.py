# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A well-known provider in the fault network, in its own words.

"""`Provider (client, 'gmail')`: what a client's connections to mail servers end at."""

import contextlib

from lab import faults
from lab.middle import ANY
from servers import ACCEPT, PERSONAS, ScriptedServer

SERVICES = {993: ('imap', 'tls'), 995: ('pop3', 'tls'), 465: ('smtp', 'tls'),
            143: ('imap', 'starttls'), 110: ('pop3', 'starttls'), 587: ('smtp', 'starttls')}


class Provider:
    """A context manager. It refuses every password, until it is told to accept."""

    def __init__(self, client, name):
        self.persona = PERSONAS[name]
        self._client = client
        self._scripts = []
        self._servers = contextlib.ExitStack()

    def __enter__(self):
        with contextlib.ExitStack() as servers:
            hosts = sorted(set(self.persona.hosts.values()))
            certificate = self._client.network.authority.issue(hosts)
            for port, (protocol, security) in SERVICES.items():
                if protocol in self.persona.hosts:
                    script = getattr(self.persona, protocol)(certificate, security)
                    self._scripts.append(script)
                    servers.enter_context(ScriptedServer(script, listeners=self._listen(port)))
            self._client.line.divert(self._client.middle.leg, ports=faults.MAIL_PORTS,
                                     protocol='tcp')
            self._servers = servers.pop_all()
        return self

    def __exit__(self, *_):
        self._servers.close()

    def accept(self):
        """From now on what is sent is right."""
        for script in self._scripts:
            script.sign_in = ACCEPT

    def _listen(self, port):
        return [self._client.middle.namespace.listen(address, port, transparent=True)
                for address in ANY]
