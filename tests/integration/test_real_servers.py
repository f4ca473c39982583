# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Dovecot and Postfix, set up well and set up wrongly.

import contextlib

from servers import IPV4, PASSWORD, ClosedPort, Dovecot, Postfix, wait_until

from .examination import SECONDS, WRONG, ExaminationTest, imap, pop3, smtp, wrong_password

FAULTY_CERTIFICATES = {
    'self-signed': 'tls-untrusted-certificate',
    'unknown-authority': 'tls-untrusted-certificate',
    'wrong-name': 'tls-wrong-host',
    'partial-wildcard': 'tls-wrong-host',
    'name-only-in-subject': 'tls-wrong-host',
    'expired': 'tls-expired-certificate',
    'not-yet-valid': 'clock-skew',
}


class RealServersTest(ExaminationTest):
    """Servers with a good certificate."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.dovecot = cls.enterClassContext(Dovecot(cls.good))
        cls.postfix = cls.enterClassContext(Postfix(cls.good, cls.dovecot))

    def implicit_tls(self):
        return (imap(self.dovecot.imaps_port), pop3(self.dovecot.pop3s_port),
                smtp(self.postfix.submissions_port, 'tls'))

    def upgraded(self):
        return (imap(self.dovecot.imap_port, 'starttls'), pop3(self.dovecot.pop3_port, 'starttls'),
                smtp(self.postfix.submission_port, 'starttls'))

    def test_all_is_well_without_password(self):
        for servers in (self.implicit_tls(), self.upgraded()):
            with self.subTest(servers=servers):
                self.assert_well(self.examine(*servers))

    def test_right_password_is_taken(self):
        for servers in (self.implicit_tls(), self.upgraded()):
            with self.subTest(servers=servers):
                examination = self.examine(*servers, password=PASSWORD)
                self.assert_well(examination)
                # One service for receiving, and one for sending.
                self.assertEqual(examination.finding_codes.count('sign-in-accepted'), 2)
                self.assertIn('mailbox-opened', examination.finding_codes)

    def test_wrong_password_is_told_and_not_sent_again(self):
        for servers in (self.implicit_tls(), self.upgraded()):
            with self.subTest(servers=servers):
                before = self.count_refusals()
                examination = self.examine(*servers, password=wrong_password())
                wait_until(lambda count=before: self.count_refusals() > count, SECONDS,
                           'Dovecot writes its log')
                # Once refused for receiving, it is not tried for sending: accounts get locked.
                self.assert_verdicts(examination, WRONG, 'password-wrong',
                                     ('failed', 'password-wrong'),
                                     ('warning', 'password-wrong'))
                self.assertEqual(self.count_refusals(), before + 1)

    def test_wrong_password_for_sending_alone_is_told(self):
        examination = self.examine(smtp(self.postfix.submission_port), password=wrong_password())
        self.assertEqual((examination.status, examination.first_cause,
                          examination.verdict('sending')),
                         (WRONG, 'password-wrong', ('failed', 'password-wrong')))

    def count_refusals(self):
        return len(self.dovecot.refusals)

    def test_facts_about_each_server_are_reported(self):
        examination = self.examine(*self.implicit_tls())
        for protocol in ('imap', 'pop3', 'smtp'):
            with self.subTest(protocol):
                service, = examination.services(protocol)
                self.assertTrue(service['tls']['verified'])
                self.assertEqual(service['tls']['problems'], [])
                self.assertEqual(service['addresses'], ['127.0.0.1'])
                self.assertTrue(service['capabilities'])
                self.assertIn('SCRAM-SHA-256', service['sign_in'])

    def test_closed_port_for_receiving_only(self):
        with ClosedPort() as closed:
            examination = self.examine(imap(closed.port), smtp(self.postfix.submission_port))
        self.assert_verdicts(examination, WRONG, 'connection-refused',
                             ('failed', 'connection-refused'), ('passed', 'ok'))

    def test_closed_port_for_sending_only(self):
        with ClosedPort() as closed:
            examination = self.examine(imap(self.dovecot.imaps_port), smtp(closed.port))
        self.assert_verdicts(examination, WRONG, 'connection-refused',
                             ('passed', 'ok'), ('failed', 'connection-refused'))

    def test_closed_port_with_another_way_for_sending(self):
        with ClosedPort() as closed:
            examination = self.examine(imap(self.dovecot.imaps_port), smtp(closed.port),
                                       smtp(self.postfix.submissions_port, 'tls'))
        self.assertEqual(examination.verdict('receiving'), ('passed', 'ok'))
        self.assertEqual(examination.verdict('sending'), ('warning', 'connection-refused'))
        self.assertEqual(examination.first_cause, 'connection-refused')

    def test_plain_text_on_a_port_taken_for_tls(self):
        examination = self.examine(imap(self.dovecot.imap_port, 'tls'),
                                   smtp(self.postfix.submission_port, 'tls'))
        self.assert_verdicts(examination, WRONG, 'plaintext-on-tls-port',
                             ('failed', 'plaintext-on-tls-port'),
                             ('failed', 'plaintext-on-tls-port'))

    def test_sending_without_sign_in_is_refused(self):
        examination = self.examine(imap(self.dovecot.imaps_port), smtp(self.postfix.relay_port),
                                   address='anna@elsewhere.test')
        self.assert_verdicts(examination, WRONG, 'auth-required-for-sending', ('passed', 'ok'),
                             ('failed', 'auth-required-for-sending'))
        self.assertNotIn('client=', self.postfix.log())

    def test_no_password_goes_over_an_unprotected_connection(self):
        with Dovecot(self.good, addresses=['127.0.0.2']) as distant:
            examination = self.examine(
                imap(distant.imap_port, 'none', host='distant.example.test'),
                smtp(self.postfix.submission_port), password=PASSWORD,
                resolve=('distant.example.test:127.0.0.2', f'*:{IPV4}'))
            self.assertEqual(distant.sign_ins, [])
        self.assertEqual(examination.status, WRONG)
        self.assertEqual(examination.verdict('receiving'), ('failed', 'encryption-required'))
        self.assertEqual(examination.verdict('sending'), ('passed', 'ok'))


class FaultyCertificateTest(ExaminationTest):
    """The same servers with certificates that are no good."""

    def test_each_fault_is_named_and_no_password_leaves(self):
        for kind, cause in FAULTY_CERTIFICATES.items():
            for upgraded in (False, True):
                with self.subTest(kind, upgraded=upgraded):
                    self.check_fault(kind, cause, upgraded)

    def check_fault(self, kind, cause, upgraded):
        certificate = self.authority.issue(kind)
        with contextlib.ExitStack() as stack:
            dovecot = stack.enter_context(Dovecot(certificate))
            postfix = stack.enter_context(Postfix(certificate, dovecot))
            if upgraded:
                servers = (imap(dovecot.imap_port, 'starttls'), smtp(postfix.submission_port))
            else:
                servers = (imap(dovecot.imaps_port), smtp(postfix.submissions_port, 'tls'))
            examination = self.examine(*servers, password=PASSWORD)
            self.assertEqual(dovecot.sign_ins, [])
            self.assertNotIn('sasl_method', postfix.log())
        self.assert_verdicts(examination, WRONG, cause, ('failed', cause), ('failed', cause))
        for protocol in ('imap', 'smtp'):
            service, = examination.services(protocol)
            self.assert_stopped(service, 'starttls' if upgraded else 'tls', cause)
            self.assertFalse(service['tls']['verified'])
            self.assertTrue(service['tls']['problems'])
