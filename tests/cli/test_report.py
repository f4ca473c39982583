# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`check --report` and `report`: files that somebody else is to read."""

import json
import pathlib
import re
import socket
import stat
import tempfile
import unittest

import jsonschema
import mailcli

ADDRESS = "mario.rossi@example.com"
ROOT = pathlib.Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "data/report.schema.json").read_text(encoding="utf-8"))
SAMPLE = ROOT / "tests/unit/data/reports/rossi.maildoctor"


def undescribed(value, schema, path="$"):
    """Yields what stands in a report and not in the schema."""
    if "oneOf" in schema:
        schema = schema["oneOf"][1]
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    if isinstance(value, dict):
        for key, inner in value.items():
            described = schema.get("properties", {}).get(key) or schema.get("additionalProperties")
            if described is None:
                yield f"{path}.{key}"
            else:
                yield from undescribed(inner, described, f"{path}.{key}")
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from undescribed(inner, schema["items"], f"{path}[{position}]")


def names_in(schema):
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for inner in schema.values():
            yield from names_in(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from names_in(inner)


class Reports(mailcli.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        holder = socket.socket()
        self.addCleanup(holder.close)
        holder.bind(("127.0.0.1", 0))
        self.port = holder.getsockname()[1]

    def make(self, name, *arguments):
        path = self.folder / name
        outcome = mailcli.run("check", ADDRESS, "--imap", f"mail.example.com:{self.port}:tls",
                              *mailcli.CLOSED_WORLD, "--quiet", f"--report={path}", *arguments)
        self.assertEqual(outcome.status, 1, outcome.stderr)
        self.assert_quiet(outcome)
        return path

    def assert_described(self, report):
        jsonschema.Draft202012Validator(SCHEMA).validate(report)
        self.assertEqual(list(undescribed(report, SCHEMA)), [])


class Made(Reports):
    def test_schema_is_one(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_there_is_no_place_for_a_password(self):
        suspicious = re.compile("pass|secret|token|credential|key$")
        self.assertEqual({name for name in names_in(SCHEMA) if suspicious.search(name)},
                         {"password_withheld"})

    def test_it_is_as_the_schema_says(self):
        report = json.loads(self.make("a", "--message=Login for mario.rossi failed").read_text())
        self.assert_described(report)
        self.assertEqual(report["account"],
                         {"address": "", "domain": "example.com", "provider": ""})
        self.assertEqual(report["settings"]["services"][0]["source"], "given")

    def test_a_typical_one_is_as_the_schema_says(self):
        self.assert_described(json.loads(SAMPLE.read_text(encoding="utf-8")))

    def test_only_its_owner_may_read_it(self):
        path = self.make("a")
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600)
        self.assertEqual([entry.name for entry in self.folder.iterdir()], ["a"])

    def test_the_address_is_told_on_demand(self):
        message = "--message=Login for mario.rossi failed"
        self.assertNotIn(b"rossi", self.make("a", message).read_bytes())
        told = json.loads(self.make("b", message, "--with-address").read_text())
        self.assertEqual(told["account"]["address"], ADDRESS)
        self.assertEqual(told["answers"]["message"], "Login for mario.rossi failed")

    def test_it_holds_no_prose(self):
        text = self.make("a").read_text()
        self.assertNotIn('"text"', text)
        self.assertNotIn('"title"', text)

    def test_a_report_that_cannot_be_saved(self):
        outcome = mailcli.run("check", ADDRESS, "--imap", f"mail.example.com:{self.port}:tls",
                              *mailcli.CLOSED_WORLD, "--quiet", "--report=/nonexistent/a")
        self.assertEqual(outcome.status, 3)
        self.assertIn("report could not be saved", outcome.stderr)
        self.assertIn("Receiving", outcome.stdout)


class Read(Reports):
    def test_text(self):
        outcome = mailcli.run("report", "show", self.make("a"))
        self.assertEqual(outcome.status, 1)
        self.assert_quiet(outcome)
        self.assertIn("Domain of the address: example.com\n", outcome.stdout)
        self.assertIn("connection-refused", outcome.stdout)

    def test_json_is_the_report(self):
        path = self.make("a")
        outcome = mailcli.run("report", "show", "--json", path)
        self.assertEqual(outcome.status, 1)
        self.assertEqual(outcome.json, json.loads(path.read_text()))

    def test_the_same_twice(self):
        path = self.make("a")
        outcome = mailcli.run("report", "compare", path, path)
        self.assertEqual(outcome.status, 0)
        self.assertIn("say the same", outcome.stdout)

    def test_differences(self):
        one, other = self.make("a"), self.make("b", "--answer=webmail=yes")
        outcome = mailcli.run("report", "compare", "--json", one, other)
        self.assertEqual(outcome.status, 1)
        answers = [d for d in outcome.json["differences"] if d["part"] == "answer"]
        self.assertEqual([(d["id"], d["first"]["value"], d["second"]["value"]) for d in answers],
                         [("webmail", "", "yes")])
        self.assertIn("  The webmail lets in\n    1: says nothing of it\n    2: yes\n",
                      mailcli.run("report", "compare", one, other).stdout)

    def test_what_is_no_report(self):
        path = self.folder / "a"
        path.write_text("hello")
        self.assert_refused("report", "show", path, says="not a report")
        self.assert_refused("report", "show", self.folder / "b", says=str(self.folder))
        self.assert_refused("report", "show", self.folder, says="not a report")
        self.assert_refused("report", "show", "/dev/zero", says="not a report")
        self.assert_refused("report", "compare", SAMPLE, path, says="not a report")
        path.write_bytes(SAMPLE.read_bytes()[:5000])
        self.assert_refused("report", "show", path, says="cut off")

    def test_a_huge_file_is_not_read(self):
        path = self.folder / "a"
        with open(path, "wb") as file:
            file.truncate(1 << 30)
        self.assert_refused("report", "show", path, says="too large", timeout=10)


class Usage(Reports):
    def test_words(self):
        self.assert_refused("report", says="report show FILE")
        self.assert_refused("report", "show", says="report show FILE")
        self.assert_refused("report", "compare", SAMPLE, says="report compare FILE FILE")
        self.assert_refused("report", "burn", SAMPLE, says="report show FILE")

    def test_options_that_do_not_go_together(self):
        self.assert_refused("check", ADDRESS, "--with-address", says="--report")
        self.assert_refused("check", "--batch=-", "--report=x", says="--batch")
        self.assert_refused("check", ADDRESS, "--report=", says="--report")


if __name__ == "__main__":
    unittest.main()
