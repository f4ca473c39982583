# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A short run; `run` beside this file makes the long one.

import unittest

from . import endure

SECONDS = 200


class EnduranceTest(unittest.TestCase):

    def test_nothing_is_left_behind(self):
        run = endure('--checks=30', '--changes=10', '--turns=60', seconds=SECONDS)
        self.assertEqual((run.returncode, run.stderr), (0, ''), run.stdout)


if __name__ == '__main__':
    unittest.main()
