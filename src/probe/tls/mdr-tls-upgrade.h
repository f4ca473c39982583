/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a connection to a secure channel, or to the reasons why there is none.
 */

#pragma once

#include "core/mdr-environment.h"
#include "mdr-certificate.h"

G_BEGIN_DECLS

#define MDR_TYPE_TLS_UPGRADE (mdr_tls_upgrade_get_type ())
G_DECLARE_FINAL_TYPE (MdrTlsUpgrade, mdr_tls_upgrade, MDR, TLS_UPGRADE, GObject)

MdrTlsUpgrade *mdr_tls_upgrade_new (MdrEnvironment *environment, MdrService *service);

void mdr_tls_upgrade_prepare (MdrTlsUpgrade *self);
void mdr_tls_upgrade_run_async (MdrTlsUpgrade *self,
                                GIOStream *base,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GIOStream *mdr_tls_upgrade_run_finish (MdrTlsUpgrade *self, GAsyncResult *result, GError **error);

gboolean mdr_tls_upgrade_has_met_tls (MdrTlsUpgrade *self);
gboolean mdr_tls_upgrade_get_verified (MdrTlsUpgrade *self);
MdrCertificate *mdr_tls_upgrade_get_certificate (MdrTlsUpgrade *self);
GPtrArray *mdr_tls_upgrade_get_findings (MdrTlsUpgrade *self);

G_END_DECLS
