# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What a scripted server can do in place of its usual answer.

"""Faults: functions `fault (talk, usual)` that are called where `usual` would have been sent.

A fault returns whether it said the usual all the same, so that STARTTLS goes on or does not.
"""

from .scripted import TalkEnded


def as_bytes(text):
    return text if isinstance(text, bytes) else text.encode()


def silence(talk, _usual):
    """Never answers, and keeps the connection."""
    talk.stay_silent()


def closing(_talk, _usual):
    """Hangs up in good order."""
    raise TalkEnded


def reset(talk, _usual):
    """Hangs up with a reset."""
    talk.reset()


def say(text):
    """Something else than usual, as text or bytes; `{tag}` stands for the tag of an IMAP command."""

    def fault(talk, usual):
        tag = usual.splitlines()[-1].partition(b' ')[0] if usual else b'*'
        talk.send(as_bytes(text).replace(b'{tag}', tag))
        return False

    return fault


def say_and_close(text):
    """Something else than usual, and then hangs up."""

    def fault(talk, usual):
        say(text)(talk, usual)
        raise TalkEnded

    return fault


def add(text):
    """More than usual, in the same packet: an answer injected before TLS, for one."""

    def fault(talk, usual):
        talk.send(usual + as_bytes(text))
        return True

    return fault


def slowly(pause=0.002):
    """The usual, byte after byte."""

    def fault(talk, usual):
        talk.send_slowly(usual, pause)
        return True

    return fault


def babble_lines(line):
    """The same line again and again, for as long as the client listens."""

    def fault(talk, _usual):
        while True:
            talk.send(as_bytes(line) * 100)

    return fault


def babble_without_end(start):
    """One line that never ends."""

    def fault(talk, _usual):
        talk.send(start.encode())
        while True:
            talk.send(b'x' * 4096)

    return fault


def trickle(text, pause=0.3):
    """A text byte after byte, again and again, slower than anybody has patience for."""

    def fault(talk, _usual):
        while True:
            talk.send_slowly(text.encode(), pause)

    return fault


def say_and_wait(text):
    """Something else than usual, and then nothing more."""

    def fault(talk, usual):
        say(text)(talk, usual)
        talk.stay_silent()

    return fault


def repeat_usual(times):
    """The usual, so many times at once."""

    def fault(talk, usual):
        talk.send(usual * times)
        return True

    return fault
