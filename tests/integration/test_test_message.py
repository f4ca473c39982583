# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A message to oneself through real servers: it arrives, is lost, misfiled, refused; and nobody else
# ever gets one.

import imaplib
import os
import pty
import re
import signal
import ssl
import subprocess

from servers import PASSWORD, USER, ClosedPort, Dovecot, Postfix, Smtp, faults, wait_until

from .examination import (INTERRUPTED, OK, SECONDS, USAGE, WRONG, ExaminationTest, command,
                          environment, imap, pop3, smtp, wrong_password)

# For a message that never comes: as long as the others certainly do not take.
IMPATIENCE = 4

# What the user has in the mailbox, with its flags.
OTHERS = (('one', ''), ('two', r'\Seen \Flagged'), ('three', r'\Deleted'),
          ('four', r'\Seen \Deleted'))


class MailboxTest(ExaminationTest):
    """A test case with a mailbox to look into."""

    def mailbox(self, dovecot, folder='INBOX', readonly=True):
        trust = ssl.create_default_context(cafile=self.authority.bundle)
        client = imaplib.IMAP4_SSL('localhost', dovecot.imaps_port, ssl_context=trust,
                                   timeout=SECONDS)
        self.addCleanup(client.shutdown)
        client.login(USER, PASSWORD)
        client.select(folder, readonly=readonly)
        return client

    def messages(self, dovecot, folder='INBOX'):
        """Flags, UIDs and Message-IDs of what is in a folder."""
        client = self.mailbox(dovecot, folder)
        _, (numbers,) = client.search(None, 'ALL')
        if not numbers:
            return []
        _, answer = client.fetch('1:*', '(UID FLAGS BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])')
        return [part for part in answer if part != b')']

    def message_ids(self, dovecot, folder='INBOX'):
        return [header.decode().split(':', 1)[1].strip()
                for _, header in self.messages(dovecot, folder)]

    def fill(self, dovecot):
        client = self.mailbox(dovecot, readonly=False)
        for name, flags in OTHERS:
            text = f'From: <{USER}>\r\nMessage-ID: <{name}@example.test>\r\n\r\n{name}\r\n'
            client.append('INBOX', f'({flags})', None, text.encode())
        client.unselect()

    def serve_mail(self, settings=None, **options):
        dovecot = self.enterContext(Dovecot(self.good))
        return dovecot, self.enterContext(Postfix(self.good, dovecot, settings=settings, **options))

    def send_test(self, *options, password=PASSWORD, **how):
        """Runs a check with a test message; the examination, and what it says of the message."""
        examination = self.examine('--send-test', *options, password=password, **how)
        return examination, examination.json['test_message']


class ArrivalTest(MailboxTest):
    """What was accepted, and where it came out."""

    def test_it_arrives_and_is_removed_and_nothing_else_is_touched(self):
        dovecot, postfix = self.serve_mail()
        self.fill(dovecot)
        before = self.messages(dovecot)
        examination, told = self.send_test(imap(dovecot.imaps_port), smtp(postfix.submission_port))

        self.assert_verdicts(examination, OK, 'ok', ('passed', 'ok'), ('passed', 'ok'))
        self.assertEqual(postfix.accepted, [told['message_id']])
        self.assertEqual((told['stage'], told['accepted'], told['arrived'], told['removed']),
                         ('ended', True, True, True))
        self.assertEqual((told['folder'], told['subject']),
                         ('INBOX', f'Test SMTP {postfix.submission_port}'))
        self.assertLessEqual(told['seconds'], SECONDS)
        self.assertEqual(len(before), len(OTHERS))
        self.assertEqual(self.messages(dovecot), before)

    def test_progress_is_told_while_it_goes_on(self):
        dovecot, postfix = self.serve_mail()
        examination, _ = self.send_test(imap(dovecot.imaps_port), smtp(postfix.submission_port))
        places = [examination.stderr.find(words) for words in ('took the', 'arrived', 'removed')]
        self.assertEqual(places, sorted(places))
        self.assertGreaterEqual(places[0], 0)

    def test_verbose_tells_neither_the_password_nor_what_else_is_there(self):
        dovecot, postfix = self.serve_mail()
        self.fill(dovecot)
        for receiving in (imap(dovecot.imaps_port), pop3(dovecot.pop3s_port)):
            with self.subTest(receiving):
                examination, _ = self.send_test('--verbose', receiving,
                                                smtp(postfix.submission_port))
                self.assertIn('RCPT TO:', examination.stderr)
                for name, _ in OTHERS:
                    self.assertNotIn(f'<{name}@', examination.stderr)

    def test_quiet_says_the_result_only(self):
        dovecot, postfix = self.serve_mail()
        examination = self.examine('--send-test', '--quiet', imap(dovecot.imaps_port),
                                   smtp(postfix.submission_port), password=PASSWORD, text=True)
        self.assertEqual(examination.stderr, '')
        self.assertIn('The test message was removed', examination.stdout)

    def test_it_can_be_kept(self):
        dovecot, postfix = self.serve_mail()
        _, told = self.send_test('--keep-test', imap(dovecot.imaps_port),
                                 smtp(postfix.submission_port))
        self.assertEqual((told['stage'], told['arrived'], told['removed']), ('ended', True, False))
        self.assertEqual(self.message_ids(dovecot), [told['message_id']])

    def test_each_run_sends_one_of_its_own(self):
        dovecot, postfix = self.serve_mail()
        sent = [self.send_test('--keep-test', imap(dovecot.imaps_port),
                               smtp(postfix.submissions_port, 'tls'))[1]['message_id']
                for _ in range(2)]
        self.assertEqual(postfix.accepted, sent)
        self.assertEqual(len(set(sent)), 2)

    def test_it_is_found_in_spam(self):
        dovecot, postfix = self.serve_mail(folder='Junk')
        examination, told = self.send_test(imap(dovecot.imaps_port), smtp(postfix.submission_port))
        self.assertIn('test-message-in-spam', examination.finding_codes)
        self.assertEqual((told['arrived'], told['folder'], told['removed']), (True, 'Junk', True))
        self.assertEqual(self.messages(dovecot, 'Junk'), [])

    def test_it_never_arrives(self):
        dovecot, postfix = self.serve_mail({'virtual_transport': 'discard'})
        examination, told = self.send_test(imap(dovecot.imaps_port), smtp(postfix.submission_port),
                                           timeout=IMPATIENCE)
        self.assertEqual(examination.status, WRONG)
        self.assertIn('test-message-not-arrived', examination.finding_codes)
        self.assertEqual((told['stage'], told['accepted'], told['arrived'], told['removed']),
                         ('waiting', True, False, None))
        self.assertEqual(len(postfix.accepted), 1)
        self.assertEqual(examination.json['diagnosis'][0]['situation'], 'test-message-missing')
        self.assertEqual(examination.json['diagnosis'][0]['remedies'][0]['guide'],
                         'test-message/look-for-it')

    def test_it_arrives_over_pop3(self):
        dovecot, postfix = self.serve_mail()
        self.fill(dovecot)
        before = self.messages(dovecot)
        _, told = self.send_test(pop3(dovecot.pop3s_port), smtp(postfix.submission_port))
        self.assertEqual((told['stage'], told['arrived'], told['removed']), ('ended', True, True))
        self.assertEqual(postfix.accepted, [told['message_id']])
        self.assertEqual(self.messages(dovecot), before)

    def test_it_never_arrives_over_pop3(self):
        dovecot, postfix = self.serve_mail({'virtual_transport': 'discard'})
        examination, told = self.send_test(pop3(dovecot.pop3s_port), smtp(postfix.submission_port),
                                           timeout=IMPATIENCE)
        self.assertIn('test-message-not-arrived', examination.finding_codes)
        self.assertEqual((told['stage'], told['accepted'], told['arrived']),
                         ('waiting', True, False))

    def test_a_mailbox_out_of_reach_is_no_obstacle(self):
        dovecot, postfix = self.serve_mail()
        closed = self.enterContext(ClosedPort())
        examination, told = self.send_test(imap(closed.port), smtp(postfix.submission_port))
        self.assertIn('test-message-unwatched', examination.finding_codes)
        self.assertEqual((told['accepted'], told['arrived'], told['removed']), (True, None, None))
        wait_until(lambda: self.message_ids(dovecot) == [told['message_id']], SECONDS, 'it arrives')


class RefusalTest(MailboxTest):
    """What is not taken, and why."""

    def refuse(self, settings, phase, cause, **options):
        dovecot, postfix = self.serve_mail(settings, **options)
        examination, told = self.send_test(imap(dovecot.imaps_port), smtp(postfix.submission_port))
        self.assert_verdicts(examination, WRONG, cause, ('passed', 'ok'), ('failed', cause))
        self.assertEqual((told['stage'], told['accepted'], told['arrived']),
                         ('sending', False, None))
        self.assert_stopped(examination.services('smtp')[0], 'submit', cause)
        self.assertEqual((postfix.accepted, self.messages(dovecot)), ([], []))
        self.assertIn('test-message-refused', examination.finding_codes)
        self.assertEqual(self.count_commands(postfix, 'data'), 1 if phase == 'data' else 0)

    def count_commands(self, postfix, name):
        """How often a command was said in the one conversation that signed in."""
        wait_until(lambda: 'auth=1' in postfix.log(), SECONDS, 'Postfix sums up')
        summary = next(line for line in postfix.log().splitlines() if ' auth=1' in line)
        return int(f' {name}=' in summary)

    def test_sender_refused(self):
        self.refuse({'smtpd_delay_reject': 'no',
                     'smtpd_sender_restrictions': 'reject_sender_login_mismatch',
                     'smtpd_sender_login_maps': 'static:bruno@example.test'},
                    'mail', 'sender-rejected')

    def test_recipient_refused(self):
        self.refuse({'smtpd_recipient_restrictions':
                     'check_recipient_access static:{550 5.1.1 no such user here}'},
                    'rcpt', 'recipient-rejected')

    def test_too_many_messages(self):
        self.refuse({'smtpd_data_restrictions':
                     'check_sender_access static:{450 4.7.1 too many messages, slow down}'},
                    'data', 'rate-limited')

    def test_content_refused(self):
        self.refuse({'header_checks': 'static:{REJECT looks like spam}'},
                    'data', 'message-rejected-policy')

    def test_mailbox_full(self):
        dovecot = self.enterContext(Dovecot(self.good, quota={'messages': 1}))
        postfix = self.enterContext(Postfix(self.good, dovecot, settings={
            'smtpd_recipient_restrictions': f'check_policy_service unix:{dovecot.quota_socket}'}))
        self.mailbox(dovecot, readonly=False).append('INBOX', None, None, b'full')
        examination, told = self.send_test(imap(dovecot.imaps_port), smtp(postfix.submission_port))
        self.assert_verdicts(examination, WRONG, 'mailbox-full', ('passed', 'ok'),
                             ('failed', 'mailbox-full'))
        self.assertEqual((told['accepted'], len(self.messages(dovecot))), (False, 1))

    def test_wrong_password_sends_nothing(self):
        dovecot, postfix = self.serve_mail()
        examination, told = self.send_test(imap(dovecot.imaps_port), smtp(postfix.submission_port),
                                           password=wrong_password())
        self.assertEqual((examination.status, examination.first_cause), (WRONG, 'password-wrong'))
        self.assertEqual((told['stage'], told['accepted']), ('sign-in', None))
        self.assertEqual(postfix.accepted, [])
        self.assertNotIn(' auth=', postfix.log())

    def test_without_a_password_nothing_begins(self):
        server = self.serve(Smtp('tls', self.good))
        examination = self.examine(smtp(server.port, 'tls'), '--send-test')
        self.assertEqual((examination.status, examination.stdout), (USAGE, ''))
        self.assertIn('--password-stdin', examination.stderr)
        self.assertEqual(server.connections, 0)

    def test_without_a_way_out_only_the_sign_in_is_tried(self):
        dovecot = self.enterContext(Dovecot(self.good))
        closed = self.enterContext(ClosedPort())
        examination, told = self.send_test(imap(dovecot.imaps_port), smtp(closed.port, 'tls'))
        self.assertIsNone(told)
        self.assertIn('No test message was sent', examination.stderr)
        self.assertIn('sign-in-accepted', examination.finding_codes)


class OneMessageTest(MailboxTest):
    """What a server for sending is told, command by command."""

    def send_to(self, script, **how):
        dovecot = self.enterContext(Dovecot(self.good))
        server = self.serve(script)
        examination, told = self.send_test(imap(dovecot.imaps_port), smtp(server.port, 'tls'),
                                           timeout=IMPATIENCE, **how)
        # The first connection only looks.
        lines = server.received.decode().split('\r\n')
        commands = [line for line in lines if line.startswith(('MAIL ', 'RCPT ', 'DATA'))]
        return examination, told, lines, commands

    def test_it_goes_to_the_address_itself_and_to_nobody_else(self):
        _, told, lines, commands = self.send_to(Smtp('tls', self.good))
        self.assertEqual(commands, [f'MAIL FROM:<{USER}>', f'RCPT TO:<{USER}>', 'DATA'])
        message = lines[lines.index('DATA') + 1:lines.index('.')]
        addressed = [line for line in message if line.lower().startswith(('to:', 'cc:', 'bcc:'))]
        self.assertEqual(addressed, [f'To: <{USER}>'])
        self.assertIn(f'Message-ID: {told["message_id"]}', message)

    def test_a_lost_answer_does_not_send_it_again(self):
        for name, fault in (('closed', faults.closing), ('reset', faults.reset),
                            ('silence', faults.silence)):
            with self.subTest(name):
                examination, told, _, commands = self.send_to(
                    Smtp('tls', self.good, faults={'content': fault}))
                self.assertEqual(commands.count('DATA'), 1)
                self.assertIn('test-message-unconfirmed', examination.finding_codes)
                self.assertEqual((told['stage'], told['accepted'], told['arrived']),
                                 ('waiting', None, False))

    def test_refused_sign_in_for_sending_sends_nothing(self):
        examination, told, _, commands = self.send_to(
            Smtp('tls', self.good, sign_in='535 5.7.8 Authentication failed'))
        self.assertEqual(commands, [])
        self.assertEqual((told['stage'], told['accepted']), ('sending', None))
        self.assertEqual(examination.verdict('sending'), ('failed', 'password-wrong'))
        self.assertNotIn('test-message-waiting-stopped', examination.finding_codes)

    def test_an_unverified_server_gets_neither_password_nor_message(self):
        stranger = self.authority.issue('wrong-name')
        _, _, lines, commands = self.send_to(Smtp('tls', stranger))
        self.assertEqual(commands, [])
        self.assertFalse([line for line in lines if line.startswith('AUTH')])


class TerminalTest(MailboxTest):
    """What somebody sees who waits for it."""

    def test_a_terminal_shows_how_long_it_is_still_awaited(self):
        dovecot, postfix = self.serve_mail({'virtual_transport': 'discard'})
        arguments = command('--send-test', '--password-stdin', imap(dovecot.imaps_port),
                            smtp(postfix.submission_port), trust=self.authority.bundle,
                            timeout=IMPATIENCE)
        ours, theirs = pty.openpty()
        self.addCleanup(os.close, ours)
        with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                              stderr=theirs, env=environment()) as run:
            os.close(theirs)
            run.communicate(PASSWORD.encode() + b'\n', timeout=SECONDS)
        shown = os.read(ours, 1 << 16).decode()
        left = re.findall(r'Waiting for the test message, (\d+) seconds? left', shown)
        self.assertLessEqual(set(left), {'0', '1', '2', '3', '4'})
        # A busy machine may miss one.
        self.assertGreater(len(set(left)), 2)
        self.assertLess(shown.index('took the test message'), shown.index('did not arrive'))
        self.assert_not_told(PASSWORD, shown.encode())

    def test_interrupting_the_waiting_ends_it_and_says_what_may_come(self):
        dovecot, postfix = self.serve_mail({'virtual_transport': 'discard'})
        arguments = command('--send-test', '--password-stdin', imap(dovecot.imaps_port),
                            smtp(postfix.submission_port), trust=self.authority.bundle, timeout=60)
        with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, encoding='utf-8', env=environment()) as run:
            run.stdin.write(PASSWORD + '\n')
            run.stdin.flush()
            while 'took the test message' not in (line := run.stderr.readline()):
                self.assertTrue(line, 'it ended too early')
            run.send_signal(signal.SIGINT)
            stdout, stderr = run.communicate(timeout=SECONDS)
        self.assertEqual((run.returncode, stdout), (INTERRUPTED, ''))
        self.assertIn('may still arrive', stderr)
        self.assertEqual(len(postfix.accepted), 1)
