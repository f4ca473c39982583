# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A run of the program with the most memory that it ever had.

"""`run_measured (command, said, surroundings)`."""

import contextlib
import fcntl
import select
import subprocess
import tempfile

from dataclasses import dataclass

from integration.examination import SECONDS, Examination

PAGE = 4096


@dataclass(frozen=True)
class MeasuredRun:
    """What one run told, and its peak memory in KiB."""

    examination: Examination
    memory: int

    @property
    def stdout(self):
        return self.examination.stdout

    @property
    def stderr(self):
        return self.examination.stderr


def run_measured(command, said, surroundings, **how):
    """Runs a program that tells more than a page in the end.

    Its output goes into a pipe of one page, so that it still has to wait while it is looked at.
    (What wait4() tells begins with the memory of whoever started it.)
    """
    # Memory that is given back but kept for a sanitizer's own purposes is none of the program's.
    options = ':'.join(filter(None, (surroundings.get('ASAN_OPTIONS'), 'quarantine_size_mb=1')))
    with (tempfile.TemporaryFile() as errors,
          subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
                           env={**surroundings, 'ASAN_OPTIONS': options}, **how) as process):
        try:
            fcntl.fcntl(process.stdout, fcntl.F_SETPIPE_SZ, PAGE)
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(f'{said}\n'.encode())
                process.stdin.close()
            if not select.select([process.stdout], [], [], SECONDS)[0]:
                raise TimeoutError(f'nothing was told in {SECONDS} s')
            memory = peak_memory(process.pid)
            stdout = process.stdout.read().decode()
            status = process.wait(SECONDS)
        finally:
            process.kill()
        errors.seek(0)
        return MeasuredRun(Examination(status, stdout, errors.read().decode()), memory)


def peak_memory(pid):
    """The most that a running process has had; 0 once it has ended."""
    with open(f'/proc/{pid}/status', encoding='ascii', errors='replace') as file:
        return next((int(line.split()[1]) for line in file if line.startswith('VmHWM:')), 0)
