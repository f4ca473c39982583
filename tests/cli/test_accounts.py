# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`accounts`: what mail programs are set to, in home folders made for the tests."""

import os
import pathlib
import tempfile
import unittest

import mailcli
import shape

PROFILES = "[Profile0]\nName=default\nIsRelative=1\nPath=Profiles/abc.default\nDefault=1\n"
SERVICE = {**shape.SERVICE, "sign_in_method": shape.text}
DIFFERENCE = {
    "code": shape.text,
    "severity": shape.one_of({"info", "warning", "error"}),
    "cause": shape.one_of(shape.CAUSES),
    "service": shape.text,
    "yours": shape.text,
    "right": shape.text,
    "title": shape.text,
    "text": shape.text,
    "consequence": shape.text,
}
ACCOUNTS = {
    "schema": shape.one_of({1}),
    "program": shape.PROGRAM,
    "status": shape.one_of({0, 1, 3}),
    "looked_up": shape.truth,
    "accounts": shape.list_of(
        {
            "program": shape.text,
            "program_name": shape.text,
            "place": shape.text,
            "name": shape.text,
            "address": shape.text,
            "online_account": shape.text,
            "needs_attention": shape.truth,
            "enabled": shape.truth,
            "services": shape.list_of(SERVICE),
            "provider": shape.text,
            "right": shape.SETTINGS,
            "differences": shape.list_of(DIFFERENCE),
        }
    ),
    "unreadable": shape.list_of(
        {"program": shape.text, "place": shape.text, "reason": shape.text, "text": shape.text}
    ),
}

# What a profile says of one account: what is changed in a test is given by name.
PREFS = """
user_pref("mail.accountmanager.accounts", "account1");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.account.account1.identities", "id1");
user_pref("mail.identity.id1.useremail", "{address}");
user_pref("mail.identity.id1.smtpServer", "smtp1");
user_pref("mail.server.server1.type", "imap");
user_pref("mail.server.server1.hostname", "{imap}");
user_pref("mail.server.server1.port", {port});
user_pref("mail.server.server1.socketType", {security});
user_pref("mail.server.server1.userName", "{user}");
user_pref("mail.server.server1.authMethod", {method});
user_pref("mail.smtpservers", "smtp1");
user_pref("mail.smtpserver.smtp1.hostname", "{smtp}");
user_pref("mail.smtpserver.smtp1.port", 465);
user_pref("mail.smtpserver.smtp1.try_ssl", 3);
user_pref("mail.smtpserver.smtp1.username", "{address}");
user_pref("mail.smtpserver.smtp1.authMethod", {smtp_method});
user_pref("signon.nothing", "topsecret");
"""
RIGHT = {
    "address": "nome@gmail.com", "imap": "imap.gmail.com", "port": 993, "security": 3,
    "user": "nome@gmail.com", "method": 10, "smtp": "smtp.gmail.com", "smtp_method": 10,
}


class Accounts(mailcli.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)

    def set_up_thunderbird(self, **changes):
        profile = self.home / ".thunderbird/Profiles/abc.default"
        profile.mkdir(parents=True)
        (self.home / ".thunderbird/profiles.ini").write_text(PROFILES, encoding="utf-8")
        (profile / "prefs.js").write_text(PREFS.format(**{**RIGHT, **changes}), encoding="utf-8")
        return profile

    def show(self, *arguments, status):
        outcome = mailcli.run("accounts", "--home", str(self.home), *arguments)
        self.assertEqual(outcome.status, status, outcome.stderr + outcome.stdout)
        self.assert_quiet(outcome)
        self.assertNotIn("topsecret", outcome.stdout)
        return outcome

    def show_json(self, *arguments, status):
        result = self.show("--json", *arguments, status=status).json
        shape.fits(result, ACCOUNTS)
        self.assertEqual(result["status"], status)
        return result

    def assert_differs(self, code, yours, right, **changes):
        self.set_up_thunderbird(**changes)
        (account,) = self.show_json(status=1)["accounts"]
        difference = account["differences"][0]
        self.assertEqual((difference["code"], difference["yours"], difference["right"]),
                         (code, yours, right))
        self.assertEqual(difference["severity"], "warning")
        text = self.show(status=1).stdout
        for line in text.splitlines():
            self.assertLessEqual(len(line), 80, line)
        return text

    def test_right_settings_are_right(self):
        self.set_up_thunderbird()
        result = self.show_json(status=0)
        (account,) = result["accounts"]
        self.assertFalse(result["looked_up"])
        self.assertEqual(account["program"], "thunderbird")
        self.assertEqual(account["provider"], "gmail")
        self.assertEqual(account["right"]["source"], "provider-list")
        self.assertEqual(account["differences"], [])
        self.assertEqual(account["services"][0]["sign_in_method"], "oauth")
        self.assertIn("This account is set as it should be.", self.show(status=0).stdout)

    def test_no_encryption(self):
        text = self.assert_differs("no-encryption", "none", "tls", port=143, security=0)
        self.assertIn("No encryption (recommended: SSL/TLS)", text)

    def test_no_sign_in_for_sending(self):
        self.assert_differs("no-sign-in-for-sending", "none", "password", smtp_method=1)

    def test_local_part_as_user(self):
        text = self.assert_differs("local-part-as-user", "nome", "nome@gmail.com", user="nome")
        self.assertIn("nome (recommended: nome@gmail.com)", text)

    def test_old_host(self):
        self.assert_differs("old-host", "mail.gmail.com", "imap.gmail.com", imap="mail.gmail.com")

    def test_unknown_provider_cannot_be_compared_offline(self):
        self.set_up_thunderbird(address="a@nowhere.example", user="a@nowhere.example",
                                imap="imap.nowhere.example", smtp="smtp.nowhere.example")
        (account,) = self.show_json(status=3)["accounts"]
        self.assertEqual(account["right"], {"source": "", "services": []})
        self.assertIn("--lookup", self.show(status=3).stdout)

    def test_lookup_asks_the_network(self):
        self.set_up_thunderbird(address="a@nowhere.example", user="a@nowhere.example",
                                imap="imap.nowhere.example", smtp="smtp.nowhere.example")
        closed = ["--lookup", "--resolve", "*:127.0.0.1", "--timeout", "2"]
        self.assertTrue(self.show_json(*closed, status=3)["looked_up"])

    def test_nothing_there_is_not_checked(self):
        result = self.show_json(status=3)
        self.assertEqual((result["accounts"], result["unreadable"]), ([], []))
        self.assertIn("No mail program", self.show(status=3).stdout)

    def test_broken_file_is_named(self):
        profile = self.set_up_thunderbird()
        (profile / "prefs.js").unlink()
        (profile / "prefs.js").symlink_to("/etc/passwd")
        (unreadable,) = self.show_json(status=3)["unreadable"]
        self.assertEqual((unreadable["program"], unreadable["reason"]), ("thunderbird", "outside"))
        self.assertIn("Thunderbird, ~/.thunderbird", self.show(status=3).stdout)

    def test_nothing_is_changed(self):
        profile = self.set_up_thunderbird()
        before = (profile / "prefs.js").read_bytes(), sorted(os.walk(self.home))
        self.show(status=0)
        self.assertEqual(((profile / "prefs.js").read_bytes(), sorted(os.walk(self.home))), before)

    def test_address_is_refused(self):
        self.assert_refused("accounts", "nome@gmail.com", says="options")


class Check(mailcli.TestCase):
    """What is found in the programs counts in `check`, too."""

    setUp = Accounts.setUp
    set_up_thunderbird = Accounts.set_up_thunderbird

    def test_program_settings_are_findings(self):
        self.set_up_thunderbird(smtp_method=1)
        outcome = mailcli.run("check", "nome@gmail.com", "--json", "--home", str(self.home),
                              *mailcli.CLOSED_WORLD)
        steps = {step["id"]: step for step in outcome.json["steps"]}
        (finding,) = [finding for finding in steps["settings"]["findings"]
                      if finding["code"] == "program-settings-differ"]
        self.assertEqual(finding["parameters"]["difference"], "no-sign-in-for-sending")
        self.assertEqual(finding["cause"], "auth-required-for-sending")
        self.assertIn("Thunderbird", finding["text"])


if __name__ == "__main__":
    unittest.main()
