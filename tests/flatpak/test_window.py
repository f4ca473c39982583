# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The wizard in the sandbox, as a person uses it.

import unittest

from servers import PASSWORD, USER
from window import wait_until

from .checks import ALONE, IMAP, World
from .session import APPLICATION, FlatpakDesktop

EXPORTED = ('share/applications/{}.desktop', 'share/icons/hicolor/scalable/apps/{}.svg',
            'share/icons/hicolor/symbolic/apps/{}-symbolic.svg', 'share/mime/packages/{}.xml',
            'share/dbus-1/services/{}.service', 'share/dbus-1/services/{}.SearchProvider.service',
            'share/gnome-shell/search-providers/{}.search-provider.ini')


class InTheSandbox(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.world = cls.enterClassContext(World())
        cls.desktop = cls.world.desktop

    def open(self, *arguments, options=()):
        self.wizard = self.enterContext(self.desktop.open(*arguments, options=options))
        return self.wizard

    def test_whole_way_to_the_servers(self):
        wizard = self.open(*self.world.servers, '--address', USER, '--step', 'settings')
        wizard.reach(wizard.wait_for('text box', '^Password', sensitive=True))
        wizard.type(PASSWORD)
        wizard.press('Return')
        for service in ('IMAP', 'SMTP'):
            wizard.wait_for('list item', rf'\({service}\).*accepted')

    def test_saved_password_is_removed_and_restored(self):
        wizard = self.open(*ALONE, '--address', USER, '--step', 'passwords')
        entry = wizard.wait_for('checkbox', 'Geary: .*for receiving')
        wizard.click(entry)
        wait_until(lambda: entry.has('checked'), 'the password is chosen')
        wizard.wait_for('button', 'Remove 1…$', sensitive=True).activate()
        wizard.wait_for('button', '^_?Remove$').activate()
        wizard.wait_for('label', 'saved password removed')
        self.assertIsNone(self.world.keyring.find(IMAP))

        wizard.wait_for('button', 'Restore$').activate()
        wizard.wait_for('label', 'saved password restored')
        self.assertEqual(self.world.keyring.find(IMAP), self.world.value)

    def test_link_goes_through_the_portal(self):
        wizard = self.open(*ALONE, '--address', 'anna@gmail.com', '--step', 'webmail')
        wizard.wait_for('button', 'Open Gmail in the Browser', sensitive=True).activate()
        wait_until(self.desktop.opened_uris, 'a link is opened')
        self.assertEqual(self.desktop.opened_uris(), ['https://mail.google.com/'])

    def test_italian(self):
        self.desktop.environment['LC_ALL'] = 'it_IT.UTF-8'
        self.addCleanup(self.desktop.environment.update, LC_ALL='C.UTF-8')
        wizard = self.open(*ALONE)
        wizard.wait_for('list item', '^Password salvate: ')

    def test_files_are_exported(self):
        installation = self.desktop.environment['FLATPAK_USER_DIR']
        for name in EXPORTED:
            path = f'{installation}/exports/{name.format(APPLICATION)}'
            with open(path, encoding='utf-8') as file:
                self.assertTrue(file.read(), path)


class OutOfSight(unittest.TestCase):
    """What the user has taken away is told in the window."""

    def setUp(self):
        self.desktop = self.enterContext(FlatpakDesktop())

    def tell(self, step, words, *options, arguments=ALONE):
        with self.desktop.open(*arguments, '--address', USER, '--step', step,
                               options=options) as wizard:
            wizard.wait_for('label', words)

    def test_no_network(self):
        # Who has no network can ask nobody.
        self.tell('network', 'may not use the network', '--unshare=network', arguments=())

    def test_no_keyring(self):
        self.tell('passwords', 'may not speak to the password store',
                  '--no-talk-name=org.freedesktop.secrets')

    def test_no_settings_of_a_program(self):
        self.tell('settings', 'Thunderbird has accounts in ~/.thunderbird is not known',
                  '--nofilesystem=~/.thunderbird')


if __name__ == '__main__':
    unittest.main()
