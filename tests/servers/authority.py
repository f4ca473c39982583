# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A certificate authority of the tests' own, and one certificate for each thing that can be wrong.

"""A certificate authority of the tests' own: `Authority (directory).issue ('expired')`."""

import datetime
import os
import subprocess

from dataclasses import dataclass

HOST = 'mail.example.test'
GOOD_NAMES = f'DNS:{HOST},DNS:localhost,IP:127.0.0.1,IP:::1'

# Of providers that are imitated, see personas.py.
PROVIDERS = ('gmail.com', 'office365.com', 'outlook.com', 'mail.yahoo.com', 'mail.me.com',
             'libero.it')


@dataclass(frozen=True)
class Certificate:
    """A leaf certificate with its key, as two PEM files."""

    kind: str
    chain: str
    key: str


@dataclass(frozen=True)
class Recipe:
    """What one kind of certificate is made of; days count from today."""

    names: str = GOOD_NAMES
    subject: str = HOST
    begins: int = -1
    ends: int = 365
    key: str = 'EC'
    signed_by: str = 'authority'


RECIPES = {
    'good': Recipe(),
    'providers': Recipe(names=','.join(f'DNS:*.{name}' for name in PROVIDERS)),
    'wrong-name': Recipe(names='DNS:other.example.test', subject='other.example.test'),
    'partial-wildcard': Recipe(names='DNS:ma*.example.test', subject='ma*.example.test'),
    'name-only-in-subject': Recipe(names=''),
    'expired': Recipe(begins=-400, ends=-35),
    'not-yet-valid': Recipe(begins=35, ends=400),
    'unknown-authority': Recipe(signed_by='stranger'),
    'self-signed': Recipe(signed_by='itself'),
    'weak-key': Recipe(key='RSA-1024'),
}

KEY_OPTIONS = {
    'EC': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
    'RSA-1024': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
}

# One section per authority would repeat itself; the signing key is given on the command line.
CONFIGURATION = """
[ca]
default_ca = signer
[signer]
database = $ENV::MDR_AUTHORITY/index
new_certs_dir = $ENV::MDR_AUTHORITY
rand_serial = yes
unique_subject = no
default_md = sha256
copy_extensions = copy
policy = anything
[anything]
commonName = supplied
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth
"""


class Authority:
    """Issues certificates into a directory; each kind of RECIPES is made when first asked for.

    `bundle` is the PEM file for `--ca-file`: the authority that is to be trusted. The kinds
    'unknown-authority' and 'self-signed' do not lead to it.
    """

    def __init__(self, directory):
        self.directory = str(directory)
        self._issued = {}
        os.makedirs(self.directory, exist_ok=True)
        self._write('index', '')
        self._write('openssl.cnf', CONFIGURATION)
        for name in ('authority', 'stranger'):
            self._make_request(name, f'Mail Doctor Tests {name}', 'EC')
            self._sign(name, signer=name, begins=-800, ends=800, extensions='authority')
        self.bundle = self._path('authority.pem')

    def issue(self, kind='good'):
        """The certificate of this kind, a Certificate."""
        if kind not in self._issued:
            recipe = RECIPES[kind]
            self._make_request(kind, recipe.subject, recipe.key, recipe.names)
            signer = kind if recipe.signed_by == 'itself' else recipe.signed_by
            self._sign(kind, signer, recipe.begins, recipe.ends, extensions='leaf')
            self._issued[kind] = Certificate(kind, self._path(f'{kind}.pem'),
                                             self._path(f'{kind}.key'))
        return self._issued[kind]

    def _make_request(self, name, subject, key, names=''):
        alternative_names = ['-addext', f'subjectAltName={names}'] if names else []
        self._openssl('genpkey', *KEY_OPTIONS[key], '-out', self._path(f'{name}.key'))
        self._openssl('req', '-new', '-config', self._path('openssl.cnf'),
                      '-subj', f'/CN={subject}', '-key', self._path(f'{name}.key'),
                      *alternative_names,
                      '-out', self._path(f'{name}.csr'))

    def _sign(self, name, signer, begins, ends, extensions):
        # A certificate that signs itself is its own issuer: `-selfsign` takes the request's key.
        issuer = (['-selfsign'] if signer == name else ['-cert', self._path(f'{signer}.pem')])
        self._openssl('ca', '-batch', '-notext', '-config', self._path('openssl.cnf'), *issuer,
                      '-keyfile', self._path(f'{signer}.key'), '-in', self._path(f'{name}.csr'),
                      '-extensions', extensions, '-startdate', _day(begins), '-enddate', _day(ends),
                      '-out', self._path(f'{name}.pem'))

    def _openssl(self, *arguments):
        environment = dict(os.environ, MDR_AUTHORITY=self.directory)
        run = subprocess.run(['openssl', *arguments], env=environment, stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                             check=False)
        if run.returncode != 0:
            raise RuntimeError(f'openssl {arguments[0]} failed:\n{run.stdout}')

    def _path(self, name):
        return os.path.join(self.directory, name)

    def _write(self, name, text):
        with open(self._path(name), 'w', encoding='ascii') as file:
            file.write(text)


def _day(days):
    """So many days from now, as `openssl ca` wants it."""
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)
    return moment.strftime('%Y%m%d%H%M%SZ')
