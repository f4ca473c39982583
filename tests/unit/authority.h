/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A certificate authority of the tests' own, which makes every kind of certificate on the spot.
 */

#pragma once

#include <gio/gio.h>
#include <gnutls/x509.h>

G_BEGIN_DECLS

/**
 * AuthorityWish:
 * @name: (nullable): the host in the alternative names
 * @common_name: (nullable): the common name
 * @days_before: since how many days it has been valid; 0 is one day
 * @days_after: for how many days it will be; 0 is one year
 * @self_signed: whether it is to vouch for itself
 * @rsa_bits: 0 for an elliptic curve of 256 bits
 * @digest: 0 for SHA-256
 * @more_names: (nullable): further hosts in the alternative names
 *
 * What a certificate is to be like.
 */
typedef struct
{
  const char *name;
  const char *common_name;
  int days_before;
  int days_after;
  gboolean self_signed;
  guint rsa_bits;
  gnutls_digest_algorithm_t digest;
  const char *const *more_names;
} AuthorityWish;

typedef struct _Authority Authority;

Authority *authority_new (void);
void authority_free (Authority *self);

GTlsDatabase *authority_create_trust (Authority *self);
GTlsCertificate *authority_issue (Authority *self, const AuthorityWish *wish);
GTlsCertificate *authority_issue_for (Authority *self, const char *host);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Authority, authority_free)

G_END_DECLS
