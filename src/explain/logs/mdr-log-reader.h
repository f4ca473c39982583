/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the log of a mail program, and finds the place where a conversation stopped.
 */

#pragma once

#include <gio/gio.h>

#include "explain/mdr-explanation.h"
#include "mdr-log-story.h"

G_BEGIN_DECLS

#define MDR_TYPE_LOG_READER (mdr_log_reader_get_type ())
G_DECLARE_FINAL_TYPE (MdrLogReader, mdr_log_reader, MDR, LOG_READER, GObject)

MdrLogReader *mdr_log_reader_new (void);

/* Bytes in, as they come; nothing is kept but what the stories say. */
void mdr_log_reader_receive (MdrLogReader *self, const char *bytes, gsize length);
void mdr_log_reader_end (MdrLogReader *self);

/* What was read so far: MdrLogStory, those with trouble first, the newest before the older. */
GListModel *mdr_log_reader_get_stories (MdrLogReader *self);
const char *mdr_log_reader_get_format (MdrLogReader *self);

/* The same over a stream, without blocking. */
void mdr_log_reader_read_async (MdrLogReader *self,
                                GInputStream *stream,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean mdr_log_reader_read_finish (MdrLogReader *self, GAsyncResult *result, GError **error);

G_END_DECLS
