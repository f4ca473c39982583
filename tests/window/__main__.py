# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a program in a desktop of its own.

"""`python3 -m window PROGRAM ARGUMENTS…`: the program sees a screen that nobody else sees."""

import os
import subprocess
import sys

from .desktop import Desktop

# Those that say how a test program is to behave, and what it is to read.
PASSED_ON = ('G_DEBUG', 'GTK_A11Y', 'GSETTINGS_SCHEMA_DIR', 'MALLOC_PERTURB_', 'REPORTS')


def main():
    with Desktop(**{name: os.environ[name] for name in PASSED_ON if name in os.environ}) as desktop:
        return subprocess.run(sys.argv[1:], env=desktop.environment, check=False).returncode


if __name__ == '__main__':
    sys.exit(main())
