/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window of one session.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"
#include "report/mdr-report.h"

G_BEGIN_DECLS

#define MDR_TYPE_WINDOW (mdr_window_get_type ())
G_DECLARE_FINAL_TYPE (MdrWindow, mdr_window, MDR, WINDOW, AdwApplicationWindow)

MdrWindow *mdr_window_new (GtkApplication *application, MdrSession *session);

MdrSession *mdr_window_get_session (MdrWindow *self);
void mdr_window_show_step (MdrWindow *self, MdrStepId step);

void mdr_window_ask_about_invitation (MdrWindow *self, MdrInvitation *invitation);
void mdr_window_refuse_invitation (MdrWindow *self, const char *reason);

void mdr_window_take_report (MdrWindow *self, GFile *file);
void mdr_window_open_report (GtkApplication *application, MdrReport *report);

G_END_DECLS
