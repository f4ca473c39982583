/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who vouches for a server: a public authority, the server's owner, or somebody in between.
 */

#pragma once

#include "core/mdr-finding.h"
#include "knowledge/mdr-interceptor.h"
#include "mdr-chain.h"
#include "mdr-public-authorities.h"

G_BEGIN_DECLS

/**
 * MdrVouching:
 * @host: the host
 * @port: the port, 0 where it does not matter
 * @issuer: who issued the server's certificate
 * @is_trusted: whether this computer trusts whoever vouches
 * @has_timestamps: whether certificate transparency logs have seen the certificate
 * @authority: what kind of authority it is
 * @company_authority: (nullable): the authority of the company that vouches for a server of the
 *   company's own; owned, see mdr_vouching_clear()
 * @interceptor: (nullable): the product that calls itself so
 *
 * The evidence. Borrowed from the chain, the host and the list of products, all but one.
 */
typedef struct
{
  const char *host;
  guint16 port;
  const char *issuer;
  gboolean is_trusted;
  gboolean has_timestamps;
  MdrPublicity authority;
  char *company_authority;
  MdrInterceptor *interceptor;
} MdrVouching;

MdrVouching mdr_vouching_read (const MdrChain *chain,
                               MdrPublicAuthorities *authorities,
                               const char *host,
                               guint16 port,
                               GTlsCertificateFlags flags);
void mdr_vouching_clear (MdrVouching *self);
gboolean mdr_vouching_is_by_local_bridge (const MdrVouching *self);
MdrFinding *
mdr_vouching_create_finding (const MdrVouching *self, MdrStepId step, MdrService *service);

gboolean mdr_vouching_is_public_host (const char *host);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MdrVouching, mdr_vouching_clear)

G_END_DECLS
