/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lessons, causes and guides to read, beside the wizard.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_LEARN_WINDOW (mdr_learn_window_get_type ())
G_DECLARE_FINAL_TYPE (MdrLearnWindow, mdr_learn_window, MDR, LEARN_WINDOW, AdwWindow)

MdrLearnWindow *mdr_learn_window_new (GtkWindow *parent, MdrSession *session);

void mdr_learn_window_show (MdrLearnWindow *self, const char *id);
void mdr_learn_window_search (MdrLearnWindow *self, const char *text);

G_END_DECLS
