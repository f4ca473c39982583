# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Starts a real mail server in a directory of its own and leaves nothing of it behind.

"""What Dovecot and Postfix have in common: start, wait until ready, stop, look for leftovers."""

import os
import pwd
import shutil
import signal
import string
import subprocess
import tempfile

from .ports import free_ports, listeners, loopback_addresses, wait_until

# Generous: they are only reached when something is broken.
START_SECONDS = 30
STOP_SECONDS = 60
ATTEMPTS = 5

# Our end of the pipe closes when we end, however we end, and with that ends the whole group. (The
# parent-death signal would not do: the kernel forgets it when Postfix changes its user.)
ENDS_WITH_US = 'exec 3<&0 </dev/null; (read -r _ <&3; kill -KILL 0) & exec "$@" 3<&-'

# Where everything is kept; not deep down, because a socket's path has at most 107 bytes.
PLACE = os.environ.get('MDR_TESTS_PLACE', '/tmp')

TEMPLATES = os.path.dirname(os.path.abspath(__file__))


class DaemonError(RuntimeError):
    """A server did not come up, or did not go away."""


class Daemon:
    """A server process with its children, a temporary directory and some loopback ports.

    A context manager. `port_names` says which ports it wants; they are attributes once it runs.
    """

    port_names = ()
    # As many ports, where they must be certain ones and not just free.
    fixed_ports = ()

    def __init__(self, addresses=None):
        self.addresses = addresses or loopback_addresses()
        self.directory = None
        self._process = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        for attempt in range(1, ATTEMPTS + 1):
            self._make_directory()
            # Somebody may take a port between our look and the server's bind, and Dovecot ends
            # itself when the clock is set back: then once more, with other ports.
            found = self.fixed_ports or free_ports(len(self.port_names), self.addresses)
            self.__dict__.update(zip(self.port_names, found))
            try:
                self._launch()
                return
            except DaemonError:
                self.stop()
                if attempt == ATTEMPTS:
                    raise

    def stop(self):
        """Ends the server and every process that it started, and removes its directory."""
        if self._process is not None:
            # Nothing of it is wanted any more, so nobody is asked to finish his work.
            self._process.stdin.close()
            wait_until(self._is_gone, STOP_SECONDS, f'{type(self).__name__} is gone')
            self._process.wait()
            self._process = None
        if self.directory is not None:
            shutil.rmtree(self.directory)
            self.directory = None

    @property
    def process_id(self):
        return self._process.pid

    def log(self):
        """All that the server has written to its log so far."""
        with open(self.path('log'), encoding='utf-8', errors='replace') as file:
            return file.read()

    def path(self, *parts):
        return os.path.join(self.directory, *parts)

    def ports(self):
        """The ports by name, for a configuration file."""
        return {name: getattr(self, name) for name in self.port_names}

    def command(self):
        """Writes the configuration; the command that runs the server in the foreground."""
        raise NotImplementedError

    def privileges(self):
        """The beginning of a command that runs the rest of it as somebody else."""
        return []

    def fill_template(self, template, **values):
        with open(os.path.join(TEMPLATES, template), encoding='utf-8') as file:
            return string.Template(file.read()).substitute(values)

    def write(self, name, text):
        with open(self.path(name), 'w', encoding='utf-8') as file:
            file.write(text)
        # Postfix waits two seconds before it believes a file that was only just written.
        os.utime(self.path(name), (0, 0))

    def _make_directory(self):
        self.directory = tempfile.mkdtemp(prefix='mdr-', dir=PLACE)
        os.chmod(self.directory, 0o755)
        self.write('log', '')
        os.chmod(self.path('log'), 0o666)

    def _launch(self):
        command = ['sh', '-c', ENDS_WITH_US, 'sh', *self.privileges(), *self.command()]
        with open(self.path('log'), 'ab') as log:
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=log, stderr=log,
                                             cwd=self.directory, start_new_session=True)
        try:
            wait_until(self.is_ready, START_SECONDS, f'{type(self).__name__} listens')
        except TimeoutError as error:
            raise DaemonError(f'{error}\n{self.log()}') from error

    def is_ready(self):
        """Whether it answers."""

        if self._process.poll() is not None:
            raise DaemonError(f'{type(self).__name__} ended at once:\n{self.log()}')
        # It must be this server that listens: who took the port just before is not what is tested.
        own = sockets_of_session(self._process.pid)
        return all(listeners(address, port) & own
                   for address in self.addresses for port in self.ports().values())

    def _is_gone(self):
        for pid in processes_of_session(self._process.pid):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        return not processes_of_session(self._process.pid)


def unprivileged_user():
    """Whom servers run as: `nobody` when the tests are run by root, else whoever runs them."""
    return pwd.getpwnam('nobody') if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())


def processes_of_session(session):
    """The living processes that were started, directly or not, by the leader of this session."""
    found = []
    for entry in os.listdir('/proc'):
        if not entry.isdecimal():
            continue
        try:
            with open(f'/proc/{entry}/stat', encoding='ascii', errors='replace') as file:
                # The name, in brackets, may contain anything.
                state, _, _, its_session = file.read().rpartition(')')[2].split()[:4]
        except OSError:
            continue
        if int(its_session) == session and state not in 'ZX':
            found.append(int(entry))
    return found


def sockets_of_session(session):
    """The inodes of all sockets that the processes of this session have open."""
    found = set()
    for pid in processes_of_session(session):
        try:
            for descriptor in os.listdir(f'/proc/{pid}/fd'):
                kind, _, inode = os.readlink(f'/proc/{pid}/fd/{descriptor}').partition(':')
                if kind == 'socket':
                    found.add(inode.strip('[]'))
        except OSError:
            # The process or its file is gone meanwhile.
            continue
    return found
