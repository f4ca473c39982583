# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Source trees out of a tarball: built, installed, and what is then in a folder."""

import hashlib
import os
import pathlib
import subprocess
import tarfile

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Optimizing shows nothing more, and takes its time.
SETTINGS = ("--werror", "-Dtests=false", "-Doptimization=0", "-Db_pch=true")

# Who packs need not be who has checked out.
TRUST = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*"}


def run(*command, folder=None, environment=None):
    """Runs a command; what it prints is shown if it fails."""
    done = subprocess.run(list(map(str, command)), cwd=folder, check=False, text=True,
                          env={**os.environ, **TRUST, **(environment or {})},
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))}:\n{done.stdout[-8000:]}")
    return done.stdout


def pack(folder):
    """A tarball of what is committed."""
    build = folder / "pack"
    run("meson", "setup", build, ROOT, *SETTINGS)
    run("meson", "dist", "-C", build, "--no-tests", "--allow-dirty", "--formats=gztar")
    return next((build / "meson-dist").glob("*.tar.gz"))


class Tree:
    """What was in a tarball, unpacked into `folder`, with a build folder in it."""

    def __init__(self, tarball, folder, **environment):
        self._environment = environment
        folder.mkdir(parents=True)
        with tarfile.open(tarball) as archive:
            archive.extractall(folder)
        self.source = next(folder.iterdir())
        self.build = self.source / "_build"

    def _run(self, *command, **environment):
        return run(*command, environment={**self._environment, **environment})

    def compile(self, prefix, *settings):
        self._run("meson", "setup", self.build, self.source, f"--prefix={prefix}",
                  *(settings or SETTINGS))
        self._run("ninja", "-C", self.build)

    def install(self, **environment):
        self._run("meson", "install", "-C", self.build, "--no-rebuild", **environment)

    def remove(self):
        self._run("ninja", "-C", self.build, "remove")

    def test(self, *suites):
        self._run("meson", "test", "-C", self.build, "--no-rebuild", "--print-errorlogs",
                  *(f"--suite={suite}" for suite in suites))


def describe(folder):
    """Everything in a folder: kind and mode, and of files what is in them."""
    described = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        content = ""
        if path.is_symlink():
            content = os.readlink(path)
        elif path.is_file():
            content = hashlib.sha256(path.read_bytes()).hexdigest()
        described[str(path.relative_to(folder))] = (oct(status.st_mode), content)
    return described
