/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the application share.
 */

#pragma once

#include "gui/mdr-application.h"

G_BEGIN_DECLS

/* mdr-application-actions.c */
void mdr_application_add_actions (GtkApplication *self);

G_END_DECLS
