# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""mail-doctor-cli passwords, with a real password store behind it."""

import pathlib
import subprocess
import tempfile
import unittest

from keyrings import Bus, Keyring, evolution, geary, network
from mailcli import TestCase, run

IMAP = geary("anna@example.test", "imap.example.test", "IMAP")
SMTP = geary("anna@example.test", "smtp.example.test", "SMTP")
OLD = network("anna", "imap.old.test", "imap")
SOURCE = evolution("1234")


class WithStore(TestCase):
    def setUp(self):
        self.bus = self.enterContext(Bus())
        self.keyring = self.enterContext(Keyring(self.bus.environment))
        self.values = {
            "imap": self.keyring.save("Geary IMAP password", IMAP),
            "smtp": self.keyring.save("Geary SMTP password", SMTP),
            "old": self.keyring.save("imap password", OLD),
            "source": self.keyring.save("Evolution Data Source", SOURCE),
            "wifi": self.keyring.save("Wi-Fi", {"place": "home"}),
        }

    def passwords(self, *arguments, stdin=b"", env=None):
        surroundings = {**self.bus.environment, **(env or {})}
        outcome = run("passwords", *arguments, stdin=stdin, env=surroundings)
        for value in self.values.values():
            self.assertNotIn(value, outcome.stdout)
            self.assertNotIn(value, outcome.stderr)
        return outcome

    def ids(self, **wanted):
        """The ids of the entries that have these members."""
        entries = self.passwords("list", "--json").json["passwords"]
        return [
            entry["id"]
            for entry in entries
            if all(entry[name] == value for name, value in wanted.items())
        ]


class List(WithStore):
    def test_json(self):
        outcome = self.passwords("list", "--json")
        self.assertEqual(outcome.status, 0, outcome.stderr)
        self.assertEqual(outcome.json["schema"], 1)
        self.assertEqual(outcome.json["keyring"], {"state": "ready", "locked": [], "hidden": 0})
        self.assertEqual(len(outcome.json["passwords"]), 4)
        entry = next(e for e in outcome.json["passwords"] if e["host"] == "imap.example.test")
        self.assertEqual(entry["program"], "geary")
        self.assertEqual(entry["protocols"], ["imap"])
        self.assertEqual(entry["problems"], [])
        self.assertFalse(entry["locked"])

    def test_text(self):
        outcome = self.passwords("list")
        self.assertEqual(outcome.status, 0, outcome.stderr)
        self.assertIn("imap.example.test", outcome.stdout)
        self.assertNotIn("Wi-Fi", outcome.stdout)

    def test_doubled_is_wrong(self):
        self.keyring.save("twice", {**IMAP, "copy": "2"})
        outcome = self.passwords("list", "--json")
        self.assertEqual(outcome.status, 1)
        doubled = [e for e in outcome.json["passwords"] if "doubled" in e["problems"]]
        self.assertEqual(len(doubled), 2)

    def test_leftover_of_a_program_without_account(self):
        pathlib.Path(self.bus.environment["XDG_CONFIG_HOME"], "geary").mkdir(parents=True)
        outcome = self.passwords("list", "--json")
        self.assertEqual(outcome.status, 1)
        problems = {e["program"]: e["problems"] for e in outcome.json["passwords"]}
        self.assertEqual(problems["geary"], ["orphaned"])
        self.assertEqual(problems["evolution"], [])

    def test_locked(self):
        self.keyring.lock()
        outcome = self.passwords("list", "--json")
        self.assertEqual(outcome.status, 3)
        self.assertEqual(outcome.json["keyring"]["state"], "locked-all")
        self.assertEqual(outcome.json["keyring"]["locked"], ["Login"])


class Unlock(WithStore):
    def setUp(self):
        super().setUp()
        self.keyring.hide()

    def test_what_was_hidden_is_listed(self):
        outcome = self.passwords("list", "--json")
        self.assertEqual(outcome.json["passwords"], [])
        with self.keyring.asking():
            outcome = self.passwords("--unlock", "list", "--json")
        self.assertEqual(outcome.status, 0, outcome.stderr)
        self.assertEqual(outcome.json["keyring"]["state"], "ready")
        self.assertEqual(len(outcome.json["passwords"]), 4)

    def test_dismissed(self):
        with self.keyring.asking("dismiss"):
            outcome = self.passwords("--unlock", "list")
        self.assertEqual(outcome.status, 3)
        self.assertIn("got no answer to its question", outcome.stderr)


class Remove(WithStore):
    def test_unknown_id(self):
        outcome = self.passwords("remove", "--yes", "login/999")
        self.assertEqual(outcome.status, 2)
        self.assertIn("login/999", outcome.stderr)

    def test_nobody_to_ask(self):
        (entry,) = self.ids(host="imap.example.test")
        outcome = self.passwords("remove", entry)
        self.assertEqual(outcome.status, 2)
        self.assertEqual(self.keyring.find(IMAP), self.values["imap"])

    def test_one_program_at_a_time(self):
        entries = self.ids(program="geary") + self.ids(program="evolution")
        outcome = self.passwords("remove", "--yes", *entries)
        self.assertEqual(outcome.status, 2)
        self.assertIn("different programs", outcome.stderr)
        self.assertEqual(self.keyring.find(IMAP), self.values["imap"])

    def test_removed_for_good(self):
        entries = self.ids(program="geary")
        outcome = self.passwords("remove", "--yes", *entries, stdin=b"\n")
        self.assertEqual(outcome.status, 0, outcome.stderr)
        self.assertIn("Geary will ask once more", outcome.stderr)
        self.assertIsNone(self.keyring.find(IMAP))
        self.assertIsNone(self.keyring.find(SMTP))
        self.assertEqual(self.keyring.find(OLD), self.values["old"])

    def test_undo(self):
        entries = self.ids(program="geary")
        outcome = self.passwords("remove", "--yes", "--json", *entries, stdin=b"undo\n")
        self.assertEqual(outcome.status, 0, outcome.stderr)
        self.assertEqual([r["fate"] for r in outcome.json["removed"]], ["gone", "gone"])
        self.assertEqual([r["fate"] for r in outcome.json["restored"]], ["there", "there"])
        self.assertEqual(self.keyring.find(IMAP), self.values["imap"])
        self.assertEqual(self.keyring.find(SMTP), self.values["smtp"])

    def test_line_by_line(self):
        (entry,) = self.ids(host="imap.old.test")
        commands = f"remove {entry}\nno\nremove {entry}\nyes\nundo\nquit\nlist\n"
        outcome = self.passwords("-", stdin=commands.encode())
        self.assertEqual(outcome.status, 0, outcome.stderr)
        self.assertIn("Nothing was removed", outcome.stderr)
        self.assertIn("Removed:", outcome.stdout)
        self.assertIn("Put back:", outcome.stdout)
        self.assertNotIn("Saved passwords", outcome.stdout)
        self.assertEqual(self.keyring.find(OLD), self.values["old"])

    def test_yes_without_its_accent(self):
        (entry,) = self.ids(host="imap.old.test")
        outcome = self.passwords("-", stdin=f"remove {entry}\nsi\n".encode(), env=self.italian())
        self.assertEqual(outcome.status, 0, outcome.stderr)
        self.assertIsNone(self.keyring.find(OLD))

    def italian(self):
        folder = self.enterContext(tempfile.TemporaryDirectory())
        messages = pathlib.Path(folder, "it/LC_MESSAGES")
        messages.mkdir(parents=True)
        subprocess.run(
            ["msgfmt", "--output-file", messages / "mail-doctor.mo", "-"], check=True,
            input='msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
                  'msgctxt "typed"\nmsgid "yes"\nmsgstr "sì"\n'.encode())
        return {**mailcli.ITALIAN, "MAIL_DOCTOR_LOCALEDIR": folder}

    def test_locked(self):
        (entry,) = self.ids(host="imap.example.test")
        self.keyring.lock()
        outcome = self.passwords("remove", "--yes", entry)
        self.assertEqual(outcome.status, 1, outcome.stderr)
        self.assertIn("Still there:", outcome.stdout)


class WithoutStore(TestCase):
    def test_no_store(self):
        bus = self.enterContext(Bus())
        outcome = run("passwords", "list", "--json", env=bus.environment)
        self.assertEqual(outcome.status, 3)
        self.assertEqual(outcome.json["keyring"]["state"], "no-service")

    def test_no_bus(self):
        outcome = run("passwords", "list", env={"DBUS_SESSION_BUS_ADDRESS": "disabled:"})
        self.assertEqual(outcome.status, 3)

    def test_usage(self):
        self.assert_refused("passwords", "undo", says="can be put back any more")
        self.assert_refused("passwords", says="passwords list")
        self.assert_refused("passwords", "show", says="passwords list")
        self.assert_refused("passwords", "remove", says="IDs")


if __name__ == "__main__":
    unittest.main()
