/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The VPNs that are switched on, by the names that the user gave them.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MdrNamedVpn:
 * @name: its name
 * @interface: (nullable): the name of its link; of many kinds NetworkManager does not tell it
 *
 * One VPN.
 */
typedef struct
{
  char *name;
  char *interface;
} MdrNamedVpn;

void mdr_named_vpns_read_async (GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GPtrArray *mdr_named_vpns_read_finish (GAsyncResult *result, GError **error);

const char *mdr_named_vpns_find (GPtrArray *vpns, const char *interface, gboolean is_only_tunnel);

G_END_DECLS
