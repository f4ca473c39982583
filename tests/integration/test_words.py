# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What people read, in English and in Italian.

import os

from servers import PASSWORD, USER, ClosedPort, Dovecot, Postfix

from .examination import OK, WRONG, ExaminationTest, environment, imap, smtp, wrong_password

# The words that stand for the two directions in the text; nothing else of it is asserted, so that
# translators are free.
DIRECTIONS = {
    'en': ('Receiving', 'Sending'),
    'it': ('Ricezione', 'Invio'),
}

STRANGER = 'anna@elsewhere.test'


class WordsTest(ExaminationTest):
    """The text, for the cases that matter most."""

    language = 'en'
    surroundings = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.dovecot = cls.enterClassContext(Dovecot(cls.good))
        cls.postfix = cls.enterClassContext(Postfix(cls.good, cls.dovecot))

    def cases(self):
        """Exit status and options of each case, by name."""
        closed = self.enterContext(ClosedPort())
        receiving, sending = imap(self.dovecot.imaps_port), smtp(self.postfix.submission_port)
        plain = smtp(self.postfix.submission_port, 'tls')
        no_sign_in = smtp(self.postfix.relay_port)
        return {
            'well': (OK, (receiving, sending), {'password': PASSWORD}),
            'wrong password': (WRONG, (receiving, sending), {'password': wrong_password()}),
            'closed port': (WRONG, (imap(closed.port), sending), {}),
            'plain text on a TLS port': (WRONG, (receiving, plain), {}),
            'no sign-in': (WRONG, (receiving, no_sign_in), {'address': STRANGER}),
        }

    def test_text_names_both_directions(self):
        for name, (status, options, how) in self.cases().items():
            with self.subTest(name):
                examination = self.examine(*options, text=True, surroundings=self.surroundings,
                                           **how)
                self.assertEqual(examination.status, status)
                self.assertIn(how.get('address', USER), examination.stdout)
                for word in DIRECTIONS[self.language]:
                    self.assertIn(word, examination.stdout)


class ItalianWordsTest(WordsTest):
    """The same in Italian."""

    language = 'it'

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.surroundings = environment(LC_ALL='it_IT.UTF-8', LOCPATH=os.environ['LOCPATH'],
                                       MAIL_DOCTOR_LOCALEDIR=os.environ['MAIL_DOCTOR_LOCALEDIR'])

    def test_language_changes_texts_and_no_codes(self):
        for name, (_, options, how) in self.cases().items():
            with self.subTest(name):
                english = self.examine(*options, **how)
                italian = self.examine(*options, surroundings=self.surroundings, **how)
                self.assertEqual(english.status, italian.status)
                self.assertEqual(english.first_cause, italian.first_cause)
                self.assertCountEqual(english.finding_codes, italian.finding_codes)
                self.assertNotEqual(english.json['diagnosis'][0]['text'],
                                    italian.json['diagnosis'][0]['text'])
