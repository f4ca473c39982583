/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all requests of the web client have in common.
 */

#pragma once

#include <libsoup/soup.h>

#include "mdr-deadline.h"
#include "mdr-http.h"

G_BEGIN_DECLS

/* One request with all its redirects: the data of a task. */
typedef struct
{
  guint n_redirects;
  gsize max_bytes;
  GTlsCertificateFlags flags; /* what speaks against @peer */

  /* owned */
  GUri *uri;
  SoupMessage *message;
  GInputStream *stream;
  GByteArray *body;
  MdrDeadline *deadline;
  GTlsCertificate *peer; /* what the server showed last */
} MdrHttpFetch;

GTask *mdr_http_start (MdrHttp *self,
                       gpointer tag,
                       const char *uri,
                       gsize max_bytes,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
void mdr_http_send (GTask *task, const char *method, GAsyncReadyCallback callback);
void mdr_http_return_error (GTask *task, GError *error);

G_END_DECLS
