# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs all measurements and prints their tables.

"""`python3 -m benchmark BUILD ROUNDS [MEASUREMENT...]`"""

import sys

from . import away, batch, check, explain, keyring, lines, look_up, stalls, window

MEASUREMENTS = {
    'away': away, 'check': check, 'batch': batch, 'explain': explain, 'look-up': look_up,
    'keyring': keyring, 'window': window, 'stalls': stalls, 'lines': lines,
}


def main():
    build, rounds, *chosen = sys.argv[1:]
    for name in chosen or MEASUREMENTS:
        MEASUREMENTS[name].report(build, int(rounds))


if __name__ == '__main__':
    main()
