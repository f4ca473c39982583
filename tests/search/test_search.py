# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed into the shell finds what the program knows, and a result opens the wizard there."""

import os
import pathlib
import subprocess
import tempfile
import unittest

from gi.repository import Gio, GLib

SERVICE = os.environ["MAIL_DOCTOR_SEARCH"]
WIZARD = "io.github.maildoctor.MailDoctor"
WIZARD_PATH = "/io/github/maildoctor/MailDoctor"
NAME = WIZARD + ".SearchProvider"
PATH = WIZARD_PATH + "/SearchProvider"
SECONDS = 20

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <servicedir>{folder}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

BUS_SERVICE = "[D-BUS Service]\nName={name}\nExec={program}\n"

WIZARD_INTERFACE = Gio.DBusNodeInfo.new_for_xml("""<node>
  <interface name="org.freedesktop.Application">
    <method name="ActivateAction">
      <arg type="s" direction="in"/>
      <arg type="av" direction="in"/>
      <arg type="a{sv}" direction="in"/>
    </method>
  </interface>
</node>""").interfaces[0]


class SearchTest(unittest.TestCase):
    """A bus that starts the service as that of a desktop does, and a shell on it."""

    locale = "C.UTF-8"

    @classmethod
    def setUpClass(cls):
        folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        (folder / "bus.conf").write_text(BUS.format(folder=folder), encoding="utf-8")
        (folder / f"{NAME}.service").write_text(
            BUS_SERVICE.format(name=NAME, program=SERVICE), encoding="utf-8")
        cls.daemon = cls.enterClassContext(subprocess.Popen(
            ["dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork", "--print-address"],
            env={**os.environ, "LC_ALL": cls.locale}, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True))
        cls.addClassCleanup(cls.daemon.terminate)
        cls.shell = Gio.DBusConnection.new_for_address_sync(
            cls.daemon.stdout.readline().strip(),
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        cls.addClassCleanup(cls.shell.close_sync, None)

    def ask(self, method, signature, *arguments):
        """What the service answers, as Python values."""
        answer = self.shell.call_sync(
            NAME, PATH, "org.gnome.Shell.SearchProvider2", method,
            GLib.Variant(signature, arguments), None, Gio.DBusCallFlags.NONE, SECONDS * 1000, None)
        return answer.unpack()[0] if answer.n_children() > 0 else None

    def find(self, words):
        return self.ask("GetInitialResultSet", "(as)", words.split())

    def titles(self, words):
        return [meta["name"] for meta in self.ask("GetResultMetas", "(as)", self.find(words))]


class Results(SearchTest):

    def test_words_lead_to_what_they_are_about(self):
        self.assertEqual(self.find("app password")[0], "cause:app-password-required")
        self.assertEqual(self.find("mailbox full")[0], "cause:mailbox-full")
        self.assertTrue(self.find("Outlook"))
        self.assertTrue(any("IMAP password" in title for title in self.titles("IMAP password")))

    def test_who_looks_for_something_else_is_left_alone(self):
        for words in ("", "p", "pa", "calculator", "holiday photographs", "the"):
            self.assertEqual(self.find(words), [], words)

    def test_there_are_few(self):
        self.assertLessEqual(len(self.find("password")), 5)

    def test_further_words_narrow_it_down(self):
        first = self.find("password")
        narrower = self.ask("GetSubsearchResultSet", "(asas)", first, ["password", "app"])
        self.assertEqual(narrower, self.find("password app"))

    def test_a_result_has_what_is_shown(self):
        ids = self.find("mailbox full")
        metas = self.ask("GetResultMetas", "(as)", [*ids, "nonsense", "cause:nonsense", ""])
        self.assertEqual([meta["id"] for meta in metas], ids)
        self.assertEqual(metas[0]["name"], "The mailbox is full")
        for meta in metas:
            self.assertEqual(set(meta), {"id", "name", "description", "icon"})


class Italian(SearchTest):

    locale = "it_IT.UTF-8"

    def test_words_are_those_of_the_language(self):
        self.assertIn("cause:app-password-required", self.find("password per le app"))
        self.assertTrue(self.find("password IMAP"))
        self.assertIn("password", " ".join(self.titles("password per le app")))


class Choice(SearchTest):

    def setUp(self):
        self.calls = []
        registered = self.shell.register_object(
            WIZARD_PATH, WIZARD_INTERFACE,
            lambda _bus, _sender, _path, _interface, _method, arguments, invocation:
            (self.calls.append(arguments.unpack()), invocation.return_value(None)), None, None)
        self.addCleanup(self.shell.unregister_object, registered)
        self.shell.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "RequestName",
                             GLib.Variant("(su)", (WIZARD, 0)), None, Gio.DBusCallFlags.NONE, -1,
                             None)

    def wizard_was_asked(self):
        """What the service has asked of the wizard."""
        while not self.calls:
            GLib.MainContext.default().iteration(True)
        return self.calls.pop()

    def test_a_result_is_opened(self):
        self.ask("ActivateResult", "(sasu)", "cause:mailbox-full", ["mailbox", "full"], 42)
        self.assertEqual(self.wizard_was_asked(),
                         ("learn", ["cause:mailbox-full"], {"desktop-startup-id": "_TIME42"}))

    def test_all_results_are_opened(self):
        self.ask("LaunchSearch", "(asu)", ["mailbox", "full"], 42)
        self.assertEqual(self.wizard_was_asked(),
                         ("search", ["mailbox full"], {"desktop-startup-id": "_TIME42"}))


if __name__ == "__main__":
    unittest.main()
