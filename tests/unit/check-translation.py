#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""xgettext finds all texts of data/guides, in just the form in which the program looks them up.

Makes a translation in which “¤” stands before each text, and has test-translation look for it.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

FOLDER = "data/guides/"


def translate(root, files, folder):
    """Writes the translation of files into folder, as it would be installed."""
    template, catalogue = folder / "mail-doctor.pot", folder / "it.po"
    messages = folder / "it/LC_MESSAGES"
    environment = {**os.environ, "GETTEXTDATADIRS": str(root / "po")}

    messages.mkdir(parents=True)
    subprocess.run(
        ["xgettext", "--from-code=UTF-8", "-o", template, *files],
        cwd=root, env=environment, check=True,
    )
    subprocess.run(["msgen", "-o", catalogue, template], check=True)
    subprocess.run(
        ["msgfilter", "-i", catalogue, "-o", catalogue, "--keep-header", "sed", "1s/^/¤/"],
        check=True, stderr=subprocess.DEVNULL,
    )
    subprocess.run(["msgfmt", "-o", messages / "mail-doctor.mo", catalogue], check=True)


def main():
    root, program = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    files = [
        line
        for line in (root / "po/POTFILES.in").read_text(encoding="utf-8").splitlines()
        if line.startswith(FOLDER)
    ]
    all_files = {
        str(path.relative_to(root))
        for path in (root / FOLDER).rglob("*.xml")
        if not path.name.endswith(".gresource.xml") and path.parent.name != "labels"
    }

    for name in sorted(all_files.symmetric_difference(files)):
        print(f"{name} is not both there and in po/POTFILES.in", file=sys.stderr)
        return 1

    with tempfile.TemporaryDirectory() as folder:
        translate(root, files, pathlib.Path(folder))
        environment = {
            **os.environ, "MDR_TEST_LOCALEDIR": folder, "LC_ALL": "it_IT.UTF-8",
        }
        names = [name.removeprefix(FOLDER) for name in files]
        return subprocess.run([program, *names], env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
