/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A connection as a conversation sees it: lines, TLS, a deadline, and the user who may not want to
 * wait.
 */

#pragma once

#include "core/mdr-secret.h"
#include "probe/tls/mdr-tls-upgrade.h"
#include "protocol/mdr-line-splitter.h"

G_BEGIN_DECLS

#define MDR_TYPE_WIRE (mdr_wire_get_type ())
G_DECLARE_FINAL_TYPE (MdrWire, mdr_wire, MDR, WIRE, GObject)

MdrWire *
mdr_wire_new (GSocketConnection *connection, MdrProtocol protocol, GCancellable *cancellable);

void mdr_wire_set_deadline (MdrWire *self, guint milliseconds);

void mdr_wire_read_async (MdrWire *self, GAsyncReadyCallback callback, gpointer user_data);
void mdr_wire_write_async (MdrWire *self,
                           MdrSecret *bytes,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
void mdr_wire_secure_async (MdrWire *self,
                            MdrTlsUpgrade *upgrade,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean mdr_wire_finish (MdrWire *self, GAsyncResult *result, GError **error);

MdrSplit mdr_wire_next_line (MdrWire *self, const char **line, gsize *length);
gboolean mdr_wire_has_pending (MdrWire *self);
gboolean mdr_wire_is_silent (MdrWire *self);
gboolean mdr_wire_is_secure (MdrWire *self);

void mdr_wire_hang_up (MdrWire *self);

G_END_DECLS
