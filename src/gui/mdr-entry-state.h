/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether what stands in a field is right.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mdr_entry_state_set_wrong (GtkWidget *entry, gboolean is_wrong);
void mdr_entry_state_go_on (GtkWidget *entry);

G_END_DECLS
