# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Servers that never end, never begin, or end in the middle.

import dataclasses
import unittest

from servers import Imap, Pop3, Smtp, faults

from .case import Case, HostileTest

# What a phase is called in the scripts, and how often the password has been handed over by then.
PHASES = {'greeting': 0, 'capabilities': 0, 'sign-in': 1}
ALL_PHASES = {'tls': 0, **PHASES, 'mailbox': 1}
# With STARTTLS, and in which phase of its way the program then is: the handshake, too, is part of
# the agreement.
UPGRADE_PHASES = {'greeting': 'greeting', 'first-capabilities': 'starttls', 'starttls': 'starttls',
                  'tls': 'starttls', 'capabilities': 'capabilities'}

# How long to wait for what will not come, in seconds: what comes before that may take a moment on a
# computer that is busy.
PATIENCE = 4

RECEIVING = ('imap', 'pop3')
ONLY_SMTP = ('smtp',)

CHATTER = {Imap: '* OK [ALERT] la la la\r\n', Pop3: '+OK la la la\r\n', Smtp: '220-la la la\r\n'}
UNTAGGED = {
    'status': '* OK [ALERT] la la la\r\n',
    'EXISTS': '* 4294967295 EXISTS\r\n',
    'EXPUNGE': '* 1 EXPUNGE\r\n',
    'LIST': '* LIST () "/" INBOX\r\n',
    'CAPABILITY': '* CAPABILITY IMAP4rev1 ' + 'AUTH=X' * 50 + '\r\n',
    'literals': '* LIST () "/" {5}\r\nINBOX {5}\r\nINBOX {5}\r\nINBOX\r\n',
}
HALVES = {Imap: '* OK [CAPABI', Pop3: '+OK hal', Smtp: '220-mail.exam'}

LITERALS = {
    '2 GB': '* LIST () "/" {2147483647}\r\n',
    '2 GB, not to be waited for': '* LIST () "/" {2147483647+}\r\n',
    'more than numbers can say': '* LIST () "/" {99999999999999999999999}\r\n',
    'less than nothing': '* LIST () "/" {-1}\r\n',
    'nothing, a thousand times': '* LIST () "/" ' + '{0}\r\n' * 1000 + '\r\n',
}


def with_fault(phase, fault, security='tls', **options):
    """A script that is right but for one phase; `fault` may depend on the protocol."""

    def make(dialogue, authority):
        chosen = fault[dialogue] if isinstance(fault, dict) else fault
        return dialogue(security, authority.issue(), {phase: chosen}, **options)

    return make


def each(table, fault, change=lambda text: text):
    return {dialogue: fault(change(text)) for dialogue, text in table.items()}


class EndlessTest(HostileTest):
    """More than anybody wants to read."""

    def test_endless_lines(self):
        fault = each(CHATTER, faults.babble_without_end, str.rstrip)
        self.play([Case(f'endless line, {phase}', with_fault(phase, fault), 'unknown',
                        sign_ins=sign_ins) for phase, sign_ins in PHASES.items()])

    def test_endless_chatter(self):
        fault = each(CHATTER, faults.babble_lines)
        self.play([Case(f'endless lines, {phase}', with_fault(phase, fault), 'unknown',
                        sign_ins=sign_ins) for phase, sign_ins in PHASES.items()])

    def test_endless_untagged_data(self):
        self.play([Case(f'endless untagged {name}, {phase}',
                        with_fault(phase, faults.babble_lines(line)), 'unknown',
                        protocols=('imap',), sign_ins=sign_ins)
                   for name, line in UNTAGGED.items()
                   for phase, sign_ins in (('capabilities', 0), ('mailbox', 1))])

    def test_literals(self):
        self.play([Case(f'literal of {name}, {phase}',
                        with_fault(phase, faults.babble_without_end(announcement)), 'unknown',
                        protocols=('imap',), sign_ins=sign_ins)
                   for name, announcement in LITERALS.items()
                   for phase, sign_ins in (('capabilities', 0), ('mailbox', 1))])

    def test_announced_and_not_sent(self):
        self.play([Case('literal of 2 GB that does not come, mailbox',
                        with_fault('mailbox', faults.say_and_wait(LITERALS['2 GB'])), 'unknown',
                        protocols=('imap',), sign_ins=1)])


class SlowTest(HostileTest):
    """Less than anybody can wait for."""

    # They mostly wait.
    at_once = 16

    def test_byte_after_byte(self):
        fault = each(CHATTER, faults.trickle)
        self.play([Case(f'a byte now and then, {phase}', with_fault(phase, fault),
                        'connection-timeout', timeout=PATIENCE, sign_ins=sign_ins)
                   for phase, sign_ins in PHASES.items()])

    def test_silence(self):
        self.play(self.phases('silence', faults.silence, 'connection-timeout'))

    def test_half_a_line_and_silence(self):
        fault = each(HALVES, faults.say_and_wait)
        self.play([Case(f'half a line and silence, {phase}', with_fault(phase, fault),
                        'connection-timeout', timeout=PATIENCE, sign_ins=sign_ins)
                   for phase, sign_ins in PHASES.items()])

    def test_reset(self):
        # A reset that comes at once may be taken for one of the attempt to connect.
        self.play([dataclasses.replace(case, phase='')
                   for case in self.phases('reset', faults.reset, 'connection-reset')])

    def test_closing(self):
        self.play(self.phases('closing', faults.closing, 'connection-reset', turns=True))

    def test_half_a_line_and_closing(self):
        fault = each(HALVES, faults.say_and_close)
        self.play([Case(f'half a line and closing, {phase}', with_fault(phase, fault),
                        'connection-reset', sign_ins=sign_ins)
                   for phase, sign_ins in PHASES.items()])

    def phases(self, name, fault, cause, turns=False):
        """The same fault in each phase that a server can have."""
        cases = []
        for phase, sign_ins in ALL_PHASES.items():
            protocols = RECEIVING if phase == 'mailbox' else (*RECEIVING, 'smtp')
            cases.append(Case(f'{name}, {phase}', with_fault(phase, fault), cause,
                              timeout=self.limit(cause), protocols=protocols,
                              phase=phase, sign_ins=sign_ins, turns=sign_ins == 0 and turns))
        for phase, reached in UPGRADE_PHASES.items():
            # Only SMTP has to ask before it asks for TLS.
            protocols = ONLY_SMTP if phase == 'first-capabilities' else (*RECEIVING, 'smtp')
            cases.append(Case(f'{name}, {phase} with STARTTLS',
                              with_fault(phase, fault, 'starttls'), cause, 'starttls',
                              timeout=self.limit(cause), protocols=protocols, phase=reached,
                              turns=turns))
        cases.append(Case(f'{name}, submit', with_fault('submit', fault, methods=()), cause,
                          protocols=ONLY_SMTP, phase='submit', timeout=self.limit(cause)))
        return cases

    @staticmethod
    def limit(cause):
        return PATIENCE if cause == 'connection-timeout' else Case.timeout


if __name__ == '__main__':
    unittest.main()
