# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The processes that `flatpak run` has started, which are seen from outside as all others.

"""`descendants (pid)` gives the numbers of a process and of all below it."""

import subprocess


def descendants(pid):
    """The processes below this one, with itself."""
    yield pid
    children = subprocess.run(['pgrep', '--parent', str(pid)], stdout=subprocess.PIPE, text=True,
                              check=False).stdout.split()
    for child in children:
        yield from descendants(int(child))
