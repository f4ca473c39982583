# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A VPN between a computer and its mail server. This process is the server's side of a network that
# ends at its own namespace (meson starts it in one); the computer is a namespace of its own.

import socket
import subprocess
import sys
import unittest

from servers import USER, ClosedPort, Imap, Smtp

from .examination import PROGRAM, SECONDS, Examination, ExaminationTest, environment, imap, smtp

# The mail server, and both ends of the cable to it (RFC 5737).
SERVER, ROUTER, COMPUTER = '203.0.113.5', '192.0.2.1', '192.0.2.2'

# The server whose page is known; whoever has that name is at the same address here.
WEB_PORT = 80

# What the VPN claims: everything, in the two halves that OpenVPN uses, or somebody else's network.
EVERYTHING = ('0.0.0.0/1', '128.0.0.0/1')
ELSEWHERE = ('198.51.100.0/24',)

# Makes the tun device and swallows all that goes into it, until its own input ends.
VPN = '''
import fcntl, os, select, struct, sys
TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454ca, 0x0001, 0x1000
device = os.open('/dev/net/tun', os.O_RDWR)
fcntl.ioctl(device, TUNSETIFF, struct.pack('16sH22x', sys.argv[1].encode(), IFF_TUN | IFF_NO_PI))
print('ready', flush=True)
while sys.stdin not in select.select([device, sys.stdin], [], [])[0]:
    os.read(device, 65536)
'''


class Computer:
    """A computer at the other end of a cable, with a VPN that swallows what it gets."""

    def __init__(self, interface='tun0'):
        self.interface = interface
        self._vpn = subprocess.Popen(['unshare', '--net', sys.executable, '-c', VPN, interface],
                                     stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._vpn.stdout.readline()
        self._plug_in()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # With its namespace the cable would go, too, but at some time later.
        subprocess.run(['ip', 'link', 'delete', 'near'], check=True)
        self._vpn.communicate()

    def run(self, *command, **how):
        """Runs a program inside. It may not do more than any user's programs may."""
        return subprocess.run(['nsenter', f'--net=/proc/{self._vpn.pid}/ns/net', *command],
                              check=False, **how)

    def ip(self, *arguments):
        self.run('ip', *arguments).check_returncode()

    def switch_vpn_on(self, networks):
        self.ip('address', 'add', '10.8.0.2/24', 'dev', self.interface)
        self.ip('link', 'set', self.interface, 'up')
        for network in networks:
            self.ip('route', 'add', network, 'dev', self.interface)

    def _plug_in(self):
        for command in (f'link add near type veth peer name far netns {self._vpn.pid}',
                        f'address add {ROUTER}/24 dev near', 'link set near up'):
            subprocess.run(['ip', *command.split()], check=True)
        self.ip('link', 'set', 'lo', 'up')
        self.ip('address', 'add', f'{COMPUTER}/24', 'dev', 'far')
        self.ip('link', 'set', 'far', 'up')
        self.ip('route', 'add', 'default', 'via', ROUTER)


class VpnTest(ExaminationTest):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for command in ('link set lo up', f'address add {SERVER}/32 dev lo'):
            subprocess.run(['ip', *command.split()], check=True)

    def setUp(self):
        self.computer = self.enterContext(Computer())

    def serve_mail(self):
        """A mail server at which all is well; the options that lead to it."""
        return (imap(self.serve(Imap('tls', self.good), addresses=[SERVER]).port),
                smtp(self.serve(Smtp('tls', self.good), addresses=[SERVER]).port, 'tls'))

    def serve_nothing(self):
        return (imap(self.enterContext(ClosedPort()).port),
                smtp(self.enterContext(ClosedPort()).port, 'tls'))

    def serve_web(self):
        self.enterContext(socket.create_server((SERVER, WEB_PORT)))

    def examine_computer(self, *options):
        """A check on the computer. A root without these powers can do no more than others."""
        run = self.computer.run(
            'setpriv', '--bounding-set=-net_raw,-net_admin', PROGRAM, 'check', USER, '--json',
            '--timeout=2', f'--resolve=*:{SERVER}', f'--ca-file={self.authority.bundle}', *options,
            capture_output=True, encoding='utf-8', timeout=SECONDS, env=environment())
        return Examination(run.returncode, run.stdout, run.stderr)

    def findings(self, examination, code):
        return [finding for step in examination.json['steps'] for finding in step['findings']
                if finding['code'] == code]

    def test_what_works_beside_the_vpn_convicts_it(self):
        options = self.serve_mail()
        self.computer.switch_vpn_on(EVERYTHING)
        examination = self.examine_computer(*options)
        self.assertEqual(examination.first_cause, 'vpn-interference', examination.stdout)
        self.assertGreater(examination.json['diagnosis'][0]['confidence'], 0.95)
        beside = self.findings(examination, 'works-beside-vpn')
        self.assertEqual({finding['service'].split()[0] for finding in beside}, {'imap', 'smtp'})
        self.assertIn('vpn-active', examination.finding_codes)
        self.assertNotIn('fails-beside-vpn', examination.finding_codes)

    def test_what_fails_beside_the_vpn_clears_it(self):
        self.serve_web()
        options = self.serve_nothing()
        self.computer.switch_vpn_on(EVERYTHING)
        examination = self.examine_computer(*options)
        self.assertIn('fails-beside-vpn', examination.finding_codes)
        self.assertNotIn('works-beside-vpn', examination.finding_codes)
        self.assertNotIn('vpn-interference', [one['cause'] for one in examination.json['diagnosis']
                                              if one['confidence'] >= 0.5])

    def test_where_nothing_may_pass_the_vpn_it_stays_suspected(self):
        options = self.serve_mail()
        self.computer.switch_vpn_on(EVERYTHING)
        self.computer.ip('route', 'del', 'default', 'via', ROUTER)
        examination = self.examine_computer(*options)
        self.assertNotIn('works-beside-vpn', examination.finding_codes)
        self.assertNotIn('fails-beside-vpn', examination.finding_codes)
        self.assertEqual(examination.first_cause, 'vpn-interference', examination.stdout)

    def test_failure_without_a_witness_says_nothing(self):
        # Neither mail nor the web answers beside the VPN, as if it let nothing past itself.
        options = self.serve_nothing()
        self.computer.switch_vpn_on(EVERYTHING)
        examination = self.examine_computer(*options)
        self.assertNotIn('fails-beside-vpn', examination.finding_codes)

    def test_a_vpn_that_mail_does_not_go_through_is_only_mentioned(self):
        options = self.serve_mail()
        self.computer.switch_vpn_on(ELSEWHERE)
        examination = self.examine_computer(*options)
        self.assertEqual(examination.first_cause, 'ok', examination.stdout)
        told = self.findings(examination, 'vpn-active')
        self.assertEqual([finding['severity'] for finding in told], ['info'])
        self.assertIn('does not go through it', told[0]['text'])

    def test_without_a_vpn_none_is_mentioned(self):
        examination = self.examine_computer(*self.serve_mail())
        self.assertEqual(examination.first_cause, 'ok', examination.stdout)
        self.assertNotIn('vpn-active', examination.finding_codes)


if __name__ == '__main__':
    unittest.main()
