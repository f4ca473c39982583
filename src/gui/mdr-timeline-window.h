/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window for the times of all connections.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_TIMELINE_WINDOW (mdr_timeline_window_get_type ())
G_DECLARE_FINAL_TYPE (MdrTimelineWindow, mdr_timeline_window, MDR, TIMELINE_WINDOW, AdwWindow)

void mdr_timeline_window_present (GtkWindow *parent, MdrSession *session);

G_END_DECLS
