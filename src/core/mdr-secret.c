/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Secrets in pages of their own. Neither libsecret nor GnuTLS lends out its locked memory to build
 * a protocol line in, and the base64 of GLib leaves copies on the heap; hence this file.
 */

#include "mdr-secret.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>

struct _MdrSecret
{
  gatomicrefcount ref_count;
  gsize length;

  /* owned: a mapping of MDR_SECRET_MAX_LENGTH + 1 bytes */
  char *bytes;
};

G_DEFINE_BOXED_TYPE (MdrSecret, mdr_secret, mdr_secret_ref, mdr_secret_unref)

/**
 * mdr_wipe:
 * @memory: where a secret stood
 * @length: how many bytes
 *
 * Overwrites @memory in a way that the compiler cannot leave out.
 */
void
mdr_wipe (void *memory, gsize length)
{
  if (memory != NULL)
    explicit_bzero (memory, length);
}

/**
 * mdr_secret_new:
 *
 * Returns: (transfer full): an empty secret to append to
 */
MdrSecret *
mdr_secret_new (void)
{
  MdrSecret *self = g_new0 (MdrSecret, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->bytes = mmap (NULL, MDR_SECRET_MAX_LENGTH + 1, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (self->bytes == MAP_FAILED)
    g_error ("No memory for a secret: %s", g_strerror (errno));

  if (mlock (self->bytes, MDR_SECRET_MAX_LENGTH + 1) != 0)
    g_debug ("Memory of a secret is not locked: %s", g_strerror (errno));
#ifdef MADV_DONTDUMP
  madvise (self->bytes, MDR_SECRET_MAX_LENGTH + 1, MADV_DONTDUMP);
#endif

  return self;
}

/**
 * mdr_secret_new_from_text:
 * @text: (nullable): what to copy; wiping it stays with the caller
 * @length: how many bytes, or -1 when @text ends with a NUL
 *
 * Returns: (transfer full): a secret of these bytes
 */
MdrSecret *
mdr_secret_new_from_text (const char *text, gssize length)
{
  MdrSecret *self = mdr_secret_new ();

  if (text != NULL)
    mdr_secret_append (self, text, length);

  return self;
}

/**
 * mdr_secret_ref:
 * @self: a secret
 *
 * Returns: (transfer full): @self, held once more
 */
MdrSecret *
mdr_secret_ref (MdrSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * mdr_secret_unref:
 * @self: (transfer full): a secret
 *
 * Lets go of @self; the last one to do so wipes it.
 */
void
mdr_secret_unref (MdrSecret *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  mdr_wipe (self->bytes, MDR_SECRET_MAX_LENGTH + 1);
  munmap (self->bytes, MDR_SECRET_MAX_LENGTH + 1);
  g_free (self);
}

/**
 * mdr_secret_append:
 * @self: a secret nobody else holds yet
 * @bytes: what to copy
 * @length: how many bytes, or -1 when @bytes ends with a NUL
 *
 * Adds @bytes at the end. What goes beyond %MDR_SECRET_MAX_LENGTH is cut off; callers that take
 * secrets from outside check their length before.
 */
void
mdr_secret_append (MdrSecret *self, const char *bytes, gssize length)
{
  gsize n_bytes;

  g_return_if_fail (self != NULL);
  g_return_if_fail (bytes != NULL);

  n_bytes = length < 0 ? strlen (bytes) : (gsize) length;
  n_bytes = MIN (n_bytes, MDR_SECRET_MAX_LENGTH - self->length);
  memcpy (self->bytes + self->length, bytes, n_bytes);
  self->length += n_bytes;
}

/**
 * mdr_secret_append_base64:
 * @self: a secret nobody else holds yet
 * @plain: another secret
 *
 * Adds the base64 form of @plain (RFC 4648 section 4), without line breaks.
 */
void
mdr_secret_append_base64 (MdrSecret *self, const MdrSecret *plain)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const guchar *in;
  gsize length;

  g_return_if_fail (self != NULL);
  g_return_if_fail (plain != NULL && plain != self);

  in = (const guchar *) mdr_secret_peek (plain, &length);

  for (gsize i = 0; i < length; i += 3)
    {
      gsize left = length - i;
      guint32 group = in[i] << 16 | (left > 1 ? in[i + 1] << 8 : 0) | (left > 2 ? in[i + 2] : 0);
      char quartet[4] = {
        digits[group >> 18],
        digits[group >> 12 & 63],
        left > 1 ? digits[group >> 6 & 63] : '=',
        left > 2 ? digits[group & 63] : '=',
      };

      mdr_secret_append (self, quartet, sizeof quartet);
      mdr_wipe (quartet, sizeof quartet);
    }
}

/**
 * mdr_secret_peek:
 * @self: a secret
 * @length: (out) (optional): how many bytes it has
 *
 * Lends the bytes. Copy them nowhere but into another secret or a library that needs them.
 *
 * Returns: (transfer none): the bytes, with a NUL behind them
 */
const char *
mdr_secret_peek (const MdrSecret *self, gsize *length)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (length != NULL)
    *length = self->length;

  return self->bytes;
}

/**
 * mdr_secret_is_empty:
 * @self: a secret
 *
 * Returns: whether there is nothing in it
 */
gboolean
mdr_secret_is_empty (const MdrSecret *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->length == 0;
}

/**
 * mdr_secret_equal:
 * @a: a secret
 * @b: another
 *
 * Returns: whether both have the same bytes
 */
gboolean
mdr_secret_equal (const MdrSecret *a, const MdrSecret *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  return a->length == b->length && memcmp (a->bytes, b->bytes, a->length) == 0;
}
