/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a name to a connection, over IPv6 or IPv4, whichever gets there first.
 */

#pragma once

#include "core/mdr-environment.h"
#include "mdr-family-result.h"

G_BEGIN_DECLS

#define MDR_TYPE_CONNECTOR (mdr_connector_get_type ())
G_DECLARE_FINAL_TYPE (MdrConnector, mdr_connector, MDR, CONNECTOR, GObject)

MdrConnector *mdr_connector_new (MdrEnvironment *environment, const char *host, guint16 port);

void mdr_connector_run_async (MdrConnector *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GSocketConnection *
mdr_connector_run_finish (MdrConnector *self, GAsyncResult *result, GError **error);

gboolean mdr_connector_is_settled (MdrConnector *self);
char **mdr_connector_dup_addresses (MdrConnector *self);
MdrFamilyResult *mdr_connector_create_result (MdrConnector *self, GSocketFamily family);

G_END_DECLS
