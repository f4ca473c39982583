# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The wizard as a desktop has it: started once over the session bus, and asked for windows.

import pathlib
import subprocess
import tempfile
import unittest

from gi.repository import Gio, GLib

from .accessible import connect
from .desktop import SECONDS, wait_until
from .wizard import ADDRESS, PROGRAM, WizardTest

NAME = 'io.github.maildoctor.MailDoctor'
PATH = '/io/github/maildoctor/MailDoctor'
LINK = f'mail-doctor:{ADDRESS}?step=settings&imap=imap.example.test:993:tls'


class ServiceTest(WizardTest):
    """The service knows no command line, so it contacts nobody: no address is ever given to it."""

    def setUp(self):
        super().setUp()
        self.bus = connect(self.desktop.environment['DBUS_SESSION_BUS_ADDRESS'])
        self.addCleanup(self.bus.close_sync, None)

    def call(self, method, signature, *arguments):
        """Asks for something as a desktop does, and waits until it has been taken."""
        self.bus.call_sync(NAME, PATH, 'org.freedesktop.Application', method,
                           GLib.Variant(signature, (*arguments, {})), None,
                           Gio.DBusCallFlags.NO_AUTO_START, SECONDS * 1000, None)

    def activate(self):
        self.call('Activate', '(a{sv})')

    def open(self, *uris):
        self.call('Open', '(asa{sv})', uris)

    def act(self, action, *parameters):
        self.call('ActivateAction', '(sava{sv})', action,
                  [GLib.Variant('s', parameter) for parameter in parameters])

    def is_there(self):
        return self.bus.call_sync(
            'org.freedesktop.DBus', '/', 'org.freedesktop.DBus', 'NameHasOwner',
            GLib.Variant('(s)', (NAME,)), None, Gio.DBusCallFlags.NONE, -1, None).unpack()[0]

    def serve(self, method, *arguments):
        """Starts the service, and asks it for the first thing."""
        def launch(command, **how):
            process = subprocess.Popen(command, **how)
            wait_until(self.is_there, 'the service has its name')
            method(*arguments)
            return process
        self.wizard = self.enterContext(
            self.desktop.start(PROGRAM, '--gapplication-service', launch=launch))

    def windows(self):
        """How many wizards there are."""
        return [window.name for window in self.wizard.root.children()].count('Mail Doctor')

    def end(self):
        """Who asks for nothing more has no service left."""
        self.act('quit')
        self.assert_ended_well(self.wizard.wait())


class Windows(ServiceTest):

    def test_one_is_opened_and_shown_again(self):
        self.serve(self.activate)
        self.page('Start')
        self.activate()
        self.assertEqual(self.windows(), 1)
        super(ServiceTest, self).end()

    def test_another_is_opened_for_the_asking(self):
        self.serve(self.activate)
        self.page('Start')
        self.act('new-window')
        wait_until(lambda: self.windows() == 2, 'a second window')
        self.end()

    def test_nothing_is_wrong_with_asking_too_early(self):
        self.serve(lambda: (self.act('about'), self.act('learn', ''), self.activate()))
        self.page('Start')
        self.assertEqual(self.windows(), 1)
        self.end()


class Invitations(ServiceTest):

    def test_link_is_asked_about_in_a_window_of_its_own(self):
        self.serve(self.activate)
        self.page('Start')
        self.open(LINK)
        self.wizard.wait_for('button', 'Use These$')
        self.assertEqual(self.windows(), 2)
        self.end()

    def test_files_are_asked_about_one_by_one(self):
        folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        files = [folder / 'one check.maildoctor-invitation', folder / 'à.maildoctor-invitation']
        for file in files:
            file.write_text(LINK, encoding='utf-8')
        self.serve(self.open, *(file.as_uri() for file in files))
        wait_until(lambda: self.windows() == 2, 'two windows')
        for window in self.wizard.root.children():
            window.find('button', 'Use These$')
        self.end()

    def test_what_is_none_is_explained(self):
        for uri in ('file:///etc/passwd', 'mail-doctor:anna@example.test?imap=localhost:0'):
            with self.subTest(uri):
                self.serve(self.open, uri)
                self.wizard.wait_for('heading', '^This invitation cannot be used$')
                self.end()


class Learning(ServiceTest):

    def test_what_was_found_in_the_shell_is_read(self):
        self.serve(self.act, 'learn', 'cause:app-password-required')
        self.wizard.wait_for('document', 'app password')
        self.assertEqual(self.windows(), 1)
        self.end()

    def test_what_was_typed_in_the_shell_is_searched(self):
        self.serve(self.act, 'search', 'mailbox full')
        self.wizard.wait_for('list item', 'mailbox is full')
        self.end()


if __name__ == '__main__':
    unittest.main()
