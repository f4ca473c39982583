# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`check` in a world without servers: all that can be said without one."""

import json
import os
import pty
import signal
import socket
import subprocess
import termios
import unittest

import mailcli
import shape

ADDRESS = "name@example.com"


class ClosedPortCase(mailcli.TestCase):
    """A port that is held but not listened to: connections to it are refused."""

    def setUp(self):
        holder = socket.socket()
        self.addCleanup(holder.close)
        holder.bind(("127.0.0.1", 0))
        self.port = holder.getsockname()[1]
        self.servers = ["--imap", f"mail.example.com:{self.port}:tls",
                        "--smtp", f"mail.example.com:{self.port}:tls"]

    def check(self, *arguments, **keywords):
        return mailcli.run("check", ADDRESS, *self.servers, *mailcli.CLOSED_WORLD, *arguments,
                           **keywords)


class ClosedPort(ClosedPortCase):
    def test_refused_connection_is_the_first_cause(self):
        outcome = self.check("--json")
        self.assertEqual(outcome.status, 1, outcome.stderr)
        self.assert_quiet(outcome)
        result = outcome.json
        shape.fits(result, shape.CHECK)
        self.assertEqual(result["status"], 1)
        self.assertEqual(result["diagnosis"][0]["cause"], "connection-refused")
        self.assertIn("connection-refused", result["diagnosis"][0]["because"])
        self.assertTrue(result["diagnosis"][0]["remedies"])
        self.assertEqual(result["settings"]["source"], "given")

    def test_confidence_is_written_as_people_write_it(self):
        text = self.check("--json").stdout
        self.assertIn('"confidence" : 0.9,', text)

    def test_what_speaks_for_the_cause_is_said(self):
        text = self.check("--quiet").stdout
        self.assertIn("What speaks for this cause\n  - Receiving (IMAP): ", text)

    def test_the_message_is_explained_and_keeps_no_password(self):
        message = "-ERR [SYS/TEMP] try later; pass hunter2-is-secret"
        start = self.check("--json", f"--message={message}").json["steps"][0]
        finding = start["findings"][0]
        self.assertEqual((finding["code"], finding["cause"]),
                         ("message-understood", "server-temporary"))
        self.assertNotIn("hunter2", self.check("--json", f"--message={message}").stdout)

    def test_receiving_and_sending_get_a_verdict_each(self):
        verdicts = self.check("--json").json["verdicts"]
        for direction, protocol in (("receiving", "imap"), ("sending", "smtp")):
            self.assertEqual(verdicts[direction]["state"], "failed")
            self.assertEqual(verdicts[direction]["cause"], "connection-refused")
            self.assertEqual(verdicts[direction]["service"],
                             f"{protocol} mail.example.com:{self.port}")

    def test_the_way_is_told_phase_by_phase(self):
        result = self.check("--json").json
        services = result["services"]
        self.assertEqual([service["protocol"] for service in services], ["imap", "smtp"])
        for service in services:
            self.assertEqual([(phase["phase"], phase["state"]) for phase in service["phases"]],
                             [("resolve", "passed"), ("connect", "failed")])
            for phase in service["phases"]:
                self.assertLessEqual(phase["start_ms"] + phase["ms"], result["elapsed_ms"])
            self.assertEqual(service["addresses"], ["127.0.0.1"])
            self.assertIsNone(service["tls"])
            self.assertEqual(service["cause"], "connection-refused")

    def test_text_tells_the_way_as_stations(self):
        text = " ".join(self.check().stdout.split())
        for direction, last in (("Receiving", "Mailbox"), ("Sending", "Handing over")):
            self.assertRegex(text, f"{direction}: This computer: In order → Network: [^→]+ → "
                                   r"Name: In order[^→]* → Server: Problem found[^→]* → "
                                   "Secure channel: Not reached → Sign-in: Not reached → "
                                   f"{last}: Not reached")

    def test_all_steps_are_there(self):
        steps = self.check("--json").json["steps"]
        self.assertEqual([step["id"] for step in steps], shape.STEPS)

    def test_checklist_says_what_was_tried_and_what_was_not(self):
        lines = self.check("--json", "--answer=webmail=yes").json["checklist"]
        self.assertEqual([line["id"] for line in lines], shape.CHECKS)
        states = {line["id"]: line["state"] for line in lines}
        self.assertEqual((states["webmail"], states["network"]), ("passed", "failed"))
        for check in ("two-step", "sign-in-receiving", "sign-in-sending", "test-message"):
            self.assertEqual(states[check], "skipped", check)

    def test_text_ends_with_the_checklist(self):
        text = self.check().stdout
        checklist = text[text.index("\nChecklist\n"):]
        self.assertRegex(checklist, r"\A\nChecklist\n  Webmail: Not checked\n    You did not say")
        self.assertRegex(checklist, r"\n  Network and VPN: Problem found\n    Receiving \(IMAP\): ")
        self.assertRegex(checklist, r"\n  Test message: Not checked\n    No message [^:]+\Z")
        self.assertNotIn("What was looked at", text)

    def test_other_steps_can_be_left_out(self):
        steps = {step["id"]: step["state"]
                 for step in self.check("--json", "--only=webmail").json["steps"]}
        self.assertEqual(steps["network"], "skipped")
        self.assertEqual(steps["settings"], "skipped")

    def test_what_the_provider_wants_is_an_answer(self):
        outcome = mailcli.run("check", "anna@outlook.com", *mailcli.CLOSED_WORLD, "--json",
                              "--only=two-step")
        self.assertEqual(outcome.status, 0, outcome.stderr)
        states = {step["id"]: step["state"] for step in outcome.json["steps"]}
        self.assertEqual(states["two-step"], "warning")

    def test_what_cannot_be_tried_is_said_once(self):
        for options, words in (([], "No sign-in was tried: "),
                               (["--send-test"],
                                "No sign-in was tried, and no test message was sent: ")):
            outcome = self.check("--json", "--password-stdin", *options, stdin=b"secret\n")
            self.assertIn(words, outcome.stderr)
            self.assertEqual(outcome.stderr.count("\n"), 1, outcome.stderr)
            self.assertIsNone(outcome.json["test_message"])

    def test_answers_are_taken(self):
        outcome = self.check("--json", "--answer=webmail=no")
        webmail = outcome.json["steps"][1]
        self.assertEqual(webmail["state"], "failed")
        self.assertIn("webmail-sign-in-fails", [finding["code"] for finding in webmail["findings"]])

    def test_text_says_both_verdicts_first(self):
        outcome = self.check()
        self.assertEqual(outcome.status, 1)
        self.assert_quiet(outcome)
        lines = outcome.stdout.splitlines()
        self.assertIn(ADDRESS, lines[0])
        self.assertTrue(lines[1].startswith("  Receiving"), lines[1])
        self.assertTrue(any(line.startswith("  Sending") for line in lines[2:4]), lines[:5])
        self.assertNotIn("\033", outcome.stdout)
        for line in lines:
            self.assertLessEqual(len(line), 80, line)

    def test_quiet_leaves_the_details_out(self):
        everything = self.check().stdout
        conclusion = self.check("--quiet").stdout
        self.assertTrue(everything.startswith(conclusion))
        self.assertLess(len(conclusion), len(everything))

    def test_json_is_utf8_in_every_locale(self):
        outcome = self.check("--json", "--message=è l’ora", env={"LC_ALL": "C"})
        self.assertEqual(outcome.status, 1, outcome.stderr)
        shape.fits(json.loads(outcome.raw_stdout.decode("utf-8")), shape.CHECK)

    def test_a_result_that_cannot_be_written_is_none(self):
        with open("/dev/full", "wb") as full:
            completed = subprocess.run(
                [mailcli.PROGRAM, "check", ADDRESS, *self.servers, *mailcli.CLOSED_WORLD],
                stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
        self.assertEqual(completed.returncode, 3)
        self.assertEqual(completed.stderr.count(b"\n"), 1)


class NothingKnown(mailcli.TestCase):
    def test_without_settings_nothing_could_be_checked(self):
        outcome = mailcli.run("check", "name@nowhere.example", "--json", *mailcli.CLOSED_WORLD)
        self.assertEqual(outcome.status, 3, outcome.stderr)
        result = outcome.json
        shape.fits(result, shape.CHECK)
        self.assertEqual(result["services"], [])
        self.assertEqual(result["account"]["provider"], "")


    def test_without_settings_no_password_is_tried(self):
        outcome = mailcli.run("check", "name@nowhere.example", "--password-stdin",
                              *mailcli.CLOSED_WORLD, stdin=b"secret\n")
        self.assertEqual(outcome.status, 3, outcome.stderr)
        self.assertIn("No sign-in was tried", outcome.stderr)
        self.assertEqual(outcome.stderr.count("\n"), 1, outcome.stderr)


class SilentServer(mailcli.TestCase):
    def setUp(self):
        self.listener = socket.socket()
        self.addCleanup(self.listener.close)
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen()
        self.listener.settimeout(30)
        port = self.listener.getsockname()[1]
        self.servers = ["--imap", f"127.0.0.1:{port}:starttls",
                        "--smtp", f"127.0.0.1:{port}:starttls",
                        "--resolve", "*:127.0.0.1", "--no-lookup"]

    def test_timeout_ends_a_phase(self):
        outcome = mailcli.run("check", ADDRESS, *self.servers, "--timeout=0.3", "--json")
        self.assertEqual(outcome.status, 1, outcome.stderr)
        result = outcome.json
        self.assertEqual(result["diagnosis"][0]["cause"], "connection-timeout")
        self.assertLess(result["elapsed_ms"], 15000)

    def test_terminal_shows_the_progress_and_is_cleared(self):
        master, slave = pty.openpty()
        self.addCleanup(os.close, master)
        with subprocess.Popen(
            [mailcli.PROGRAM, "check", ADDRESS, *self.servers, "--timeout=0.5"],
            stdout=subprocess.PIPE, stderr=slave,
        ) as process:
            stdout, _ = process.communicate(timeout=60)
        os.write(slave, b"the end")
        os.close(slave)
        shown = b""
        while b"the end" not in shown:
            shown += os.read(master, 4096)
        self.assertIn(b" checks done, waiting for smtp 127.0.0.1:", shown)
        self.assertTrue(shown.endswith(b"\r\033[Kthe end"), shown)
        self.assertNotIn(b"checks done", stdout)

    def assert_ends_at_once(self, number):
        with subprocess.Popen(
            [mailcli.PROGRAM, "check", ADDRESS, *self.servers],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        ) as process:
            connection, _ = self.listener.accept()
            self.addCleanup(connection.close)
            process.send_signal(number)
            # Below the patience with a greeting, of twenty seconds.
            stdout, stderr = process.communicate(timeout=15)
        self.assertEqual(process.returncode, 130)
        self.assertEqual(stdout, b"")
        self.assertEqual(stderr.count(b"\n"), 1, stderr)

    def test_interrupting_ends_at_once(self):
        self.assert_ends_at_once(signal.SIGINT)

    def test_terminating_ends_at_once(self):
        self.assert_ends_at_once(signal.SIGTERM)


class Batch(mailcli.TestCase):
    ARGUMENTS = ["--imap", "127.0.0.1:1:tls", "--smtp", "127.0.0.1:1:tls", *mailcli.CLOSED_WORLD]

    def test_every_line_gets_an_object(self):
        addresses = [f"name{number}@example.com" for number in range(20)]
        outcome = mailcli.run("check", "--batch=-", "--jobs=4", *self.ARGUMENTS,
                              stdin="\n".join(addresses).encode())
        self.assertEqual(outcome.status, 1, outcome.stderr)
        self.assert_quiet(outcome)
        results = outcome.json_lines
        for result in results:
            shape.fits(result, shape.CHECK)
            self.assertEqual(result["account"]["address"], addresses[result["line"] - 1])
        self.assertEqual(sorted(result["line"] for result in results), list(range(1, 21)))

    def test_a_bad_line_does_not_stop_the_others(self):
        outcome = mailcli.run("check", "--batch=-", *self.ARGUMENTS,
                              stdin=b"one@example.com\r\n\nnonsense\n\xff@\xfe\n" +
                                    b"x" * 10240 + b"\ntwo@example.com\n")
        self.assertEqual(outcome.status, 2, outcome.stderr)
        results = {result["line"]: result for result in outcome.json_lines}
        self.assertEqual(sorted(results), [1, 3, 4, 5, 6])
        self.assertEqual(results[1]["account"]["address"], "one@example.com")
        self.assertEqual(results[6]["account"]["address"], "two@example.com")
        for line in (3, 4, 5):
            self.assertEqual(results[line]["status"], 2)
            self.assertTrue(results[line]["error"])
            self.assertLess(len(results[line]["account"]["address"]), 200)

    def test_nothing_in_nothing_out(self):
        outcome = mailcli.run("check", "--batch=/dev/null")
        self.assertEqual(outcome.status, 0)
        self.assertEqual(outcome.stdout, "")

    def test_interrupting_ends_all(self):
        reader, writer = os.pipe()
        with subprocess.Popen(
            [mailcli.PROGRAM, "check", "--batch=-", *self.ARGUMENTS],
            stdin=reader, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        ) as process:
            os.close(reader)
            os.write(writer, b"one@example.com\n")
            self.assertTrue(json.loads(process.stdout.readline()))
            process.send_signal(signal.SIGINT)
            stdout, stderr = process.communicate(timeout=60)
            os.close(writer)
        self.assertEqual(process.returncode, 130)
        self.assertEqual(stdout, b"")
        self.assertEqual(stderr.count(b"\n"), 1, stderr)


class Password(ClosedPortCase):
    SECRET = b"correct horse battery staple"

    def assert_secret_is_nowhere(self, *outputs):
        for output in outputs:
            self.assertNotIn(self.SECRET, output)

    def test_password_comes_through_a_descriptor(self):
        reader, writer = os.pipe()
        self.addCleanup(os.close, reader)
        os.write(writer, self.SECRET + b"\n")
        os.close(writer)
        outcome = self.check(f"--password-fd={reader}", "--password-kind=app", "--json", "-v",
                             pass_fds=[reader])
        self.assertEqual(outcome.status, 1, outcome.stderr)
        self.assert_secret_is_nowhere(outcome.raw_stdout, outcome.stderr.encode())

    def test_only_the_first_line_is_taken(self):
        reader, writer = os.pipe()
        self.addCleanup(os.close, reader)
        os.write(writer, self.SECRET + b"\nthe rest\n")
        os.close(writer)
        self.check(f"--password-fd={reader}", pass_fds=[reader])
        self.assertEqual(os.read(reader, 100), b"the rest\n")

    def read_all(self, address, secret):
        """Checks an address whose provider is known, and gives back what of the password was left
        unread."""
        reader, writer = os.pipe()
        self.addCleanup(os.close, reader)
        os.write(writer, secret + b"\n")
        os.close(writer)
        outcome = mailcli.run("check", address, f"--password-fd={reader}", "--json",
                              *mailcli.CLOSED_WORLD, pass_fds=[reader])
        return outcome, os.read(reader, 100)

    def test_password_is_not_even_read_where_none_is_taken(self):
        outcome, left = self.read_all("name@outlook.com", self.SECRET)
        self.assertEqual(left, self.SECRET + b"\n")
        self.assertIn("Outlook.com / Hotmail takes none", outcome.stderr)
        self.assertEqual(outcome.stderr.count("\n"), 1, outcome.stderr)
        self.assertIn(outcome.status, (1, 3))
        self.assertEqual(outcome.json["attempts"]["left"], 3)

    def test_password_of_another_shape_is_told_before_it_is_sent(self):
        outcome, left = self.read_all("name@gmail.com", self.SECRET)
        self.assertEqual(left, b"")
        self.assertIn("need an app password of Gmail", outcome.stderr)
        outcome, _ = self.read_all("name@gmail.com", b"abcd efgh ijkl mno")
        self.assertIn("not quite what an app password of Gmail looks like", outcome.stderr)
        outcome, _ = self.read_all("name@gmail.com", b"abcd efgh ijkl mnop")
        self.assertNotIn("app password", outcome.stderr)

    def test_app_password_is_not_doubted_where_its_shape_is_not_known(self):
        for kind, doubted in (("account", True), ("app", False)):
            outcome = mailcli.run("check", "name@fastmail.com", "--password-stdin",
                                  f"--password-kind={kind}", *mailcli.CLOSED_WORLD,
                                  stdin=self.SECRET + b"\n")
            self.assertEqual("may need an app password" in outcome.stderr, doubted, outcome.stderr)

    def test_terminal_does_not_show_what_is_typed(self):
        master, slave = pty.openpty()
        self.addCleanup(os.close, master)
        before = termios.tcgetattr(slave)
        with subprocess.Popen(
            [mailcli.PROGRAM, "check", ADDRESS, *self.servers, *mailcli.CLOSED_WORLD,
             "--password-stdin"],
            stdin=slave, stdout=subprocess.PIPE, stderr=slave,
        ) as process:
            shown = os.read(master, 100)
            self.assertIn(b"Password:", shown)
            while termios.tcgetattr(slave)[3] & termios.ECHO:
                pass
            os.write(master, self.SECRET + b"\n")
            stdout, _ = process.communicate(timeout=60)
            self.assertEqual(process.returncode, 1)
            os.write(slave, b"the end")
            while b"the end" not in shown:
                shown += os.read(master, 4096)
            self.assert_secret_is_nowhere(shown, stdout)
            self.assertEqual(termios.tcgetattr(slave), before)
        os.close(slave)

    def test_interrupting_gives_the_terminal_back(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            # As soon as can be, and once it waits.
            for waits in (False, True):
                with self.subTest(number=number, waits=waits):
                    self.interrupt(number, waits)

    def interrupt(self, number, waits):
        master, slave = pty.openpty()
        self.addCleanup(os.close, master)
        self.addCleanup(os.close, slave)
        before = termios.tcgetattr(slave)
        with subprocess.Popen(
            [mailcli.PROGRAM, "check", ADDRESS, *self.servers, "--password-stdin"],
            stdin=slave, stdout=subprocess.PIPE, stderr=slave,
        ) as process:
            while termios.tcgetattr(slave)[3] & termios.ECHO:
                pass
            while waits and not self.sleeps(process):
                pass
            process.send_signal(number)
            try:
                stdout, _ = process.communicate(timeout=60)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
            self.assertEqual(process.returncode, 130)
            self.assertEqual(stdout, b"")
            self.assertEqual(termios.tcgetattr(slave), before)

    @staticmethod
    def sleeps(process):
        with open(f"/proc/{process.pid}/stat", encoding="ascii") as status:
            return status.read().rpartition(")")[2].split()[0] == "S"


if __name__ == "__main__":
    unittest.main()
