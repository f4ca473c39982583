/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks at JSON before a parser does that calls itself for every level.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mdr_json_is_shallow (const char *text, gsize length, guint max_depth);

G_END_DECLS
