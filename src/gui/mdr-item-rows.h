/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a list that follows a model, made in slices.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void
mdr_item_rows_bind (GtkListBox *list_box, GListModel *items, GtkListBoxCreateWidgetFunc create);

G_END_DECLS
