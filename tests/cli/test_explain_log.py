# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`explain --log`: where the conversations of a log stopped."""

import tempfile
import unittest

import mailcli
import shape

from explaining import EXPLAINED, GARBAGE, WRONG_PASSWORD, explain, start

STORY = {
    "protocol": shape.one_of({"", "imap", "pop3", "smtp"}),
    "host": shape.text,
    "port": shape.number,
    "line": shape.number,
    "phase": shape.one_of({"", *shape.PHASES}),
    "stop": shape.one_of({"none", "refused", "no-starttls", "no-auth", "unanswered-challenge",
                          "silent", "cut-off"}),
    "title": shape.text,
    "server_text": shape.text,
    "explanation": EXPLAINED["explanation"],
    "remedies": EXPLAINED["remedies"],
}
LOG = {
    "schema": shape.one_of({1}),
    "program": shape.PROGRAM,
    "status": shape.one_of({0, 1}),
    "format": shape.text,
    "stories": shape.list_of(STORY),
    "left_out": shape.number,
}


def conversation(host, answer):
    """What swaks prints when a server answers to a sign-in."""
    return f"""\
=== Trying {host}:587...
=== Connected to {host}.
<-  220 {host} ESMTP
 -> EHLO pc
<-  250-{host}
<-  250 AUTH PLAIN
 -> AUTH PLAIN AG5hbWVAZXhhbXBsZS5jb20AVHIwdWI0ZG9y
<** {answer}
 -> QUIT
<-  221 goodbye
=== Connection closed with remote host.
"""


class Log(mailcli.TestCase):
    def explain(self, log, *options):
        return explain("--log=-", *options, stdin=log.encode())

    def test_json_says_where_it_stopped(self):
        outcome = self.explain(conversation("smtp.example.com", WRONG_PASSWORD), "--json")
        self.assertEqual(outcome.status, 1, outcome.stderr)
        self.assert_quiet(outcome)
        shape.fits(outcome.json, LOG)
        self.assertEqual(outcome.json["format"], "swaks")
        story, = outcome.json["stories"]
        self.assertEqual((story["protocol"], story["host"], story["port"], story["phase"],
                          story["stop"], story["line"]),
                         ("smtp", "smtp.example.com", 587, "sign-in", "refused", 8))
        self.assertIn(WRONG_PASSWORD, story["server_text"])
        self.assertEqual(story["explanation"]["cause"], "password-wrong")
        self.assertTrue(story["remedies"])

    def test_text_says_so_in_words(self):
        outcome = self.explain(conversation("smtp.example.com", WRONG_PASSWORD))
        self.assertEqual(outcome.status, 1, outcome.stderr)
        self.assert_quiet(outcome)
        lines = outcome.stdout.splitlines()
        self.assertIn("smtp.example.com", lines[0])
        self.assertIn("line 8", lines[1])
        self.assertIn("What to do", lines)
        for line in lines:
            self.assertLessEqual(len(line), 80, line)

    def test_a_file_is_read(self):
        with tempfile.NamedTemporaryFile("w") as file:
            file.write(conversation("smtp.example.com", WRONG_PASSWORD))
            file.flush()
            outcome = explain("--json", "--log", file.name)
        self.assertEqual(len(outcome.json["stories"]), 1, outcome.stderr)

    def test_passwords_are_not_shown(self):
        log = (conversation("smtp.example.com", WRONG_PASSWORD)
               + conversation("smtp.example.org", "535 5.7.8 AG5hbWVAZXhhbXBsZS5jb20AVHIwdWI0ZG9y"))
        for options in ([], ["--json"], ["--all"]):
            outcome = self.explain(log, *options)
            for secret in ("AG5hbWVAZXhhbXBsZS5jb20AVHIwdWI0ZG9y", "Tr0ub4dor"):
                self.assertNotIn(secret, outcome.stdout + outcome.stderr)

    def test_only_a_few_are_told_unless_all_are_wanted(self):
        log = "".join(conversation(f"smtp{number}.example.com", WRONG_PASSWORD)
                      for number in range(6))
        few, every = self.explain(log, "--json").json, self.explain(log, "--json", "--all").json
        self.assertEqual([story["host"] for story in few["stories"]],
                         [f"smtp{number}.example.com" for number in (5, 4, 3)])
        self.assertEqual((few["left_out"], every["left_out"]), (3, 0))
        self.assertEqual(len(every["stories"]), 6)
        text = self.explain(log).stdout
        self.assertIn("3 more", text)
        self.assertEqual(text.count("What to do"), 1)
        self.assertNotIn("more", self.explain(log, "--all").stdout.splitlines()[-1])

    def test_nothing_wrong_is_status_0(self):
        outcome = self.explain(conversation("smtp.example.com", "235 2.7.0 Welcome")
                               .replace("<** 235", "<-  235"))
        self.assertEqual(outcome.status, 0, outcome.stdout)
        self.assertNotIn("What to do", outcome.stdout)

    def test_guides_are_for_the_reader(self):
        log = conversation("smtp.example.com", WRONG_PASSWORD)
        self.assertNotEqual(self.explain(log).stdout,
                            self.explain(log, "--provider=libero", "--program=thunderbird").stdout)

    def test_what_is_no_log_is_taken_for_a_message(self):
        outcome = self.explain("Il server non risponde\n")
        self.assertIn(outcome.status, (1, 3))
        self.assertRegex(outcome.stderr, r"\Amail-doctor-cli: [^\n]+\n\Z")
        shape.fits(self.explain("Il server non risponde\n", "--json").json, EXPLAINED)

    def test_nothing_is_no_log(self):
        for nothing in ("", "\n \n"):
            self.assert_refused("explain", "--log=-", stdin=nothing.encode(), says="no text")

    def test_a_long_log_takes_little_memory(self):
        log = "".join(conversation(f"smtp{number}.example.com", WRONG_PASSWORD)
                      for number in range(20)).encode()

        def peak(count):
            with start("--log=-") as process:
                for _ in range(count):
                    process.stdin.write(log)
                process.stdin.flush()
                return mailcli.peak_memory(process)

        self.assertLess(peak(200), 1.2 * peak(40))

    def test_garbage_does_no_harm(self):
        for name, bad in GARBAGE.items():
            with self.subTest(name):
                self.assertIn(explain("--log=-", stdin=bad).status, (0, 1, 2, 3))


if __name__ == "__main__":
    unittest.main()
