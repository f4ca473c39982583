/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A certificate with those who vouch for it, as the server sent them.
 */

#pragma once

#include "mdr-x509.h"

G_BEGIN_DECLS

typedef struct _MdrChain MdrChain;

MdrChain *mdr_chain_read (GTlsCertificate *peer);
void mdr_chain_free (MdrChain *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrChain, mdr_chain_free)

guint mdr_chain_get_length (const MdrChain *self);
MdrX509 *mdr_chain_get (const MdrChain *self, guint i);
MdrX509 *mdr_chain_get_leaf (const MdrChain *self);
MdrX509 *mdr_chain_get_top (const MdrChain *self);

MdrX509 *mdr_chain_find_expired_authority (const MdrChain *self, GDateTime *now);
MdrX509 *mdr_chain_find_future_authority (const MdrChain *self, GDateTime *now);
MdrX509 *mdr_chain_find_weak_key (const MdrChain *self);
MdrX509 *mdr_chain_find_weak_signature (const MdrChain *self);
MdrX509 *mdr_chain_find_false_authority (const MdrChain *self);

G_END_DECLS
