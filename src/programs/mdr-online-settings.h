/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of the system's settings where online accounts are kept.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void mdr_online_settings_open_async (const char *account,
                                     const char *activation_token,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean mdr_online_settings_open_finish (GAsyncResult *result, GError **error);

G_END_DECLS
