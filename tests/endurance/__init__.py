# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Whether the wizard stays as small as it is, however long it is used.

"""`Endurance`: the fault network, a desktop, and a run of `endure` in them."""

import os
import subprocess

from keyrings import Keyring, geary
from lab import world
from lab.network import Network
from window.desktop import Desktop

PROGRAM = os.environ.get('MDR_ENDURE', 'endure')

# Settings from the web, from name servers, from the list; certificates that have expired; a domain
# without mail, and one that is not there.
DOMAINS = (world.LAB, world.SRV, world.EXPIRED, world.LISTED, world.BIG, 'example.invalid')


def endure(*options, seconds):
    """Runs the program in a network and on a desktop of its own; its exit status."""
    schemas = {name: os.environ[name] for name in ('GSETTINGS_SCHEMA_DIR', 'LSAN_OPTIONS')
               if name in os.environ}
    with (Network() as network, network.client() as client,
          Desktop(GIO_USE_NETWORK_MONITOR='base', G_DEBUG='fatal-warnings', **schemas) as desktop,
          Keyring(desktop.environment) as keyring):
        for domain in DOMAINS:
            keyring.save(f'Geary IMAP {domain}', geary(f'anna@{domain}', f'imap.{domain}', 'IMAP'))
        command = (PROGRAM, f'--password={world.PASSWORD}', *options,
                   *(f'anna@{domain}' for domain in DOMAINS))
        with client.launch(command, env=desktop.environment) as program:
            try:
                return program.wait(seconds)
            except subprocess.TimeoutExpired:
                program.kill()
                raise
