/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the application share.
 */

#pragma once

#include "gui/mdr-application.h"
#include "gui/mdr-window.h"

G_BEGIN_DECLS

/* mdr-application.c */
MdrWindow *mdr_application_create_window (MdrApplication *self);

/* mdr-application-actions.c */
void mdr_application_add_actions (MdrApplication *self);

G_END_DECLS
