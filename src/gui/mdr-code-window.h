/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a code tells that somebody reads out: for the agent on the phone.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MDR_TYPE_CODE_WINDOW (mdr_code_window_get_type ())
G_DECLARE_FINAL_TYPE (MdrCodeWindow, mdr_code_window, MDR, CODE_WINDOW, AdwWindow)

void mdr_code_window_present (GtkWindow *parent, const char *code);

G_END_DECLS
