/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of a file or a pipe, with a bound on their length.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MdrCliLines:
 *
 * Reads a file line by line. Blocks; Ctrl+C ends the program meanwhile.
 */
typedef struct _MdrCliLines MdrCliLines;

/**
 * MdrCliLine:
 * @MDR_CLI_LINE_READ: here is a line
 * @MDR_CLI_LINE_TOO_LONG: there was a line, but it is longer than allowed
 * @MDR_CLI_LINE_END: there are no more lines
 * @MDR_CLI_LINE_FAILED: the file cannot be read any further
 */
typedef enum
{
  MDR_CLI_LINE_READ,
  MDR_CLI_LINE_TOO_LONG,
  MDR_CLI_LINE_END,
  MDR_CLI_LINE_FAILED,
} MdrCliLine;

MdrCliLines *mdr_cli_lines_open (const char *path, gsize max_length, GError **error);
void mdr_cli_lines_free (MdrCliLines *self);

MdrCliLine mdr_cli_lines_next (MdrCliLines *self, const char **line, gsize *length, GError **error);
gboolean mdr_cli_lines_would_wait (MdrCliLines *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrCliLines, mdr_cli_lines_free)

G_END_DECLS
