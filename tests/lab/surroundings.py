# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The files of a client's computer: its name server, its authorities, its home.

"""`Surroundings`: what a program finds below /etc and at home, by mounts that only it sees."""

import glob
import os
import re
import shutil
import subprocess

from . import world

# Debian has a folder for each architecture in between.
FAKETIME = '/usr/lib/*/faketime/libfaketimeMT.so.1'

FILES = {
    'etc/resolv.conf': f'nameserver {world.NAME_SERVER}\n',
    'etc/hosts': '127.0.0.1 localhost\n::1 localhost\n',
    'etc/nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files dns\n',
    'etc/ca-certificates.conf': 'mozilla/Lab_Root.crt\n',
}
FOLDERS = ('etc/ssl/certs', 'usr/share/ca-certificates/mozilla',
           'usr/local/share/ca-certificates')

# What is put over the system's own; /usr/local/share/ca-certificates may not exist there.
MOUNTS = (*FILES, 'etc/ssl/certs', 'usr/share/ca-certificates', 'usr/local/share')

MOUNT_AND_RUN = """
root=$1
shift
for place in {places}; do
  mount --bind "$root/$place" "/$place" || exit 125
done
exec "$@"
"""


class Surroundings:
    """One directory with the files of one computer, which believes one authority."""

    def __init__(self, directory, authority):
        self.directory = str(directory)
        self.bundle = self._path('etc/ssl/certs/ca-certificates.crt')
        for name in (*FOLDERS, 'home'):
            os.makedirs(self._path(name))
        for name, text in FILES.items():
            with open(self._path(name), 'w', encoding='ascii') as file:
                file.write(text)
        shutil.copy(authority.file, self._path('usr/share/ca-certificates/mozilla/Lab_Root.crt'))
        self._believe(authority)

    def trust(self, authority):
        """Does what update-ca-certificates does with an authority that was added by hand."""
        name = os.path.basename(authority.directory)
        shutil.copy(authority.file, self._path(f'usr/local/share/ca-certificates/{name}.crt'))
        self._believe(authority)

    def ask_for_names(self, address):
        """Sets the address of the name server."""
        with open(self._path('etc/resolv.conf'), 'w', encoding='ascii') as file:
            file.write(f'nameserver {address}\n')

    def command(self, arguments, clock_offset=0):
        """The command that runs a program here, with a clock that is off by so many seconds."""
        script = MOUNT_AND_RUN.format(places=' '.join(MOUNTS))
        clock = self._wrong_clock(clock_offset, arguments[0]) if clock_offset else []
        return ['unshare', '--mount', 'sh', '-c', script, 'sh', self.directory, *clock, *arguments]

    def environment(self, proxy=None):
        """What the environment of a program has to say."""
        return {
            'HOME': self._path('home'),
            **({'GIO_USE_PROXY_RESOLVER': 'dummy'} if proxy is None else
               {'GIO_USE_PROXY_RESOLVER': 'libproxy', 'http_proxy': proxy, 'https_proxy': proxy}),
            # Whoever runs the tests may have a desktop with a network manager of its own.
            'DBUS_SYSTEM_BUS_ADDRESS': self.no_bus,
        }

    @property
    def no_bus(self):
        """The address of a bus that is not there."""
        return f'unix:path={self._path("no-bus")}'

    def set_clock(self, offset):
        """Sets the clock of programs that were started with a wrong one."""
        # Whoever reads it meanwhile finds the old one whole, or the new one.
        with open(self._path('clock.new'), 'w', encoding='ascii') as file:
            file.write(f'{offset:+d}')
        os.replace(self._path('clock.new'), self._path('clock'))

    def _wrong_clock(self, offset, program):
        """The beginning of a command that runs this program with a wrong clock."""
        self.set_clock(offset)
        libraries = [*_address_sanitizer(program), *glob.glob(FAKETIME)]
        return ['env', f'FAKETIME_TIMESTAMP_FILE={self._path("clock")}', 'FAKETIME_NO_CACHE=1',
                'FAKETIME_DONT_FAKE_MONOTONIC=1', f'LD_PRELOAD={" ".join(libraries)}']

    def _believe(self, authority):
        name = 'Lab_Root' if authority.is_public else os.path.basename(authority.directory)
        shutil.copy(authority.file, self._path(f'etc/ssl/certs/{name}.pem'))
        digest = subprocess.run(['openssl', 'x509', '-hash', '-noout', '-in', authority.file],
                                check=True, capture_output=True, text=True).stdout.strip()
        os.symlink(f'{name}.pem', self._path(f'etc/ssl/certs/{digest}.0'))
        with open(authority.file, encoding='ascii') as source, \
                open(self.bundle, 'a', encoding='ascii') as bundle:
            bundle.write(source.read())

    def _path(self, name):
        return os.path.join(self.directory, name)


def _address_sanitizer(program):
    """Its library, where the program is built with it: it insists on being the first."""
    linked = subprocess.run(['ldd', shutil.which(program)], check=False, capture_output=True,
                            text=True).stdout
    return re.findall(r'=> (\S*/libasan\.\S+)', linked)
