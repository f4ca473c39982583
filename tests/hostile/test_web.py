# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Web servers that are asked for the settings of a domain and answer with something else.

import concurrent.futures
import gzip
import unittest

from dataclasses import dataclass

from lab.namespaces import Namespace
from servers import IPV4, PASSWORD, ScriptedServer
from servers.scripted import server_tls
from integration.examination import command, environment

from .case import LONGEST_RESULT, MEMORY, HostileTest, Row, strings_of
from .measured import run_measured
from .test_text import EVIL

HTTPS = 443
OK = 'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n'
SERVER = ('<incomingServer type="imap"><hostname>{host}</hostname><port>993</port>'
          '<socketType>SSL</socketType><username>%EMAILADDRESS%</username></incomingServer>')
FILE = '{head}<clientConfig version="1.1"><emailProvider id="example.test">{body}</emailProvider>' \
       '</clientConfig>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a0 "ha">{}]>'.format(''.join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)))
SECRETS = '<!DOCTYPE x [<!ENTITY passwd SYSTEM "file:///etc/passwd">]>'


@dataclass(frozen=True)
class Answer:
    """What is said to every request: a beginning, and what follows again and again without end."""

    name: str
    head: object
    again: bytes = b''
    pause: float = 0

    def __call__(self, talk, number):
        head = self.head(number) if callable(self.head) else self.head
        talk.send(head if isinstance(head, bytes) else head.encode())
        while self.again:
            if self.pause:
                talk.send_slowly(self.again, self.pause)
            else:
                talk.send(self.again * 100)


def redirect(location):
    return f'HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n'


def page(body, fields=''):
    body = body if isinstance(body, bytes) else body.encode()
    return f'{OK}{fields}Content-Length: {len(body)}\r\n\r\n'.encode() + body


def settings(body, head=''):
    return page(FILE.format(head=head, body=body))


ANSWERS = (
    Answer('redirect to itself', redirect('/mail/config-v1.1.xml')),
    Answer('redirect to ever new places', lambda number: redirect(f'/{number}')),
    Answer('redirect to plain http', redirect('http://autoconfig.example.test/')),
    Answer('redirect to a file', redirect('file:///etc/passwd')),
    Answer('redirect to another computer', redirect('https://[::ffff:169.254.169.254]/')),
    Answer('redirect to a place without end', redirect('/' + 'x' * 1000000)),
    Answer('redirect with evil text', redirect(f'https://{EVIL}/')),
    Answer('body without end', f'{OK}\r\n', b'<x>'),
    Answer('body in pieces without end', f'{OK}Transfer-Encoding: chunked\r\n\r\n',
           b'5\r\nxxxxx\r\n'),
    Answer('body of 2 GB', f'{OK}Content-Length: 2147483648\r\n\r\n', b'x'),
    Answer('header without end', f'{OK}X-Long: ', b'x'),
    Answer('headers without end', OK, b'X-Another: one\r\n'),
    # So many at once that there is always one more to read.
    Answer('interim answers without end', 'HTTP/1.1 100 Continue\r\n\r\n',
           b'HTTP/1.1 100 Continue\r\n\r\n' * 100),
    Answer('byte after byte', f'{OK}Content-Length: 1000\r\n\r\n', b'x', 0.2),
    Answer('header byte after byte', 'HTTP/1.1 200 OK\r\nX-Slow: ', b'x', 0.2),
    Answer('what unpacks to a hundred times as much',
           page(gzip.compress(bytes(20000000)), 'Content-Encoding: gzip\r\n')),
    Answer('entities that multiply', settings('<displayName>&a9;</displayName>', LAUGHS)),
    Answer('entity that is a file',
           settings('<displayName>&passwd;</displayName>' + SERVER.format(host='&passwd;'),
                    SECRETS)),
    Answer('elements without bottom', settings('<x>' * 10000)),
    Answer('thousands of servers', settings(''.join(
        SERVER.format(host=f'h{number}.example.test') for number in range(1000)))),
    Answer('evil text', settings(f'<displayName>{EVIL}</displayName>' +
                                 SERVER.format(host=EVIL.replace('<', '&lt;')))),
    Answer('evil status', f'HTTP/1.1 200 {EVIL}\r\n\r\n'),
    Answer('NULs', page(bytes(1000))),
    Answer('no HTTP', '* OK IMAP4rev1 ready\r\n'),
)

RIGHT = settings(SERVER.format(host='imap.example.test') + SERVER.format(
    host='smtp.example.test').replace('incoming', 'outgoing').replace('imap', 'smtp', 1))

# The certificate is for somebody else: nothing of what is said there counts.
UNTRUSTED = Answer('certificate of a stranger', settings(SERVER.format(host='imap.evil.test')))


class WebTest(HostileTest):
    """Each in a network of its own, in which that web server has the port it should have."""

    # They mostly wait.
    at_once = 8

    def play_answer(self, answer, kind='web', source=''):
        """Looks for settings where every web server answers so; `source` is what they are from."""
        row = Row('web', answer.name)
        with self.lock:
            self.rows.append(row)
        network = Namespace()
        try:
            script = Web(answer, server_tls(self.authority.issue(kind)))
            with ScriptedServer(script, listeners=[network.listen(IPV4, HTTPS)]) as server:
                run = network.run(run_measured, self.look_up(), PASSWORD, environment())
        finally:
            network.close()
        row.memory = run.memory - self.at_rest
        result = run.examination.json
        row.told, row.diagnosis = result['settings']['source'], run.examination.first_cause or '-'
        self.assertGreater(server.connections, 0)
        self.assertEqual(row.told, source)
        self.judge_look_up(run, result)
        self.assert_not_told(PASSWORD, server.received)
        row.holds = True

    def look_up(self):
        arguments = command('--password-stdin', '--verbose', trust=self.authority.bundle, timeout=2)
        arguments.remove('--no-lookup')
        return arguments

    def judge_look_up(self, run, result):
        self.assertIn(run.examination.status, (1, 3), run.stderr)
        self.assertLess(run.memory - self.at_rest, MEMORY)
        self.assertLess(len(run.stdout), LONGEST_RESULT)
        self.assertNotIn('root:', run.stdout + run.stderr)
        self.assertNotIn('evil.test:', run.stdout)
        for text in strings_of(result):
            self.assert_clean(text)
        self.assert_clean(run.stderr, '\n')
        self.assertLessEqual(len(result['services']), 20)

    def test_answers(self):
        with concurrent.futures.ThreadPoolExecutor(self.at_once) as players:
            playing = [(answer.name, players.submit(self.play_answer, answer))
                       for answer in ANSWERS]
            for name, future in playing:
                with self.subTest(name):
                    future.result()

    def test_untrusted(self):
        self.play_answer(UNTRUSTED, 'wrong-name')

    def test_what_is_right_is_found(self):
        self.play_answer(Answer('nothing wrong', RIGHT), source='autoconfig')


class Web:
    """A script that gives the same answer to every request of HTTP/1.1."""

    def __init__(self, answer, tls):
        self.answer = answer
        self.tls = tls
        self.requests = 0

    def __call__(self, talk):
        talk.start_tls(self.tls)
        while True:
            while talk.read_line():
                pass
            self.requests += 1
            self.answer(talk, self.requests)


if __name__ == '__main__':
    unittest.main()
