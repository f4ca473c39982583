/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The routes that the kernel has told of, only to know when they are others.
 */

#pragma once

#include "mdr-netlink.h"

G_BEGIN_DECLS

/**
 * MdrRouteTable:
 *
 * All routes that packets to other computers can take.
 */
typedef struct _MdrRouteTable MdrRouteTable;

MdrRouteTable *mdr_route_table_new (void);
void mdr_route_table_free (MdrRouteTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrRouteTable, mdr_route_table_free)

gboolean mdr_route_table_take (MdrRouteTable *self, const MdrNetlinkMessage *message);
void mdr_route_table_clear (MdrRouteTable *self);
guint mdr_route_table_get_size (MdrRouteTable *self);

G_END_DECLS
