/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of the links that VPNs make: their kinds, and the names that VPN programs give
 * them.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MdrTunnel:
 * @kind: "tun", "wireguard", "ppp", "ipsec", "ip-tunnel" or "kill-switch"
 * @product: (nullable): the VPN program that gives its links such a name
 * @is_ambiguous: whether other programs make such links, too, and make them the only way out
 *
 * What a link is, judged by its looks.
 */
typedef struct
{
  const char *kind;
  const char *product;
  gboolean is_ambiguous;
} MdrTunnel;

gboolean
mdr_tunnel_recognise (const char *kind, guint hardware, const char *name, MdrTunnel *tunnel);

G_END_DECLS
