/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines in the middle of a box that is higher than they are.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MDR_TYPE_MIDDLE_LAYOUT (mdr_middle_layout_get_type ())
G_DECLARE_FINAL_TYPE (MdrMiddleLayout, mdr_middle_layout, MDR, MIDDLE_LAYOUT, GtkLayoutManager)

GtkLayoutManager *mdr_middle_layout_new (void);

G_END_DECLS
