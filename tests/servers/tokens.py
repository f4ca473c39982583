# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What a provider has behind its mail servers: who knows which tokens are good.

"""`TokenServer`: token introspection (RFC 7662) on a loopback port, for Dovecot's OAuth 2."""

import http.server
import json
import threading
import urllib.parse

from .ports import IPV4

SCOPE = 'mail'


class TokenServer:
    """Knows tokens; a context manager. `tokens` are dictionaries by token, `asked` is what for.

    `tokens['…'] = good ('anna@example.test')`; an unknown token has run out or was taken back.
    """

    def __init__(self, tokens=None):
        self.tokens = tokens or {}
        self.asked = []
        self._server = None
        self._thread = None

    @property
    def url(self):
        return f'http://{IPV4}:{self._server.server_address[1]}/introspect'

    def __enter__(self):
        self._server = http.server.ThreadingHTTPServer((IPV4, 0), self._make_handler())
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _make_handler(self):
        tokens = self

        class Handler(http.server.BaseHTTPRequestHandler):
            """One question after the other."""

            protocol_version = 'HTTP/1.1'

            def do_POST(self):  # pylint: disable=invalid-name
                """Says what is known of a token."""
                body = self.rfile.read(int(self.headers['Content-Length'])).decode()
                token = urllib.parse.parse_qs(body).get('token', [''])[0]
                tokens.asked.append(token)
                answer = json.dumps(tokens.tokens.get(token, {'active': False})).encode()
                self.send_response(200)
                self.send_header('Content-Type', 'application/json')
                self.send_header('Content-Length', str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):  # pylint: disable=arguments-differ
                """Nobody reads it."""

        return Handler


def good(user, scope=SCOPE):
    """What is known of a token of `user`."""
    return {'active': True, 'username': user, 'scope': scope}
