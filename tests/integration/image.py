# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Looks into the memory of a program while it tells its result, and once more before it ends.

"""`ImagedProgram`: a program that is stopped at its very end, its memory still there."""

import array
import contextlib
import ctypes
import fcntl
import os
import subprocess
import termios
import threading

from servers import wait_until

# From linux/ptrace.h and linux/wait.h.
PTRACE_CONT, PTRACE_SEIZE = 7, 0x4206
PTRACE_O_TRACEEXIT, PTRACE_EVENT_EXIT = 0x40, 6
WALL = 0x40000000

SECONDS = 60
PAGE = 4096
GIGABYTE = 1 << 30

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]


class ImagedProgram:
    """Runs a command; `look (memory)` is called with each readable region, at both moments.

    The program's output goes into a pipe of one page, so that it has to wait in the middle of what
    it says for as long as it is looked at. (A sanitizer's search for leaks would need what we use.)
    """

    def __init__(self, command, look, **options):
        self.look = look
        self.images = 0
        self.stdout = b''
        self._is_ending = threading.Event()
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                         **options)
        fcntl.fcntl(self._process.stdout, fcntl.F_SETPIPE_SZ, PAGE)
        ptrace(PTRACE_SEIZE, self._process.pid, PTRACE_O_TRACEEXIT)

    def send_signal(self, number):
        self._process.send_signal(number)

    def tell(self, text):
        """Writes on its standard input, and closes that."""
        self._process.stdin.write(text)
        self._process.stdin.close()

    def finish(self):
        """Waits for its end; the exit status."""
        reader = threading.Thread(target=self._read, daemon=True)
        reader.start()
        try:
            self._process.returncode = self._follow()
        finally:
            if self._process.returncode is None:
                self._process.kill()
            reader.join()
            self._process.stdout.close()
        return self._process.returncode

    def _read(self):
        try:
            wait_until(lambda: self._is_ending.is_set() or self._is_waiting_for_us(), SECONDS,
                       'the program tells its result')
            if not self._is_ending.is_set():
                self._look()
        finally:
            self.stdout = self._process.stdout.read()

    def _is_waiting_for_us(self):
        return count_unread(self._process.stdout) > 0 and is_asleep(self._process.pid)

    def _follow(self):
        pid = self._process.pid
        while True:
            _, status = os.waitpid(pid, WALL)
            if not os.WIFSTOPPED(status):
                return os.waitstatus_to_exitcode(status)
            event = status >> 16
            if event == PTRACE_EVENT_EXIT:
                self._is_ending.set()
                self._look()
            ptrace(PTRACE_CONT, pid, 0 if event else os.WSTOPSIG(status))

    def _look(self):
        self.images += 1
        for region in read_memory(self._process.pid):
            self.look(region)


def ptrace(request, pid, data):
    """ptrace(2) with only the argument that is used here."""
    if libc.ptrace(request, pid, None, data) < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def count_unread(pipe):
    """How many bytes wait in a pipe."""
    number = array.array('i', [0])
    fcntl.ioctl(pipe, termios.FIONREAD, number)
    return number[0]


def is_asleep(pid):
    """Whether the first thread of a process waits for something."""
    with open(f'/proc/{pid}/stat', encoding='ascii', errors='replace') as file:
        return file.read().rpartition(')')[2].split()[0] == 'S'


def read_memory(pid):
    """All that a process has in its memory, region by region."""
    with (open(f'/proc/{pid}/maps', encoding='utf-8') as maps,
          open(f'/proc/{pid}/mem', 'rb', buffering=0) as memory):
        for line in maps:
            region, permissions = line.split()[:2]
            start, end = (int(address, 16) for address in region.split('-'))
            # What cannot be written to was not written by us; so much is only a reservation.
            if not permissions.startswith('rw') or end - start > GIGABYTE:
                continue
            with contextlib.suppress(OSError):
                memory.seek(start)
                yield memory.read(end - start)
