# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrong usage and bad input get one clear line and exit status 2; help gets an answer."""

import os
import pathlib
import subprocess
import tempfile
import unittest

import mailcli

ADDRESS = "name@example.com"

CATALOGUE_HEAD = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def mark(text):
    """Other quotes, as a translation may have them."""
    return text.replace("“", "«").replace("”", "»")


OPERANDS = {"accounts": "", "code": "CODE", "explain": "TEXT", "invite": "", "practice": "NAME",
            "report": "show FILE"}


class Help(mailcli.TestCase):
    def test_help_names_the_verbs(self):
        for option in ("--help", "-h"):
            outcome = mailcli.run(option)
            self.assertEqual(outcome.status, 0)
            self.assertIn("check", outcome.stdout)
            self.assertIn("explain", outcome.stdout)
            self.assertIn("settings", outcome.stdout)
            self.assert_quiet(outcome)

    def test_words_follow_the_locale(self):
        with tempfile.TemporaryDirectory() as folder:
            catalogue = pathlib.Path(folder, "it/LC_MESSAGES/mail-doctor.mo")
            catalogue.parent.mkdir(parents=True)
            subprocess.run(
                ["msgfmt", "--output-file", catalogue, "-"], check=True,
                input=CATALOGUE_HEAD + b'msgid "Verbs:"\nmsgstr "\xc2\xabVerbi\xc2\xbb:"\n')
            surroundings = {**mailcli.ITALIAN, "MAIL_DOCTOR_LOCALEDIR": folder}
            self.assertIn("\n«Verbi»:\n", mailcli.run("--help", env=surroundings).stdout)
            self.assertIn("\nVerbs:\n", mailcli.run("--help").stdout)

    def test_quotes_in_complaints_can_be_translated(self):
        complaints = {
            "%s “%.100s”: this is not a user name.": ["--user="],
            "%s “%.100s”: write KEY=VALUE, like webmail=yes.": ["--answer=webmail"],
            "“%.100s”: this is not a host name.": ["--imap=" + "a" * 254],
        }
        with tempfile.TemporaryDirectory() as folder:
            catalogue = pathlib.Path(folder, "it/LC_MESSAGES/mail-doctor.mo")
            catalogue.parent.mkdir(parents=True)
            entries = "".join(f'msgid "{complaint}"\nmsgstr "{mark(complaint)}"\n\n'
                              for complaint in complaints)
            subprocess.run(["msgfmt", "--output-file", catalogue, "-"], check=True,
                           input=CATALOGUE_HEAD + entries.encode())
            surroundings = {**mailcli.ITALIAN, "MAIL_DOCTOR_LOCALEDIR": folder}
            for arguments in complaints.values():
                outcome = self.assert_refused("check", ADDRESS, *arguments, env=surroundings,
                                              says="«")
                self.assertNotIn("“", outcome.stderr)

    def test_version_is_printed(self):
        outcome = mailcli.run("--version")
        self.assertEqual(outcome.status, 0)
        self.assertRegex(outcome.stdout, r"\Amail-doctor-cli \d+\.\d+\.\d+\n\Z")

    def test_every_verb_has_help(self):
        for verb, options in {
            "accounts": ["--lookup", "--timeout", "--ca-file", "--resolve", "--home", "--json"],
            "check": [
                "--imap", "--pop3", "--smtp", "--user", "--password-fd", "--password-stdin",
                "--password-kind", "--online-account", "--send-test", "--keep-test", "--only",
                "--answer", "--symptom", "--message", "--timeout", "--no-lookup", "--ca-file", "--resolve", "--batch", "--jobs",
                "--per-host", "--resume", "--summary", "--report", "--with-address", "--json",
            ],
            "code": ["--spell", "--alphabet", "--json"],
            "explain": [
                "--protocol", "--provider", "--phase", "--program", "--device", "--batch", "--log",
                "--all", "--json",
            ],
            "invite": ["--address", "--step", "--imap", "--pop3", "--smtp", "--user", "--from",
                       "--ca-file", "--output", "--json"],
            "practice": ["--list", "--verbose", "--json"],
            "report": ["--json"],
            "settings": ["--offline", "--json"],
        }.items():
            outcome = mailcli.run(verb, "--help")
            self.assertEqual(outcome.status, 0)
            self.assertIn(f"mail-doctor-cli {verb} [", outcome.stdout)
            operand = OPERANDS.get(verb, "ADDRESS")
            self.assertIn(operand, outcome.stdout)
            for option in options:
                self.assertIn(option, outcome.stdout)
            self.assert_quiet(outcome)


class BadUsage(mailcli.TestCase):
    def test_verb_is_missing(self):
        self.assert_refused(says="--help")

    def test_verb_is_unknown(self):
        self.assert_refused("frobnicate", says="frobnicate")

    def test_option_stands_before_the_verb(self):
        self.assert_refused("--json", "check", ADDRESS, says="--json")

    def test_verb_was_forgotten(self):
        self.assert_refused(ADDRESS, says="check")

    def test_option_is_unknown(self):
        for verb in ("check", "settings"):
            self.assert_refused(verb, ADDRESS, "--frobnicate", says="--frobnicate")

    def test_value_is_missing(self):
        self.assert_refused("check", ADDRESS, "--imap", says="--imap")

    def test_addresses_are_too_few_or_too_many(self):
        for verb in ("check", "settings"):
            self.assert_refused(verb, says="name@example.com")
            self.assert_refused(verb, ADDRESS, "other@example.com")

    def test_options_contradict_each_other(self):
        for arguments in (
            ["--password-stdin", "--password-fd=0"],
            ["--quiet", "--verbose"],
            ["--jobs=2"],
            ["--password-kind=app"],
            ["--batch=-"],
            ["--answer=webmail=yes", "--answer=webmail=no"],
        ):
            self.assert_refused("check", ADDRESS, *arguments, says="--")

    def test_a_batch_takes_no_password(self):
        self.assert_refused("check", "--batch=-", "--password-stdin", says="--batch")

    def test_a_test_message_needs_a_password_and_one_address(self):
        self.assert_refused("check", ADDRESS, "--send-test", says="--password-stdin")
        self.assert_refused("check", ADDRESS, "--password-stdin", "--keep-test", says="--send-test")
        self.assert_refused("check", "--batch=-", "--send-test", says="--batch")


class BadInput(mailcli.TestCase):
    def test_addresses(self):
        for address in (
            "", "name", "@example.com", "name@", "name@localhost", "na me@example.com",
            "name@exa mple.com", "name@example..com", "a" * 10240, "a" * 10240 + "@example.com",
            "name@" + "a" * 10240 + ".com", "name@example.com\nQUIT", b"n\xff@example.com",
            "\x1b[31mname", "name@\u202eexample",
        ):
            for verb in ("check", "settings"):
                self.assert_refused(verb, "--", address)

    def test_servers(self):
        for value in ("host:0", "host:65536", "host:abc", "host:993:ssl", "", ":993", "user@host",
                      "a" * 10240, "ho\nst"):
            for option in ("--imap", "--pop3", "--smtp"):
                self.assert_refused("check", ADDRESS, option, value, says=option)

    def test_timeouts(self):
        for value in ("0", "-1", "abc", "1x", "", "inf", "1e30"):
            self.assert_refused("check", ADDRESS, f"--timeout={value}", says="--timeout")

    def test_answers(self):
        for value in ("webmail", "webmail=perhaps", "colour=red", "=yes", "program=nonsense",
                      "device=toaster", "two-step="):
            self.assert_refused("check", ADDRESS, "--answer", value, says="--answer")
        self.assert_refused("check", ADDRESS, "--symptom=nonsense", says="--symptom")

    def test_known_programs_are_named(self):
        outcome = self.assert_refused("check", ADDRESS, "--answer=program=nonsense")
        self.assertIn("thunderbird", outcome.stderr)

    def test_steps(self):
        for value in ("nonsense", "", "network,nonsense", "network,"):
            self.assert_refused("check", ADDRESS, f"--only={value}", says="--only")

    def test_jobs(self):
        for value in ("0", "-1", "65", "abc"):
            self.assert_refused("check", "--batch=-", f"--jobs={value}", says="--jobs")

    def test_resolve(self):
        for value in ("host", "host:nonsense", ":127.0.0.1", "host:443:127.0.0.1"):
            self.assert_refused("check", ADDRESS, "--resolve", value, says="--resolve")

    def test_authority_file(self):
        for path in ("/nonexistent/authority.pem", "/dev/null", "/"):
            self.assert_refused("check", ADDRESS, "--ca-file", path, says="--ca-file")
            self.assert_refused("settings", ADDRESS, "--ca-file", path, says="--ca-file")

    def test_batch_file(self):
        self.assert_refused("check", "--batch=/nonexistent/addresses", says="/nonexistent")
        self.assert_refused("check", "--batch=/")

    def test_quotes_are_on_one_line(self):
        self.assert_refused("check", ADDRESS, "--answer", "a\nb\r\x1b[2Jc")
        self.assert_refused("frob\nnicate\x1b[2J")


class BadPassword(mailcli.TestCase):
    def test_descriptor_is_closed(self):
        self.assert_refused("check", ADDRESS, "--password-fd=77", says="77")

    def test_descriptor_is_nonsense(self):
        for value in ("-1", "abc", "99999999999"):
            self.assert_refused("check", ADDRESS, f"--password-fd={value}", says="--password-fd")

    def test_descriptor_cannot_be_read(self):
        descriptor = os.open("/", os.O_RDONLY)
        self.addCleanup(os.close, descriptor)
        self.assert_refused("check", ADDRESS, f"--password-fd={descriptor}",
                            pass_fds=[descriptor])

    def test_password_is_none(self):
        for stdin in (b"", b"\n", b"\r\n", b"a\0b\n", b"a\rb\n", b"a" * 20000):
            self.assert_refused("check", ADDRESS, "--password-stdin", stdin=stdin)

    def test_password_is_not_an_argument(self):
        self.assert_refused("check", ADDRESS, "--password=secret")

    def test_kind_is_unknown(self):
        for kind in ("token", "nonsense", ""):
            self.assert_refused("check", ADDRESS, "--password-stdin", f"--password-kind={kind}",
                                stdin=b"secret\n", says="--password-kind")

    def test_address_is_refused_before_the_password_is_read(self):
        self.assert_refused("check", "nonsense", "--password-stdin", stdin=b"", says="@")


if __name__ == "__main__":
    unittest.main()
