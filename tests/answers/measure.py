#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures how many answers of mail servers and programs `explain` understands.

A corpus is a file of JSON lines with a "text", what it means ("label"), what it may mean as well
("also"), and the "protocol", "provider" and "phase" if these are known. Right is an explanation
whose cause is the label or one of its alternatives; nearly right is one that has the label among
its own alternatives.

Usage: measure.py --cli _build/src/cli/mail-doctor-cli [--wrong] [--at-least PERCENT] CORPUS...
"""

import argparse
import collections
import json
import signal
import subprocess
import sys

BUCKETS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9)


class Example:
    """A line of a corpus, and how it was explained."""

    def __init__(self, known, explained):
        self.text = known["text"]
        self.id = known.get("id", "")
        self.label = known["label"]
        self.protocol = known.get("protocol", "")
        self.provider = known.get("provider", "")
        self.phase = known.get("phase", "")
        self.wanted = {self.label, *known.get("also", [])}
        self.cause = explained["cause"]
        self.also = explained.get("also", [])
        self.confidence = explained.get("confidence", 0.0)
        self.rule = explained.get("rule", "")

    @property
    def right(self):
        return self.cause in self.wanted

    @property
    def right_or_listed(self):
        return self.right or self.label in self.also

    @property
    def bucket(self):
        return max(bound for bound in BUCKETS if self.confidence >= bound)

    def __str__(self):
        meant = " ".join(self.also)
        return (f"{self.id}: {self.label}, explained as {self.cause} ({meant}) "
                f"{self.confidence:.2f} by {self.rule or 'no rule'}\n"
                f"    {self.protocol} {self.provider} {self.phase}: {self.text!r:.300}")


def measure(program, known):
    """Has all lines of a corpus explained in one run."""
    questions = "".join(
        json.dumps({"id": number, **{key: line[key] for key in ("protocol", "provider", "phase", "text")
                                     if key in line}}) + "\n"
        for number, line in enumerate(known)
    )
    run = subprocess.run([program, "explain", "--batch", "-"], input=questions, check=True,
                         stdout=subprocess.PIPE, encoding="utf-8")
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    if [answer["id"] for answer in answers] != list(range(len(known))):
        raise ValueError("not every line was answered in its place")
    return [Example(*pair) for pair in zip(known, answers)]


def load(paths):
    lines = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            lines += [json.loads(line) for line in file if line.strip()]
    return lines


def share(part, whole):
    return f"{part:5} of {whole:5}  {100 * part / whole:5.1f} %"


def show_groups(title, examples, key):
    groups = collections.defaultdict(list)
    for example in examples:
        groups[key(example)].append(example)
    print(f"\n{title}")
    for name, group in sorted(groups.items()):
        right = sum(example.right for example in group)
        listed = sum(example.right_or_listed for example in group)
        print(f"  {name:28} {share(right, len(group))}   or listed {100 * listed / len(group):5.1f} %")


def show(examples, wrong):
    print(f"right              {share(sum(example.right for example in examples), len(examples))}")
    print("right or listed    "
          f"{share(sum(example.right_or_listed for example in examples), len(examples))}")
    show_groups("By label", examples, lambda example: example.label)
    show_groups("By protocol", examples, lambda example: example.protocol)
    show_groups("By confidence, from", examples, lambda example: f"{example.bucket:.1f}")
    if wrong:
        print("\nWrong")
        for example in examples:
            if not example.right:
                listed = "" if not example.right_or_listed else "(listed) "
                print(f"  {listed}{example}")


def main():
    # Whoever pipes this into head has seen enough.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cli", required=True, help="the program mail-doctor-cli")
    parser.add_argument("--wrong", action="store_true", help="list what was not explained right")
    parser.add_argument("--at-least", type=float, default=0, metavar="PERCENT",
                        help="fail if fewer are right or listed")
    parser.add_argument("corpus", nargs="+", help="a file of JSON lines")
    arguments = parser.parse_args()

    examples = measure(arguments.cli, load(arguments.corpus))
    if not examples:
        sys.exit("there is nothing in it")
    show(examples, arguments.wrong)
    if 100 * sum(example.right_or_listed for example in examples) < arguments.at_least * len(examples):
        sys.exit(f"fewer than {arguments.at_least} %")


if __name__ == "__main__":
    main()
