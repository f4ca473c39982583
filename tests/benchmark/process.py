# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What a process has used so far.

"""Reads /proc: what wait4() tells begins with the memory of the process that starts another."""

import os

MS_A_TICK = 1000 / os.sysconf('SC_CLK_TCK')


def peak_memory(pid):
    """The most memory that it had till now, in KiB."""
    with open(f'/proc/{pid}/status', encoding='ascii') as status:
        return next(int(line.split()[1]) for line in status if line.startswith('VmHWM:'))


def work(pid):
    """The processor time of all its threads, in ms."""
    with open(f'/proc/{pid}/stat', encoding='ascii') as file:
        user, system = file.read().rpartition(')')[2].split()[11:13]
    return (int(user) + int(system)) * MS_A_TICK
