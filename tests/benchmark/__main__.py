# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs all measurements and prints their tables.

"""`python3 -m benchmark BUILD ROUNDS`"""

import sys

from . import batch, check, explain, keyring, lines, stalls, window


def main():
    build, rounds = sys.argv[1], int(sys.argv[2])
    for measurement in (check, batch, explain, keyring, window, stalls):
        measurement.report(build, rounds)
        print()
    lines.report()


if __name__ == '__main__':
    main()
