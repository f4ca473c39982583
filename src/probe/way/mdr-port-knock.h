/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How one port of a host takes a connection.
 */

#pragma once

#include "core/mdr-environment.h"
#include "mdr-known-port.h"
#include "probe/mdr-deadline.h"

G_BEGIN_DECLS

void mdr_port_knock_async (MdrEnvironment *environment,
                           const char *host,
                           const MdrKnownPort *port,
                           MdrDeadline *deadline,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
MdrPortState mdr_port_knock_finish (MdrEnvironment *environment, GAsyncResult *result);

G_END_DECLS
