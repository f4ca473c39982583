/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that nobody else can see or change.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int mdr_memory_file_create (const char *text, GError **error);
void mdr_memory_file_close (int fd);
char *mdr_memory_file_dup_path (int fd);

G_END_DECLS
