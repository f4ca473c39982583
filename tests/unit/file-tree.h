/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files below a temporary folder.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *file_tree_create (void);
void file_tree_write (const char *folder, const char *name, const char *text);
void file_tree_remove (const char *folder);

G_END_DECLS
