# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A server on loopback that does what a script says, for the ways in which real ones do not fail.

"""A server that follows a script, and remembers every byte that it was sent."""

import contextlib
import socket
import ssl
import struct
import threading
import warnings

from dataclasses import dataclass, field

from . import ports

BACKLOG = 32
CHUNK = 4096


class TalkEnded(Exception):
    """The client is gone, or the script wants no more of it."""


@dataclass
class SignIn:
    """One attempt to sign in: the mechanism or command, and what came with it, not in base64."""

    method: str
    said: list = field(default_factory=list)


class Talk:
    """One connection, as a script sees it.

    `received` is everything the client said, decrypted; `received_in_clear` is what of it anybody
    on the way could have read. `sign_ins` are the attempts that the script understood.
    """

    def __init__(self, connection):
        self.secured = False
        self.signed_in = False
        self.sign_ins = []
        self.received = bytearray()
        self.received_in_clear = bytearray()
        self._socket = connection
        self._unread = bytearray()
        self._over = threading.Event()
        self._changing_socket = threading.Lock()

    def read_line(self):
        """The next line without its end."""
        while b'\n' not in self._unread:
            self._read()
        line, _, self._unread = self._unread.partition(b'\n')
        return bytes(line.rstrip(b'\r'))

    def send(self, data):
        try:
            self._socket.sendall(data)
        except OSError as error:
            raise TalkEnded from error

    def send_slowly(self, data, pause):
        """Byte after byte, each in a packet of its own."""
        for byte in data:
            self.send(bytes([byte]))
            if self._over.wait(pause):
                raise TalkEnded

    def note_sign_in(self, method, *said):
        """Counts an attempt; more that belongs to it may be appended to its `said`."""
        attempt = SignIn(method.upper(), list(said))
        self.sign_ins.append(attempt)
        return attempt

    def start_tls(self, context):
        try:
            # In two steps, so that interrupt() finds the right socket during the handshake.
            with self._changing_socket:
                self._socket = context.wrap_socket(self._socket, server_side=True,
                                                   do_handshake_on_connect=False)
            self._socket.do_handshake()
        except (OSError, ValueError) as error:
            raise TalkEnded from error
        self.secured = True

    def await_bytes(self):
        """Waits until the client has said something more, which is not taken away."""
        try:
            if not self._socket.recv(1, socket.MSG_PEEK):
                raise TalkEnded
        except OSError as error:
            raise TalkEnded from error

    def stay_silent(self):
        """Says nothing more; what the client says is still noted down."""
        while True:
            self._read()

    def reset(self):
        """Ends the connection with a reset, as a firewall does."""
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
        self._socket.close()
        raise TalkEnded

    def close(self):
        """Ends the connection in good order."""
        with contextlib.suppress(OSError, ValueError):
            if self.secured:
                # Says that this is the end, and does not wait for the client to say so too.
                self._socket.settimeout(0)
                self._socket.unwrap()
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def interrupt(self):
        """Makes whatever the script waits for end now; called from another thread."""
        self._over.set()
        with self._changing_socket, contextlib.suppress(OSError):
            # The plain method: that of a TLS socket would take it from under the other thread.
            socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def _read(self):
        try:
            data = self._socket.recv(CHUNK)
        except OSError as error:
            raise TalkEnded from error
        if not data:
            raise TalkEnded
        self.received += data
        self._unread += data
        if not self.secured:
            self.received_in_clear += data


class ScriptedServer:
    """Listens on one port of the loopback addresses and runs `script (talk)` for every connection.

    A context manager; each connection has a thread of its own. After the `with` no thread is left.
    `listeners` are sockets to listen on instead, of another network for instance.
    """

    def __init__(self, script, addresses=None, listeners=None):
        self.script = script
        self.addresses = addresses or ports.loopback_addresses()
        self.port = 0
        self._given_listeners = listeners
        self.talks = []
        self.failures = []
        self._listeners = []
        self._threads = []
        self._lock = threading.Lock()
        self._stopping = False

    def __enter__(self):
        self._listeners = self._given_listeners or ports.bind_together(self.addresses)
        self.port = self._listeners[0].getsockname()[1]
        for listener in self._listeners:
            listener.listen(BACKLOG)
            self._start_thread(self._accept, listener)
        return self

    def __exit__(self, *_):
        with self._lock:
            self._stopping = True
            talks = list(self.talks)
        for listener in self._listeners:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
        for talk in talks:
            talk.interrupt()
        for thread in self._threads:
            thread.join()
        for listener in self._listeners:
            listener.close()
        if self.failures:
            raise self.failures[0]

    @property
    def received(self):
        """All that was received over all connections, decrypted."""
        with self._lock:
            return b''.join(bytes(talk.received) for talk in self.talks)

    @property
    def received_in_clear(self):
        """All that was received before TLS or without it, over all connections."""
        with self._lock:
            return b''.join(bytes(talk.received_in_clear) for talk in self.talks)

    @property
    def sign_ins(self):
        """All attempts to sign in, in the order of the connections."""
        with self._lock:
            return [attempt for talk in self.talks for attempt in talk.sign_ins]

    @property
    def connections(self):
        """How many connections there were so far."""
        with self._lock:
            return len(self.talks)

    def _start_thread(self, function, *arguments):
        thread = threading.Thread(target=function, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self, listener):
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                if self._stopping:
                    connection.close()
                    return
                talk = Talk(connection)
                self.talks.append(talk)
                self._start_thread(self._serve, talk)

    def _serve(self, talk):
        try:
            self.script(talk)
        except TalkEnded:
            pass
        except Exception as error:  # A fault of the script: told where the test sees it.
            self.failures.append(error)
        finally:
            talk.close()


def server_tls(certificate, newest=None):
    """How a scripted server does TLS; `newest` limits the version, for a server that is too old."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    # The weak certificate and the old versions are to be judged by the client, not refused here.
    context.set_ciphers('DEFAULT:@SECLEVEL=0')
    context.load_cert_chain(certificate.chain, certificate.key)
    if newest is not None:
        with warnings.catch_warnings():
            # That they are deprecated is the point.
            warnings.simplefilter('ignore', DeprecationWarning)
            context.minimum_version = ssl.TLSVersion.TLSv1
            context.maximum_version = newest
    return context
