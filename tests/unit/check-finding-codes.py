#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every finding that the source code makes has words in data/guides/findings.xml."""

import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
CODE = r'"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)"'
CODE_WITH_HYPHEN = r'"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"'

# Ways to name a code in C: first among the arguments of what makes a finding, perhaps after an object,
MAKING = re.compile(
    r"\b(?:mdr_finding_new\w*|\w*add_finding|report|report_\w*error)\s*\("
    r"\s*(?:[\w>.()-]+,\s*){0,2}" + CODE
)
# anywhere among those of what reports one that has no parameters of its own,
REPORTING = re.compile(r"\b\w+_report_(?:fact|error)\s*\([^;{}]*;")
# and before its meaning, in a row of a table or a longer list of arguments.
MEANING = re.compile(CODE_WITH_HYPHEN + r"\s*,[^;{}\"]*?\bMDR_(?:CAUSE|SEVERITY)_")


def codes_with_words(root):
    tree = ElementTree.parse(root / "data/guides/findings.xml")
    return {finding.get("id") for finding in tree.getroot()}


def codes_in(source):
    yield from MAKING.findall(source)
    yield from MEANING.findall(source)

    for call in REPORTING.findall(source):
        yield from re.findall(CODE, call)


def codes_in_source(root):
    for path in sorted((root / "src").rglob("*.c")):
        source = COMMENT.sub("", path.read_text(encoding="utf-8"))
        if "finding" in source or "report_" in source:
            for code in codes_in(source):
                yield path.relative_to(root), code


def main():
    root = pathlib.Path(sys.argv[1])
    known = codes_with_words(root)
    found = list(codes_in_source(root))
    missing = {(path, code) for path, code in found if code not in known}

    for path, code in sorted(missing):
        print(f"{path}: “{code}” has no words in data/guides/findings.xml", file=sys.stderr)

    if not found:
        print("No finding was seen in the source code at all", file=sys.stderr)

    return 1 if missing or not found else 0


if __name__ == "__main__":
    sys.exit(main())
