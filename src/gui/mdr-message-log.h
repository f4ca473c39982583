/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A log that somebody opens, drops or pastes, and what there is to say about it.
 */

#pragma once

#include "explain/logs/mdr-log-reader.h"

G_BEGIN_DECLS

#define MDR_TYPE_MESSAGE_LOG (mdr_message_log_get_type ())
G_DECLARE_FINAL_TYPE (MdrMessageLog, mdr_message_log, MDR, MESSAGE_LOG, GObject)

MdrMessageLog *mdr_message_log_new (void);

void mdr_message_log_read_file (MdrMessageLog *self, GFile *file);
void mdr_message_log_read_long_text (MdrMessageLog *self, const char *text, gsize length);
void mdr_message_log_read_short_text (MdrMessageLog *self, const char *text);
void mdr_message_log_stop (MdrMessageLog *self);

gboolean mdr_message_log_is_reading (MdrMessageLog *self);

/* When it is read. */
gboolean mdr_message_log_is_known (MdrMessageLog *self);
MdrLogStory *mdr_message_log_get_trouble (MdrMessageLog *self);
const char *mdr_message_log_get_program (MdrMessageLog *self);
const char *mdr_message_log_get_remark (MdrMessageLog *self);

G_END_DECLS
