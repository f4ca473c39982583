/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A stream whose connection comes later, and that remembers how the other side began to speak.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MDR_TYPE_LATE_STREAM (mdr_late_stream_get_type ())
G_DECLARE_FINAL_TYPE (MdrLateStream, mdr_late_stream, MDR, LATE_STREAM, GIOStream)

MdrLateStream *mdr_late_stream_new (void);

void mdr_late_stream_set_base (MdrLateStream *self, GIOStream *base);
const guint8 *mdr_late_stream_get_beginning (MdrLateStream *self, gsize *length);
gboolean mdr_late_stream_has_ended (MdrLateStream *self);

G_END_DECLS
