# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Test cases in the lab: one network for all of a class, and all of a class at once.

"""`LabTest`, and `in_lab` for its test methods, which get a client of their own."""

import concurrent.futures
import functools
import unittest

from .network import Network

# They mostly wait.
AT_ONCE = 8


def in_lab(method):
    """Lets a test method run beside the others of its class, as `method (self, client)`."""
    @functools.wraps(method)
    def wait_for_it(self):
        self.running.result()

    wait_for_it.in_lab = method
    return wait_for_it


class LabTest(unittest.TestCase):
    """A test case whose methods are all begun together, each with a client of its own."""

    network = None
    chosen = []

    def __init__(self, name):
        super().__init__(name)
        self.running = None
        # The loader makes one instance for each test that is to run.
        self.chosen.append(self)

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.chosen = []

    @classmethod
    def setUpClass(cls):
        cls.network = cls.enterClassContext(Network())
        runners = cls.enterClassContext(concurrent.futures.ThreadPoolExecutor(AT_ONCE))
        for test in cls.chosen:
            test.running = runners.submit(test.perform)

    def perform(self):
        """Runs the test; what it raises is kept for the moment when its turn comes."""
        with self.network.client() as client:
            getattr(self, self._testMethodName).in_lab(self, client)
