# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How much memory Mail Doctor has after its start, beside an empty window in the same sandbox.

"""`python3 -m flatpak.memory`: two lines, in MiB. The SDK compiles the empty window."""

import os
import re
import shutil

from window import wait_until

from .processes import descendants
from .session import APPLICATION, RUN, FlatpakDesktop, SandboxedProgram

SOURCE = os.path.join(os.path.dirname(__file__), '..', 'benchmark', 'empty-window.c')
EMPTY = 'io.github.maildoctor.EmptyWindow'


def measure(pid, name):
    """Of the process of this name below `pid`: its share of the memory, and what is its own."""
    for process in descendants(pid):
        with open(f'/proc/{process}/comm', encoding='utf-8') as file:
            if file.read().strip() != name[:15]:
                continue
        with open(f'/proc/{process}/smaps_rollup', encoding='ascii') as file:
            sizes = dict(re.findall(r'^(\w+): +(\d+) kB$', file.read(), re.MULTILINE))
        return (int(sizes['Pss']) / 1024,
                (int(sizes['Private_Clean']) + int(sizes['Private_Dirty'])) / 1024)
    raise LookupError(f'{name} does not run')


def settle(pid, name):
    """What it has when it does not grow any more."""
    sizes = []

    def stays():
        sizes.append(measure(pid, name))
        return len(sizes) > 20 and len(set(sizes[-10:])) == 1
    wait_until(stays, 'the memory stays as it is')
    return sizes[-1]


def main():
    with FlatpakDesktop() as desktop:
        shutil.copy(SOURCE, desktop.data)
        source = os.path.join(desktop.data, 'empty-window.c')
        program = os.path.join(desktop.data, 'empty-window')
        built = desktop.call('-c', f'gcc -O2 -o {program} {source} '
                             '$(pkg-config --cflags --libs libadwaita-1)',
                             options=('--devel',), command='sh')
        if built.returncode != 0:
            raise RuntimeError(built.stderr)
        for title, name, options in (
                ('Mail Doctor', 'mail-doctor', ()),
                ('an empty libadwaita window', 'empty-window',
                 (f'--command={program}', f'--own-name={EMPTY}'))):
            command = [*RUN, *options, APPLICATION]
            with SandboxedProgram(desktop, command) as started:
                share, own = settle(started.pid, name)
            print(f'{title}: {share:.1f} MiB, of that {own:.1f} MiB shared with nobody')


if __name__ == '__main__':
    main()
