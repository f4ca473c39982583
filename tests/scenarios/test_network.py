# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Troubles on the way: a VPN, a mail shield, a clock.

import unittest

from lab import faults
from lab.diagnoses import LAB

from .scenario import ScenarioTest

DAY = 86400


class Network(ScenarioTest):

    def test_vpn_that_filters(self):
        self.client.open_tunnel()
        self.client.tunnel.reset(ports=faults.MAIL_PORTS)
        self.begin(LAB)
        self.play.take_offer()
        self.assert_verdict('vpn-interference')
        self.client.close_tunnel()
        self.finish('VPN that filters', 2, 400)

    def test_mail_shield(self):
        faults.interception(self.client, 'mail-shield')
        self.begin(LAB)
        self.play.take_offer()
        self.assert_verdict('tls-interception')
        self.client.line.clear()
        self.play.press('button', '^_?Check Again')
        self.finish('mail shield', 3, 400)

    def test_wrong_clock(self):
        self.client.clock_offset = -400 * DAY
        self.begin(LAB)
        self.play.take_offer()
        self.assert_verdict('clock-skew')
        self.client.set_clock(0)
        self.play.press('button', '^_?Check Again')
        self.finish('wrong clock', 3, 400)


if __name__ == '__main__':
    unittest.main()
