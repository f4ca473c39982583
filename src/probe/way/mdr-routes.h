/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which link the kernel sends packets by. Nothing leaves this computer when it is asked.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-link.h"

G_BEGIN_DECLS

typedef struct _MdrRoutes MdrRoutes;

MdrRoutes *mdr_routes_new (GError **error);
void mdr_routes_free (MdrRoutes *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrRoutes, mdr_routes_free)

GPtrArray *mdr_routes_get_links (MdrRoutes *self);
MdrLink *mdr_routes_find_link (MdrRoutes *self, GInetAddress *to);
gboolean mdr_routes_lead_through (MdrRoutes *self, GInetAddress *to, MdrLink *link);

/* mdr-routes-tunnels.c */
gboolean mdr_routes_has_tunnel (MdrRoutes *self, MdrLink *link);
GPtrArray *mdr_routes_list_tunnels (MdrRoutes *self);
gboolean mdr_routes_carries_all (MdrRoutes *self, MdrLink *link);
MdrLink *mdr_routes_find_tunnel (MdrRoutes *self, GInetAddress *to);
MdrLink *mdr_routes_find_link_beside (MdrRoutes *self, GInetAddress *to);

G_END_DECLS
