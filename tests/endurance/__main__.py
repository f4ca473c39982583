# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""`python3 -m endurance [--checks=N] [--changes=N] [--turns=N]`"""

import sys

from . import endure

# A check takes a second, and nobody waits for one that stands still for ever.
SECONDS = 4 * 3600

if __name__ == '__main__':
    sys.exit(endure(*sys.argv[1:], seconds=SECONDS))
