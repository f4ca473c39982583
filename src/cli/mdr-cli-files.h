/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many files and connections the system lets this program have open at once.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mdr_cli_files_suffice (void);
guint mdr_cli_files_bound_jobs (guint jobs);

G_END_DECLS
