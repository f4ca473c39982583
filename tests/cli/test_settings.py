# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`settings` from the built-in list."""

import unittest

import mailcli
import shape


class Settings(mailcli.TestCase):
    def look_up(self, address, *arguments, **keywords):
        return mailcli.run("settings", address, "--offline", *arguments, **keywords)

    def assert_is_gmail(self, outcome):
        self.assertEqual(outcome.status, 0, outcome.stderr)
        self.assert_quiet(outcome)
        result = outcome.json
        shape.fits(result, shape.LOOKED_UP)
        self.assertEqual(result["account"]["provider"], "gmail")
        self.assertEqual(result["settings"]["source"], "provider-list")
        first = {}
        for service in result["settings"]["services"]:
            first.setdefault(service["protocol"], service)
        self.assertEqual((first["imap"]["host"], first["imap"]["port"], first["imap"]["security"]),
                         ("imap.gmail.com", 993, "tls"))
        self.assertEqual(first["smtp"]["host"], "smtp.gmail.com")
        return result

    def test_known_domain(self):
        result = self.assert_is_gmail(self.look_up("nome@gmail.com", "--json"))
        self.assertEqual(result["account"]["address"], "nome@gmail.com")
        self.assertIn("settings-from-provider-list",
                      [finding["code"] for finding in result["findings"]])

    def test_domains_are_found_as_people_write_them(self):
        for address in ("nome@GMAIL.COM", "Nome@GMail.com", " nome@gmail.com ", "nome@gmail.com.",
                        "Nome Cognome <nome@gmail.com>", "mailto:nome@gmail.com"):
            self.assert_is_gmail(self.look_up(address, "--json"))

    def test_international_domain_gets_its_dns_form(self):
        for address in ("nome@Bücher.example", "nome@xn--bcher-kva.example"):
            for locale in ("C.UTF-8", "C"):
                outcome = self.look_up(address, "--json", env={"LC_ALL": locale})
                self.assertEqual(outcome.status, 3, outcome.stderr)
                self.assertEqual(outcome.json["account"]["domain"], "xn--bcher-kva.example")

    def test_unknown_domain_has_no_settings_offline(self):
        outcome = self.look_up("name@nowhere.example", "--json")
        self.assertEqual(outcome.status, 3, outcome.stderr)
        self.assert_quiet(outcome)
        result = outcome.json
        shape.fits(result, shape.LOOKED_UP)
        self.assertEqual(result["settings"], {"source": "", "services": []})

    def test_text_shows_what_to_type_in(self):
        outcome = self.look_up("nome@gmail.com")
        self.assertEqual(outcome.status, 0)
        for value in ("nome@gmail.com", "imap.gmail.com", "993", "smtp.gmail.com"):
            self.assertIn(value, outcome.stdout)
        for line in outcome.stdout.splitlines():
            self.assertLessEqual(len(line), 80, line)

    def test_unknown_domain_is_said_in_words(self):
        outcome = self.look_up("name@nowhere.example")
        self.assertEqual(outcome.status, 3)
        self.assertIn("name@nowhere.example", outcome.stdout)
        self.assert_quiet(outcome)


if __name__ == "__main__":
    unittest.main()
