/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Steps or settings for another device, as a code and as text.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"
#include "knowledge/mdr-guide.h"

G_BEGIN_DECLS

#define MDR_TYPE_TAKE_ALONG_WINDOW (mdr_take_along_window_get_type ())
G_DECLARE_FINAL_TYPE (MdrTakeAlongWindow, mdr_take_along_window, MDR, TAKE_ALONG_WINDOW, AdwWindow)

void mdr_take_along_window_present_guide (GtkWidget *asking, MdrGuide *guide);
void mdr_take_along_window_present_settings (GtkWidget *asking, MdrSession *session);

G_END_DECLS
