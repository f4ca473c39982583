# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Lines per folder.

"""Counts the lines of what is in git, folder by folder."""

import collections
import os
import subprocess

from . import table

ENDINGS = ('.c', '.h', '.py', '.ui', '.css', '.xml', '.ini', '.build', '.conf', '.cf', '.sh')
FOLDERS = ('data', 'src', 'ui', 'tests')


def report(_build, _rounds):
    """Prints the table."""
    files = subprocess.run(['git', 'ls-files', '-z', *FOLDERS], check=True, capture_output=True,
                           text=True).stdout.split('\0')
    counts = collections.defaultdict(lambda: [0, 0])
    for name in files:
        if name.endswith(ENDINGS):
            with open(name, encoding='utf-8') as file:
                counts[_folder_of(name)][1] += sum(1 for _ in file)
            counts[_folder_of(name)][0] += 1
    total = [sum(column) for column in zip(*counts.values())]
    table.show('Lines', ('', 'files', 'lines'),
               [*((name, *count) for name, count in sorted(counts.items())), ('all', *total)])


def _folder_of(name):
    return os.sep.join(os.path.dirname(name).split(os.sep)[:2])
