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
 * @purpose: (nullable): the OID of what it is for; servers if left out
 * @no_purpose: whether it says nothing of what it is for
 * @timestamps: whether certificate transparency logs have seen it
 * @issuer_link: (nullable): where the issuer's certificate is to be found
 * @policy: (nullable): the OID of the policy that it was issued under
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
  const char *purpose;
  gboolean no_purpose;
  gboolean timestamps;
  const char *issuer_link;
  const char *policy;
} AuthorityWish;

/**
 * AuthorityTraits:
 * @common_name: (nullable): its common name; one of its own if left out
 * @organization: (nullable): its organisation
 * @days_before: since how many days it has been valid; 0 is a thousand
 * @days_after: for how many days it will be; 0 is a thousand
 * @rsa_bits: 0 for an elliptic curve of 256 bits
 * @not_allowed: whether it may not vouch for others
 *
 * What an authority is to be like.
 */
typedef struct
{
  const char *common_name;
  const char *organization;
  int days_before;
  int days_after;
  guint rsa_bits;
  gboolean not_allowed;
} AuthorityTraits;

typedef struct _Authority Authority;

Authority *authority_new (void);
Authority *authority_new_named (const char *common_name, const char *organization);
Authority *authority_new_below (Authority *parent, const AuthorityTraits *traits);
void authority_free (Authority *self);

const char *authority_get_path (Authority *self);

GTlsDatabase *authority_create_trust (Authority *self);
GTlsCertificate *authority_issue (Authority *self, const AuthorityWish *wish);
GTlsCertificate *authority_issue_without_chain (Authority *self, const AuthorityWish *wish);
GTlsCertificate *authority_issue_for (Authority *self, const char *host);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Authority, authority_free)

G_END_DECLS
