# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The wizard while the network changes; in a network namespace of its own, whose routes it may change.

import fcntl
import socket
import struct
import unittest

from servers import Imap, ScriptedServer, TalkEnded

from .accessible import Missing
from .wizard import ADDRESS, ALONE, WizardTest

# From <linux/sockios.h>, <linux/if.h>, <linux/rtnetlink.h> and <linux/netlink.h>.
SIOCSIFFLAGS, IFF_UP = 0x8914, 1
RTM_NEWROUTE, RTM_DELROUTE = 24, 25
NLM_F_REQUEST, NLM_F_ACK, NLM_F_CREATE = 0x1, 0x4, 0x400
RTA_DST, RTA_OIF = 1, 4
RT_TABLE_MAIN, RTPROT_STATIC, RT_SCOPE_LINK, RTN_UNICAST = 254, 4, 253, 1


def setUpModule():  # pylint: disable=invalid-name
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack('16sH14x', b'lo', IFF_UP))


def change_route(kind):
    """Makes a route to 192.0.2.0/24, or removes it: it leads nowhere, but it is one."""
    route = struct.pack('BBBBBBBBI', socket.AF_INET, 24, 0, 0, RT_TABLE_MAIN, RTPROT_STATIC,
                        RT_SCOPE_LINK, RTN_UNICAST, 0)
    route += struct.pack('HH4s', 8, RTA_DST, bytes((192, 0, 2, 0)))
    route += struct.pack('HHI', 8, RTA_OIF, socket.if_nametoindex('lo'))
    flags = NLM_F_REQUEST | NLM_F_ACK | (NLM_F_CREATE if kind == RTM_NEWROUTE else 0)
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW) as kernel:
        kernel.send(struct.pack('IHHII', 16 + len(route), kind, flags, 1, 0) + route)
        error = struct.unpack_from('i', kernel.recv(4096), 16)[0]
    if error:
        raise OSError(-error, 'the route was not changed')


class Live(WizardTest):

    # Other monitors ask services that are not there.
    environment = {'GIO_USE_NETWORK_MONITOR': 'base'}

    def setUp(self):
        super().setUp()
        self.blocked = True
        imap = Imap('none')

        def serve(talk):
            # Hanging up comes to the same whenever it happens; a reset may overtake the connection.
            if self.blocked:
                talk.close()
                raise TalkEnded
            imap(talk)
        server = self.enterContext(ScriptedServer(serve))
        self.arguments = (*ALONE, '--imap', f'mail.example.test:{server.port}:none')

    def open(self):
        self.start('--address', ADDRESS, '--step', 'network')
        page = self.page('Network')
        self.wait_for_state('Result', 'Problem found')
        with self.assertRaises(Missing):
            page.find_now('list', '^Before and after$')
        return page

    def test_what_gets_better_is_seen_without_a_click(self):
        self.open()
        self.blocked = False
        change_route(RTM_NEWROUTE)
        self.addCleanup(change_route, RTM_DELROUTE)

        self.wizard.wait_for('label', '^Since the network changed$')
        self.wizard.wait_for('list item', '^Receiving.*answers as it should now. Before, it did not')
        self.end()

    def test_check_again_shows_before_and_after(self):
        page = self.open()
        self.blocked = False
        self.wizard.click(page.find('button', 'Check the Network Again'))

        self.wizard.wait_for('list item', '^Receiving.*answers as it should now. Before, it did not')
        self.blocked = True
        self.wizard.click(page.find('button', 'Check the Network Again'))
        self.wizard.wait_for('list item', '^Receiving.*it worked before, and does not any more')
        self.end()


if __name__ == '__main__':
    unittest.main()
