/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes the object that a TLS connection is.
 */

#pragma once

#include "core/mdr-environment.h"
#include "core/mdr-service.h"
#include "mdr-late-stream.h"

G_BEGIN_DECLS

void mdr_tls_connection_make_async (MdrLateStream *stream,
                                    MdrService *service,
                                    MdrEnvironment *environment,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GTlsConnection *mdr_tls_connection_make_finish (GAsyncResult *result, GError **error);

G_END_DECLS
