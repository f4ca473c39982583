/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes among what is looked up.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

guint mdr_help_code_append_row (GtkListBox *results, const char *text);
const char *mdr_help_code_find (const char *id);

G_END_DECLS
