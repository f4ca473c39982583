/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A hash that can be moved along a text byte by byte (Rabin and Karp), by a factor that is another
 * one each time. Only half of it is kept: enough to tell the bytes from nearly all others, and far
 * too little to have them back.
 */

#include "mdr-fingerprint.h"

#include <gnutls/crypto.h>

static guint64
add_byte (guint64 hash, char byte, guint64 factor)
{
  return (hash + (guchar) byte + 1) * factor;
}

/**
 * mdr_fingerprint_take:
 * @self: (out caller-allocates): where to put it
 * @bytes: what is to be recognised
 * @length: how many bytes
 *
 * Takes the fingerprint of @bytes.
 */
void
mdr_fingerprint_take (MdrFingerprint *self, const char *bytes, gsize length)
{
  guint64 hash = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (bytes != NULL);

  if (gnutls_rnd (GNUTLS_RND_KEY, &self->factor, sizeof self->factor) < 0)
    g_error ("GnuTLS has no random numbers");

  /* With an even one, bytes would be lost on the way. */
  self->factor |= 1;
  self->length = length;
  for (gsize i = 0; i < length; i++)
    hash = add_byte (hash, bytes[i], self->factor);
  self->hash = (guint32) (hash >> 32);
}

/**
 * mdr_fingerprint_occurs_in:
 * @self: a fingerprint
 * @text: some text
 * @length: how many bytes it has
 *
 * Looks at each byte of @text twice, however long the bytes of the fingerprint were.
 *
 * Returns: whether they stand in @text; once in some thousand million places it is something else
 */
gboolean
mdr_fingerprint_occurs_in (const MdrFingerprint *self, const char *text, gsize length)
{
  guint64 hash = 0;
  guint64 oldest = 1; /* what the first of the bytes was multiplied by */

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (self->length == 0 || self->length > length)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (i < self->length)
        oldest *= self->factor;
      else
        hash -= ((guchar) text[i - self->length] + 1) * oldest;

      hash = add_byte (hash, text[i], self->factor);
      if (i + 1 >= self->length && (guint32) (hash >> 32) == self->hash)
        return TRUE;
    }

  return FALSE;
}
