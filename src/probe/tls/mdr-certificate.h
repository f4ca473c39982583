/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The secure channel to a server: its certificate, and what is wrong with it.
 */

#pragma once

#include <gio/gio.h>

#include "core/mdr-environment.h"
#include "core/mdr-finding.h"
#include "mdr-public-authorities.h"

G_BEGIN_DECLS

#define MDR_TYPE_CERTIFICATE (mdr_certificate_get_type ())
G_DECLARE_FINAL_TYPE (MdrCertificate, mdr_certificate, MDR, CERTIFICATE, GObject)

MdrCertificate *mdr_certificate_new (MdrService *service,
                                     GTlsCertificate *peer,
                                     GTlsCertificateFlags flags,
                                     GTlsProtocolVersion version,
                                     const char *cipher,
                                     MdrEnvironment *environment);

const char *mdr_certificate_get_version (MdrCertificate *self);
const char *mdr_certificate_get_cipher (MdrCertificate *self);
const char *mdr_certificate_get_subject (MdrCertificate *self);
const char *mdr_certificate_get_issuer (MdrCertificate *self);
GDateTime *mdr_certificate_get_not_before (MdrCertificate *self);
GDateTime *mdr_certificate_get_not_after (MdrCertificate *self);
gboolean mdr_certificate_get_verified (MdrCertificate *self);
gboolean mdr_certificate_is_of_local_bridge (MdrCertificate *self);
MdrPublicity mdr_certificate_get_authority (MdrCertificate *self);
gboolean mdr_certificate_has_timestamps (MdrCertificate *self);
const char *const *mdr_certificate_get_problems (MdrCertificate *self);
GPtrArray *mdr_certificate_get_findings (MdrCertificate *self);

G_END_DECLS
