# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Where the channel is secure, the password goes into it once; tests/hostile has where it is not.

from servers import PASSWORD, Imap, Pop3, Relay, Smtp, faults

from .examination import ExaminationTest, count_forms, forms_of, imap, pop3, smtp

OPTIONS = {Imap: imap, Pop3: pop3, Smtp: smtp}


class VerifiedTest(ExaminationTest):
    """Over a verified channel the password goes to the server, once, and to nobody else."""

    def test_over_tls_nobody_on_the_way_can_read_it(self):
        for dialogue, option in OPTIONS.items():
            for security in ('tls', 'starttls'):
                with self.subTest(dialogue.__name__, security=security):
                    server = self.serve(dialogue(security, self.good))
                    with Relay([server.port], delay=0) as relay:
                        self.examine(option(relay.ports[server.port], security), password=PASSWORD)
                        said = relay.said
                    self.assert_not_told(PASSWORD, said)
                    self.assert_not_told(PASSWORD, server.received_in_clear)
                    self.assertEqual(count_forms(server.received), 1)

    def test_nobody_is_followed_to_another_server(self):
        other = self.serve(Imap('tls', self.good))
        place = f'imap://anna;AUTH=*@mail.example.test:{other.port}/'
        for script in (
                Imap('tls', self.good, greeting=f'* BYE [REFERRAL {place}] Try elsewhere\r\n'),
                Imap('tls', self.good, sign_in=f'NO [REFERRAL {place}] Try elsewhere'),
                Imap('tls', self.good, sign_in=f'OK [REFERRAL {place}] Better elsewhere'),
                Imap('tls', self.good, {'mailbox': faults.say(
                    f'{{tag}} NO [REFERRAL {place}INBOX] Try elsewhere\r\n')})):
            with self.subTest(script.sign_in):
                server = self.serve(script)
                self.examine(imap(server.port), password=PASSWORD)
                self.assertLessEqual(len(server.sign_ins), 1)
                self.assertEqual(other.connections, 0)

    def test_password_that_is_sent_back_is_not_passed_on(self):
        for dialogue, option, refusal in ((Imap, imap, 'NO [ALERT] {} is wrong'),
                                          (Pop3, pop3, '-ERR [AUTH] {} is wrong'),
                                          (Smtp, smtp, '535 5.7.8 {} is wrong')):
            for form in sorted(forms_of(PASSWORD)):
                with self.subTest(dialogue.__name__, form=form):
                    server = self.serve(dialogue('tls', self.good,
                                                 sign_in=refusal.format(form.decode())))
                    # That nothing of it is told, examine() sees to.
                    self.examine(option(server.port, 'tls'), '--verbose', password=PASSWORD)
                    self.assertEqual(len(server.sign_ins), 1)
