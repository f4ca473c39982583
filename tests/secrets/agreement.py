# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The cipher of the Secret Service and of gnome-keyring's questions, for their stand-ins.

"""A key by Diffie and Hellman, by HKDF with SHA-256 and nothing else in it; AES-128 in CBC mode."""

import hashlib
import hmac
import os
import subprocess

# RFC 2409, section 6.2, which the Secret Service takes, and RFC 3526, section 2, of the questions.
PRIME_1024 = int(
    'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD'
    'EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED'
    'EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE65381FFFFFFFFFFFFFFFF', 16)
PRIME_1536 = int(
    'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD'
    'EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED'
    'EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F'
    '83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA237327FFFFFFFFFFFFFFFF',
    16)


class Agreement:
    """One side of it."""

    def __init__(self, prime):
        self.prime = prime
        self.length = prime.bit_length() // 8
        self.private = int.from_bytes(os.urandom(self.length), 'big') % prime
        self.public = pow(2, self.private, prime).to_bytes(self.length, 'big')
        self.key = None

    def agree(self, peer):
        """Makes the key with the public number of the other side."""
        shared = pow(int.from_bytes(peer, 'big'), self.private, self.prime)
        extracted = hmac.digest(bytes(32), shared.to_bytes(self.length, 'big'), hashlib.sha256)
        self.key = hmac.digest(extracted, b'\x01', hashlib.sha256)[:16]

    def seal(self, text):
        """Some random number, and the text encrypted with it and the key."""
        start = os.urandom(16)
        return start, self._cipher(text, start)

    def unseal(self, start, sealed):
        """The text again."""
        return self._cipher(sealed, start, '-d')

    def _cipher(self, text, start, *options):
        command = ['openssl', 'enc', '-aes-128-cbc', '-K', self.key.hex(), '-iv', start.hex()]
        return subprocess.run([*command, *options], input=text, stdout=subprocess.PIPE,
                              check=True).stdout
