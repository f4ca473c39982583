/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Waits until it is known which mail servers there are, for probes that look at the way to all of
 * them.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void mdr_hosts_wait_async (GListModel *probes,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
char **mdr_hosts_wait_finish (GAsyncResult *result, GError **error);

G_END_DECLS
