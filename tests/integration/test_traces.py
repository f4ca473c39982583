# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What a run with a password leaves behind: nothing of it in memory, in files or in what is told.

import os
import signal
import sys
import tempfile

from servers import MECHANISMS, USER, Dovecot, Imap, Pop3, Postfix, Smtp, faults, wait_until

from .examination import (INTERRUPTED, OK, SECONDS, WRONG, ExaminationTest, command, environment,
                          forms_of, imap, pop3, smtp)
from .image import ImagedProgram

# Like nothing else that could be in memory.
SECRET = 'zq7-Marmalade-Kiosk-83'

# Whoever takes back memory writes over the beginning of it; the rest is to be found all the same.
PIECE = 12

# A program that wipes nothing, and tells more than fits into a pipe.
CARELESS = 'import sys; secret = sys.stdin.read(); print(len(secret) * 9999 * "x")'


def pieces_of(secret):
    """The beginning and the end of each form of a secret."""
    return {piece for form in forms_of(secret) for piece in (form[:PIECE], form[-PIECE:])}


class TracesTest(ExaminationTest):
    """Each way in which a sign-in can end."""

    def setUp(self):
        self.home = self.enterContext(tempfile.TemporaryDirectory())
        self.report = os.path.join(self.home, 'a.maildoctor')
        self.found = set()

    def start(self, *options):
        """Starts a check that can write nowhere else than into `self.home`."""
        self.found = set()
        places = ('HOME', 'TMPDIR', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME',
                  'XDG_RUNTIME_DIR', 'XDG_STATE_HOME')
        surroundings = environment(**{name: self.home for name in places})
        # The leak sanitizer stops all threads as we do.
        surroundings['ASAN_OPTIONS'] = 'detect_leaks=0'
        errors = self.enterContext(open(os.path.join(self.home, 'stderr'), 'wb'))
        program = ImagedProgram(
            command(*options, '--verbose', '--password-stdin', '--report', self.report,
                    trust=self.authority.bundle),
            self.look, stderr=errors, cwd=self.home, env=surroundings)
        program.tell(f'{SECRET}\n'.encode())
        return program

    def look(self, memory):
        self.found |= {piece for piece in pieces_of(SECRET) if piece in memory}

    def assert_no_trace(self, program, status, images=2):
        self.assertEqual(program.finish(), status)
        self.assertEqual(program.images, images)
        self.assertEqual(self.found, set(), 'in memory')
        written = {os.path.join(folder, name) for folder, _, files in os.walk(self.home)
                   for name in files}
        self.assertIn(os.path.join(self.home, 'stderr'), written)
        for name in written:
            with open(name, 'rb') as file:
                self.assert_not_told(SECRET, file.read())
        self.assert_not_told(SECRET, program.stdout)
        self.assert_report_tells_no_name(status)

    def assert_report_tells_no_name(self, status):
        """Nobody asked for the address to be in it, and servers like to repeat it."""
        self.assertEqual(os.path.exists(self.report), status != INTERRUPTED)
        if status != INTERRUPTED:
            with open(self.report, 'rb') as file:
                self.assert_not_told(USER.partition('@')[0], file.read())
            os.remove(self.report)

    def check(self, status, *options):
        self.assert_no_trace(self.start(*options), status)

    def test_the_search_finds_what_is_there(self):
        program = ImagedProgram([sys.executable, '-c', CARELESS], self.look, cwd=self.home)
        program.tell(SECRET.encode())
        self.assertEqual(program.finish(), OK)
        self.assertEqual(program.images, 2)
        self.assertEqual(self.found, {form for form in pieces_of(SECRET)
                                      if form in SECRET.encode()})

    def test_accepted(self):
        for methods in (('PLAIN',), ('LOGIN',), ()):
            with self.subTest(methods):
                receiving = self.serve(Imap('tls', self.good, methods=methods))
                sending = self.serve(Smtp('starttls', self.good, methods=methods or ('PLAIN',)))
                self.check(OK, imap(receiving.port), smtp(sending.port))
                self.assertEqual((len(receiving.sign_ins), len(sending.sign_ins)), (1, 1))

    def test_accepted_by_each_mechanism_of_real_servers(self):
        for mechanism in MECHANISMS:
            with (self.subTest(mechanism),
                  Dovecot(self.good, users={USER: SECRET}, mechanisms=[mechanism]) as dovecot,
                  Postfix(self.good, dovecot, mechanisms=[mechanism]) as postfix):
                self.check(OK, imap(dovecot.imaps_port), smtp(postfix.submissions_port, 'tls'))

    def test_refused(self):
        for option, script in (
                (imap, Imap('tls', self.good, sign_in='NO [AUTHENTICATIONFAILED] no')),
                (imap, Imap('tls', self.good, methods=(), sign_in='NO [AUTHENTICATIONFAILED] no')),
                (pop3, Pop3('tls', self.good, sign_in='-ERR [AUTH] no')),
                (pop3, Pop3('tls', self.good, methods=(), sign_in='-ERR [AUTH] no')),
                (smtp, Smtp('tls', self.good, sign_in='535 5.7.8 no'))):
            with self.subTest(type(script).__name__, methods=script.methods):
                server = self.serve(script)
                self.check(WRONG, option(server.port, 'tls'))
                self.assertEqual(len(server.sign_ins), 1)

    def test_cut_off(self):
        for option, dialogue, fault in ((imap, Imap, faults.closing), (imap, Imap, faults.reset),
                                        (pop3, Pop3, faults.closing), (smtp, Smtp, faults.reset)):
            with self.subTest(dialogue.__name__, fault=fault.__name__):
                server = self.serve(dialogue('tls', self.good, {'sign-in': fault}))
                self.check(WRONG, option(server.port, 'tls'))
                self.assertEqual(len(server.sign_ins), 1)

    def test_never_sent(self):
        for script in (Imap('none'), Imap('starttls', self.authority.issue('self-signed'))):
            with self.subTest(script.security):
                server = self.serve(script)
                self.check(WRONG, imap(server.port, 'starttls'))
                self.assertEqual(server.sign_ins, [])

    def test_talkative_libraries_tell_nothing(self):
        talkative = environment(G_MESSAGES_DEBUG='all', GNUTLS_DEBUG_LEVEL='99')
        for dialogue, option in ((Imap, imap), (Pop3, pop3), (Smtp, smtp)):
            with self.subTest(dialogue.__name__):
                server = self.serve(dialogue('tls', self.good))
                # That nothing of it is told, examine() sees to.
                examination = self.examine(option(server.port, 'tls'), '--verbose',
                                           password=SECRET, surroundings=talkative)
                self.assertEqual(len(server.sign_ins), 1)
                self.assertIn('DEBUG', examination.stdout)
                self.assertIn('gnutls[', examination.stderr)

    def test_cancelled(self):
        for option, dialogue in ((imap, Imap), (pop3, Pop3), (smtp, Smtp)):
            with self.subTest(dialogue.__name__):
                server = self.serve(dialogue('tls', self.good, {'sign-in': faults.silence}))
                program = self.start(option(server.port, 'tls'))
                wait_until(lambda silent=server: silent.sign_ins, SECONDS,
                           'the password arrives')
                program.send_signal(signal.SIGINT)
                # It only says on stderr that it was stopped.
                self.assert_no_trace(program, INTERRUPTED, images=1)
