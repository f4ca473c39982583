# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Servers that do not prove who they are, or not well enough.

import ssl
import unittest

from servers import IPV4
from servers.scripted import server_tls

from .case import Case, HostileTest

UNTRUSTED, EXPIRED, WRONG_HOST, CLOCK, WEAK = (
    'tls-untrusted-certificate', 'tls-expired-certificate', 'tls-wrong-host', 'clock-skew',
    'tls-version-or-cipher')

# A connection with TLS from the beginning, whose server is so at once; and one that is upgraded, with
# a server that was in order when it was first looked at.
WAYS = {'imap': ('tls', False), 'smtp': ('starttls', 'later')}

FAULTS = {
    'expired': EXPIRED,
    'not-yet-valid': CLOCK,
    'self-signed': UNTRUSTED,
    'unknown-authority': UNTRUSTED,
    'missing-intermediate': UNTRUSTED,
    'expired-intermediate': EXPIRED,
    'signed-by-leaf': UNTRUSTED,
    'path-too-long': UNTRUSTED,
    'name-constraints': UNTRUSTED,
    'not-for-servers': UNTRUSTED,
    'weak-key': WEAK,
    'sha1': WEAK,
    'md5': WEAK,
    'wrong-name': WRONG_HOST,
    'partial-wildcard': WRONG_HOST,
    'wildcard-alone': WRONG_HOST,
    'wildcard-for-two': WRONG_HOST,
    'wildcard-inside': WRONG_HOST,
    'wildcard-below': WRONG_HOST,
    'nul-in-name': WRONG_HOST,
    'name-only-in-subject': WRONG_HOST,
    'no-name-at-all': WRONG_HOST,
    'ten-thousand-names': WEAK,
}

# What the certificates of an address may and may not be.
ADDRESS_FAULTS = ('address-as-name', 'address-in-subject', 'wildcard')

# Odd, and allowed.
SOUND = ('wildcard', 'good-below-between', 'wrong-order', 'hundred-certificates',
         'hundred-strangers')

OLD_VERSIONS = {'SSL 3 or TLS 1.0': ssl.TLSVersion.TLSv1, 'TLS 1.1': ssl.TLSVersion.TLSv1_1}

# As OpenSSL calls what nobody should offer any more, with TLS 1.2 at most.
OLD_CIPHERS = {
    'no certificate': 'ADH:AECDH',
    'no encryption': 'eNULL',
}


def with_certificate(kind, security):
    def make(dialogue, authority):
        return dialogue(security, authority.issue(kind))

    return make


def with_version(version, security):
    def make(dialogue, authority):
        return dialogue(security, authority.issue(), newest_tls=version)

    return make


def with_ciphers(ciphers, security):
    """A server that takes these ciphers and no others."""

    def make(dialogue, authority):
        script = dialogue(security, authority.issue())
        script.tls = server_tls(authority.issue(), ssl.TLSVersion.TLSv1_2)
        script.tls.set_ciphers(f'{ciphers}:@SECLEVEL=0')
        return script

    return make


class CertificateTest(HostileTest):
    """For each of them the name is the one that the user gave."""

    def cases(self, name, cause, make, **options):
        """One case for each way of beginning TLS."""
        return [Case(f'{name}, {security}', make(security), cause, security,
                     protocols=(protocol,), turns=cause != 'ok' and turns, **options)
                for protocol, (security, turns) in WAYS.items()]

    def test_faults(self):
        cases = []
        for kind, cause in FAULTS.items():
            cases += self.cases(f'certificate: {kind}', cause,
                                lambda security, kind=kind: with_certificate(kind, security))
        self.play(cases)

    def test_certificates_of_an_address(self):
        cases = []
        for kind in ADDRESS_FAULTS:
            cases += self.cases(f'certificate of an address: {kind}', WRONG_HOST,
                                lambda security, kind=kind: with_certificate(kind, security),
                                host=IPV4)
        cases += self.cases('certificate of an address: address', 'ok',
                            lambda security: with_certificate('address', security), host=IPV4,
                            sign_ins=1)
        self.play(cases)

    def test_what_is_allowed(self):
        cases = []
        for kind in SOUND:
            cases += self.cases(f'sound certificate: {kind}', 'ok',
                                lambda security, kind=kind: with_certificate(kind, security),
                                sign_ins=1)
        self.play(cases)

    def test_old_versions(self):
        cases = []
        for name, version in OLD_VERSIONS.items():
            cases += self.cases(f'only {name}', WEAK,
                                lambda security, old=version: with_version(old, security))
        self.play(cases)

    def test_old_ciphers(self):
        cases = []
        for name, ciphers in OLD_CIPHERS.items():
            cases += self.cases(f'only ciphers with {name}', WEAK,
                                lambda security, old=ciphers: with_ciphers(old, security))
        self.play(cases)


if __name__ == '__main__':
    unittest.main()
