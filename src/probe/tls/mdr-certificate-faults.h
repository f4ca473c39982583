/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is wrong with a server's certificates, each fault by its name.
 */

#pragma once

#include "core/mdr-cause.h"
#include "mdr-chain.h"
#include "mdr-public-authorities.h"

G_BEGIN_DECLS

/**
 * MdrCertificateFault:
 * @code: the code of the finding
 * @cause: what it points to
 * @parameter: (nullable): the name of what is of interest about it
 * @value: (nullable): and its value, owned
 * @authority: (nullable): who of those that vouch for the server it is about; borrowed
 *
 * One thing that is wrong.
 */
typedef struct
{
  const char *code;
  MdrCause cause;
  const char *parameter;
  char *value;
  const char *authority;
} MdrCertificateFault;

/**
 * MdrCertificateCase:
 * @chain: what the server showed
 * @host: for whom it should be
 * @flags: what the TLS library has against it
 * @authorities: (nullable): the authorities that everybody trusts
 * @now: what time it is
 *
 * What there is to judge by. Borrowed.
 */
typedef struct
{
  const MdrChain *chain;
  const char *host;
  GTlsCertificateFlags flags;
  MdrPublicAuthorities *authorities;
  GDateTime *now;
} MdrCertificateCase;

GPtrArray *mdr_certificate_faults_find (const MdrCertificateCase *trial);
gboolean mdr_certificate_flags_trust (GTlsCertificateFlags flags);

G_END_DECLS
