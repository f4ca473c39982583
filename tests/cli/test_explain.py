# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`explain`: one message, what is no message, and wrong usage."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import mailcli
import shape

from explaining import EXPLAINED, GARBAGE, NONSENSE, SECONDS, WRONG_PASSWORD, explain

MEASURE = pathlib.Path(__file__).parents[1] / "answers" / "measure.py"


class OneMessage(mailcli.TestCase):
    def test_json_says_what_it_means(self):
        outcome = explain("--json", "--protocol=smtp", "--phase=auth", WRONG_PASSWORD)
        self.assertEqual(outcome.status, 1, outcome.stderr)
        self.assert_quiet(outcome)
        result = outcome.json
        shape.fits(result, EXPLAINED)
        self.assertEqual(result["status"], 1)
        self.assertEqual(result["text"], WRONG_PASSWORD)
        self.assertEqual(result["explanation"]["cause"], "password-wrong")
        self.assertEqual(result["explanation"]["phase"], "sign-in")
        self.assertTrue(result["explanation"]["rule"])
        self.assertTrue(result["remedies"])

    def test_text_says_what_to_do(self):
        outcome = explain("--protocol=smtp", "--phase=auth", WRONG_PASSWORD)
        self.assertEqual(outcome.status, 1, outcome.stderr)
        self.assert_quiet(outcome)
        lines = outcome.stdout.splitlines()
        self.assertEqual(lines[0], f"“{WRONG_PASSWORD}”")
        self.assertIn("What to do", lines)
        self.assertNotIn("\033", outcome.stdout)
        for line in lines:
            self.assertLessEqual(len(line), 80, line)

    def test_a_yes_is_nothing_wrong(self):
        outcome = explain("--protocol=imap", "--phase=auth", "A1 OK LOGIN completed")
        self.assertEqual(outcome.status, 0, outcome.stdout)
        self.assertNotIn("What to do", outcome.stdout)

    def test_what_is_not_known_is_admitted(self):
        outcome = explain("--json", NONSENSE)
        self.assertEqual(outcome.status, 3, outcome.stderr)
        shape.fits(outcome.json, EXPLAINED)
        self.assertEqual(outcome.json["explanation"]["cause"], "unknown")
        self.assertEqual(explain(NONSENSE).status, 3)

    def test_quotes_may_be_forgotten(self):
        self.assertEqual(explain("--json", *WRONG_PASSWORD.split()).json["text"], WRONG_PASSWORD)

    def test_answers_of_pop3_and_negative_numbers_are_no_options(self):
        for text in ("-ERR [AUTH] Authentication failed", "-2147467259"):
            outcome = explain(text, "--json")
            self.assertIn(outcome.status, (1, 3), outcome.stderr)
            self.assertEqual(outcome.json["text"], text)

    def test_a_message_may_be_piped_in(self):
        outcome = explain("--json", "-", stdin=b"550-5.1.1 No such user\r\n550 5.1.1 here\r\n")
        self.assertEqual(outcome.json["text"], "550-5.1.1 No such user 550 5.1.1 here")
        self.assertEqual(outcome.json["explanation"]["cause"], "recipient-rejected")

    def test_words_that_are_not_known_are_passed_over(self):
        unknown = ("--protocol=gopher", "--provider=nobody", "--phase=other")
        self.assertEqual(explain("--json", *unknown, WRONG_PASSWORD).raw_stdout,
                         explain("--json", WRONG_PASSWORD).raw_stdout)
        explanation = explain("--json", *unknown, NONSENSE).json["explanation"]
        self.assertEqual((explanation["provider"], explanation["phase"]), ("", ""))

    def test_guides_are_for_the_provider_and_the_program(self):
        def guides(*options):
            result = explain("--json", "--phase=auth", *options, WRONG_PASSWORD).json
            return [guide["text"] + guide["link"] for guide in result["remedies"]]

        self.assertNotEqual(guides(), guides("--provider=libero", "--program=thunderbird"))
        self.assertEqual(explain("--json", "--provider=libero", NONSENSE)
                         .json["explanation"]["provider"], "libero")

    def test_passwords_are_not_shown(self):
        for options in ([], ["--json"]):
            outcome = explain(*options, "-", stdin=b"A1 LOGIN name@example.com Tr0ub4dor\r\n"
                                                   b"A1 NO [AUTHENTICATIONFAILED] no\r\n")
            self.assertNotIn("Tr0ub4dor", outcome.stdout + outcome.stderr)
            self.assertIn("•••", outcome.stdout)

    def test_what_is_shown_back_is_clean(self):
        outcome = explain("-", stdin="\x1b[2J\u202egnp.exe <b>\x07".encode())
        self.assertEqual(outcome.stdout.splitlines()[0], "“[2J gnp.exe <b>”")

    def test_json_is_utf8_in_every_locale(self):
        outcome = explain("--json", "-", stdin="è l’ora".encode(), env={"LC_ALL": "C"})
        self.assertEqual(json.loads(outcome.raw_stdout.decode("utf-8"))["text"], "è l’ora")

    def test_garbage_does_no_harm(self):
        for name, bad in GARBAGE.items():
            with self.subTest(name):
                outcome = explain("--json", "-", stdin=bad)
                if not bad.strip(b"\0"):
                    self.assertEqual(outcome.status, 2)
                    continue
                self.assertIn(outcome.status, (1, 3), outcome.stderr)
                shape.fits(outcome.json, EXPLAINED)


class Measure(unittest.TestCase):
    """The tool for those who write rules."""

    CORPUS = (
        {"id": "a-1", "protocol": "smtp", "phase": "auth", "text": WRONG_PASSWORD,
         "label": "password-wrong", "also": []},
        {"id": "a-2", "protocol": "smtp", "phase": "auth", "text": WRONG_PASSWORD,
         "label": "clock-skew", "also": ["password-wrong"]},
        {"id": "a-3", "text": NONSENSE, "label": "mailbox-full", "also": []},
    )

    def measure(self, *options):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as corpus:
            corpus.writelines(json.dumps(line) + "\n" for line in self.CORPUS)
            corpus.flush()
            return subprocess.run(
                [sys.executable, MEASURE, "--cli", mailcli.PROGRAM, *options, corpus.name],
                check=False, capture_output=True, text=True, timeout=SECONDS)

    def test_shares_are_counted(self):
        run = self.measure()
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertRegex(run.stdout, r"\Aright +2 of +3 +66\.7 %")
        self.assertRegex(run.stdout, r"mailbox-full +0 of +1")
        self.assertNotIn(NONSENSE, run.stdout)

    def test_wrong_ones_are_listed(self):
        wrong = self.measure("--wrong").stdout.partition("\nWrong\n")[2]
        self.assertIn("a-3: mailbox-full, explained as unknown", wrong)
        self.assertNotIn("a-1", wrong)

    def test_too_few_fail(self):
        self.assertEqual(self.measure("--at-least=60").returncode, 0)
        self.assertEqual(self.measure("--at-least=97").returncode, 1)


class BadUsage(mailcli.TestCase):
    def test_text_is_missing(self):
        self.assert_refused("explain", says="explain")
        for text in ("", "  \n"):
            self.assert_refused("explain", "--", text, says="no text")
            self.assert_refused("explain", "-", stdin=text.encode(), says="no text")

    def test_options_contradict_each_other(self):
        for arguments in (["--batch=-", "text"], ["--batch=-", "--phase=auth"],
                          ["--batch=-", "--log=-"], ["--log=-", "text"], ["--log=-", "--phase=x"],
                          ["--all", "text"], ["--batch=-", "--all"]):
            self.assert_refused("explain", *arguments, says="--")

    def test_options_are_unknown(self):
        self.assert_refused("explain", "--frobnicate", "text", says="--frobnicate")
        self.assert_refused("explain", "-x", "text", says="-x")
        self.assert_refused("explain", "--program=nonsense", "text", says="nonsense")
        self.assert_refused("explain", "--device=toaster", "text", says="toaster")

    def test_files_cannot_be_read(self):
        for option in ("--batch", "--log"):
            self.assert_refused("explain", f"{option}=/nonexistent/file", says="/nonexistent/file")
            self.assert_refused("explain", f"{option}=/", says="“/”")

    def test_input_is_closed(self):
        for arguments in (["--batch=-"], ["--log=-"], ["-"]):
            completed = subprocess.run(
                f'exec "{mailcli.PROGRAM}" explain {arguments[0]} <&-', shell=True, check=False,
                capture_output=True, timeout=SECONDS)
            self.assertEqual((completed.returncode, completed.stdout), (2, b""))


if __name__ == "__main__":
    unittest.main()
