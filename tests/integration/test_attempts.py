# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How often a password goes out, under which name, and what the tool says about trying again.

from servers import PASSWORD, USER, Imap, Pop3, Smtp, faults

from .examination import HOST, WRONG, ExaminationTest, forms_of, imap, pop3, smtp

NO_IMAP = 'NO [AUTHENTICATIONFAILED] Authentication failed.'
NO_POP3 = '-ERR [AUTH] Authentication failed.'

LOCAL_PART = USER.partition('@')[0]


class AttemptsTest(ExaminationTest):
    """A receiving server with something against the sign-in, and a sending one that has nothing."""

    def examine_pair(self, receiving, *options, **how):
        """One receiving server, and one for sending."""
        script, option = receiving
        self.receiving = self.serve(script)
        self.sending = self.serve(Smtp('tls', self.good))
        return self.examine(option(self.receiving.port, 'tls'), smtp(self.sending.port, 'tls'),
                            *options, **{'password': PASSWORD, **how})

    def count_told(self, password=PASSWORD, user=USER):
        """How often the two servers were told, together. The forms may lie in one another."""
        told = self.receiving.received + self.sending.received
        return max(told.count(form) for form in forms_of(password, user))

    def test_pop3_refusal_is_not_repeated_on_sending(self):
        examination = self.examine_pair((Pop3('tls', self.good, sign_in=NO_POP3), pop3))
        self.assertEqual(examination.verdict('receiving'), ('failed', 'password-wrong'))
        self.assertEqual(self.count_told(), 1)
        self.assertEqual(examination.json['attempts']['left'], 2)
        self.assert_not_told(PASSWORD, self.sending.received)

    def test_pop3_server_that_was_named_receives_where_the_provider_has_imap(self):
        examination = self.examine_pair((Pop3('tls', self.good), pop3), address='anna@gmail.com',
                                        password='abcdefghijklmnop')
        self.assertTrue(examination.services('imap'))
        self.assertEqual(examination.verdict('receiving'), ('passed', 'ok'))
        self.assertEqual(examination.json['verdicts']['receiving']['service'],
                         f'pop3 {HOST}:{self.receiving.port}')
        self.assertEqual(self.count_told('abcdefghijklmnop', 'anna@gmail.com'), 2)

    def test_questions_that_a_sign_in_makes_needless_say_so(self):
        examination = self.examine_pair((Imap('tls', self.good), imap))
        reasons = {step['id']: step['reason'] for step in examination.json['steps']}
        self.assertEqual({step for step, reason in reasons.items() if reason},
                         {'webmail', 'two-step', 'passwords'})
        self.assertEqual(reasons['webmail'], 'password-accepted')
        text = self.examine_pair((Imap('tls', self.good), imap), '--verbose', text=True).stdout
        reason = '    Not needed now: a mail server has just accepted the password.\n'
        steps, _, checklist = text.partition('\nChecklist\n')
        self.assertIn(f'  Webmail: Not checked\n{reason}', steps)
        self.assertRegex(checklist, rf'\A  Webmail: Not checked\n(    .*\n)+?{reason}')

    def test_connection_lost_after_the_password_is_not_repeated_on_sending(self):
        examination = self.examine_pair((Imap('tls', self.good, {'sign-in': faults.closing}), imap))
        self.assertEqual(examination.status, WRONG)
        self.assertEqual(self.count_told(), 1)
        self.assertEqual(examination.json['attempts']['left'], 2)

    def test_throttled_server_is_to_be_left_alone(self):
        refusal = 'NO [LIMIT] Login rate limit exceeded'
        examination = self.examine_pair((Imap('tls', self.good, sign_in=refusal), imap))
        self.assertEqual(examination.verdict('receiving'), ('failed', 'rate-limited'))
        self.assertEqual(self.count_told(), 1)
        attempts = examination.json['attempts']
        self.assertEqual(attempts['left'], 2)
        self.assertAlmostEqual(attempts['wait_s'], 15 * 60, delta=60)
        self.assertIn('15 minutes', attempts['text'])

    def test_right_form_of_the_name_is_proposed_and_not_tried(self):
        examination = self.examine_pair((Imap('tls', self.good, sign_in=NO_IMAP), imap),
                                        f'--user={LOCAL_PART}')
        self.assertEqual(examination.json['proposed_user'], USER)
        self.assertEqual(self.count_told(user=LOCAL_PART), 1)
        self.assert_not_told(PASSWORD, self.sending.received)
        text = self.examine_pair((Imap('tls', self.good, sign_in=NO_IMAP), imap),
                                 f'--user={LOCAL_PART}', text=True)
        self.assertIn(f"--user='{USER}'", text.stdout.replace('\n', ' '))

    def test_right_name_gets_no_proposal(self):
        examination = self.examine_pair((Imap('tls', self.good, sign_in=NO_IMAP), imap))
        self.assertEqual(examination.json['proposed_user'], '')

    def test_blanks_of_googles_app_passwords_are_left_out(self):
        examination = self.examine_pair((Imap('tls', self.good), imap), address='anna@gmail.com',
                                        password='abcd efgh ijkl mnop')
        self.assertEqual(examination.verdict('receiving'), ('passed', 'ok'))
        self.assertEqual(self.count_told('abcdefghijklmnop', 'anna@gmail.com'), 2)
        self.assertEqual(examination.stderr, '')

    def test_hyphens_of_apples_app_passwords_stay(self):
        # Each server is told the form of the name that it wants.
        self.examine_pair((Imap('tls', self.good), imap), address='anna@icloud.com',
                          password='abcd-efgh-ijkl-mnop')
        self.assertEqual(self.count_told('abcd-efgh-ijkl-mnop', 'anna@icloud.com'), 2)

    def test_every_other_password_goes_out_as_it_is(self):
        password = ' blanks  around and within '
        examination = self.examine_pair((Imap('tls', self.good), imap), password=password)
        self.assertEqual(self.count_told(password), 2)
        self.assertIn('blank', examination.stderr)
