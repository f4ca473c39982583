# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Takes the pictures of the README and of the software centres.

"""`python3 -m window.screenshots FOLDER`: the wizard with a Gmail account that wants an app password.

MAIL_DOCTOR names the program; `tests/` has to be on PYTHONPATH. The servers are scripted and on this
computer. Look at the pictures before they go to data/screenshots.
"""

import contextlib
import os
import sys
import tempfile

from servers import PASSWORD, PERSONAS, Authority, ScriptedServer

from .desktop import Desktop, wait_until
from .wizard import ALONE, PROGRAM

SIZE = (952, 712)
PERSONA = PERSONAS['gmail']
ADDRESS = 'anna.rossi@gmail.com'


def take(folder, desktop, *arguments):
    """Signs in, is refused, and takes a picture of the answer, of the way, of the result, of Learn."""
    def picture(name):
        picture_at_rest(wizard.screenshot, os.path.join(folder, name))

    with desktop.start(PROGRAM, *ALONE, *arguments, '--address', ADDRESS,
                       '--step', 'settings') as wizard:
        wizard.resize(*SIZE)
        wizard.wait_for('button', 'Check again')
        wizard.click(wizard.wait_for('text box', '^Password'))
        wizard.type(PASSWORD)
        wizard.press('Return')
        wizard.wait_for('button', 'Send It Anyway').activate()
        wizard.wait_for('list item', 'refused the sign-in')
        picture('sign-in.png')
        wizard.press('alt+Right')
        wizard.wait_for('heading', '^An app password is needed')
        picture('wizard.png')
        for _ in range(3):
            wizard.press('alt+Left')
        wizard.wait_for('list item', '^Network: ', selected=True)
        picture('network.png')
        wizard.press('F1')
        wizard.wait_for('window', '^Learn$')
        picture_of_learn(desktop, os.path.join(folder, 'learn.png'))


def picture_of_learn(desktop, path):
    """A picture of the other window, as large as the first."""
    found = desktop.run('xdotool', 'search', '--onlyvisible', '--name', '^Learn$').split()[-1]
    desktop.run('xdotool', 'windowsize', '--sync', found, *map(str, SIZE))
    picture_at_rest(lambda path: desktop.screenshot(found, path), path)


def picture_at_rest(shoot, path):
    """Takes pictures until one is like another before it."""
    seen = []

    def is_at_rest():
        shoot(path)
        with open(path, 'rb') as picture:
            seen.append(picture.read())
        return seen[-1] in seen[:-1]
    wait_until(is_at_rest, 'nothing moves any more')


def serve(stack, certificate):
    """Starts the servers; their arguments for the wizard."""
    arguments = []
    for protocol, security in (('imap', 'tls'), ('pop3', 'tls'), ('smtp', 'starttls')):
        script = getattr(PERSONA, protocol)(certificate, case='app password needed')
        server = stack.enter_context(ScriptedServer(script))
        arguments += [f'--{protocol}', f'{PERSONA.hosts[protocol]}:{server.port}:{security}']
    return arguments


def main():
    schemas = os.environ.get('GSETTINGS_SCHEMA_DIR', '')
    with contextlib.ExitStack() as stack:
        authority = Authority(stack.enter_context(tempfile.TemporaryDirectory()))
        servers = serve(stack, authority.issue('providers'))
        desktop = stack.enter_context(Desktop(GSETTINGS_SCHEMA_DIR=schemas))
        take(sys.argv[1], desktop, '--ca-file', authority.bundle, *servers)


if __name__ == '__main__':
    main()
