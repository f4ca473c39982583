# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A short run; `run` beside this file makes the long one.

import unittest

from . import endure

# On a busy computer, and with sanitizers; meson ends it sooner where that is too long.
SECONDS = 1200


class EnduranceTest(unittest.TestCase):

    def test_nothing_is_left_behind(self):
        self.assertEqual(
            endure('--checks=30', '--changes=10', '--turns=60', seconds=SECONDS), 0)


if __name__ == '__main__':
    unittest.main()
