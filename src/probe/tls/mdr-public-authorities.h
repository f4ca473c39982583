/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The authorities that everybody trusts, as opposed to those that were added on this computer.
 */

#pragma once

#include "core/mdr-environment.h"
#include "mdr-chain.h"

G_BEGIN_DECLS

/**
 * MdrPublicity:
 * @MDR_PUBLICITY_UNKNOWN: it cannot be told
 * @MDR_PUBLICITY_PRIVATE: it is none that everybody trusts
 * @MDR_PUBLICITY_PUBLIC: everybody trusts it
 *
 * What kind of authority vouches for a certificate.
 */
typedef enum
{
  MDR_PUBLICITY_UNKNOWN,
  MDR_PUBLICITY_PRIVATE,
  MDR_PUBLICITY_PUBLIC,
} MdrPublicity;

#define MDR_TYPE_PUBLIC_AUTHORITIES (mdr_public_authorities_get_type ())
G_DECLARE_FINAL_TYPE (MdrPublicAuthorities,
                      mdr_public_authorities,
                      MDR,
                      PUBLIC_AUTHORITIES,
                      GObject)

MdrPublicAuthorities *mdr_public_authorities_new (const char *const *places);
MdrPublicAuthorities *mdr_public_authorities_get (MdrEnvironment *environment);
void mdr_public_authorities_count (MdrEnvironment *environment, const char *file);

MdrPublicity mdr_public_authorities_judge (MdrPublicAuthorities *self, const MdrChain *chain);
gboolean mdr_public_authorities_know (MdrPublicAuthorities *self, const char *organization);

G_END_DECLS
