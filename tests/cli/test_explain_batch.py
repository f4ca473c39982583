# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`explain --batch`: many messages, and lines that are none."""

import json
import signal
import subprocess
import tempfile
import unittest

import mailcli
import shape

from explaining import GARBAGE, NONSENSE, SECONDS, WRONG_PASSWORD, explain, start

ANSWER = {"cause": shape.one_of(shape.CAUSES), "confidence": shape.confidence,
          "also": shape.list_of(shape.one_of(shape.CAUSES))}


def batch(*lines):
    """Runs a batch over lines: objects, or bytes as they are."""
    stdin = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode()
                       for line in lines)
    return explain("--batch=-", stdin=stdin + b"\n")


class ManyMessages(mailcli.TestCase):
    def test_answers_come_in_their_order(self):
        questions = [{"id": number, "protocol": "smtp", "phase": "auth", "provider": "gmail",
                      "text": WRONG_PASSWORD if number % 2 else NONSENSE, "lang": "en"}
                     for number in range(1000)]
        outcome = batch(*questions)
        self.assertEqual(outcome.status, 0, outcome.stderr)
        self.assert_quiet(outcome)
        answers = outcome.json_lines
        self.assertEqual([answer["id"] for answer in answers], list(range(1000)))
        for number, answer in enumerate(answers):
            shape.fits(answer, ANSWER)
            self.assertEqual(answer["cause"], "password-wrong" if number % 2 else "unknown")

    def test_circumstances_count(self):
        answers = batch({"text": "550 rejected", "phase": "rcpt", "protocol": "smtp"},
                        {"text": "550 rejected", "phase": "mail", "protocol": "smtp"}).json_lines
        self.assertNotEqual(answers[0]["cause"], answers[1]["cause"])

    def test_an_id_comes_back_as_it_was(self):
        for id in ("null", "true", '"é\\"\\u0000\\ud800/"', "-0", "1.0", "1e400", "[1, {\"a\":[]}]",
                   "12345678901234567890123", "{}", '""'):
            raw = batch(b'{"id": %s , "text": "x"}' % id.encode()).stdout
            self.assertTrue(raw.startswith('{"id":' + id + ',"cause":'), raw)

    def test_a_missing_id_is_null(self):
        self.assertIsNone(batch({"text": "x"}).json_lines[0]["id"])

    def test_empty_lines_are_passed_over(self):
        outcome = batch(b"", {"id": 1, "text": "x"}, b" \t\r", {"id": 2, "text": "x"}, b"")
        self.assertEqual(outcome.status, 0)
        self.assertEqual([answer["id"] for answer in outcome.json_lines], [1, 2])

    def test_a_file_may_begin_with_a_byte_order_mark_and_lack_its_last_line_end(self):
        with tempfile.NamedTemporaryFile() as file:
            file.write(b'\xef\xbb\xbf{"text": "x"}\r\n{"text": "y"}')
            file.flush()
            outcome = explain("--batch", file.name, "--json")
        self.assertEqual((outcome.status, len(outcome.json_lines)), (0, 2))

    def test_escapes_are_understood(self):
        text = "".join(f"\\u{ord(letter):04x}" for letter in WRONG_PASSWORD)
        self.assertEqual(batch(b'{"text": "%s"}' % text.encode()).json_lines[0]["cause"],
                         batch({"text": WRONG_PASSWORD}).json_lines[0]["cause"])

    def test_what_is_no_message_is_answered_in_its_place(self):
        outcome = batch({"id": 1, "text": "x"}, b"nonsense", {"id": 3}, {"id": 4, "text": 5},
                        b"[]", b'{"id": 6, "text": ', {"id": 7, "text": "x"})
        self.assertEqual(outcome.status, 2)
        self.assertRegex(outcome.stderr, r"\Amail-doctor-cli: 5 [^\n]+\n\Z")
        answers = outcome.json_lines
        self.assertEqual([answer["id"] for answer in answers], [1, None, 3, 4, None, 6, 7])
        for number, answer in enumerate(answers, 1):
            shape.fits(answer, ANSWER)
            self.assertEqual("error" in answer, number not in (1, 7))
            if "error" in answer:
                self.assertIn(f"{number}", answer["error"])
                self.assertEqual(answer["cause"], "unknown")

    def test_each_answer_is_sent_before_the_next_question(self):
        with start("--batch=-") as process:
            for number in range(3):
                process.stdin.write(b'{"id": %d, "text": "x"}\n' % number)
                process.stdin.flush()
                self.assertEqual(json.loads(process.stdout.readline())["id"], number)
            process.stdin.close()
            self.assertEqual(process.wait(), 0)

    def test_memory_does_not_grow_with_their_number(self):
        def peak(count):
            with start("--batch=-") as process:
                for _ in range(count):
                    process.stdin.write(json.dumps({"id": 1, "text": WRONG_PASSWORD}).encode() + b"\n")
                    process.stdin.flush()
                    process.stdout.readline()
                return mailcli.peak_memory(process)

        self.assertLess(peak(5000), 1.2 * peak(500))

    def test_a_result_that_cannot_be_written_is_none(self):
        with open("/dev/full", "wb") as full:
            completed = subprocess.run(
                [mailcli.PROGRAM, "explain", "--batch=-"], input=b'{"text": "x"}\n', stdout=full,
                stderr=subprocess.PIPE, check=False, timeout=SECONDS)
        self.assertEqual(completed.returncode, 3)
        self.assertEqual(completed.stderr.count(b"\n"), 1)

    def test_it_stops_at_once(self):
        for arguments in (["--batch=-"], ["-"], ["--log=-"]):
            with start(*arguments) as process:
                # In a batch the answer shows that it waits for more.
                process.stdin.write(b'{"text": "x"}\n')
                process.stdin.flush()
                if arguments == ["--batch=-"]:
                    process.stdout.readline()
                process.send_signal(signal.SIGINT)
                self.assertNotEqual(process.wait(timeout=SECONDS), 0)


class Garbage(mailcli.TestCase):
    """However bad the input is: an answer, soon, and no harm."""

    def test_lines_of_a_batch(self):
        for name, bad in GARBAGE.items():
            with self.subTest(name):
                outcome = batch(bad.replace(b"\n", b""), {"id": 2, "text": WRONG_PASSWORD})
                self.assertEqual(outcome.status, 2, outcome.stderr)
                bad_answer, good_answer = outcome.json_lines
                self.assertEqual(bad_answer["cause"], "unknown")
                self.assertEqual((good_answer["id"], good_answer["cause"]), (2, "password-wrong"))

    def test_texts_of_a_batch(self):
        for name, bad in GARBAGE.items():
            with self.subTest(name):
                text = json.dumps(bad.decode(errors="surrogateescape"))
                outcome = batch(b'{"id": "a", "text": %s}' % text.encode())
                self.assertEqual(outcome.status, 0, outcome.stderr)
                self.assertEqual(outcome.json_lines[0]["id"], "a")
                shape.fits(outcome.json_lines[0], ANSWER)

    def test_bytes_that_are_no_utf8_spoil_no_text(self):
        answer, = batch(b'{"id": 1, "text": "\xff\x01 %s"}' % WRONG_PASSWORD.encode()).json_lines
        self.assertEqual((answer["id"], answer["cause"]), (1, "password-wrong"))

    def test_other_members_do_no_harm(self):
        for member in (b"[" * 500 + b"]" * 500, b"1e999999", b"9" * 100000, b'"\\ud800"'):
            answer, = batch(b'{"other": %s, "id": 1, "text": "x"}' % member).json_lines
            self.assertEqual(answer["id"], 1)

    def test_a_line_without_end_takes_no_memory(self):
        with start("--batch=-") as process:
            for _ in range(400):
                process.stdin.write(b"x" * 1_000_000)
            process.stdin.write(b'\n{"id": 2, "text": "x"}\n')
            process.stdin.flush()
            answers = [json.loads(process.stdout.readline()) for _ in range(2)]
            memory = mailcli.peak_memory(process)
        self.assertEqual([answer["id"] for answer in answers], [None, 2])
        self.assertIn("error", answers[0])
        self.assertLess(memory, 250_000)


if __name__ == "__main__":
    unittest.main()
