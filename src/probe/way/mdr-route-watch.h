/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hears from the kernel when packets take other routes.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MdrRouteWatch:
 *
 * An ear at the kernel.
 */
typedef struct _MdrRouteWatch MdrRouteWatch;

/**
 * MdrRouteWatchFunc:
 * @user_data: what was given
 *
 * Is called when a route is new or gone. One event of the network may be many of these.
 */
typedef void (*MdrRouteWatchFunc) (gpointer user_data);

MdrRouteWatch *mdr_route_watch_new (MdrRouteWatchFunc changed, gpointer user_data);
void mdr_route_watch_free (MdrRouteWatch *self);

G_END_DECLS
