/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Printing plain text.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MDR_TYPE_TEXT_PRINT (mdr_text_print_get_type ())
G_DECLARE_FINAL_TYPE (MdrTextPrint, mdr_text_print, MDR, TEXT_PRINT, GtkPrintOperation)

MdrTextPrint *mdr_text_print_new (const char *title, const char *text);

G_END_DECLS
