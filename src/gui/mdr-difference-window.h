/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two reports side by side.
 */

#pragma once

#include <adwaita.h>

#include "report/mdr-report.h"

G_BEGIN_DECLS

#define MDR_TYPE_DIFFERENCE_WINDOW (mdr_difference_window_get_type ())
G_DECLARE_FINAL_TYPE (MdrDifferenceWindow, mdr_difference_window, MDR, DIFFERENCE_WINDOW, AdwWindow)

void mdr_difference_window_present (GtkWindow *parent, MdrReport *one, MdrReport *other);

G_END_DECLS
