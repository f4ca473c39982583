/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an earlier run of a batch has written.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GHashTable *mdr_cli_batch_done_read (const char *path, gboolean *cut_off, GError **error);

G_END_DECLS
