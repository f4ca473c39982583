/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lets something new be seen without taking the focus from where somebody types.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mdr_into_view (GtkWidget *widget);

G_END_DECLS
