/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ports on 127.0.0.1 and ::1 that are open, closed or never answer.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSocket *loopback_reserve (GSocketFamily family, guint16 port);
guint16 loopback_get_port (GSocket *socket);
void loopback_listen (GSocket *socket);
GPtrArray *loopback_silence (GSocket *socket);

G_END_DECLS
