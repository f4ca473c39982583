/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A mail server on 127.0.0.1 that does as it is told, well or badly.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ScriptedServer:
 *
 * Plays a script to everyone who connects. The steps of a script, one a string:
 *
 * - `S text`: say text and CR LF; `$T` in it is the first word of the client's last line
 * - `R text`: say text only
 * - `C pattern`: read a line, which has to fit the glob pattern
 * - `HEAR`: wait for the client to say anything
 * - `TLS`: shake hands
 * - `DRIP`: say everything byte by byte from now on
 * - `CLOSE`, `RESET`: hang up with a FIN, with an RST
 * - `STALL`: say nothing more
 * - `BABBLE`: say x for ever, without a line end
 * - `TRICKLE`: the same, with 20 ms between one and the next
 * - `CHATTER`: say lines of * for ever
 *
 * At the end of a script it listens until the client hangs up.
 */
typedef struct _ScriptedServer ScriptedServer;

ScriptedServer *scripted_server_new (const char *const *script, GTlsCertificate *certificate);
void scripted_server_free (ScriptedServer *self);

guint16 scripted_server_get_port (ScriptedServer *self);
guint scripted_server_get_n_clients (ScriptedServer *self);
guint scripted_server_get_n_running (ScriptedServer *self);
void scripted_server_wait (ScriptedServer *self);
char *scripted_server_dup_received (ScriptedServer *self, gsize *length);
gboolean scripted_server_has_received (ScriptedServer *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScriptedServer, scripted_server_free)

G_END_DECLS
