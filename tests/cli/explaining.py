# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of `explain` have in common."""

import contextlib
import os
import subprocess
import threading

import mailcli
import shape

WRONG_PASSWORD = "535 5.7.8 Authentication failed: the user name or the password is wrong"
NONSENSE = "Lorem ipsum dolor sit amet"

# Nothing here takes a second; a hang takes forever.
SECONDS = 60

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

# However bad the input is: an answer, soon, and no harm.
GARBAGE = {
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
