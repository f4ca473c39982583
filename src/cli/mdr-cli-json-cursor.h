/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A place in a line of JSON.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MdrCliJsonCursor:
 * @at: the next byte
 * @end: behind the last one
 *
 * What is still to be read. After something that was not there, it stands anywhere.
 */
typedef struct
{
  const char *at;
  const char *end;
} MdrCliJsonCursor;

void mdr_cli_json_cursor_skip_space (MdrCliJsonCursor *self);
gboolean mdr_cli_json_cursor_take (MdrCliJsonCursor *self, char byte);
gboolean mdr_cli_json_cursor_take_word (MdrCliJsonCursor *self, const char *word);
gboolean mdr_cli_json_cursor_take_string (MdrCliJsonCursor *self, GString *string);
gboolean mdr_cli_json_cursor_take_value (MdrCliJsonCursor *self);

G_END_DECLS
