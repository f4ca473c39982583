/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libsecret's SecretService on the bus that we say.
 */

#pragma once

#include <libsecret/secret.h>

G_BEGIN_DECLS

void mdr_secret_proxy_new_async (GDBusConnection *connection,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
SecretService *mdr_secret_proxy_new_finish (GAsyncResult *result, GError **error);

G_END_DECLS
