# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`invite` writes what the wizard reads, and nothing that it would refuse."""

import pathlib
import subprocess
import tempfile
import unittest

import mailcli

ADDRESS = "--address=name@example.com"


class Link(mailcli.TestCase):
    def assert_link(self, link, *arguments):
        outcome = mailcli.run("invite", *arguments)
        self.assertEqual(outcome.stderr, "")
        self.assertEqual(outcome.stdout, link + "\n")
        self.assertEqual(outcome.status, 0)

    def test_everything_is_in_it(self):
        self.assert_link(
            "mail-doctor:name@example.com?step=settings&imap=imap.example.com:993:tls"
            "&smtp=smtp.example.com:587:starttls&user=name&from=Help%20desk",
            ADDRESS, "--step=settings", "--imap=imap.example.com", "--user=name",
            "--smtp=smtp.example.com:587", "--from=Help desk")

    def test_little_is_enough(self):
        self.assert_link("mail-doctor:name@example.com", ADDRESS)
        self.assert_link("mail-doctor:?pop3=[::1]:995:tls", "--pop3=[::1]")

    def test_what_means_something_in_a_link_is_escaped(self):
        self.assert_link("mail-doctor:n%26%3F%23%25@example.com?user=a%26from%3Db%25&from=%C3%A9",
                         "--address=n&?#%@example.com", "--user=a&from=b%", "--from=é")

    def test_json_says_the_same(self):
        outcome = mailcli.run("invite", ADDRESS, "--json")
        self.assertEqual(outcome.json["schema"], 1)
        self.assertEqual(outcome.json["link"], "mail-doctor:name@example.com")
        self.assertIsNone(outcome.json["file"])

    def test_bad_input_is_refused(self):
        for arguments, says in (
            ((), "neither"),
            (("--step=settings",), "neither"),
            (("--address=name",), "@"),
            ((ADDRESS, "--step=nowhere"), "step"),
            ((ADDRESS, "--imap=host:0"), "imap"),
            ((ADDRESS, "--smtp=host:587:ssl"), "smtp"),
            ((ADDRESS, "--user=na\nme"), "user"),
            ((ADDRESS, b"--user=\xff"), "user"),
            ((ADDRESS, "--from=\u202e"), "from"),
            ((ADDRESS, "--from=" + "x" * 3000), "too long"),
            ((ADDRESS, "--ca-file=/dev/null"), "--output"),
            ((ADDRESS, "--output=/tmp/invitation.txt"), ".maildoctor-invitation"),
            (("name@example.com",), "--address"),
        ):
            self.assert_refused("invite", *arguments, says=says)


class File(mailcli.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.path = self.folder / "check.maildoctor-invitation"

    def test_link_is_the_first_line(self):
        outcome = mailcli.run("invite", ADDRESS, "--output", self.path)
        self.assertEqual((outcome.status, outcome.stdout, outcome.stderr), (0, "", ""))
        self.assertEqual(self.path.read_text(), "mail-doctor:name@example.com\n")

    def test_authorities_follow(self):
        authority = self.folder / "authority.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                        "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=Example Root",
                        "-keyout", self.folder / "key.pem", "-out", authority],
                       check=True, stderr=subprocess.DEVNULL)
        outcome = mailcli.run("invite", ADDRESS, "--ca-file", authority, "--output", self.path)
        self.assertEqual((outcome.status, outcome.stderr), (0, ""))
        self.assertEqual(self.path.read_text(),
                         "mail-doctor:name@example.com\n" + authority.read_text())

        # What is secret or nothing of the kind stays where it is.
        self.path.unlink()
        for name in (self.folder / "key.pem", "/dev/null", "/nonexistent"):
            self.assert_refused("invite", ADDRESS, "--ca-file", name, "--output", self.path)
        self.assertFalse(self.path.exists())

    def test_json_names_the_file_that_is_there(self):
        outcome = mailcli.run("invite", ADDRESS, "--json", "--output", self.path)
        self.assertEqual(outcome.json["file"], str(self.path))

        outcome = mailcli.run("invite", ADDRESS, "--json", "--output",
                              "/nonexistent/check.maildoctor-invitation")
        self.assertEqual(outcome.status, 3)
        self.assertEqual(outcome.stderr.count("\n"), 1)


if __name__ == "__main__":
    unittest.main()
