/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As much of HTTPS as the probes need.
 */

#pragma once

#include "core/mdr-environment.h"

G_BEGIN_DECLS

#define MDR_TYPE_HTTP (mdr_http_get_type ())
G_DECLARE_FINAL_TYPE (MdrHttp, mdr_http, MDR, HTTP, GObject)

MdrHttp *mdr_http_new (MdrEnvironment *environment);
void mdr_http_forget_connections (MdrHttp *self);

void mdr_http_get_async (MdrHttp *self,
                         const char *uri,
                         gsize max_bytes,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
GBytes *mdr_http_get_finish (MdrHttp *self, GAsyncResult *result, GError **error);

void mdr_http_reach_async (MdrHttp *self,
                           const char *uri,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean mdr_http_reach_finish (MdrHttp *self, GAsyncResult *result, guint *status, GError **error);

G_END_DECLS
