/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The report of a session, as it would leave this computer.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_REPORT_WINDOW (mdr_report_window_get_type ())
G_DECLARE_FINAL_TYPE (MdrReportWindow, mdr_report_window, MDR, REPORT_WINDOW, AdwWindow)

void mdr_report_window_present (GtkWindow *parent, MdrSession *session);

G_END_DECLS
