# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`check --batch` for a help desk: accounts as JSON, room per host, going on, the sum."""

import json
import os
import pathlib
import socket
import subprocess
import tempfile
import threading
import unittest

import mailcli
import shape

# Nobody listens on port 1.
CLOSED = ["--imap", "127.0.0.1:1:tls", "--smtp", "127.0.0.1:1:tls", *mailcli.CLOSED_WORLD]


class CountingServer:
    """Takes IMAP connections, keeps each waiting for its greeting, and counts those at a time.

    It waits for `gate`, if there is one, which another server opens with its tenth connection.
    """

    def __init__(self, host="127.0.0.1", pause=0.1, gate=None, opens=None):
        self._pause = pause
        self._gate = gate or threading.Event()
        self._opens = opens
        self._lock = threading.Lock()
        self._listener = socket.create_server((host, 0))
        self.port = self._listener.getsockname()[1]
        self.now = self.most = self.total = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self.total += 1
                self.now += 1
                self.most = max(self.most, self.now)
            threading.Thread(target=self._serve, args=[connection], daemon=True).start()

    def _serve(self, connection):
        if self._opens is not None and self.total == 10:
            self._opens.set()
        self._gate.wait(self._pause)
        with self._lock:
            self.now -= 1
        with connection:
            connection.sendall(b"* BYE Too busy\r\n")

    def close(self):
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


class BatchCase(mailcli.TestCase):
    def run_batch(self, accounts, *arguments, **keywords):
        lines = [account if isinstance(account, (str, bytes)) else json.dumps(account)
                 for account in accounts]
        stdin = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
        return mailcli.run("check", "--batch=-", *arguments, stdin=stdin, **keywords)


class Lines(BatchCase):
    def test_a_line_may_be_an_object(self):
        outcome = self.run_batch([
            {"id": "T-1", "address": "one@example.com"},
            {"id": 2, "address": "two@example.com", "imap": "127.0.0.1:2:tls"},
            "three@example.com",
            {"address": "four@example.com", "note": ["whatever", 4]},
        ], *CLOSED)
        self.assertEqual(outcome.status, 1, outcome.stderr)
        results = {result["line"]: result for result in outcome.json_lines}
        for result in results.values():
            shape.fits(result, shape.CHECK)
        self.assertEqual([results[line].get("id") for line in (1, 2, 3, 4)],
                         ["T-1", "2", None, None])
        self.assertEqual(results[2]["settings"]["services"][0]["port"], 2)

    def test_bad_objects_are_named(self):
        deep = "[" * 5000 + "]" * 5000
        for account, says in (
            ({"id": "x"}, "address"), ({"address": 5}, "address"), ({"address": "x"}, "@"),
            ({"address": "a@example.com", "imap": "h:q"}, "port"), ("{", "JSON"), ("{}x", "JSON"),
            ('{"address":"a@example.com","x":' + deep + "}", "JSON"),
            ('{"address":"' + "a" * 20000 + '@example.com"}', "JSON"),
        ):
            outcome = self.run_batch([account], *CLOSED)
            self.assertEqual(outcome.status, 2)
            self.assertIn(says, outcome.json["error"])
            self.assertEqual(outcome.json["line"], 1)

    def test_passwords_are_refused_and_not_repeated(self):
        secret = "correct-horse-battery"
        outcome = self.run_batch([
            {"address": "a@example.com", "password": secret},
            '{"address":"a@example.com","password":"' + secret,
            f"name:{secret}", f"name {secret}", f"name;{secret}",
        ], *CLOSED)
        self.assertEqual(outcome.status, 2)
        self.assertEqual(len(outcome.json_lines), 5)
        self.assertNotIn(secret, outcome.stdout + outcome.stderr)


class Room(BatchCase):
    def look_at_both(self, *arguments):
        servers = [CountingServer("127.0.0.1"), CountingServer("127.0.0.2")]
        for server in servers:
            self.addCleanup(server.close)
        accounts = [{"address": f"name{number}@example.com",
                     "imap": f"127.0.0.{1 + number % 2}:{servers[number % 2].port}:none"}
                    for number in range(24)]
        outcome = self.run_batch(accounts, "--jobs=8", "--no-lookup", "--timeout=5", *arguments)
        self.assertEqual(len(outcome.json_lines), 24, outcome.stderr)
        for server in servers:
            self.assertEqual(server.total, 12)
        return [server.most for server in servers]

    def test_no_host_gets_more_than_its_share(self):
        for most in self.look_at_both("--per-host=2"):
            self.assertLessEqual(most, 2)

    def test_nobody_waits_for_a_host_that_is_busy(self):
        gate = threading.Event()
        slow = CountingServer("127.0.0.1", pause=30, gate=gate)
        quick = CountingServer("127.0.0.2", pause=0, opens=gate)
        self.addCleanup(slow.close)
        self.addCleanup(quick.close)
        accounts = [{"id": "slow", "address": f"slow{number}@example.com",
                     "imap": f"127.0.0.1:{slow.port}:none"} for number in range(2)]
        accounts += [{"id": "quick", "address": f"quick{number}@example.com",
                      "imap": f"127.0.0.2:{quick.port}:none"} for number in range(10)]
        outcome = self.run_batch(accounts, "--jobs=4", "--per-host=1", "--no-lookup",
                                 "--timeout=30")
        ids = [result["id"] for result in outcome.json_lines]
        self.assertEqual(sorted(ids), ["quick"] * 10 + ["slow"] * 2)
        self.assertEqual(ids[:9], ["quick"] * 9)


class GoingOn(BatchCase):
    ACCOUNTS = [f"name{number}@example.com" for number in range(12)] + [
        {"id": "T-1", "address": "name0@example.com"}, "nonsense"]

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = pathlib.Path(folder.name, "results.jsonl")

    def go_on(self, *arguments):
        return self.run_batch(self.ACCOUNTS, f"--resume={self.file}", *CLOSED, *arguments)

    def test_what_is_there_is_left_out(self):
        first = self.go_on()
        self.assertEqual(len(first.json_lines), 14)
        lines = first.raw_stdout.splitlines(keepends=True)
        self.file.write_bytes(b"".join(lines[3:]))
        second = self.go_on()
        self.assertEqual(sorted(result["line"] for result in second.json_lines),
                         sorted(json.loads(line)["line"] for line in lines[:3]))
        self.file.write_bytes(first.raw_stdout)
        self.assertEqual(self.go_on().stdout, "")

    def test_a_line_that_was_cut_off_is_looked_at_again(self):
        whole = self.go_on().raw_stdout
        for cut in (1, 2, 100):
            self.file.write_bytes(whole[:-cut])
            with open(self.file, "ab") as output:
                completed = subprocess.run(
                    [mailcli.PROGRAM, "check", "--batch=-", f"--resume={self.file}", *CLOSED],
                    input="\n".join(a if isinstance(a, str) else json.dumps(a)
                                    for a in self.ACCOUNTS).encode(), stdout=output, check=False)
            self.assertIn(completed.returncode, (0, 1, 2))
            seen = set()
            for line in self.file.read_bytes().splitlines():
                try:
                    seen.add(json.loads(line)["line"])
                except ValueError:
                    pass
            self.assertEqual(seen, set(range(1, 15)))

    def test_any_file_can_be_gone_on_with(self):
        for content in (b"", b"\n\n", b"{}\n[]\n1\n\"x\"\nnull\n", b"\xff\xfe\0\n",
                        b"[" * 100000, b'{"account":7,"id":{}}\n{"account":{"address":[]}}\n'):
            self.file.write_bytes(content)
            self.assertEqual(len([line for line in self.go_on().stdout.splitlines() if line]), 14)

    def test_a_folder_is_no_file(self):
        self.assert_refused("check", "--batch=/dev/null", "--resume=/")


class Summary(BatchCase):
    def test_causes_are_counted(self):
        outcome = self.run_batch(["a@example.com", "b@example.com", "nonsense"], "--summary",
                                 *CLOSED)
        self.assertEqual(outcome.status, 2)
        summary = outcome.json_lines[-1]
        shape.fits(summary, shape.SUMMARY)
        self.assertEqual(summary["summary"], {
            **summary["summary"], "accounts": 3, "skipped": 0, "ok": 0, "wrong": 2,
            "bad_input": 1, "not_checked": 0})
        self.assertEqual([(cause["cause"], cause["count"])
                          for cause in summary["summary"]["causes"]], [("connection-refused", 2)])

    def test_nothing_is_summed_up_too(self):
        outcome = self.run_batch([], "--summary")
        self.assertEqual(outcome.json["summary"]["accounts"], 0)
        self.assertEqual(outcome.status, 0)


class Waiting(BatchCase):
    def test_who_keeps_the_input_open_gets_all_results(self):
        with subprocess.Popen([mailcli.PROGRAM, "check", "--batch=-", "--per-host=1", *CLOSED],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL) as process:
            process.stdin.write(b"a@example.com\nb@example.com\nc@example.com\n")
            process.stdin.flush()
            lines = [json.loads(process.stdout.readline())["line"] for _ in range(3)]
            process.stdin.close()
            process.wait(timeout=60)
        self.assertEqual(lines, [1, 2, 3])


class Memory(BatchCase):
    def test_memory_does_not_grow(self):
        # Each thread that opens a secure channel has a heap of its own unless it is told otherwise,
        # and how many there are at a time depends on the weather.
        # The address sanitizer keeps what was freed, so as to see whether it is still used.
        quarantine = "quarantine_size_mb=1:thread_local_quarantine_size_kb=64"
        environment = {**os.environ, "MALLOC_ARENA_MAX": "1",
                       "ASAN_OPTIONS": ":".join([os.environ.get("ASAN_OPTIONS", ""), quarantine])}
        accounts = "".join(f"name{number}@example.com\n" for number in range(140)).encode()
        peaks = []
        with subprocess.Popen([mailcli.PROGRAM, "check", "--batch=-", "--per-host=8", *CLOSED],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, env=environment) as process:
            process.stdin.write(accounts)
            process.stdin.flush()
            for number in range(1, 141):
                process.stdout.readline()
                if number in (40, 140):
                    peaks.append(mailcli.peak_memory(process))
            process.stdin.close()
            process.wait(timeout=60)
        # A session that is not forgotten takes more than 200 KiB.
        self.assertLess(peaks[1] - peaks[0], 16384, f"{peaks} KiB after 40 and after 140 accounts")


if __name__ == "__main__":
    unittest.main()
