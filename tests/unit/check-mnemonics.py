#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No two things on a page of the wizard have the same access key, in any language.

A page is its own template, those of the widgets in it, and what stands around every page. Labels
that are made in C are those that the widget's file names as “_("…_x…")”.
"""

import collections
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

# What stands around every page.
AROUND = {"MdrAssistant", "MdrFoundBar"}

# What asks in a window of its own, or says which of them it is when only one can be there.
ELSEWHERE = {"mdr-compat", "mdr-password-question", "mdr-window-closing"}
MNEMONIC = re.compile(r"_(\w)")
IN_CODE = re.compile(r'\b_ \("((?:[^"\\]|\\.)*_\w(?:[^"\\]|\\.)*)"\)')


def read_catalogue(path):
    """The translations in a catalogue, by the original."""
    text = subprocess.run(
        ["msgcat", "--no-wrap", str(path)], capture_output=True, text=True, check=True
    ).stdout
    return dict(re.findall(r'^msgid "(.+)"\nmsgstr "(.*)"$', text, re.M))


class Window:
    """Which labels with an access key each widget has, and which widgets are in it."""

    def __init__(self, root):
        self.labels = collections.defaultdict(list)
        self.parts = collections.defaultdict(set)
        for path in sorted((root / "ui").rglob("*.ui")):
            for template in ElementTree.parse(path).getroot().iter("template"):
                self.read_template(root, template, path.stem)
        self.pages = [name for name in self.parts if name.endswith("Page")]

    def read_template(self, root, template, stem):
        name = template.get("class")
        suffix = "-page" if template.get("parent") == "MdrPage" else ""
        folder = root / ("src/gui/pages" if suffix else "src/gui")

        for thing in template.iter():
            if thing.tag == "object" and thing.get("class").startswith("Mdr"):
                self.parts[name].add(thing.get("class"))
            if thing.tag == "property" and MNEMONIC.search(thing.text or ""):
                if thing.get("translatable") == "yes":
                    self.labels[name].append([thing.text])
        # Of those made in code one can be seen at a time.
        alternatives = IN_CODE.findall((folder / f"mdr-{stem}{suffix}.c").read_text(encoding="utf-8"))
        if alternatives:
            self.labels[name].append(alternatives)

    def labels_of(self, name, seen):
        """Lists of labels; of each list one can be seen at a time."""
        if name in seen:
            return []
        seen.add(name)
        labels = list(self.labels[name])
        for part in sorted(self.parts[name]):
            labels += self.labels_of(part, seen)
        return labels


def problems_of(window, language, catalogue):
    for page in window.pages:
        seen = set()
        keys = {}
        for name in sorted({page} | AROUND):
            for labels in window.labels_of(name, seen):
                texts = [catalogue.get(label, label) for label in labels]
                for key in sorted({MNEMONIC.search(text)[1].lower() for text in texts if MNEMONIC.search(text)}):
                    if key in keys:
                        yield f"{language}: {page}: {key} is both in {keys[key]} and in {texts}"
                    keys[key] = texts


def main():
    root = pathlib.Path(sys.argv[1])
    window = Window(root)
    languages = (root / "po/LINGUAS").read_text(encoding="utf-8").split()
    problems = list(problems_of(window, "en", {}))

    for language in languages:
        if not language.startswith("#"):
            problems += problems_of(window, language, read_catalogue(root / f"po/{language}.po"))
    for problem in problems:
        print(problem, file=sys.stderr)

    return 1 if problems or len(window.pages) < 7 else 0


if __name__ == "__main__":
    sys.exit(main())
