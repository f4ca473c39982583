# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What people read, in English and in Italian.

import os
import subprocess
import tempfile

from servers import PASSWORD, ClosedPort, Dovecot, Postfix

from .examination import OK, WRONG, ExaminationTest, environment, imap, smtp, wrong_password

# The words that stand for the two directions in the text; nothing else of it is asserted, so that
# translators are free.
RECEIVING = {'en': 'Receiving', 'it': 'Ricezione'}
SENDING = {'en': 'Sending', 'it': 'Invio'}


class WordsTest(ExaminationTest):
    """The text, for the cases that matter most."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.dovecot = cls.enterClassContext(Dovecot(cls.good))
        cls.postfix = cls.enterClassContext(Postfix(cls.good, cls.dovecot))
        cls.italian = environment(
            LC_ALL='it_IT.UTF-8', LOCPATH=cls.make_locale(),
            MAIL_DOCTOR_LOCALEDIR=os.environ['MAIL_DOCTOR_LOCALEDIR'])

    @classmethod
    def make_locale(cls):
        """An Italian locale of our own, since none needs to be installed."""
        folder = cls.enterClassContext(tempfile.TemporaryDirectory())
        subprocess.run(['localedef', '--inputfile=it_IT', '--charmap=UTF-8',
                        os.path.join(folder, 'it_IT.UTF-8')], check=True)
        return folder

    def cases(self):
        """Name, exit status and options of each case."""
        closed = self.enterContext(ClosedPort())
        receiving, sending = imap(self.dovecot.imaps_port), smtp(self.postfix.submission_port)
        return {
            'well': (OK, (receiving, sending), PASSWORD),
            'wrong password': (WRONG, (receiving, sending), wrong_password()),
            'closed': (WRONG, (imap(closed.port), sending), None),
            'plain': (WRONG, (receiving, smtp(self.postfix.submission_port, 'tls')), None),
            'no sign-in': (WRONG, (receiving, smtp(self.postfix.relay_port)), None),
        }

    def test_both_directions_are_named_in_both_languages(self):
        for name, (status, options, password) in self.cases().items():
            with self.subTest(name):
                english, italian = (
                    self.examine(*options, text=True, password=password, surroundings=surroundings)
                    for surroundings in (environment(), self.italian))
                self.assertEqual((english.status, italian.status), (status, status))
                self.assert_names_directions(english, 'en')
                self.assert_names_directions(italian, 'it')

    def assert_names_directions(self, examination, language):
        self.assertIn(RECEIVING[language], examination.stdout)
        self.assertIn(SENDING[language], examination.stdout)

    def test_language_changes_texts_and_no_codes(self):
        for name, (_, options, password) in self.cases().items():
            with self.subTest(name):
                english, italian = (
                    self.examine(*options, password=password, surroundings=surroundings)
                    for surroundings in (environment(), self.italian))
                self.assertEqual(english.first_cause, italian.first_cause)
                self.assertCountEqual(english.finding_codes, italian.finding_codes)
                self.assertNotEqual(english.json['diagnosis'][0]['text'],
                                    italian.json['diagnosis'][0]['text'])
