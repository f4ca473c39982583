# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A certificate authority of the tests' own, and one certificate for each thing that can be wrong.

"""A certificate authority of the tests' own: `Authority (directory).issue ('expired')`."""

import datetime
import os
import shutil
import subprocess
import threading

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
    """What one kind of certificate is made of; days count from today.

    `names` are alternative names as openssl takes them, `key` is one of KEY_OPTIONS or the kind
    whose key is used once more, `extensions` a section of CONFIGURATION, `sends` are the kinds that
    are sent along, in that order.
    """

    names: str = GOOD_NAMES
    subject: str = HOST
    begins: int = -1
    ends: int = 365
    key: str = 'EC'
    signed_by: str = 'authority'
    digest: str = 'sha256'
    extensions: str = 'leaf'
    sends: tuple = ()


# How many certificates the longest chain has, without its root.
LONG_CHAIN = 100


def between(signed_by='authority', **changes):
    """An authority that another one vouches for."""
    return Recipe(**{'names': '', 'subject': 'Mail Doctor Tests between', 'begins': -800,
                     'ends': 800, 'signed_by': signed_by, 'extensions': 'authority', **changes})


def encode_name(name):
    """A name as DER, with bytes in it that openssl would not take."""
    return f'DER:30{len(name) + 2:02x}82{len(name):02x}{name.hex()}'


RECIPES = {
    'good': Recipe(),
    'providers': Recipe(names=','.join(f'DNS:*.{name}' for name in PROVIDERS)),
    'web': Recipe(names='DNS:*.example.test,DNS:example.test,DNS:autoconfig.thunderbird.net'),
    'wrong-name': Recipe(names='DNS:other.example.test', subject='other.example.test'),
    'partial-wildcard': Recipe(names='DNS:ma*.example.test', subject='ma*.example.test'),
    'name-only-in-subject': Recipe(names=''),
    'expired': Recipe(begins=-400, ends=-35),
    'not-yet-valid': Recipe(begins=35, ends=400),
    'unknown-authority': Recipe(signed_by='stranger'),
    'self-signed': Recipe(signed_by='itself'),
    'weak-key': Recipe(key='RSA-1024'),
    'wildcard': Recipe(names='DNS:*.example.test'),
    'wildcard-alone': Recipe(names='DNS:*'),
    'wildcard-for-two': Recipe(names='DNS:*.test'),
    'wildcard-inside': Recipe(names='DNS:mail.*.test'),
    'wildcard-below': Recipe(names=f'DNS:*.{HOST}'),
    'nul-in-name': Recipe(names=encode_name(f'{HOST}\0.evil.test'.encode())),
    'address': Recipe(names='IP:127.0.0.1'),
    'address-as-name': Recipe(names='DNS:127.0.0.1'),
    'address-in-subject': Recipe(names='', subject='127.0.0.1'),
    'no-name-at-all': Recipe(names='email:root@example.test', subject='nobody'),
    'ten-thousand-names': Recipe(names=','.join(f'DNS:h{n}.example.test' for n in range(10000))),
    'rsa-between': between(key='RSA-2048'),
    'md5': Recipe(digest='md5', signed_by='rsa-between', sends=('rsa-between',)),
    'sha1': Recipe(digest='sha1'),
    'not-for-servers': Recipe(extensions='client'),
    'between': between(),
    'good-below-between': Recipe(signed_by='between', sends=('between',)),
    'missing-intermediate': Recipe(signed_by='between'),
    'second-between': between('between', subject='Mail Doctor Tests below'),
    'wrong-order': Recipe(signed_by='second-between', sends=('between', 'second-between')),
    'old-between': between(ends=-35),
    'expired-intermediate': Recipe(signed_by='old-between', sends=('old-between',)),
    'constrained': between(extensions='constrained'),
    'name-constraints': Recipe(signed_by='constrained', sends=('constrained',)),
    'last': between(extensions='last'),
    'below-last': between('last', subject='Mail Doctor Tests below'),
    'path-too-long': Recipe(signed_by='below-last', sends=('below-last', 'last')),
    'signed-by-leaf': Recipe(signed_by='good', sends=('good',)),
    'link-0': between(),
    **{f'link-{n}': between(f'link-{n - 1}', subject=f'Link {n}', key='link-0')
       for n in range(1, LONG_CHAIN - 1)},
    'hundred-certificates': Recipe(signed_by=f'link-{LONG_CHAIN - 2}', sends=tuple(
        f'link-{n}' for n in reversed(range(LONG_CHAIN - 1)))),
    'hundred-strangers': Recipe(sends=tuple(f'link-{n}' for n in range(LONG_CHAIN - 1))),
}

KEY_OPTIONS = {
    'EC': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
    'RSA-2048': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
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
[client]
basicConstraints = critical,CA:FALSE
extendedKeyUsage = clientAuth
[last]
basicConstraints = critical,CA:TRUE,pathlen:0
keyUsage = critical,keyCertSign
[constrained]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
nameConstraints = critical,permitted;DNS:.other.test
"""


class Authority:
    """Issues certificates into a directory; each kind of RECIPES is made when first asked for.

    May be asked from several threads.

    `bundle` is the PEM file for `--ca-file`: the authority that is to be trusted. The kinds
    'unknown-authority' and 'self-signed' do not lead to it.
    """

    def __init__(self, directory):
        self.directory = str(directory)
        self._issued = {}
        self._lock = threading.RLock()
        os.makedirs(self.directory, exist_ok=True)
        self._write('index', '')
        self._write('openssl.cnf', CONFIGURATION)
        for name in ('authority', 'stranger'):
            root = between(subject=f'Mail Doctor Tests {name}')
            self._make_request(name, root.subject, root.key)
            self._sign(name, name, root)
        self.bundle = self._path('authority.pem')

    def issue(self, kind='good'):
        """The certificate of this kind, a Certificate."""
        with self._lock:
            if kind not in self._issued:
                self._issued[kind] = self._make(kind, RECIPES[kind])
            return self._issued[kind]

    def _make(self, kind, recipe):
        if recipe.signed_by in RECIPES:
            self.issue(recipe.signed_by)
        self._make_request(kind, recipe.subject, recipe.key, recipe.names)
        signer = kind if recipe.signed_by == 'itself' else recipe.signed_by
        self._sign(kind, signer, recipe)
        for other in recipe.sends:
            self.issue(other)
        self._write(f'{kind}-chain.pem', ''.join(map(self._read, (kind, *recipe.sends))))
        return Certificate(kind, self._path(f'{kind}-chain.pem'), self._path(f'{kind}.key'))

    def _make_request(self, name, subject, key, names=''):
        if key in RECIPES:
            # It is the signature that counts; a key of its own for each would take long.
            self.issue(key)
            for end in ('key', 'csr'):
                shutil.copy(self._path(f'{key}.{end}'), self._path(f'{name}.{end}'))
            return
        # Ten thousand names are too many for a command line.
        self._write(f'{name}.cnf', CONFIGURATION + _write_names(names))
        self._openssl('genpkey', *KEY_OPTIONS[key], '-out', self._path(f'{name}.key'))
        self._openssl('req', '-new', '-utf8', '-config', self._path(f'{name}.cnf'),
                      '-subj', f'/CN={subject}', '-key', self._path(f'{name}.key'),
                      *(['-reqexts', 'names'] if names else []),
                      '-out', self._path(f'{name}.csr'))

    def _sign(self, name, signer, recipe):
        # A certificate that signs itself is its own issuer: `-selfsign` takes the request's key.
        issuer = ['-selfsign'] if signer == name else ['-cert', self._path(f'{signer}.pem')]
        self._openssl('ca', '-batch', '-notext', '-utf8', '-config', self._path('openssl.cnf'), *issuer,
                      '-keyfile', self._path(f'{signer}.key'), '-in', self._path(f'{name}.csr'),
                      '-subj', f'/CN={recipe.subject}', '-md', recipe.digest,
                      '-extensions', recipe.extensions, '-startdate', _day(recipe.begins),
                      '-enddate', _day(recipe.ends), '-out', self._path(f'{name}.pem'))

    def _openssl(self, *arguments):
        environment = dict(os.environ, MDR_AUTHORITY=self.directory)
        run = subprocess.run(['openssl', *arguments], env=environment, stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                             check=False)
        if run.returncode != 0:
            raise RuntimeError(f'openssl {arguments[0]} failed:\n{run.stdout}')

    def _path(self, name):
        return os.path.join(self.directory, name)

    def _read(self, name):
        with open(self._path(f'{name}.pem'), encoding='ascii') as file:
            return file.read()

    def _write(self, name, text):
        with open(self._path(name), 'w', encoding='ascii') as file:
            file.write(text)


def _write_names(names):
    """A section of a configuration with these alternative names."""
    if names.startswith('DER:'):
        return f'[names]\nsubjectAltName = {names}\n'
    pairs = [name.split(':', 1) for name in names.split(',')] if names else []
    lines = [f'{kind}.{number} = {name}\n' for number, (kind, name) in enumerate(pairs)]
    return ''.join(['[names]\nsubjectAltName = @each\n[each]\n', *lines])


def _day(days):
    """So many days from now, as `openssl ca` wants it."""
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)
    return moment.strftime('%Y%m%d%H%M%SZ')
