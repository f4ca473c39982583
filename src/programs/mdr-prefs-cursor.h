/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A place in a prefs.js, from which the reader goes forward only.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MdrPrefsCursor:
 * @at: the next byte
 * @end: behind the last one
 *
 * What is still to be read. After something that was not understood, it stands anywhere.
 */
typedef struct
{
  const char *at;
  const char *end;
} MdrPrefsCursor;

gboolean mdr_prefs_cursor_take (MdrPrefsCursor *cursor, const char *text);
void mdr_prefs_cursor_skip_line (MdrPrefsCursor *cursor);
gboolean mdr_prefs_cursor_skip_space (MdrPrefsCursor *cursor);
char *mdr_prefs_cursor_take_string (MdrPrefsCursor *cursor);

G_END_DECLS
