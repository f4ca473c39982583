#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What guides name in “quotes” is what the products themselves say, in English and in Italian.

The labels stand in data/guides/labels, product by product; data/guides/labels/README.md tells how.
"""

import collections
import configparser
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

PRODUCT_ATTRIBUTES = {"id", "for"}
LABEL_ATTRIBUTES = {"en", "it", "source", "verified"}
READER_ATTRIBUTES = ("programs", "devices", "providers")

# Whoever the guide is for: labels of Mail Doctor itself, and those of the internet at large.
EVERYBODY = "any"
OWN_PRODUCT = "mail-doctor"

ENTRY = re.compile(
    r'^msgid (?P<original>"(?:[^"\\]|\\.)*"(?:\n"(?:[^"\\]|\\.)*")*)\n'
    r'msgstr (?P<translation>"(?:[^"\\]|\\.)*"(?:\n"(?:[^"\\]|\\.)*")*)$',
    re.M,
)

Label = collections.namedtuple("Label", "product readers english italian")


def read_xml(path):
    return ElementTree.parse(path).getroot()


def read_ini(path):
    parser = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=("#",))
    parser.read(path, encoding="utf-8")
    return parser


def read_catalogue(path):
    def unquote(text):
        return re.sub(r"\\(.)", r"\1", "".join(line[1:-1] for line in text.splitlines()))

    text = path.read_text(encoding="utf-8")
    return {unquote(match["original"]): unquote(match["translation"]) for match in ENTRY.finditer(text)}


class Project:
    """The labels, the guides, and their translation."""

    def __init__(self, root):
        programs = read_ini(root / "data/knowledge/programs.ini")
        providers = read_ini(root / "data/knowledge/providers.ini")

        self.devices_of = {
            name: {device for device in programs[name]["devices"].split(";") if device}
            for name in programs.sections()
        }
        self.readers = {
            EVERYBODY, *programs.sections(), *providers.sections(), *set().union(*self.devices_of.values()),
        }
        self.catalogue = read_catalogue(root / "po/it.po")
        self.products = [
            product
            for path in sorted((root / "data/guides/labels").glob("*.xml"))
            for product in read_xml(path)
        ]
        self.guides = [
            guide
            for path in sorted((root / "data/guides").glob("*.xml"))
            for guide in read_xml(path).iter("guide")
        ]
        self.labels = [
            Label(product.get("id"), set(product.get("for", "").split()), label.get("en"), label.get("it"))
            for product in self.products
            for label in product
        ]

    def readers_of(self, guide):
        """The programs, devices and providers that a guide is for; none if it is a general one."""
        readers = {item for name in READER_ATTRIBUTES for item in guide.get(name, "").split()}

        return readers.union(*(self.devices_of.get(reader, set()) for reader in readers))


def check_product(product, project):
    """Yields what is wrong with the list itself."""
    seen = set()
    own = product.get("id") == OWN_PRODUCT

    if set(product.keys()) != PRODUCT_ATTRIBUTES:
        yield "needs an id and whom it is for, and nothing else"
    for reader in set(product.get("for", "").split()) - project.readers:
        yield f"is for “{reader}”, which is no program, device or provider"
    for label in product:
        if set(label.keys()) != LABEL_ATTRIBUTES or not all(label.attrib.values()):
            yield f"has a label without its texts, its source or “verified”: {label.attrib}"
        elif label.get("verified") not in ("yes", "no"):
            yield f"says neither yes nor no to whether this is verified: {label.get('en')}"
        if own and label.get("it") != project.catalogue.get(label.get("en")):
            yield f"is called otherwise in po/it.po: {label.get('en')}"
        if label.get("en") in seen:
            yield f"has a label twice: {label.get('en')}"
        seen.add(label.get("en"))


def check_text(original, project, readers, used):
    """Yields what is wrong with the labels in a text for these readers."""
    translation = project.catalogue.get(original, "")
    named = re.findall("“([^”]*)”", original)
    translated = re.findall("«([^»]*)»", translation)

    if len(named) != len(translated):
        yield f"has another number of labels in Italian: {original} → {translation}"
        return

    for english, italian in zip(named, translated):
        known = [
            label for label in project.labels
            if label.english == english and label.readers & (readers | {EVERYBODY})
        ]
        used.update((label.product, label.english) for label in known)
        if not known and readers:
            yield f"names “{english}” («{italian}»), which is not on the list"
        elif known and italian not in {label.italian for label in known}:
            wanted = " or ".join(sorted({f"«{label.italian}»" for label in known}))
            yield f"calls “{english}” «{italian}», not {wanted}"


def problems_of(project):
    used = set()
    ids = [product.get("id") for product in project.products]

    for name in sorted(set(ids)):
        if ids.count(name) > 1:
            yield f"{name}: is there twice"
    for product in project.products:
        for problem in check_product(product, project):
            yield f"{product.get('id')}: {problem}"
    for guide in project.guides:
        for child in guide:
            original = " ".join((child.text or "").split())
            for problem in check_text(original, project, project.readers_of(guide), used):
                yield f"{guide.get('id')}: {problem}"
    for label in project.labels:
        if (label.product, label.english) not in used:
            yield f"{label.product}: no guide names “{label.english}”"


def main():
    project = Project(pathlib.Path(sys.argv[1]))
    problems = list(problems_of(project))

    for problem in problems:
        print(problem, file=sys.stderr)

    if not project.guides or not project.labels:
        print("There was nothing to check", file=sys.stderr)

    return 1 if problems or not project.guides or not project.labels else 0


if __name__ == "__main__":
    sys.exit(main())
