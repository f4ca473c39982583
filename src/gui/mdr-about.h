/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the program is, and what to say to whoever is asked for help with it.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

char *mdr_about_dup_debug_info (MdrSession *session);
void mdr_about_present (GtkWindow *parent, MdrSession *session);

G_END_DECLS
