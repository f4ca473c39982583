# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A web server.

"""`Web (answer)`: HTTP/1.1, where `answer (host, path)` makes a Page."""

import asyncio
import email.utils

from dataclasses import dataclass

LONGEST_REQUEST = 16384


@dataclass(frozen=True)
class Page:
    """What is answered to one request."""

    body: str = ''
    status: str = '200 OK'
    kind: str = 'text/html; charset=utf-8'
    location: str = None

    def written(self):
        body = self.body.encode()
        lines = [f'HTTP/1.1 {self.status}', f'Date: {email.utils.formatdate(usegmt=True)}',
                 f'Content-Type: {self.kind}', f'Content-Length: {len(body)}']
        if self.location is not None:
            lines.append(f'Location: {self.location}')
        return '\r\n'.join([*lines, '', '']).encode() + body


NOT_FOUND = Page('nothing here', '404 Not Found')


class Web:
    """Talks HTTP on the streams that it is given, until the client leaves."""

    def __init__(self, answer):
        self.requests = []
        self._answer = answer

    async def talk(self, reader, writer):
        try:
            while True:
                head = await reader.readuntil(b'\r\n\r\n')
                request, *fields = head.decode('latin-1').split('\r\n')
                method, path = request.split()[:2]
                host = next((field[5:].strip() for field in fields
                             if field.lower().startswith('host:')), '')
                self.requests.append((method, host, path))
                page = self._answer(host.partition(':')[0].lower(), path).written()
                writer.write(page if method != 'HEAD' else page.partition(b'\r\n\r\n')[0] +
                             b'\r\n\r\n')
                await writer.drain()
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, OSError, ValueError):
            pass
        finally:
            writer.close()


async def serve(namespace, addresses, port, talk, tls=None, transparent=False):
    """Lets `talk` speak with whoever connects; any server, not only a web server."""
    return [await asyncio.start_server(
        talk, sock=namespace.listen(address, port, transparent=transparent), ssl=tls)
            for address in addresses]
