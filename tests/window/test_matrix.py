# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every page with much to say, in two languages, narrow and wide, light and dark, with usual and
# with large text.

"""The pages are walked through once in each language; the tests look at what came out.

Pictures of all go to the folder MDR_PICTURES, if there is one.
"""

import collections
import contextlib
import functools
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

from keyrings import Keyring, geary, network
from servers import PERSONAS, Authority, ScriptedServer

from .accessible import undisturbed
from .desktop import Program, wait_until
from .test_programs import ADDRESS as SHORT_ADDRESS, PREFS, PROFILES
from .wizard import ALONE, WizardTest

STEPS = ('start', 'webmail', 'two-step', 'network', 'passwords', 'settings', 'result')

# As long as addresses of real people are.
ADDRESS = 'annamaria.rossi.bianchi@gmail.com'
PASSWORD = 'abcd efgh ijkl mnop'
PERSONA = PERSONAS['gmail']

LANGUAGES = {'en': 'C.UTF-8', 'it': 'it_IT.UTF-8'}

# Any two of these meet in one of the rows, in each language.
SIGHTS = (('1000', 'dark', '100'), ('1000', 'light', '200'), ('360', 'light', '100'),
          ('360', 'dark', '200'))

# What else is opened: the name for its pictures, and the orders.
WINDOWS = (('times', 'activate win.show-times'), ('learn', 'activate app.learn '),
           ('lesson', 'activate app.learn app-passwords'), ('qr', 'activate win.show-qr-code'),
           ('code', 'activate app.read-code 103X-6KPX-P807-0XRF-43P6'),
           ('wrong', 'activate app.read-code 103X-6KPX-P837-0XRF-43P6'))

CONTROLS = ('button', 'checkbox', 'combo box', 'link', 'list item', 'radio', 'search box', 'switch',
            'text box', 'toggle button')
# What is in one of these need not differ from what is in another.
PLACES = ('button', 'combo box', 'document', 'group', 'list', 'list item')

# What GTK 4.8 calls a thing that has no name.
NAMELESS = re.compile('^((Gtk|Adw|Mdr)[A-Z][A-Za-z]*)?$')

# More than three words are a sentence; names of servers and files are none.
WORDS = re.compile(r'(?:(?<!\S)[“(]?[A-Za-z’]+[.,:;)”]*(?:\s+|$)){4}')


class MeasuredWizard(Program):
    """The wizard, which also measures itself."""

    streams = {'stdin': subprocess.PIPE, 'stdout': subprocess.PIPE, 'text': True}

    def __exit__(self, *arguments):
        super().__exit__(*arguments)
        self._process.stdin.close()
        self._process.stdout.close()

    def order(self, line):
        """Has the wizard do something; its complaints."""
        self._process.stdin.write(f'{line}\n')
        self._process.stdin.flush()
        complaints = []
        while (answer := self._process.stdout.readline()) not in ('.\n', ''):
            complaints.append(answer.rstrip('\n'))
        return complaints


class Thing:
    """Something with a role, a name and what is in it, as a screen reader sees it."""

    def __init__(self, accessible):
        self.role = accessible.role
        self.name = accessible.name if not NAMELESS.match(accessible.name) else ''
        self.description = accessible.description
        self.children = [Thing(child) for child in accessible.children()]

    def texts(self):
        yield from (self.name, self.description)
        for child in self.children:
            yield from child.texts()

    def first_name(self):
        return self.name or next(filter(None, (child.first_name() for child in self.children)), '')

    def count(self, place, controls):
        """Counts the controls by place, role and name."""
        # A row is read out with what is in it.
        name = self.first_name() if self.role == 'list item' else self.name
        if self.role in CONTROLS:
            controls[place, self.role, name] += 1
        if self.role in PLACES:
            place = (*place, name)
        for child in self.children:
            child.count(place, controls)


class Tour:
    """What was seen on the way through all pages in one language."""

    def __init__(self, wizard, language):
        self.wizard = wizard
        self.language = language
        self.complaints = {'beginning': [], 'drawn': [], 'focus': [], 'names': [], 'room': [],
                           'stderr': []}
        self.texts = set()
        self.errors = ''
        self.status = None

    def note(self, kind, where, complaints):
        self.complaints[kind] += [f'{self.language} {where}: {line}' for line in complaints]

    def order(self, kind, where):
        self.note(kind, where, self.wizard.order(kind))
        errors = self.wizard.stderr()
        self.note('stderr', where, errors[len(self.errors):].splitlines())
        self.errors = errors

    def take_picture(self, where):
        folder = os.environ.get('MDR_PICTURES')
        if folder:
            os.makedirs(folder, exist_ok=True)
            path = os.path.join(folder, f'{self.language}-{where.replace(" ", "-")}.png')
            self.note('room', where, self.wizard.order(f'picture {path}'))

    def look(self, *sight):
        """Makes the window wide, dark, and so on."""
        words = dict(zip(('width', 'style', 'text', 'contrast', 'direction'), sight))
        # Large text may need more room than there was before.
        for word in reversed(words):
            self.note('room', ' '.join(sight), self.wizard.order(f'{word} {words[word]}'))

    def pages(self, *sight, focus=False):
        self.look(*sight)
        for step in STEPS:
            where = ' '.join((*sight, step))
            self.wizard.order(f'activate win.go-to {step}')
            self.order('beginning', where)
            self.order('room', where)
            self.order('drawn', where)
            self.take_picture(where)
            if focus:
                self.order('focus', where)

    def windows(self, *sight, focus=False):
        self.look(*sight)
        for name, order in WINDOWS:
            where = ' '.join((*sight, name))
            self.wizard.order(order)
            self.wizard.order(f'width {sight[0]}')
            self.order('room', where)
            self.take_picture(where)
            if focus:
                self.order('focus', where)
            self.wizard.order('close')

    def read(self):
        """Reads names and texts as a screen reader does: all pages that were opened are there."""
        controls = collections.Counter()
        window = undisturbed(lambda: Thing(self.wizard.root.frame()))
        self.texts |= set(window.texts())
        window.count((), controls)
        for (place, role, name), count in controls.items():
            if not name:
                self.note('names', ' > '.join(place), [f'{role} without a name'])
            elif count > 1:
                self.note('names', ' > '.join(place), [f'{count} times {role} “{name}”'])


class Matrix(WizardTest):

    whole_stacks = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.desktop.environment['MAIL_DOCTOR_LOCALEDIR'] = os.environ['MAIL_DOCTOR_LOCALEDIR']
        home = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.set_up_thunderbird(home)
        keyring = cls.enterClassContext(Keyring(cls.desktop.environment))
        for label, item in (('receiving', geary(ADDRESS, 'imap.gmail.com', 'IMAP')),
                            ('sending', geary(ADDRESS, 'smtp.gmail.com', 'SMTP')),
                            ('old', network('annamaria', 'imap.old.test', 'imap'))):
            keyring.save(label, item)
        cls.arguments = (*ALONE, '--home', str(home), '--address', ADDRESS, '--step', 'settings',
                         '--answer', 'program=thunderbird')

    @classmethod
    def set_up_thunderbird(cls, home):
        profile = home / '.thunderbird/abc.default'
        profile.mkdir(parents=True)
        (home / '.thunderbird/profiles.ini').write_text(PROFILES, encoding='utf-8')
        (profile / 'prefs.js').write_text(PREFS.replace(SHORT_ADDRESS, ADDRESS), encoding='utf-8')

    @classmethod
    @functools.cache
    def tour(cls, language):
        """Walks through all pages; what was seen on the way."""
        cls.desktop.environment['LC_ALL'] = LANGUAGES[language]
        with contextlib.ExitStack() as stack:
            authority = Authority(stack.enter_context(tempfile.TemporaryDirectory()))
            certificate = authority.issue('providers')
            arguments = ['--ca-file', authority.bundle]
            for protocol, security in (('imap', 'tls'), ('smtp', 'starttls')):
                script = getattr(PERSONA, protocol)(certificate)
                server = stack.enter_context(ScriptedServer(script))
                arguments += [f'--{protocol}', f'{PERSONA.hosts[protocol]}:{server.port}:{security}']
                if protocol == 'imap':
                    receiving = server
            wizard = stack.enter_context(MeasuredWizard(
                cls.desktop, (os.environ['MEASURED_WIZARD'], *cls.arguments, *arguments)))
            tour = Tour(wizard, language)
            cls.sign_in(wizard, receiving)
            # The window is wide enough for every page that was opened.
            for step in STEPS:
                wizard.order(f'activate win.go-to {step}')
            cls.walk(tour)
            tour.status = wizard.close()
            tour.note('stderr', 'end', wizard.stderr()[len(tour.errors):].splitlines())
        return tour

    @classmethod
    def sign_in(cls, wizard, receiving):
        wizard.order('wait')
        wizard.reach(wizard.wait_for('text box', '^Password'))
        wizard.type(PASSWORD)
        wizard.press('Return')
        wait_until(lambda: b'AUTHENTICATE' in receiving.received, 'the password is sent')
        wizard.order('wait')

    @classmethod
    def walk(cls, tour):
        for sight in SIGHTS:
            tour.pages(*sight, focus=sight == SIGHTS[-1])
        tour.read()
        tour.windows(*SIGHTS[-1], focus=True)
        if tour.language == 'en':
            tour.pages('360', 'light', '100', 'high')
            tour.pages('360', 'light', '100', 'normal', 'rtl')
            tour.windows('1000', 'light', '100', 'normal', 'rtl')

    def assert_none(self, kind):
        complaints = [line for language in LANGUAGES
                      for line in self.tour(language).complaints[kind]]
        self.assertFalse(complaints, '\n' + '\n'.join(complaints))

    def test_nothing_is_cut_off(self):
        self.assert_none('room')

    def test_page_is_drawn(self):
        self.assert_none('drawn')

    def test_page_begins_with_its_heading(self):
        self.assert_none('beginning')

    def test_tab_leads_everywhere_once_and_is_seen(self):
        self.assert_none('focus')

    def test_every_control_has_a_name_of_its_own(self):
        self.assert_none('names')

    def test_no_english_is_left_in_italian(self):
        same = self.tour('en').texts & self.tour('it').texts
        left = sorted(text for text in same if WORDS.search(text))
        self.assertFalse(left, '\n'.join(left))

    def test_nothing_is_said_on_stderr(self):
        self.assert_none('stderr')
        for language in LANGUAGES:
            self.assertEqual(self.tour(language).status, 0)


if __name__ == '__main__':
    unittest.main()
