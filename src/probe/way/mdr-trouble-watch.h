/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Waits until it is clear whether connections to a host meet trouble, for probes that look closer
 * only then.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void mdr_trouble_watch_wait_async (GListModel *probes,
                                   const char *host,
                                   guint patience,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean mdr_trouble_watch_wait_finish (GAsyncResult *result, gboolean *trouble, GError **error);

G_END_DECLS
