# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What fails on this computer: no descriptors, no disk, no bus, no time to end in order.

import errno
import json
import os
import signal
import subprocess
import tempfile
import threading
import unittest

from keyrings import Bus, Keyring, evolution, geary, network
from servers import HOST, PASSWORD, USER, Imap, Smtp
from integration.examination import (PROGRAM, SECONDS, ExaminationTest, command, environment, imap,
                                     smtp)

KILL_AT = os.environ['MDR_KILL_AT_LIBRARY']
CHECKED, NOT_CHECKED = (0, 1), 3
KILLED = -signal.SIGKILL
PROMPT = 'passwords> '

# In a mount namespace of its own. No report fits into so little, nor anything behind what fills it;
# what the file holds afterwards is told behind a line of dashes, and what else there is.
ON_FULL_DISK = '''
place=$1 file=$1/$2
mount -t tmpfs -o size=8k small "$place" && printf old >"$file" || exit 99
if [ "$3" = full ]; then cat /dev/zero >"$place/full" 2>/dev/null; fi
shift 3; "$@"; status=$?
rm -f "$place/full"
printf -- '\\n-----\\n'; cat "$file"; ls -A "$place" | wc -l; exit $status
'''

# A few results fit into it. Then there is more room, and somebody goes on.
BATCH_ON_SMALL_DISK = '''
mount -t tmpfs -o size=64k small "$1" || exit 99
place=$1 results=$1/results.jsonl; shift
"$@" >"$results"; echo $?
mount -o remount,size=64m "$place" || exit 99
"$@" --resume="$results" >>"$results"; echo $?
cat "$results"
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
        run = self.run_on_full_disk('a.maildoctor', 'small',
                                    *self.check(f'--report={self.home}/a.maildoctor'))
        result, _, left = run.stdout.partition('\n-----\n')
        self.assertEqual(json.loads(result)['verdicts']['sending']['state'], 'passed')
        self.assertEqual(left.split(), ['old1'])

    def test_full_disk_for_an_invitation(self):
        name = 'a.maildoctor-invitation'
        for options in ([], ['--json'], [f'--ca-file={self.authority.bundle}']):
            with self.subTest(options):
                run = self.run_on_full_disk(name, 'full', PROGRAM, 'invite', f'--address={USER}',
                                            f'--output={self.home}/{name}', *options)
                self.assertEqual(run.stdout.split(), ['-----', 'old1'])

    def run_on_full_disk(self, name, how, *arguments):
        """The tool, to which there is no room for a file; it has to say so, and why."""
        run = self.run_command(['unshare', '--mount', 'sh', '-c', ON_FULL_DISK, 'sh', self.home,
                                name, how, *arguments])
        self.assertEqual(run.returncode, NOT_CHECKED, run.stderr)
        self.assert_one_complaint(run, name, os.strerror(errno.ENOSPC))
        return run

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


class BatchTest(InsideTest):
    """What was found before nothing more could be written stays, and the rest can be made up for."""

    def arguments(self, accounts):
        return [PROGRAM, 'check', '--no-lookup', '--resolve=*:127.0.0.1', f'--batch={accounts}',
                f'--ca-file={self.authority.bundle}', f'--imap={HOST}:{self.receiving.port}:tls',
                f'--smtp={HOST}:{self.sending.port}:tls', '--jobs=1']

    def test_full_disk(self):
        addresses = [f'a{number}@example.test' for number in range(30)]
        path = os.path.join(self.home, 'accounts')
        place = os.path.join(self.home, 'place')
        os.mkdir(place)
        with open(path, 'w', encoding='utf-8') as accounts:
            accounts.writelines(f'{address}\n' for address in addresses)

        run = self.run_command(['unshare', '--mount', 'sh', '-c', BATCH_ON_SMALL_DISK, 'sh', place,
                                *self.arguments(path)])
        self.assert_one_complaint(run, os.strerror(errno.ENOSPC))
        *statuses, results = run.stdout.split('\n', 2)
        self.assertEqual(statuses, [str(NOT_CHECKED), '0'])
        self.assertEqual(sorted(self.addresses_in(results)), sorted(addresses))
        # The one that was cut off was looked at again, and no other.
        self.assertEqual(self.receiving.connections, len(addresses) + 1)

    @staticmethod
    def addresses_in(results):
        """The addresses of all results that are whole; one may not be."""
        lines = results.splitlines()
        whole = [line for line in lines if line.endswith('}') and line.startswith('{"schema"')]
        if len(lines) > len(whole) + 1:
            raise AssertionError('more than one is not whole')
        return [json.loads(line)['account']['address'] for line in whole]

    def test_nobody_waits_for_more_that_could_not_be_written(self):
        with open('/dev/full', 'wb') as full:
            run = self.enterContext(subprocess.Popen(
                self.arguments('-'), stdin=subprocess.PIPE, stdout=full, stderr=subprocess.PIPE,
                env=environment()))
        self.addCleanup(run.kill)
        run.stdin.write(b'a@example.test\n')
        run.stdin.flush()
        self.assertEqual(run.wait(SECONDS), NOT_CHECKED)
        self.assertEqual(run.stderr.read().count(b'\n'), 1)


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

    def test_killed_at_any_point_of_the_undoing(self):
        numbers_left = []
        for number in range(200):
            said = f'remove {" ".join(self.ids())}\nyes\nundo\n'
            run = self.passwords('-', said=said, LD_PRELOAD=KILL_AT, MDR_KILL_NEAR='bus',
                                 MDR_KILL_AT=str(number),
                                 ASAN_OPTIONS='verify_asan_link_order=0:detect_leaks=0')
            left = self.left()
            numbers_left.append(len(left))
            # What has been put back is what it was, and there once.
            self.assertEqual(left, {item: self.values[item] for item in left})
            self.assertEqual(len(self.ids()), len(left))
            for other, attributes in enumerate(self.OTHERS, len(self.ITEMS)):
                self.assertEqual(self.keyring.find(attributes), self.values[other])
            if run.returncode != KILLED:
                break
            self.restore()
        self.assertEqual((run.returncode, len(left)), (0, len(self.ITEMS)), run.stderr)
        # They went one by one, and so they came back.
        turns = [left for left, before in zip(numbers_left, [None, *numbers_left]) if left != before]
        self.assertEqual(turns, [3, 2, 1, 0, 1, 2, 3])

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
