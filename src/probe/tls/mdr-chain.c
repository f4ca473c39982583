/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the server's certificate upwards, as far as what the server sent goes. Whether anybody
 * trusts the end of it is for others to say.
 */

#include "mdr-chain.h"

/* What GnuTLS follows, too. */
#define MAX_LENGTH 16

struct _MdrChain
{
  /* owned; of MdrX509, the leaf first, never empty */
  GPtrArray *certificates;
};

/**
 * mdr_chain_read:
 * @peer: a server's certificate, with those it came with
 *
 * Returns: (transfer full) (nullable): the chain, as far as it can be read; %NULL where not even
 *   the server's own certificate can
 */
MdrChain *
mdr_chain_read (GTlsCertificate *peer)
{
  g_autoptr (MdrX509) leaf = NULL;
  MdrChain *self;

  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (peer), NULL);

  leaf = mdr_x509_read (peer);
  if (leaf == NULL)
    return NULL;

  self = g_new0 (MdrChain, 1);
  self->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) mdr_x509_free);
  g_ptr_array_add (self->certificates, g_steal_pointer (&leaf));

  while (self->certificates->len < MAX_LENGTH && !mdr_chain_get_top (self)->is_self_signed)
    {
      g_autoptr (MdrX509) issuer = NULL;

      peer = g_tls_certificate_get_issuer (peer);
      issuer = peer != NULL ? mdr_x509_read (peer) : NULL;
      if (issuer == NULL || !mdr_x509_is_issued_by (mdr_chain_get_top (self), issuer))
        break;

      g_ptr_array_add (self->certificates, g_steal_pointer (&issuer));
    }

  return self;
}

/**
 * mdr_chain_free:
 * @self: (transfer full): a chain
 *
 * Frees @self.
 */
void
mdr_chain_free (MdrChain *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->certificates);
  g_free (self);
}

/**
 * mdr_chain_get_length:
 * @self: a chain
 *
 * Returns: how many certificates there are, at least one
 */
guint
mdr_chain_get_length (const MdrChain *self)
{
  return self->certificates->len;
}

/**
 * mdr_chain_get:
 * @self: a chain
 * @i: a number below the length
 *
 * Returns: (transfer none): the certificate there; 0 is the server's own
 */
MdrX509 *
mdr_chain_get (const MdrChain *self, guint i)
{
  g_return_val_if_fail (i < self->certificates->len, NULL);

  return g_ptr_array_index (self->certificates, i);
}

/**
 * mdr_chain_get_leaf:
 * @self: a chain
 *
 * Returns: (transfer none): the server's own certificate
 */
MdrX509 *
mdr_chain_get_leaf (const MdrChain *self)
{
  return g_ptr_array_index (self->certificates, 0);
}

/**
 * mdr_chain_get_top:
 * @self: a chain
 *
 * Returns: (transfer none): the last certificate that the server sent; that of a root, or of the
 *   last who needs somebody to vouch for him
 */
MdrX509 *
mdr_chain_get_top (const MdrChain *self)
{
  return g_ptr_array_index (self->certificates, self->certificates->len - 1);
}

typedef gboolean (*Judgement) (MdrX509 *authority, GDateTime *now);

static MdrX509 *
find_authority (const MdrChain *self, Judgement judgement, GDateTime *now)
{
  for (guint i = 1; i < self->certificates->len; i++)
    if (judgement (mdr_chain_get (self, i), now))
      return mdr_chain_get (self, i);

  return NULL;
}

static gboolean
has_expired (MdrX509 *authority, GDateTime *now)
{
  return g_date_time_compare (now, authority->not_after) > 0;
}

static gboolean
is_of_the_future (MdrX509 *authority, GDateTime *now)
{
  return g_date_time_compare (now, authority->not_before) < 0;
}

static gboolean
has_weak_key (MdrX509 *authority, GDateTime *now)
{
  return authority->has_weak_key;
}

/* Who vouches for himself is trusted for other reasons than his signature. */
static gboolean
is_signed_weakly (MdrX509 *authority, GDateTime *now)
{
  return authority->has_weak_signature && !authority->is_self_signed;
}

static gboolean
is_no_authority (MdrX509 *authority, GDateTime *now)
{
  return !authority->is_authority;
}

/**
 * mdr_chain_find_expired_authority:
 * @self: a chain
 * @now: what time it is
 *
 * Returns: (transfer none) (nullable): the first who vouches for others although his own time is
 *   over
 */
MdrX509 *
mdr_chain_find_expired_authority (const MdrChain *self, GDateTime *now)
{
  return find_authority (self, has_expired, now);
}

/**
 * mdr_chain_find_future_authority:
 * @self: a chain
 * @now: what time it is
 *
 * Returns: (transfer none) (nullable): the first who vouches for others before his own time has
 * come
 */
MdrX509 *
mdr_chain_find_future_authority (const MdrChain *self, GDateTime *now)
{
  return find_authority (self, is_of_the_future, now);
}

/**
 * mdr_chain_find_weak_key:
 * @self: a chain
 *
 * Returns: (transfer none) (nullable): the first of those that vouch for others whose key is too
 *   short
 */
MdrX509 *
mdr_chain_find_weak_key (const MdrChain *self)
{
  return find_authority (self, has_weak_key, NULL);
}

/**
 * mdr_chain_find_weak_signature:
 * @self: a chain
 *
 * Servers send such certificates along that are good for old programs only, so it says something
 * only where the library complains.
 *
 * Returns: (transfer none) (nullable): the first of those that vouch for others who is vouched for
 *   with an outdated signature
 */
MdrX509 *
mdr_chain_find_weak_signature (const MdrChain *self)
{
  return find_authority (self, is_signed_weakly, NULL);
}

/**
 * mdr_chain_find_false_authority:
 * @self: a chain
 *
 * Returns: (transfer none) (nullable): the first who vouches for others and may not (RFC 5280
 *   section 4.2.1.9)
 */
MdrX509 *
mdr_chain_find_false_authority (const MdrChain *self)
{
  return find_authority (self, is_no_authority, NULL);
}
