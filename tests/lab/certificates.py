# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Certificate authorities as they are met on the way: public ones, and those that nobody asked for.

"""`Authority (directory, name)`: issues certificates for any names, with or without SCTs."""

import itertools
import os
import ssl
import struct
import subprocess
import threading

from servers import Certificate

# Certificates of public authorities tell in which logs they stand (RFC 6962, section 3.3).
SCT_LIST = '1.3.6.1.4.1.11129.2.4.2'
LOGS = (b'first log', b'second log')

CONFIGURATION = '[req]\ndistinguished_name = name\n[name]\n'

USAGE = {
    'authority': ('basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'),
    'leaf': ('basicConstraints=critical,CA:FALSE', 'keyUsage=critical,digitalSignature',
             'extendedKeyUsage=serverAuth'),
}

# In days; the beginning, too, is so long ago.
AGES = {'authority': 1000, 'leaf': 60}
LIFETIMES = {'authority': 5000, 'leaf': 365}


class Authority:
    """One authority. `name` is a distinguished name as openssl takes it: `/O=…/CN=…`."""

    def __init__(self, directory, name, is_public=False):
        self.directory = str(directory)
        self.name = name
        self.is_public = is_public
        self._contexts = {}
        self._lock = threading.Lock()
        self._numbers = itertools.count()
        os.makedirs(self.directory)
        with open(self._path('openssl.cnf'), 'w', encoding='ascii') as file:
            file.write(CONFIGURATION)
        self._make('authority', name, 'authority', AGES['authority'], [])
        self.file = self._path('authority.pem')

    def issue(self, names, age=AGES['leaf']):
        """A certificate for these names that is so many days old, a servers.Certificate."""
        # Servers that start at the same time must not write into each other's files.
        stem = f'{names[0]}-{age}-{next(self._numbers)}'
        extensions = ['subjectAltName=' + ','.join(f'DNS:{name}' for name in names)]
        if self.is_public:
            extensions.append(f'{SCT_LIST}=DER:{_sct_list().hex()}')
        self._make(stem, f'/CN={names[0]}', 'leaf', age, extensions)
        return Certificate('good' if age < LIFETIMES['leaf'] else 'expired',
                           self._path(f'{stem}.pem'), self._path(f'{stem}.key'))

    def context_for(self, name):
        """What a server of this name needs for TLS; made when first asked for."""
        with self._lock:
            if name not in self._contexts:
                self._contexts[name] = server_context(self.issue([name]))
        return self._contexts[name]

    def impersonate(self, default):
        """A context that has a certificate for every name that a client may ask for."""
        context = server_context(self.issue([default]))

        def choose(connection, name, _):
            connection.context = self.context_for(name or default)

        context.sni_callback = choose
        return context

    def _make(self, stem, subject, kind, age, extensions):
        signer = [] if kind == 'authority' else ['-CA', self._path('authority.pem'),
                                                 '-CAkey', self._path('authority.key')]
        added = [word for extension in (*USAGE[kind], *extensions)
                 for word in ('-addext', extension)]
        _run('faketime', '-f', f'-{age}d', 'openssl', 'req', '-x509', '-newkey', 'ec',
             '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc', '-sha256', '-utf8',
             '-config', self._path('openssl.cnf'), '-days', str(LIFETIMES[kind]),
             '-subj', subject, *signer, *added,
             '-keyout', self._path(f'{stem}.key'), '-out', self._path(f'{stem}.pem'))

    def _path(self, name):
        return os.path.join(self.directory, name)


def server_context(certificate):
    """What a server with this certificate needs for TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.chain, certificate.key)
    return context


def unquestioning_context():
    """For a client that takes any certificate, as those in between do."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _sct_list():
    """The contents of the extension: well formed, with signatures that nobody can check."""
    timestamps = b''
    for number, log in enumerate(LOGS):
        signature = bytes.fromhex('3006020101020101')
        one = (b'\0' + log.ljust(32, b'.') + struct.pack('!QH', 1700000000000 + number, 0) +
               b'\x04\x03' + struct.pack('!H', len(signature)) + signature)
        timestamps += struct.pack('!H', len(one)) + one
    timestamps = struct.pack('!H', len(timestamps)) + timestamps
    return b'\x04\x81' + bytes([len(timestamps)]) + timestamps


def _run(*command):
    run = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, text=True, check=False)
    if run.returncode != 0:
        raise RuntimeError(f'{" ".join(command[:5])} failed:\n{run.stdout}')
