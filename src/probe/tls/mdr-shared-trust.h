/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom every connection of a check trusts.
 */

#pragma once

#include "core/mdr-environment.h"
#include "knowledge/mdr-company.h"
#include "mdr-chain.h"

G_BEGIN_DECLS

#define MDR_TYPE_SHARED_TRUST (mdr_shared_trust_get_type ())
G_DECLARE_FINAL_TYPE (MdrSharedTrust, mdr_shared_trust, MDR, SHARED_TRUST, GTlsDatabase)

GTlsDatabase *mdr_shared_trust_new (GTlsDatabase *base, MdrCompany *company);
GTlsDatabase *mdr_shared_trust_create (MdrEnvironment *environment);

char *mdr_shared_trust_dup_company_authority (MdrCompany *company,
                                              const MdrChain *chain,
                                              const char *host);

G_END_DECLS
