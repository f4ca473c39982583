/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is the same whatever is printed.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mdr_printing_prepare (GtkPrintOperation *operation, double margin);
void mdr_printing_run (GtkPrintOperation *operation, GtkWindow *window, GCallback done_cb);
void mdr_printing_give_up (GtkPrintOperation **operation, GtkWindow *window);

char *mdr_printing_dup_failure (GtkPrintOperation *operation, GtkPrintOperationResult result);

G_END_DECLS
