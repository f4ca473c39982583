/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A stream that remembers how the other side began to speak.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MDR_TYPE_WATCHED_STREAM (mdr_watched_stream_get_type ())
G_DECLARE_FINAL_TYPE (MdrWatchedStream, mdr_watched_stream, MDR, WATCHED_STREAM, GIOStream)

GIOStream *mdr_watched_stream_new (GIOStream *base);

const guint8 *mdr_watched_stream_get_beginning (MdrWatchedStream *self, gsize *length);
gboolean mdr_watched_stream_has_ended (MdrWatchedStream *self);

G_END_DECLS
