/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A wizard that somebody sits before for days: what is done with it, again and again.
 */

#pragma once

#include "core/mdr-secret.h"
#include "gui/mdr-window.h"
#include "probe/way/mdr-network-watch.h"

G_BEGIN_DECLS

typedef struct _Desk Desk;

Desk *desk_new (GtkApplication *application,
                MdrEnvironment *environment,
                const char *const *addresses,
                MdrSecret *secret);
void desk_free (Desk *self);

void desk_check (Desk *self, guint number);
void desk_change_network (Desk *self, guint number);
void desk_turn_page (Desk *self, guint number);
void desk_rest (Desk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, desk_free)

G_END_DECLS
