/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is wanted of a value, as data/knowledge/saved-passwords.ini writes it.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mdr_item_pattern_is_valid (const char *pattern);
char *mdr_item_pattern_match (const char *pattern, const char *text);

G_END_DECLS
