# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a distribution does with us: it packs, builds twice, installs, removes."""

import configparser
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from .tree import ROOT, SETTINGS, Tree, describe, pack, run

ID = "io.github.maildoctor.MailDoctor"

# What others have installed has to stay as it is, and so have the caches that are made of it.
OTHERS = {
    "share/applications/org.example.Other.desktop":
        "[Desktop Entry]\nType=Application\nName=Other\nExec=true\nMimeType=text/x-other;\n",
    "share/mime/packages/org.example.Other.xml":
        '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">'
        '<mime-type type="text/x-other"><glob pattern="*.other"/></mime-type></mime-info>\n',
    "share/glib-2.0/schemas/org.example.Other.gschema.xml":
        '<schemalist><schema id="org.example.Other" path="/org/example/Other/">'
        '<key name="a" type="i"><default>1</default></key></schema></schemalist>\n',
    "share/icons/hicolor/scalable/apps/org.example.Other.svg":
        '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16"/>\n',
    "bin/other": "#!/bin/sh\n",
}


def add_others(prefix):
    """Another program, and the caches that its installation made."""
    for name, text in OTHERS.items():
        path = prefix / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    share = prefix / "share"
    run("update-desktop-database", share / "applications")
    run("update-mime-database", share / "mime")
    run("glib-compile-schemas", share / "glib-2.0/schemas")
    run(icon_cache_program(), "-q", "-t", "-f", share / "icons/hicolor")


def icon_cache_program():
    """GTK's program for icons, under either name."""
    for name in ("gtk4-update-icon-cache", "gtk-update-icon-cache"):
        if subprocess.run(["which", name], stdout=subprocess.DEVNULL, check=False).returncode == 0:
            return name
    raise AssertionError("there is no gtk4-update-icon-cache")


class Package(unittest.TestCase):
    """Two builds of one tarball, in folders of other names, at other places of the world."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(
            tempfile.TemporaryDirectory(prefix="mail-doctor-package-", dir="/var/tmp")))
        cls.prefix = cls.folder / "prefix"
        cls.tarball = pack(cls.folder)
        cls.one = Tree(cls.tarball, cls.folder / "one", TZ="UTC", LC_ALL="C.UTF-8")
        cls.two = Tree(cls.tarball, cls.folder / "a rather longer name" / "two",
                       TZ="Pacific/Auckland", LC_ALL="C", LANGUAGE="it", USER="somebody")
        for tree in (cls.one, cls.two):
            tree.compile(cls.prefix)

    def destination(self, tree, name):
        """Where a tree was installed as a packager does."""
        place = self.folder / name
        tree.install(DESTDIR=str(place))
        return place

    def test_same_source_gives_the_same_bytes(self):
        one, two = (describe(self.destination(tree, name))
                    for tree, name in ((self.one, "first"), (self.two, "second")))
        self.assertIn(f"{str(self.prefix)[1:]}/bin/mail-doctor", one)
        self.assertEqual(one, two)

    def test_programs_do_not_tell_where_they_were_built(self):
        place = self.destination(self.one, "third")
        for path in place.rglob("*"):
            if path.is_file() and not path.is_symlink():
                self.assertNotIn(bytes(self.one.source), path.read_bytes(), path)

    def test_removing_leaves_no_trace(self):
        # Twice: an update is installed over what is there.
        self.one.install()
        self.one.install()
        self.assertTrue((self.prefix / "share/applications/mimeinfo.cache").exists())
        self.one.remove()
        self.assertEqual(describe(self.prefix) if self.prefix.exists() else {}, {})

    def test_removing_leaves_others_alone(self):
        add_others(self.prefix)
        before = describe(self.prefix)
        self.one.install()
        self.assertNotEqual(describe(self.prefix), before)
        self.one.remove()
        self.assertEqual(describe(self.prefix), before)
        run("rm", "-r", self.prefix)

    def test_what_is_installed_works(self):
        self.one.install()
        cli = self.prefix / "bin/mail-doctor-cli"
        locales = self.folder / "locales"
        run(ROOT / "tests/locales", locales)
        said = run(cli, "settings", "anna@gmail.com", "--offline",
                   environment={"LC_ALL": "it_IT.UTF-8", "LANGUAGE": "", "LOCPATH": str(locales)})
        self.assertIn("imap.gmail.com", said)
        self.assertIn("Ricezione", said)

        share = self.prefix / "share"
        for name in (ID, f"{ID}.SearchProvider"):
            service = (share / f"dbus-1/services/{name}.service").read_text(encoding="utf-8")
            self.assertIn(f"\nName={name}\n", service)
            program = re.search(r"(?m)^Exec=(\S+)", service)[1]
            self.assertTrue(os.access(program, os.X_OK), program)
        provider = configparser.ConfigParser()
        provider.read(share / f"gnome-shell/search-providers/{ID}.search-provider.ini")
        entry = share / "applications" / provider["Shell Search Provider"]["DesktopId"]
        self.assertIn("DBusActivatable=true", entry.read_text(encoding="utf-8"))
        self.one.remove()


class Tests(unittest.TestCase):
    """The tests that need no window and no mail server, from the tarball."""

    def test_tarball_passes_its_tests(self):
        with tempfile.TemporaryDirectory(prefix="mail-doctor-package-", dir="/var/tmp") as name:
            folder = pathlib.Path(name)
            tree = Tree(pack(folder), folder / "tests")
            tree.compile(folder / "prefix", *SETTINGS, "-Dtests=true")
            tree.test("unit", "cli", "data", "reference", "search")


class Result(unittest.TextTestResult):
    """Writes the results down, too, as Meson does."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self._good = False

    def startTest(self, test):
        super().startTest(test)
        self._good = False

    def addSuccess(self, test):
        super().addSuccess(test)
        self._good = True

    def stopTest(self, test):
        super().stopTest(test)
        if "RESULTS" in os.environ:
            with open(os.environ["RESULTS"], "a", encoding="utf-8") as results:
                result = "OK" if self._good else "FAIL"
                results.write(json.dumps({"name": test.id(), "result": result}) + "\n")


def main():
    everything = "--all" in sys.argv
    cases = (Package, Tests) if everything else (Package,)
    suite = unittest.TestSuite(map(unittest.defaultTestLoader.loadTestsFromTestCase, cases))
    run_tests = unittest.TextTestRunner(resultclass=Result, verbosity=2).run(suite)
    sys.exit(not run_tests.wasSuccessful())


if __name__ == "__main__":
    main()
