/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file, or what is piped in.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How much to read at once. */
#define MDR_CLI_INPUT_PIECE (128 * 1024)

/**
 * MdrCliInput:
 *
 * A file that is being read. Reading blocks; Ctrl+C ends the program meanwhile.
 */
typedef struct _MdrCliInput MdrCliInput;

MdrCliInput *mdr_cli_input_open (const char *path, GError **error);
void mdr_cli_input_free (MdrCliInput *self);

gssize mdr_cli_input_read (MdrCliInput *self, char *buffer, gsize length, GError **error);
gboolean mdr_cli_input_would_wait (MdrCliInput *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrCliInput, mdr_cli_input_free)

G_END_DECLS
