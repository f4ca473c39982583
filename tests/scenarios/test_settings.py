# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Troubles with servers and ports: a wrong number in the mail program, and a way out that is shut.

import pathlib
import unittest

from lab.diagnoses import BIG, LAB

from .scenario import ScenarioTest

SENDING_PORTS = (465, 587, 25)

PROFILES = '[Profile0]\nName=default\nIsRelative=1\nPath=abc.default\nDefault=1\n'
PREFS = f'''
user_pref("mail.accountmanager.accounts", "account1");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.account.account1.identities", "id1");
user_pref("mail.identity.id1.useremail", "{BIG}");
user_pref("mail.identity.id1.smtpServer", "smtp1");
user_pref("mail.server.server1.type", "imap");
user_pref("mail.server.server1.hostname", "imap.gmail.com");
user_pref("mail.server.server1.port", {{port}});
user_pref("mail.server.server1.socketType", 3);
user_pref("mail.server.server1.userName", "{BIG}");
user_pref("mail.server.server1.authMethod", 3);
user_pref("mail.smtpservers", "smtp1");
user_pref("mail.smtpserver.smtp1.hostname", "smtp.gmail.com");
user_pref("mail.smtpserver.smtp1.port", 465);
user_pref("mail.smtpserver.smtp1.try_ssl", 3);
user_pref("mail.smtpserver.smtp1.username", "{BIG}");
user_pref("mail.smtpserver.smtp1.authMethod", 3);
'''


class Settings(ScenarioTest):

    def set_up_thunderbird(self, port):
        """Thunderbird, with this port for receiving."""
        profile = pathlib.Path(self.client.home, '.thunderbird/abc.default')
        profile.mkdir(parents=True, exist_ok=True)
        (profile.parent / 'profiles.ini').write_text(PROFILES, encoding='utf-8')
        (profile / 'prefs.js').write_text(PREFS.format(port=port), encoding='utf-8')

    def test_wrong_port(self):
        self.set_up_thunderbird(port=933)
        self.begin()
        self.play.press('list item', f'^{BIG}$')
        self.play.press('checkbox', '^I do not receive mail')
        self.play.take_offer()
        self.assert_verdict('wrong-server-settings')
        self.set_up_thunderbird(port=993)
        self.play.press('button', '^_?Check Again')
        self.play.press('button', 'My Mail _?Works Now')
        self.finish('wrong port', 6, 500)

    def test_can_receive_but_not_send(self):
        self.client.line.drop(ports=SENDING_PORTS)
        self.begin(LAB)
        self.play.take_offer()
        self.assert_verdict('firewall-blocks-mail')
        self.client.line.clear()
        self.play.press('button', '^_?Check Again')
        self.finish('can receive but not send', 3, 400)


if __name__ == '__main__':
    unittest.main()
