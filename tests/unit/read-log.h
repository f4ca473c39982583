/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a log in one call, and looks at what it says.
 */

#pragma once

#include "explain/logs/mdr-log-reader.h"

G_BEGIN_DECLS

char *read_log_load (const char *name, gsize *length);
MdrLogReader *read_log_bytes (const char *bytes, gsize length, gsize chunk);
MdrLogReader *read_log_text (const char *text);

guint read_log_count (MdrLogReader *reader);
MdrLogStory *read_log_story (MdrLogReader *reader, guint position);
MdrCause read_log_cause (MdrLogStory *story);
void read_log_assert_no_secret (MdrLogReader *reader);

G_END_DECLS
