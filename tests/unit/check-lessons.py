#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lessons of data/guides/learn keep to their format and only name what exists."""

import configparser
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

ATTRIBUTES = {"id", "steps", "causes", "source", "checked"}
STEPS = {"start", "webmail", "two-step", "network", "passwords", "settings", "result"}

# What may stand in a lesson, with the attributes that it needs, and what may stand in that.
CONTENT = {
    "title": (set(), set()),
    "summary": (set(), set()),
    "heading": (set(), set()),
    "text": (set(), set()),
    "point": (set(), set()),
    "check": (set(), set()),
    "comparison": (set(), {"left", "right", "row"}),
    "row": (set(), {"subject", "left", "right"}),
    "subject": (set(), set()),
    "left": (set(), set()),
    "right": (set(), set()),
    "see": ({"lesson"}, set()),
    "link": ({"ref"}, set()),
}
TOP_LEVEL = {"title", "summary", "heading", "text", "point", "check", "comparison", "see", "link"}
WITHOUT_TEXT = {"comparison", "row", "see", "link"}

# An answer that is longer than this is no answer.
SUMMARY_LENGTH = 280


def read_xml(path):
    return ElementTree.parse(path).getroot()


def read_sources(root):
    """The codes for sources, as the comment in providers.ini explains them."""
    text = (root / "data/knowledge/providers.ini").read_text(encoding="utf-8")
    parser = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=("#",))
    parser.read_string(text)
    return {
        source
        for section in parser.sections()
        for source in parser[section].get("sources", "").split(";")
        if source
    }


class Knowledge:
    """What lessons may refer to."""

    def __init__(self, root):
        guides = root / "data/guides"

        self.files = sorted((guides / "learn").glob("*.xml"))
        self.lessons = [lesson for path in self.files for lesson in read_xml(path)]
        self.ids = [lesson.get("id") for lesson in self.lessons]
        self.causes = {entry.get("id") for entry in read_xml(guides / "causes.xml")} - {"ok"}
        self.links = {entry.get("id") for entry in read_xml(guides / "links.xml")}
        self.sources = read_sources(root)


def check_form(element):
    """Yields what is wrong with an element of a lesson, and with all that is in it."""
    if element.tag not in CONTENT:
        yield f"has <{element.tag}>, which nobody reads"
        return

    attributes, children = CONTENT[element.tag]
    text = " ".join((element.text or "").split())
    if set(element.keys()) != attributes:
        yield f"has <{element.tag}> with other attributes than {sorted(attributes)}"
    if bool(text) == (element.tag in WITHOUT_TEXT):
        yield f"has <{element.tag}> with too much or too little in it: {text}"
    if element.tag in ("summary", "text", "check") and not re.search(r"[.?!]\)?$", text):
        yield f"has a sentence without a full stop: {text}"
    if element.tag in ("title", "heading", "subject") and re.search(r"[.:;]$", text):
        yield f"has a heading with a full stop: {text}"

    for child in element:
        if child.tag not in children:
            yield f"has <{child.tag}> inside <{element.tag}>"
        yield from check_form(child)


def check_content(lesson):
    tags = [child.tag for child in lesson]

    if tags[:2] != ["title", "summary"] or tags.count("title") + tags.count("summary") != 2:
        yield "needs one <title> and one <summary>, and first"
    if len(tags) < 4:
        yield "says too little"
    for child in lesson:
        if child.tag not in TOP_LEVEL:
            yield f"has <{child.tag}>, which does not belong there"
        yield from check_form(child)
    for comparison in lesson.iter("comparison"):
        for part in (comparison, *comparison.iter("row")):
            wanted = ["left", "right"] if part is comparison else ["subject", "left", "right"]
            if [child.tag for child in part if child.tag != "row"] != wanted:
                yield f"has a <{part.tag}> without {', '.join(wanted)}"
        if comparison.find("row") is None:
            yield "has a comparison of nothing"
    summary = " ".join((lesson.findtext("summary") or "").split())
    if len(summary) > SUMMARY_LENGTH:
        yield f"has a summary of {len(summary)} characters"


def check_references(lesson, knowledge):
    for step in lesson.get("steps", "").split():
        if step not in STEPS:
            yield f"belongs to “{step}”, which is no step"
    for cause in lesson.get("causes", "").split():
        if cause not in knowledge.causes:
            yield f"explains “{cause}”, which is no cause"
    for see in lesson.iter("see"):
        if see.get("lesson") not in knowledge.ids or see.get("lesson") == lesson.get("id"):
            yield f"leads to “{see.get('lesson')}”, which is no other lesson"
    for link in lesson.iter("link"):
        if link.get("ref") not in knowledge.links:
            yield f"links to “{link.get('ref')}”, which is not on the list"


def check_lesson(lesson, knowledge):
    unknown = set(lesson.keys()) - ATTRIBUTES
    if lesson.tag != "lesson":
        yield f"is a <{lesson.tag}>"
    if unknown:
        yield f"has attributes that nobody reads: {', '.join(sorted(unknown))}"
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", lesson.get("id", "")):
        yield "needs an id like “imap-or-pop3”"
    if not re.fullmatch(r"\d{4}-\d\d(-\d\d)?", lesson.get("checked", "")):
        yield "needs to say of when its facts are"
    sources = lesson.get("source", "").split()
    if not sources:
        yield "needs a source"
    for source in sources:
        if source not in knowledge.sources and not re.fullmatch(r"rfc\d+", source):
            yield f"has the source “{source}”, which nobody knows"

    yield from check_content(lesson)
    yield from check_references(lesson, knowledge)


def check_files(knowledge, root):
    reader = (root / "src/knowledge/mdr-lessons.c").read_text(encoding="utf-8")

    for path in knowledge.files:
        if f'"learn/{path.name}"' not in reader:
            yield f"{path.name} is not read by mdr-lessons.c"


def main():
    root = pathlib.Path(sys.argv[1])
    knowledge = Knowledge(root)
    problems = list(check_files(knowledge, root))

    problems += [
        f"{name}: is there twice"
        for name in sorted({str(name) for name in knowledge.ids if knowledge.ids.count(name) > 1})
    ]
    for lesson in knowledge.lessons:
        problems += [f"{lesson.get('id')}: {text}" for text in check_lesson(lesson, knowledge)]
    if not knowledge.lessons:
        problems.append("No lesson was found at all")

    for problem in problems:
        print(problem, file=sys.stderr)

    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
