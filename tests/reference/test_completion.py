# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each shell offers the verbs and options that there are: those of the help, as it is read here."""

import os
import pathlib
import re
import subprocess
import unittest

CLI = os.environ["MAIL_DOCTOR_CLI"]
FOLDER = pathlib.Path(os.environ["REFERENCE"])
VERBS = ("accounts", "check", "code", "company", "explain", "invite", "passwords", "practice",
         "report", "settings")
WORDS = {"passwords": {"list", "remove", "undo", "-"}, "report": {"show", "compare"}}


def run(*command):
    """What a shell prints. It has a home without files of its own, and no terminal."""
    return subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          text=True, timeout=60).stdout


def options(verb):
    """The options in the help of a verb, with their short names."""
    text = run(CLI, verb, "--help")
    return set(re.findall(r"(?m)(?:^  |, )(--?[\w-]+)", text.partition("Application Options")[2]))


class Shell:
    """What is offered, behind a verb and at the beginning. All shells have to pass."""

    def test_verbs_are_offered(self):
        self.assertEqual(set(VERBS), set(re.findall(r"(?m)^  (\w+) ", run(CLI, "--help"))))
        self.assertEqual(self.offers(""), set(VERBS))

    def test_all_options_of_a_verb_are_offered_and_no_others(self):
        for verb in VERBS:
            with self.subTest(verb):
                self.assertEqual(self.offers(verb, "-"),
                                 options(verb) | {"-h", "--help"} | self.words(verb, "-"))

    def test_words_behind_a_verb_are_offered(self):
        for verb, words in WORDS.items():
            self.assertLessEqual(words, self.offers(verb, ""))

    def test_values_are_offered(self):
        self.assertEqual(self.offers("check", "--password-kind", ""), {"account", "app"})
        self.assertIn("two-step", self.offers("check", "--only", ""))
        self.assertEqual(self.offers("check", "--user", ""), set())

    def test_files_are_offered(self):
        for words in (("check", "--ca-file"), ("explain", "--log"), ("report", "show")):
            self.assertIn("meson.build", self.offers(*words, "meson.b"), words)

    def words(self, verb, beginning):
        return {word for word in WORDS.get(verb, ()) if word.startswith(beginning)}


class Bash(Shell, unittest.TestCase):

    SCRIPT = """
    source "$1"; shift
    compopt () { [ "$2" = default ] && default=yes; true; }
    COMP_WORDS=(mail-doctor-cli "$@"); COMP_CWORD=$#
    _mail_doctor_cli
    [ "${#COMPREPLY[@]}" -eq 0 ] && [ "$default" ] && mapfile -t COMPREPLY < <(compgen -f -- "${!#}")
    printf '%s\\n' "${COMPREPLY[@]}"
    """

    def offers(self, *words):
        return set(run("bash", "--norc", "-c", self.SCRIPT, "bash", FOLDER / "mail-doctor-cli",
                       *words).split())

    def words(self, verb, beginning):
        return set()

    def test_value_behind_the_sign_is_offered(self):
        self.assertEqual(self.offers("check", "--password-kind", "="), {"account", "app"})
        self.assertEqual(self.offers("check", "--password-kind", "=", "ap"), {"app"})


class Fish(Shell, unittest.TestCase):

    def offers(self, *words):
        line = " ".join(["mail-doctor-cli", *words])
        script = f"source {FOLDER}/mail-doctor-cli.fish; complete -C '{line}'"
        offered = {line.partition("\t")[0] for line in run("fish", "-N", "-c", script).split("\n")}
        return offered - {""}


class Zsh(Shell, unittest.TestCase):
    """Completing needs a terminal; what is asked of it is looked at before it gets there."""

    SCRIPT = """
    _arguments () { for word; do print -r -- "$word"; done; state=$STATE; }
    _describe () { print -rl -- "${(@P)2}"; }
    STATE=$1 file=$2; shift 2; words=("$@")
    . $file
    """

    def spoken(self, state, *words):
        return run("zsh", "-f", "-c", self.SCRIPT, "zsh", state, FOLDER / "_mail-doctor-cli", *words)

    def offers(self, *words):
        if words == ("",):
            return set(re.findall(r"(?m)^([a-z]+):", self.spoken("verb")))
        verb, *options_before, beginning = words
        said = self.spoken("argument", verb)
        if options_before and options_before[-1].startswith("-"):
            value = re.search(rf"(?m)^{options_before[-1]}=\[(?:[^\\\]]|\\.)*\]:[^:]*:(.*)$", said)[1]
        elif beginning == "-":
            return set(re.findall(r"(?m)^(--?[\w-]+)=?\[", said)) - {"--version"} | self.words(
                verb, beginning)
        else:
            value = " ".join(re.findall(r"(?m)^[1*]: :(.*)$", said))
        offered = set(re.sub(r"[()]", "", value).split())
        return {"meson.build"} if "_files" in offered and beginning else offered - {"_files"}


class Pages(unittest.TestCase):

    def test_manual_names_every_verb_and_option(self):
        page = (FOLDER / "mail-doctor-cli.1").read_text(encoding="utf-8")
        for verb in VERBS:
            section = re.search(rf"(?ms)^\.SS {verb}\n(.*?)(?=^\.S)", page)[1].replace("\\", "")
            for option in options(verb) - {"-h", "--help"}:
                self.assertIn(f"fB{option}fR", section, verb)

    def test_manual_is_proper(self):
        for name in ("mail-doctor.1", "mail-doctor-cli.1"):
            said = subprocess.run(["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-z", FOLDER / name],
                                  stderr=subprocess.PIPE, text=True, check=True).stderr
            self.assertEqual(said, "")

    def test_manual_of_the_wizard_names_its_options(self):
        page = (FOLDER / "mail-doctor.1").read_text(encoding="utf-8").replace("\\", "")
        for option in ("--address", "--step", "--version", "--practice", "--imap", "--answer"):
            self.assertIn(f"fB{option}fR", page)


if __name__ == "__main__":
    unittest.main()
