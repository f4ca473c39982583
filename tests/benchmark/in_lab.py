# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs the measurements that need the lab's network.

"""`python3 -m benchmark.in_lab BUILD ROUNDS`, inside of the lab; see `away`."""

import sys

from lab import measure
from lab.network import Network

from . import beside, cancel


def main():
    build, rounds = sys.argv[1], int(sys.argv[2])
    with Network() as network:
        measure.report(network, rounds)
        beside.report(network, rounds)
        cancel.report(network, build, rounds)


if __name__ == '__main__':
    main()
