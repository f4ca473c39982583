/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sends a request so that it can be stopped at any moment.
 */

#pragma once

#include <libsoup/soup.h>

#include "probe/mdr-deadline.h"

G_BEGIN_DECLS

void mdr_http_send_async (SoupSession *session,
                          SoupMessage *message,
                          MdrDeadline *deadline,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
GInputStream *mdr_http_send_finish (SoupSession *session, GAsyncResult *result, GError **error);

G_END_DECLS
