#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every catalogue of po/LINGUAS says everything that the program can say, and says it properly.

All files with texts in them are in po/POTFILES.in; each message is translated, keeps the
placeholders, the ends and the mnemonic of the original, and has the language's own quotation marks.
"""

import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

# As i18n.gettext() has it with the preset “glib”.
KEYWORDS = (
    "_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3",
)

# Where there are texts, and how one knows them. The data files are translated as a whole.
SOURCES = (
    ("src/**/*.[ch]", re.compile(r'\b(?:N?C?_|n?gettext|g_d[cnp]*gettext2?) ?\(\s*(?:\w+,\s*)?"')),
    ("ui/**/*.ui", re.compile(r'translatable="(?:yes|true)"')),
    ("data/guides/**/*.xml", re.compile(r"<(?:title|text|step|explanation|sign)>")),
    ("data/*.desktop.in", re.compile(r"^Name=", re.M)),
    ("data/*.metainfo.xml.in", re.compile(r"<summary>")),
    ("data/*.MailDoctor.xml.in", re.compile(r"<comment>")),
    ("data/*.gschema.xml", re.compile(r"<summary>")),
)

# By language: characters that its texts do not have (unless the original has them), and its
# opening and closing quotation marks.
HABITS = {
    "de": ("'\"”‘«»‹›", "„", "“"),
    "es": ("'\"“”„‘", "«", "»"),
    "fr": ("'\"“”„‘", "«", "»"),
    "it": ("'\"“”„‘", "«", "»"),
}

# By language: what it sets inside of its quotation marks and before “: ; ! ?”.
SPACES = {
    "fr": "\N{NARROW NO-BREAK SPACE}",
}

ENTRY = re.compile(
    r"^(?P<key>msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) "
    r'(?P<text>"(?:[^"\\]|\\.)*"(?:\n"(?:[^"\\]|\\.)*")*)$',
    re.M,
)

Message = collections.namedtuple("Message", "context original plural translations fuzzy")


def read_catalogue(path):
    """Yields the messages of a .po file, without its header and what is out of use."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        fields = {
            match["key"]: "".join(json.loads(line) for line in match["text"].splitlines())
            for match in ENTRY.finditer(block)
        }
        if fields.get("msgid"):
            yield Message(
                fields.get("msgctxt"), fields["msgid"], fields.get("msgid_plural"),
                [text for key, text in fields.items() if key.startswith("msgstr")],
                re.search(r"^#,.*\bfuzzy\b", block, re.M) is not None,
            )


def make_template(root, folder):
    """What the translators are given, fresh from the sources."""
    template = folder / "mail-doctor.pot"
    environment = {**os.environ, "GETTEXTDATADIRS": str(root / "po")}

    subprocess.run(
        ["xgettext", "--from-code=UTF-8", *(f"--keyword={keyword}" for keyword in KEYWORDS),
         "-f", "po/POTFILES.in", "-o", template],
        cwd=root, env=environment, check=True,
    )
    return list(read_catalogue(template))


def check_file_list(root):
    listed = [
        line
        for line in (root / "po/POTFILES.in").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    with_texts = {
        str(path.relative_to(root))
        for pattern, sign in SOURCES
        for path in root.glob(pattern)
        if sign.search(path.read_text(encoding="utf-8"))
    }

    if listed != sorted(set(listed)):
        yield "po/POTFILES.in is not sorted, or names a file twice"
    for name in sorted(with_texts - set(listed)):
        yield f"{name} has texts, but is not in po/POTFILES.in"
    for name in sorted(set(listed) - with_texts):
        yield f"{name} is in po/POTFILES.in, but is not there or has no texts"


def check_originals(template):
    """Yields what is wrong with a message in any language: a precision counts bytes, not letters."""
    for message in template:
        if re.search(r"%(?:\d+\$)?\.(?:\d+|\*)?s", message.original):
            yield f"may cut a letter in two; quote with mdr_clean_quote(): {message.original}"


def placeholders(text):
    return sorted(re.findall(r"\{[a-z0-9-]+\}", text))


def ending(text):
    return re.search(r"[.:;?!…\s]*$", text)[0]


def lacks_spaces(text, space):
    """Whether a space is not where it should be; a list of search terms (“a;b;”) needs none."""
    return re.search(rf"«(?!{space})|(?<!{space})»", text) or (
        re.search(rf"(?<!{space})[:;!?](?=\s|$)", text) and not re.search(r";\w", text)
    )


def check_text(original, text, language):
    """Yields what is wrong with a translation, as against the original."""
    unwanted, opening, closing = HABITS.get(language, ("", None, None))
    space = SPACES.get(language)

    if space and lacks_spaces(text, space):
        yield "lacks a narrow no-break space"
    if space:
        text = text.replace(space, "")
    if placeholders(text) != placeholders(original):
        yield "has other placeholders"
    if ending(text) != ending(original):
        yield "ends otherwise"
    if bool(re.match(r"\s", text)) != bool(re.match(r"\s", original)):
        yield "begins otherwise"
    if text.count("_") != original.count("_"):
        yield "has another number of mnemonics"
    if "..." in text:
        yield "has three full stops in place of “…”"
    for character in unwanted:
        if character in text and (character in "“”" or character not in original):
            yield f"has “{character}”"
    if opening and re.sub(f"[^{opening}{closing}]", "", text).replace(opening + closing, ""):
        yield "has quotation marks that do not pair"
    if opening and re.search(rf"{opening}\s|\s{closing}", text):
        yield "has space inside the quotation marks"


def check_catalogue(root, language, template):
    path = root / "po" / f"{language}.po"
    messages = {(message.context, message.original): message for message in read_catalogue(path)}

    if subprocess.run(["msgfmt", "--check", "-o", os.devnull, path]).returncode != 0:
        yield "msgfmt does not like it"
    if re.search(r"^#~", path.read_text(encoding="utf-8"), re.M):
        yield "has messages that are out of use"

    for wanted in template:
        message = messages.pop((wanted.context, wanted.original), None)
        if message is None or not all(message.translations):
            yield f"does not translate: {wanted.original}"
            continue
        if message.fuzzy:
            yield f"is not sure about: {wanted.original}"
        for text in message.translations:
            for problem in check_text(message.plural or message.original, text, language):
                yield f"{problem}: {text}"

    for _, original in messages:
        yield f"translates what nobody says: {original}"


def problems_of(root):
    """All that is wrong; while the list of files is, there is no asking what is in them."""
    problems = list(check_file_list(root))
    languages = (root / "po/LINGUAS").read_text(encoding="utf-8").split()

    if problems:
        return problems

    with tempfile.TemporaryDirectory() as folder:
        template = make_template(root, pathlib.Path(folder))

    problems += check_originals(template)
    for language in languages:
        problems += [f"{language}.po {text}" for text in check_catalogue(root, language, template)]

    return problems if languages and template else ["There was nothing to check"]


def main():
    problems = problems_of(pathlib.Path(sys.argv[1]).resolve())

    for problem in problems:
        print(problem, file=sys.stderr)

    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
