# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What fails on this computer: no descriptors, no disk, no bus, no time to end in order.

import json
import os
import signal
import subprocess
import tempfile
import threading
import unittest

from keyrings import Bus, Keyring, evolution, geary, network
from servers import HOST, PASSWORD, Imap, Smtp
from integration.examination import (PROGRAM, SECONDS, ExaminationTest, command, environment, imap,
                                     smtp)

KILL_AT = os.environ['MDR_KILL_AT_LIBRARY']
CHECKED, NOT_CHECKED = (0, 1), 3
KILLED = -signal.SIGKILL
PROMPT = 'passwords> '

# Of a small file system, in KiB: no report fits into it.
SMALL = 8

# In a mount namespace of its own; what the file holds afterwards is told behind a line of dashes.
ON_SMALL_DISK = '''
mount -t tmpfs -o size={size}k small "$1" && printf old >"$1/a.maildoctor" || exit 99
shift; "$@"; status=$?
printf -- '\\n-----\\n'; cat "{place}/a.maildoctor"; ls "{place}" | wc -l; exit $status
'''


class InsideTest(ExaminationTest):
    """A test case with two servers that are in order."""

    def setUp(self):
        self.receiving = self.serve(Imap('tls', self.good))
        self.sending = self.serve(Smtp('tls', self.good))
        self.home = self.enterContext(tempfile.TemporaryDirectory())

    def check(self, *options, **how):
        return command(imap(self.receiving.port), smtp(self.sending.port, 'tls'),
                       '--password-stdin', *options, trust=self.authority.bundle, **how)

    def run_command(self, arguments, **changes):
        run = subprocess.run(arguments, input=f'{PASSWORD}\n', capture_output=True, check=False,
                             encoding='utf-8', timeout=SECONDS, env=environment(**changes))
        self.assert_not_told(PASSWORD, (run.stdout + run.stderr).encode())
        return run

    def assert_one_complaint(self, run, *words):
        """One line for the user, with these words in it."""
        self.assertRegex(run.stderr, r'\Amail-doctor-cli: [^\n]+\n\Z')
        for word in words:
            self.assertIn(word, run.stderr)


class DescriptorsTest(InsideTest):
    """As few files may be open as somebody likes."""

    def test_too_few(self):
        for limit in (6, 12, 24, 63):
            with self.subTest(limit):
                run = self.run_command(['prlimit', f'--nofile={limit}:{limit}', *self.check()])
                self.assertEqual((run.returncode, run.stdout), (NOT_CHECKED, ''), run.stderr)
                self.assert_one_complaint(run, 'ulimit', str(limit))

    def test_few(self):
        run = self.run_command(['prlimit', '--nofile=64:64', *self.check()])
        self.assertEqual(run.returncode, 0, run.stderr)

    def test_what_is_allowed_is_used(self):
        run = self.run_command(['prlimit', '--nofile=16:256', *self.check()])
        self.assertEqual(run.returncode, 0, run.stderr)

    def test_batch_begins_no_more_than_there_are_for(self):
        accounts = ''.join(f'a{number}@example.test\n' for number in range(60))
        options = ['--no-lookup', '--resolve=*:127.0.0.1', f'--ca-file={self.authority.bundle}',
                   f'--imap={HOST}:{self.receiving.port}:tls', '--batch=-', '--jobs=64',
                   f'--smtp={HOST}:{self.sending.port}:tls', '--per-host=64']
        for limit in (64, 100, 200):
            with self.subTest(limit):
                run = subprocess.run(
                    ['prlimit', f'--nofile={limit}:{limit}', PROGRAM, 'check', *options],
                    input=accounts, capture_output=True, check=False, encoding='utf-8',
                    timeout=SECONDS, env=environment())
                results = [json.loads(line) for line in run.stdout.splitlines()]
                self.assertEqual([result['status'] for result in results], [0] * 60, run.stderr)


class ReportTest(InsideTest):
    """A report is written whole or not at all, and an old one stays until then."""

    def test_full_disk(self):
        script = ON_SMALL_DISK.format(size=SMALL, place=self.home)
        run = self.run_command(['unshare', '--mount', 'sh', '-c', script, 'sh', self.home,
                                *self.check(f'--report={self.home}/a.maildoctor')])
        self.assertEqual(run.returncode, NOT_CHECKED, run.stderr)
        self.assert_one_complaint(run, 'a.maildoctor')
        result, _, left = run.stdout.partition('\n-----\n')
        self.assertEqual(json.loads(result)['verdicts']['sending']['state'], 'passed')
        self.assertEqual(left.split(), ['old1'])

    def test_killed_at_any_point(self):
        path = os.path.join(self.home, 'a.maildoctor')
        endings = []
        for number in range(100):
            with open(path, 'w', encoding='utf-8') as file:
                file.write('old')
            run = self.run_command(self.check(f'--report={path}'), LD_PRELOAD=KILL_AT,
                                   MDR_KILL_NEAR=path, MDR_KILL_AT=str(number),
                                   ASAN_OPTIONS='verify_asan_link_order=0:detect_leaks=0')
            with open(path, encoding='utf-8') as file:
                text = file.read()
            endings.append(run.returncode)
            if text != 'old':
                self.assertEqual(json.loads(text)['schema'], 1)
            if run.returncode != KILLED:
                break
        self.assertEqual(endings[-1], 0, run.stderr)
        # Opening, writing and renaming at the least.
        self.assertGreater(len(endings), 3)

    def test_result_that_cannot_be_written(self):
        with open('/dev/full', 'wb') as full:
            run = subprocess.run(self.check(), input=f'{PASSWORD}\n'.encode(), stdout=full,
                                 stderr=subprocess.PIPE, check=False, timeout=SECONDS,
                                 env=environment())
        self.assertEqual(run.returncode, NOT_CHECKED)
        self.assertEqual(run.stderr.count(b'\n'), 1, run.stderr)


class StoreTest(unittest.TestCase):
    """A test case with a password store, and the tool that removes from it."""

    ITEMS = [geary('anna@example.test', f'imap{number}.example.test', 'IMAP')
             for number in range(3)]
    OTHERS = [network('anna', 'imap.old.test', 'imap'), evolution('1234')]

    def setUp(self):
        self.bus = self.enterContext(Bus())
        self.keyring = self.enterContext(Keyring(self.bus.environment))
        self.values = {}
        for number, item in enumerate(self.ITEMS + self.OTHERS):
            self.values[number] = self.keyring.save(f'Item {number}', item)

    def passwords(self, *arguments, said='', **changes):
        return subprocess.run([PROGRAM, 'passwords', *arguments], input=said, capture_output=True,
                              check=False, encoding='utf-8', timeout=SECONDS,
                              env={**os.environ, **self.bus.environment, **changes})

    def ids(self):
        entries = json.loads(self.passwords('list', '--json').stdout)['passwords']
        return [entry['id'] for entry in entries if entry['program'] == 'geary']

    def left(self):
        """The values of those that are left, by their number."""
        found = {number: self.keyring.find(item) for number, item in enumerate(self.ITEMS)}
        return {number: value for number, value in found.items() if value is not None}

    def restore(self):
        for number in set(range(len(self.ITEMS))) - set(self.left()):
            self.keyring.save(f'Item {number}', self.ITEMS[number], self.values[number])


class PasswordsTest(StoreTest):
    """Saved passwords are removed one by one, and no one half."""

    def test_killed_at_any_point(self):
        numbers_left = set()
        for number in range(200):
            said = f'remove {" ".join(self.ids())}\nyes\n'
            run = self.passwords('-', said=said, LD_PRELOAD=KILL_AT, MDR_KILL_NEAR='bus',
                                 MDR_KILL_AT=str(number),
                                 ASAN_OPTIONS='verify_asan_link_order=0:detect_leaks=0')
            left = self.left()
            numbers_left.add(len(left))
            for item, value in left.items():
                self.assertEqual(value, self.values[item])
            for other, attributes in enumerate(self.OTHERS, len(self.ITEMS)):
                self.assertEqual(self.keyring.find(attributes), self.values[other])
            if run.returncode != KILLED:
                break
            self.restore()
        self.assertEqual((run.returncode, left), (0, {}), run.stderr)
        # It was killed before the first, between any two, and after the last.
        self.assertEqual(numbers_left, set(range(len(self.ITEMS) + 1)))

    def converse(self):
        """A run that takes commands, and how to give it one."""
        program = self.enterContext(subprocess.Popen(
            [PROGRAM, 'passwords', '--json', '-'], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env={**os.environ, **self.bus.environment}, encoding='utf-8'))
        self.addCleanup(program.kill)
        return program

    def test_restarted_keyring(self):
        program = self.converse()
        self.assertEqual(self.list_with(program), len(self.ITEMS + self.OTHERS))
        self.keyring.end()
        self.keyring.start()
        self.assertEqual(self.list_with(program), len(self.ITEMS + self.OTHERS))
        program.communicate('quit\n', SECONDS)
        self.assertEqual(program.returncode, 0)

    @staticmethod
    def list_with(program):
        program.stdin.write('list\n')
        program.stdin.flush()
        lines = []
        while not lines or lines[-1] != '}\n':
            lines.append(program.stdout.readline())
        return len(json.loads(''.join(lines))['passwords'])

    def test_lost_bus(self):
        program = self.converse()
        self.list_with(program)
        self.keyring.end()
        self.bus.end()
        told, errors = program.communicate('list\n', SECONDS)
        self.assertEqual(program.returncode, NOT_CHECKED, errors)
        self.assertEqual(json.loads(told)['keyring']['state'], 'no-service')


class KilledStoreTest(StoreTest):
    """The password store is killed, and comes back; what was removed from it does, too."""

    ITEMS = StoreTest.ITEMS[:2]

    def begin(self, number):
        """The tool, which kills the store just before it says something for the n-th time."""
        # Somebody has to notice that it ended.
        threading.Thread(target=self.keyring.wait).start()
        program = subprocess.Popen(
            [PROGRAM, 'passwords', '-'], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, encoding='utf-8', env={
                **os.environ, **self.bus.environment, 'LD_PRELOAD': KILL_AT, 'MDR_KILL_NEAR': 'bus',
                'MDR_KILL_AT': str(number), 'MDR_KILL_PROCESS': str(self.keyring.pid),
                'ASAN_OPTIONS': 'verify_asan_link_order=0:detect_leaks=0'})
        self.wait_for_prompt(program)
        return program

    def say(self, program, *lines):
        program.stdin.write(''.join(f'{line}\n' for line in lines))
        program.stdin.flush()
        return self.wait_for_prompt(program)

    @staticmethod
    def wait_for_prompt(program):
        said = ''
        while not said.endswith(PROMPT):
            character = program.stderr.read(1)
            if not character:
                raise EOFError(said)
            said += character
        return said

    def bring_back(self):
        """Whether it had to be started."""
        if self.keyring.is_alive:
            return False
        self.keyring.start()
        return True

    def test_killed_before_anything_that_is_said(self):
        undoings = 0
        for number in range(200):
            # What was put back has a new one.
            ids = ' '.join(self.ids())
            with self.subTest(number), self.begin(number) as program:
                # Which begins with a list.
                self.say(program, f'remove {ids}', 'yes')
                was_killed = self.bring_back()
                self.say(program, 'undo')
                undoings += not self.keyring.is_alive
                was_killed |= self.bring_back()
                said = self.say(program, 'undo')
                program.communicate('quit\n', SECONDS)
                was_killed |= self.bring_back()
                self.assertEqual(self.left(), {number: self.values[number] for number in (0, 1)}, said)
                self.assertEqual(len(self.ids()), 2)
            if not was_killed:
                break
        self.assertFalse(was_killed)
        # Each of them was about to be put back.
        self.assertGreaterEqual(undoings, len(self.ITEMS))


if __name__ == '__main__':
    unittest.main()
