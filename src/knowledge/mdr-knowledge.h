/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Data files that are built into the program.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GKeyFile *mdr_knowledge_load_key_file (const char *name, GError **error);
GPtrArray *mdr_knowledge_load_key_files (const char *folder, GError **error);

G_END_DECLS
