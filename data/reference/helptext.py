# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program says about itself: the single source of manual pages and completions.

A program is asked for its help, in English, when they are made; so they cannot say anything else.
"""

import collections
import os
import re
import subprocess

Option = collections.namedtuple("Option", "short name value text")
Verb = collections.namedtuple("Verb", "name text usage summary options notes")

# "  -q, --quiet      Only the conclusion"; a short name and a value may be missing.
OPTION = re.compile(r"  (?:-(?P<short>\w), )?--(?P<name>[\w-]+)(?:=(?P<value>\S.*?))?  +(?P<text>.+)")
VERB = re.compile(r"  (?P<name>[\w-]+) +(?P<text>.+)")


def ask(program, *arguments):
    """What a program prints, in English and without a session."""
    surroundings = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}
    # Whether a sanitized program loses memory is for the tests to say.
    surroundings["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"

    return subprocess.run([program, *arguments], env=surroundings, check=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True).stdout


def sections(text):
    """The headings of a help, with what stands below each."""
    found = {}
    heading = ""
    for line in text.splitlines():
        if line.endswith(":") and not line.startswith(" "):
            heading = line[:-1]
        elif line.startswith(" ") or heading == "":
            found.setdefault(heading, []).append(line)
        elif line:
            heading = ""
            found.setdefault(heading, []).append(line)
    return found


def read_options(lines):
    """The options that are listed in these lines."""
    return [Option(**match.groupdict()) for match in map(OPTION.fullmatch, lines) if match]


def read_options_of(program, *arguments, below="Application Options"):
    """The options that a help lists below one of its headings."""
    return read_options(sections(ask(program, *arguments)).get(below, []))


def read_verbs(program):
    """All verbs of the command-line tool, with their options."""
    lines = sections(ask(program, "--help"))["Verbs"]
    return [read_verb(program, **match.groupdict()) for match in map(VERB.fullmatch, lines) if match]


def read_verb(program, name, text):
    """A verb with its options, and the sentences before and behind them."""
    answer = ask(program, name, "--help")
    found = sections(answer)
    plain = [line for line in found[""] if line]
    summary, notes = plain[0], plain[1:]

    return Verb(name, text, found["Usage"][0].strip(), summary,
                read_options(found["Application Options"]), notes)
