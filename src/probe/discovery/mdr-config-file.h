/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fetches a configuration file for mail programs.
 */

#pragma once

#include "core/mdr-address.h"

#include "probe/mdr-http.h"

G_BEGIN_DECLS

void mdr_config_file_fetch_async (MdrHttp *http,
                                  const char *uri,
                                  MdrAddress *address,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *
mdr_config_file_fetch_finish (MdrHttp *http, GAsyncResult *result, GStrv *sign_in, GError **error);

G_END_DECLS
