# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`code`: from the end of a check over the phone to the agent."""

import unittest

import mailcli
import shape

# IONOS (ES), keeps asking; password-wrong first. The same code stands in the unit tests.
CODE = "103X-6KPX-P807-0XRF-43P6"
PAGE = "37R"


class Reading(mailcli.TestCase):
    def read(self, *words, **keywords):
        outcome = mailcli.run("code", *words, "--json", **keywords)
        self.assertEqual(outcome.status, 0, outcome.stderr)
        self.assert_quiet(outcome)
        return outcome.json

    def test_json_has_the_documented_shape(self):
        result = self.read(CODE)
        shape.fits(result, shape.SUPPORT_CODE)
        self.assertEqual(result["code"], CODE)
        self.assertEqual(result["release"], "0.1")
        self.assertEqual(result["provider"], "ionos-es")
        self.assertEqual(result["symptom"], "keeps-asking")
        self.assertEqual([cause["cause"] for cause in result["diagnosis"]],
                         ["password-wrong", "app-password-required", "stale-credentials"])
        self.assertEqual(result["verdicts"]["receiving"],
                         {"state": "failed", "reached": "capabilities", "pace": "quick"})
        self.assertEqual([step["id"] for step in result["steps"]], shape.STEPS)
        self.assertEqual(result["steps"][1]["state"], "needs-answer")
        self.assertEqual(result["clock"], "fast")

    def test_is_read_as_people_type_and_speak(self):
        for words in (
            [CODE.lower()], [CODE.replace("-", "")], CODE.split("-"), [CODE.replace("0", "O")],
            "uno zero tre Xeres sei Kursaal Palermo Xeres P807 OXRF 43P6".split(),
            ["Eins null drei Xanten, sechs Köln Potsdam Xanten, P wie Potsdam acht null 7; OXRF 43P6"],
            ["one zero three X-ray 6KPX P807 0XRF 43P6"],
        ):
            self.assertEqual(self.read(*words)["code"], CODE)
        self.assertEqual(self.read("103X sechs Köln Potsdam X P807 0XRF 43P6",
                                   env={"LC_ALL": "C"})["code"], CODE)

    def test_text_tells_the_result(self):
        outcome = mailcli.run("code", CODE)
        self.assertEqual(outcome.status, 0)
        self.assert_quiet(outcome)
        for words in (CODE, "IONOS", "keeps asking", "The password is not accepted", "Fast",
                      "Mail Doctor 0.1"):
            self.assertIn(words, outcome.stdout)

    def test_is_spelled_in_the_users_language(self):
        outcome = mailcli.run("code", "--spell", CODE)
        self.assertEqual(outcome.stdout.splitlines()[1], "6KPX  six, Kilo, Papa, X-ray")
        for choice in ({"env": mailcli.ITALIAN}, ["--alphabet=italian"]):
            outcome = (mailcli.run("code", "--spell", CODE, **choice) if isinstance(choice, dict)
                       else mailcli.run("code", "--spell", CODE, *choice))
            self.assertEqual(outcome.stdout.splitlines()[1], "6KPX  sei, Kursaal, Palermo, Xeres")
            self.assertEqual(outcome.status, 0)
        self.assertEqual(self.read(CODE, "--alphabet=german")["spelled"][4:7],
                         ["sechs", "Köln", "Potsdam"])

    def test_page_is_told(self):
        result = self.read(PAGE.lower())
        shape.fits(result, shape.PAGE_CODE)
        self.assertEqual((result["step"], result["state"]), ("network", "needs-answer"))
        self.assertIn("Network", mailcli.run("code", PAGE).stdout)
        self.assertEqual(mailcli.run("code", "--spell", "--alphabet=italian", PAGE).stdout,
                         "37R  tre, sette, Roma\n")

    def test_code_of_a_check_says_what_the_check_says(self):
        options = ["name@gmail.com", *mailcli.CLOSED_WORLD, "--imap=127.0.0.1:1", "--smtp=127.0.0.1:1",
                   "--symptom=both"]
        checked = mailcli.run("check", *options, "--json").json
        shape.fits(checked, shape.CHECK)
        told = self.read(checked["support_code"])
        self.assertEqual(told["provider"], checked["account"]["provider"])
        self.assertEqual(told["symptom"], "both")
        self.assertEqual([cause["cause"] for cause in told["diagnosis"]],
                         [cause["cause"] for cause in checked["diagnosis"][:3]])
        self.assertEqual(told["steps"], [{"id": step["id"], "state": step["state"]}
                                         for step in checked["steps"]])
        for direction, verdict in told["verdicts"].items():
            self.assertEqual((verdict["state"], verdict["reached"]),
                             (checked["verdicts"][direction]["state"],
                              checked["verdicts"][direction]["reached"]))
        text = mailcli.run("check", *options)
        self.assertRegex(text.stdout, rf"\nSupport code\n  {shape.CODE.pattern}\n\Z")
        self.assertNotIn("Support code", mailcli.run("check", *options, "--quiet").stdout)


class Refusal(mailcli.TestCase):
    def test_what_is_wrong_is_said(self):
        for code, says in (
            ("", "20"),
            ("1234", "20"),
            (CODE + "K", "21"),
            ("103X-6KPX-P837-0XRF-43P6", "group 3"),
            ("103X-6KPT-P807-0XRF-43P6", "“T” in group 2"),
            ("37K", "page"),
            ("Zanzibar", "“Z” in group 1"),
            (b"\xff\xfe", "20"),
            ("9" * 100000, "20"),
        ):
            self.assert_refused("code", code, says=says)

    def test_wrong_usage(self):
        self.assert_refused("code", says="code")
        self.assert_refused("code", CODE, "--alphabet=klingon", says="--alphabet")
        self.assert_refused("code", CODE, "--json", "--spell", says="--spell")


if __name__ == "__main__":
    unittest.main()
