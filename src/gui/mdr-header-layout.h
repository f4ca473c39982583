/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Quicker headers for rows and groups.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mdr_header_layout_apply (GtkWidget *root);

G_END_DECLS
