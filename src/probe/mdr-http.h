/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As much of HTTPS as the probes need.
 */

#pragma once

#include "core/mdr-environment.h"
#include "mdr-date-notes.h"

G_BEGIN_DECLS

#define MDR_TYPE_HTTP (mdr_http_get_type ())
G_DECLARE_FINAL_TYPE (MdrHttp, mdr_http, MDR, HTTP, GObject)

MdrHttp *mdr_http_new (MdrEnvironment *environment);
void mdr_http_forget_connections (MdrHttp *self);

MdrDateNotes *mdr_http_get_dates (MdrHttp *self);

void mdr_http_get_async (MdrHttp *self,
                         const char *uri,
                         gsize max_bytes,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
GBytes *mdr_http_get_finish (MdrHttp *self, GAsyncResult *result, GError **error);

/* mdr-http-reach.c */
void mdr_http_reach_async (MdrHttp *self,
                           const char *uri,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean mdr_http_reach_finish (MdrHttp *self, GAsyncResult *result, guint *status, GError **error);
GTlsCertificate *mdr_http_reach_get_certificate (GAsyncResult *result, GTlsCertificateFlags *flags);

G_END_DECLS
