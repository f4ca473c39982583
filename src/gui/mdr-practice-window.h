/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window in which one chooses a case to practise on.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MDR_TYPE_PRACTICE_WINDOW (mdr_practice_window_get_type ())
G_DECLARE_FINAL_TYPE (MdrPracticeWindow, mdr_practice_window, MDR, PRACTICE_WINDOW, AdwWindow)

MdrPracticeWindow *mdr_practice_window_new (GtkApplication *application);

G_END_DECLS
