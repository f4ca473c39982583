/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opens one TCP connection to one address.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void mdr_socket_connect_async (GInetAddress *address,
                               guint16 port,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void mdr_socket_connect_by_link_async (GInetAddress *address,
                                       guint16 port,
                                       const char *link,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GSocketConnection *mdr_socket_connect_finish (GAsyncResult *result, GError **error);

G_END_DECLS
