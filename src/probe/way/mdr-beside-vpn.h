/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Connections beside a tunnel: opened, and closed again before anything is sent.
 */

#pragma once

#include "core/mdr-environment.h"
#include "mdr-routes.h"

G_BEGIN_DECLS

/**
 * MdrBeside:
 * @MDR_BESIDE_IMPOSSIBLE: this computer does not allow it, or nothing can be concluded from it
 * @MDR_BESIDE_SHUT: nobody answered, or somebody turned the connection away
 * @MDR_BESIDE_OPEN: the connection was made
 *
 * How a connection beside a tunnel ended.
 */
typedef enum
{
  MDR_BESIDE_IMPOSSIBLE,
  MDR_BESIDE_SHUT,
  MDR_BESIDE_OPEN,
} MdrBeside;

void mdr_beside_vpn_knock_async (GInetAddress *address,
                                 guint16 port,
                                 const char *link,
                                 guint milliseconds,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void mdr_beside_vpn_knock_elsewhere_async (MdrEnvironment *environment,
                                           const char *link,
                                           GSocketFamily family,
                                           guint milliseconds,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
MdrBeside mdr_beside_vpn_knock_finish (GAsyncResult *result);

G_END_DECLS
