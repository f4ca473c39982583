# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`explain`: one message, many of them, and all that is no message."""

import contextlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import unittest

import mailcli
import shape

WRONG_PASSWORD = "535 5.7.8 Authentication failed: the user name or the password is wrong"
NONSENSE = "Lorem ipsum dolor sit amet"

MEASURE = pathlib.Path(__file__).parents[1] / "answers" / "measure.py"

# Nothing here takes a second; a hang takes forever.
SECONDS = 20

MEANING = {"cause": shape.one_of(shape.CAUSES), "confidence": shape.confidence,
           "title": shape.text, "text": shape.text, "rule": shape.text}
EXPLAINED = {
    "schema": shape.one_of({1}),
    "program": shape.PROGRAM,
    "status": shape.one_of({0, 1, 3}),
    "text": shape.text,
    "explanation": {**MEANING, "also": shape.list_of(MEANING), "provider": shape.text,
                    "phase": shape.one_of({"", *shape.PHASES})},
    "remedies": shape.list_of(shape.REMEDY),
}
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
ANSWER = {"cause": shape.one_of(shape.CAUSES), "confidence": shape.confidence,
          "also": shape.list_of(shape.one_of(shape.CAUSES))}


def explain(*arguments, **keywords):
    return mailcli.run("explain", *arguments, timeout=SECONDS, **keywords)


@contextlib.contextmanager
def start(*arguments):
    """Runs the program with both pipes open, and not for ever."""
    # A sanitizer keeps what was freed, so that memory would grow.
    environment = {**os.environ,
                   "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=0"}
    with subprocess.Popen([mailcli.PROGRAM, "explain", *arguments], env=environment,
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL) as process:
        watchdog = threading.Timer(SECONDS, process.kill)
        watchdog.start()
        try:
            yield process
        finally:
            watchdog.cancel()
            process.kill()


def batch(*lines):
    """Runs a batch over lines: objects, or bytes as they are."""
    stdin = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode()
                       for line in lines)
    return explain("--batch=-", stdin=stdin + b"\n")


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
        outcome = explain("--json", "--protocol=gopher", "--provider=nobody", "--phase=other",
                          WRONG_PASSWORD)
        self.assertEqual(outcome.status, 1, outcome.stderr)
        self.assertEqual(outcome.json["explanation"]["provider"], "")
        self.assertEqual(outcome.json["explanation"]["phase"], "")

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
        for name, bad in Garbage.BAD.items():
            with self.subTest(name):
                self.assertIn(explain("--log=-", stdin=bad).status, (0, 1, 2, 3))


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

    BAD = {
        "binary": bytes(range(256)) * 4,
        "NULs": b"\0" * 1000,
        "no UTF-8": b"\xff\xfe\xc0\x80\xed\xa0\x80\xf4\x90\x80\x80",
        "brackets": b"[" * 10000,
        "braces": b'{"a":' * 10000,
        "brackets that close": b"[" * 10000 + b"]" * 10000,
        "10 MB": b"x" * 10_000_000,
        "10 MB of no UTF-8": b"\x80" * 10_000_000,
        "quotes": b'"' * 9999,
        "half an escape": b'{"text": "\\u12',
        "commas": b'{"text": "x",,}',
    }

    def test_one_message(self):
        for name, bad in self.BAD.items():
            with self.subTest(name):
                outcome = explain("--json", "-", stdin=bad)
                if not bad.strip(b"\0"):
                    self.assertEqual(outcome.status, 2)
                    continue
                self.assertIn(outcome.status, (1, 3), outcome.stderr)
                shape.fits(outcome.json, EXPLAINED)

    def test_lines_of_a_batch(self):
        for name, bad in self.BAD.items():
            with self.subTest(name):
                outcome = batch(bad.replace(b"\n", b""), {"id": 2, "text": WRONG_PASSWORD})
                self.assertEqual(outcome.status, 2, outcome.stderr)
                bad_answer, good_answer = outcome.json_lines
                self.assertEqual(bad_answer["cause"], "unknown")
                self.assertEqual((good_answer["id"], good_answer["cause"]), (2, "password-wrong"))

    def test_texts_of_a_batch(self):
        for name, bad in self.BAD.items():
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
