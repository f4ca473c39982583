#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guides of data/guides keep to their format and only name what exists."""

import configparser
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

ATTRIBUTES = {
    "id", "topic", "causes", "providers", "notes", "policies", "switches", "programs", "devices",
    "rank", "source", "checked",
}
POLICIES = {
    "unknown", "password", "app-password-if-two-step", "app-password", "oauth-preferred",
    "oauth-only", "bridge", "no-imap",
}
SWITCHES = {"unknown", "always-on", "must-enable", "admin", "paid-plan"}
PROVIDER_LINKS = {"webmail", "password-reset", "two-step", "app-password", "imap-switch"}

# The own sites of makers and providers. Think twice before adding one: search results are full of
# false support pages.
OFFICIAL_HOSTS = {
    "aiuto.libero.it", "docs.kde.org", "help.gnome.org", "hilfe.gmx.net", "support.apple.com",
    "support.google.com", "support.microsoft.com", "support.mozilla.org", "www.tim.it",
}


class Knowledge:
    """What guides may refer to."""

    def __init__(self, root):
        guides = root / "data/guides"
        providers = self.read_ini(root / "data/knowledge/providers.ini")
        programs = self.read_ini(root / "data/knowledge/programs.ini")

        causes = self.read_xml(guides / "causes.xml")
        self.causes = {entry.get("id") for entry in causes.iter("cause")}
        self.situations = {entry.get("id") for entry in causes.iter("situation")}
        self.links = {entry.get("id"): entry.get("uri") for entry in self.read_xml(guides / "links.xml")}
        self.providers = set(providers.sections())
        self.notes = self.items(providers, "notes")
        self.programs = set(programs.sections())
        self.devices = self.items(programs, "devices")
        self.guides = [
            guide
            for path in sorted(guides.glob("*.xml"))
            for guide in self.read_xml(path)
            if guide.tag == "guide"
        ]

    @staticmethod
    def read_xml(path):
        return ElementTree.parse(path).getroot()

    @staticmethod
    def read_ini(path):
        parser = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=("#",))
        parser.read(path, encoding="utf-8")
        return parser

    @staticmethod
    def items(parser, key):
        values = (parser[section].get(key, "") for section in parser.sections())
        return {item for value in values for item in value.split(";") if item}


def strangers(guide, attribute, known):
    for item in guide.get(attribute, "").split():
        if item not in known:
            yield f"“{item}” is not among the known {attribute}"


def check_content(guide):
    tags = [child.tag for child in guide]

    if tags.count("title") != 1 or tags[0] != "title":
        yield "needs one <title>, and first"
    if "step" not in tags:
        yield "has no <step>"
    if set(tags) - {"title", "step", "link"}:
        yield "has an element that nobody reads"
    for child in guide:
        if child.tag == "step" and not re.search(r"[.?!]$", (child.text or "").strip()):
            yield f"has a step without a full stop: {child.text}"
        if child.tag == "title" and (child.text or "").strip().endswith("."):
            yield "has a title with a full stop"


def check_links(guide, knowledge):
    for link in guide.iter("link"):
        kind, _, name = (link.get("ref") or "").rpartition(":")
        if not (kind == "provider" and name in PROVIDER_LINKS or not kind and name in knowledge.links):
            yield f"links to “{link.get('ref')}”, which is not on the list"


def check_guide(guide, knowledge):
    unknown = set(guide.keys()) - ATTRIBUTES
    if unknown:
        yield f"has attributes that nobody reads: {', '.join(sorted(unknown))}"
    if not re.fullmatch(r"[a-z0-9-]+/[a-z0-9-]+", guide.get("id", "")):
        yield "needs an id like “network/other-network”"
    if not guide.get("rank", "1").isdigit():
        yield "has a rank that is no number"
    if not guide.get("causes") and guide.get("topic") not in knowledge.situations:
        yield "helps with nothing"
    if any(guide.get(name) for name in ("providers", "notes", "programs")):
        if not guide.get("source") or not re.fullmatch(r"\d{4}(-\d\d){0,2}", guide.get("checked", "")):
            yield "has facts, so it needs a source and when they were checked"

    yield from strangers(guide, "causes", (knowledge.causes - {"ok"}) | {"any"})
    yield from strangers(guide, "providers", knowledge.providers)
    yield from strangers(guide, "notes", knowledge.notes)
    yield from strangers(guide, "policies", POLICIES)
    yield from strangers(guide, "switches", SWITCHES)
    yield from strangers(guide, "programs", knowledge.programs)
    yield from strangers(guide, "devices", knowledge.devices)
    yield from check_content(guide)
    yield from check_links(guide, knowledge)


def check_link_list(knowledge):
    for name, uri in knowledge.links.items():
        match = re.fullmatch(r"https://([a-z.]+)/\S*", uri or "")
        if not match or match.group(1) not in OFFICIAL_HOSTS:
            yield f"links.xml: “{name}” is not an https page of a maker"
        if not any(link.get("ref") == name for guide in knowledge.guides for link in guide.iter("link")):
            yield f"links.xml: no guide uses “{name}”"


def main():
    knowledge = Knowledge(pathlib.Path(sys.argv[1]))
    problems = list(check_link_list(knowledge))
    ids = [guide.get("id") for guide in knowledge.guides]

    problems += [f"{name}: nothing is advised" for name in sorted(knowledge.situations)
                 if not any(guide.get("topic") == name for guide in knowledge.guides)]
    problems += [f"{name}: is there twice" for name in sorted(set(ids)) if ids.count(name) > 1]
    for guide in knowledge.guides:
        problems += [f"{guide.get('id')}: {text}" for text in check_guide(guide, knowledge)]

    for problem in problems:
        print(problem, file=sys.stderr)

    if not knowledge.guides:
        print("No guide was found at all", file=sys.stderr)

    return 1 if problems or not knowledge.guides else 0


if __name__ == "__main__":
    sys.exit(main())
