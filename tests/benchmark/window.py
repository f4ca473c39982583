# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# When the first frame of the wizard is on the screen, beside that of an empty window.

"""Times the first frame of `mail-doctor` and of an empty libadwaita window, in turn."""

import contextlib
import os
import statistics
import subprocess
import tempfile
import time

from . import process, table

SCREEN = '1280x1024x24'
SECONDS = 60

# A window is at rest when in so many seconds it has worked for less than so many ms.
REST, LITTLE = 2, 50


def report(build, rounds):
    """Prints the table."""
    helper = os.path.join(build, 'tests', 'benchmark', 'first-frame')
    programs = {
        'empty libadwaita window': os.path.join(build, 'tests', 'benchmark', 'empty-window'),
        'mail-doctor': os.path.join(build, 'src', 'gui', 'mail-doctor'),
    }
    if not all(map(os.path.exists, (helper, *programs.values()))):
        table.note('First frame: not measured, the programs for it were not built.')
        return
    times = {name: [] for name in programs}
    with desktop(build) as environment:
        for number in range(rounds + 1):
            for name, program in programs.items():
                run = subprocess.run([helper, program], env=environment, timeout=SECONDS,
                                     stdout=subprocess.PIPE, text=True, check=True)
                # The first round only warms up.
                if number > 0:
                    times[name].append(tuple(map(float, run.stdout.split())))
        _show_memory(programs, environment)
    _show(times, rounds)


def _show(times, rounds):
    rows = []
    for name, results in times.items():
        mapped, painted, worked = zip(*results)
        rows.append((name, statistics.median(mapped), statistics.median(painted), min(painted),
                     max(painted), statistics.median(worked)))
    table.show(f'First frame (median of {rounds}, ms)',
               ('', 'mapped', 'painted', 'earliest', 'latest', 'worked'), rows)
    empty, wizard = times.values()
    longer, work = (statistics.median(b[column] / a[column] for a, b in zip(empty, wizard))
                  for column in (1, 2))
    table.note(f'Within rounds the wizard takes {longer:.2f} times as long as the empty window, '
               f'and works {work:.2f} times as much.')


def _show_memory(programs, environment):
    rows = [(name, *_measure_memory(program, environment)) for name, program in programs.items()]
    table.show('Memory of a window that is at rest (MiB)', ('', 'all', 'of its own'), rows)


def _measure_memory(program, environment):
    """What is in memory, and what of it is in no file, of a program that has nothing more to do."""
    with subprocess.Popen([program], env=environment, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as shown:
        while _work_in(shown.pid, REST) >= LITTLE:
            pass
        with open(f'/proc/{shown.pid}/smaps_rollup', encoding='ascii') as file:
            sizes = {fields[0]: int(fields[1]) for fields in map(str.split, file)
                     if fields[-1] == 'kB'}
        shown.terminate()
    return sizes['Rss:'] / 1024, sizes['Anonymous:'] / 1024


def _work_in(pid, seconds):
    before = process.work(pid)
    time.sleep(seconds)
    return process.work(pid) - before


@contextlib.contextmanager
def desktop(build):
    """An X server and a session bus of our own, and an empty home."""
    with tempfile.TemporaryDirectory() as home, contextlib.ExitStack() as stack:
        environment = {
            'PATH': os.environ['PATH'], 'HOME': home, 'XDG_RUNTIME_DIR': home,
            'LC_ALL': 'C.UTF-8', 'GSETTINGS_BACKEND': 'memory', 'GDK_BACKEND': 'x11',
            'GSETTINGS_SCHEMA_DIR': os.path.join(os.path.abspath(build), 'data'),
        }
        environment['DISPLAY'] = ':' + _start_server(
            stack, ['Xvfb', '-displayfd', '1', '-screen', '0', SCREEN, '-nolisten', 'tcp'],
            environment)
        environment['DBUS_SESSION_BUS_ADDRESS'] = _start_server(
            stack, ['dbus-daemon', '--session', '--nofork', '--print-address'], environment)
        yield environment


def _start_server(stack, command, environment):
    """Starts a server for the length of the stack; what it prints when it is ready."""
    server = stack.enter_context(subprocess.Popen(
        command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL))
    stack.callback(server.terminate)
    return server.stdout.readline().strip()
