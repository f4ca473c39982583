# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`practice` plays its cases, says that nothing is real, and leaves everything else alone."""

import pathlib
import tempfile
import unittest

import mailcli
import shape

MARK = "Practice: nothing here is real."
CASE = {"name": shape.text, "title": shape.text, "text": shape.text,
        "cause": shape.one_of(shape.CAUSES)}


class Practice(mailcli.TestCase):
    def test_cases_are_listed(self):
        listed = mailcli.run("practice", "--list", "--json")
        self.assertEqual(listed.status, 0)
        self.assert_quiet(listed)
        shape.fits(listed.json, {"schema": shape.one_of({1}), "program": shape.PROGRAM,
                                 "practice": shape.list_of(CASE)})
        for arguments in (["--list"], []):
            text = mailcli.run("practice", *arguments)
            self.assertEqual(text.status, 0)
            for case in listed.json["practice"]:
                self.assertIn(f"{case['name']}: {case['title']}\n", text.stdout)

    def test_every_case_is_played_and_marked(self):
        for case in mailcli.run("practice", "--json").json["practice"]:
            with self.subTest(case["name"]):
                outcome = mailcli.run("practice", case["name"], "--json")
                self.assertEqual(outcome.json["practice"], case["name"])
                self.assertEqual(outcome.json["diagnosis"][0]["cause"], case["cause"])
                self.assertEqual(outcome.status, int(case["cause"] != "ok"))
                shape.fits(outcome.json, shape.CHECK)
                for service in outcome.json["services"]:
                    self.assertEqual(set(service["addresses"]), {"127.0.0.1"})

    def test_text_begins_with_the_mark(self):
        outcome = mailcli.run("practice", "password-wrong")
        self.assertEqual(outcome.status, 1)
        self.assertEqual(outcome.stdout.splitlines()[0], MARK)
        self.assert_quiet(outcome)

    def test_a_check_is_not_marked(self):
        outcome = mailcli.run("check", "anna@example.com", "--json", *mailcli.CLOSED_WORLD)
        self.assertNotIn("practice", outcome.json)

    def test_nothing_is_left_behind(self):
        with tempfile.TemporaryDirectory() as home:
            folders = {name: home for name in
                       ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
                        "XDG_STATE_HOME")}
            outcome = mailcli.run("practice", "all-in-order", env=folders)
            self.assertEqual(outcome.status, 0)
            self.assertEqual(list(pathlib.Path(home).iterdir()), [])

    def test_unknown_names_are_refused(self):
        self.assert_refused("practice", "no-such-case", says="--list")
        self.assert_refused("practice", "a\nb\x1b[2J")
        self.assert_refused("practice", "app-password", "password-wrong", says="one name")
        self.assert_refused("practice", "app-password", "--list", says="--list")


if __name__ == "__main__":
    unittest.main()
