# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# No permission is missing, and none is unused.

import sys
import unittest

from .checks import CHECKS, World
from .session import read_permissions, take_away


class Permissions(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.world = cls.enterClassContext(World())

    def test_each_has_a_check(self):
        self.assertEqual(sorted(CHECKS), sorted(read_permissions()))

    def test_none_is_missing(self):
        for check in dict.fromkeys(CHECKS.values()):
            with self.subTest(check.__doc__):
                check(self.world, ())

    def test_nothing_is_hidden(self):
        found = self.world.desktop.call_json('accounts')
        # Of KMail only the first few files can be named.
        self.assertEqual([thing['place'] for thing in found['unreadable']],
                         ['~/config/akonadi_…rc'])

    def test_none_is_unused(self):
        for permission in read_permissions():
            with self.subTest(permission):
                try:
                    CHECKS[permission](self.world, take_away(permission))
                except (AssertionError, TimeoutError) as failure:
                    tell(permission, CHECKS[permission], failure)
                else:
                    self.fail('the check passes without it')


def tell(permission, check, failure):
    """A line of the table of permissions."""
    words = str(failure).splitlines()[0][:160]
    print(f'  {permission}\n      fails without it: {check.__doc__}\n      ({words})',
          file=sys.stderr)


if __name__ == '__main__':
    unittest.main()
