/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands in one X.509 certificate.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MdrX509:
 * @subject: whose it is, cleaned
 * @issuer: who vouches for it, cleaned
 * @names: (array zero-terminated=1): the hosts it is for, cleaned: the first hundred of them
 * @issuer_name: (nullable): the common name of who vouches for it, cleaned
 * @issuer_organization: (nullable): and the organisation, cleaned
 * @key: kind and size of the key, as in "RSA 2048"
 * @signature: how it is signed, as in "RSA-SHA256"
 * @not_before: when it begins to be valid
 * @not_after: when it ends to be valid
 * @is_self_signed: whether it vouches for itself
 * @has_names: whether the hosts stand where they belong, in the subject's alternative names
 * @has_weak_key: whether the key is shorter than 2048 bits of RSA or 224 of an elliptic curve
 * @has_weak_signature: whether it is signed with MD5, SHA-1 or the like
 * @is_authority: whether it may vouch for others
 * @is_for_servers: whether it may be a server's: it does not list other purposes only
 * @has_timestamps: whether timestamps of certificate transparency logs stand in it (RFC 6962
 *   section 3.3)
 * @seems_public: whether it carries what public authorities put into certificates: such timestamps,
 *   their policies, or where to fetch the certificate of who vouches for it
 *
 * A certificate, read. Names come from outside and are cleaned here.
 */
typedef struct
{
  char *subject;
  char *issuer;
  char *issuer_name;
  char *issuer_organization;
  char **names;
  char *key;
  char *signature;
  GDateTime *not_before;
  GDateTime *not_after;
  gboolean is_self_signed;
  gboolean has_names;
  gboolean has_weak_key;
  gboolean has_weak_signature;
  gboolean is_authority;
  gboolean is_for_servers;
  gboolean has_timestamps;
  gboolean seems_public;

  /*< private >*/
  gpointer certificate;
} MdrX509;

MdrX509 *mdr_x509_read (GTlsCertificate *certificate);
void mdr_x509_free (MdrX509 *self);

char *mdr_x509_join_names (MdrX509 *self);
gboolean mdr_x509_is_for_host (MdrX509 *self, const char *host);
gboolean mdr_x509_is_issued_by (MdrX509 *self, MdrX509 *issuer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrX509, mdr_x509_free)

G_END_DECLS
