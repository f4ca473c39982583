/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mail servers that a domain names in the DNS.
 */

#pragma once

#include "core/mdr-address.h"
#include "core/mdr-environment.h"

G_BEGIN_DECLS

void mdr_srv_lookup_async (MdrEnvironment *environment,
                           MdrAddress *address,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GPtrArray *
mdr_srv_lookup_finish (MdrEnvironment *environment, GAsyncResult *result, GError **error);

G_END_DECLS
