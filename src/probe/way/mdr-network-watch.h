/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says when the network is another one.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MDR_TYPE_NETWORK_WATCH (mdr_network_watch_get_type ())
G_DECLARE_FINAL_TYPE (MdrNetworkWatch, mdr_network_watch, MDR, NETWORK_WATCH, GObject)

/* A VPN changes many routes in turn, and a Wi-Fi needs a moment to give an address. */
#define MDR_NETWORK_WATCH_PATIENCE 1500

MdrNetworkWatch *mdr_network_watch_new (GNetworkMonitor *monitor, guint patience);

G_END_DECLS
