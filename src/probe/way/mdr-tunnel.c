/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A new kind of tunnel or a new VPN program needs a line in one of these tables. Bridges, virtual
 * cards of containers and the like (docker0, virbr0, veth…) are in none of them.
 */

#include "mdr-tunnel.h"

#include <net/if_arp.h>
#include <string.h>

/* The kinds of links as the kernel names them (IFLA_INFO_KIND), and what they are here. */
static const struct
{
  const char *kind;
  const char *tunnel;
} kinds[] = {
  { "tun", "tun" },
  { "ovpn", "tun" },
  { "ovpn-dco", "tun" },
  { "wireguard", "wireguard" },
  { "amneziawg", "wireguard" },
  { "ppp", "ppp" },
  { "xfrm", "ipsec" },
  { "vti", "ipsec" },
  { "vti6", "ipsec" },
  { "gre", "ip-tunnel" },
  { "gretap", "ip-tunnel" },
  { "ip6gre", "ip-tunnel" },
  { "ip6tnl", "ip-tunnel" },
  { "ipip", "ip-tunnel" },
  { "sit", "ip-tunnel" },
};

/* Names that VPN programs give their links; one that ends with * is a beginning. A kill switch is a
 * link into nothing, for the time in which the VPN is off. */
static const struct
{
  const char *name;
  const char *product;
  const char *tunnel;
} products[] = {
  { "nordlynx", "NordVPN", NULL },
  { "nordtun", "NordVPN", NULL },
  { "pvpnksintrf*", "Proton VPN", "kill-switch" },
  { "ipv6leakintrf*", "Proton VPN", "kill-switch" },
  { "proton*", "Proton VPN", NULL },
  { "wg0-mullvad", "Mullvad VPN", NULL },
  { "wg-mullvad", "Mullvad VPN", NULL },
  { "tailscale*", "Tailscale", NULL },
  { "zt*", "ZeroTier", NULL },
  { "cscotun*", "Cisco Secure Client", NULL },
  { "gpd*", "GlobalProtect", NULL },
  { "CloudflareWARP", "Cloudflare WARP", NULL },
};

/* Network cards. Programs that give a container its network make tun devices with such names. */
static const char *const card_names[] = { "eth*", "en*", "wl*", "ww*" };

static gboolean
fits (const char *pattern, const char *name)
{
  const gsize length = strlen (pattern);

  return pattern[length - 1] == '*' ? strncmp (pattern, name, length - 1) == 0
                                    : g_str_equal (pattern, name);
}

static gboolean
is_named_like_a_card (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (card_names); i++)
    if (fits (card_names[i], name))
      return TRUE;

  return FALSE;
}

static const char *
find_kind (const char *kind, guint hardware)
{
  for (gsize i = 0; kind != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return kinds[i].tunnel;

  /* Kernels before 4.7 say no more of it. */
  return hardware == ARPHRD_PPP ? "ppp" : NULL;
}

/**
 * mdr_tunnel_recognise:
 * @kind: (nullable): its kind as the kernel names it
 * @hardware: the hardware type that it shows (`ARPHRD_…`)
 * @name: its name
 * @tunnel: (out caller-allocates): what it is
 *
 * Judges a link by its looks.
 *
 * Returns: whether it is a tunnel
 */
gboolean
mdr_tunnel_recognise (const char *kind, guint hardware, const char *name, MdrTunnel *tunnel)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (tunnel != NULL, FALSE);

  *tunnel = (MdrTunnel){ .kind = find_kind (kind, hardware) };

  for (gsize i = 0; i < G_N_ELEMENTS (products) && tunnel->product == NULL; i++)
    if (fits (products[i].name, name) && (tunnel->kind != NULL || products[i].tunnel != NULL))
      {
        tunnel->product = products[i].product;
        if (products[i].tunnel != NULL)
          tunnel->kind = products[i].tunnel;
      }

  /* The dial-up connections of modems are ppp, and containers and virtual machines have tun devices
   * that look like Ethernet. */
  tunnel->is_ambiguous = tunnel->product == NULL &&
                         (g_strcmp0 (tunnel->kind, "ppp") == 0 ||
                          (g_strcmp0 (tunnel->kind, "tun") == 0 && hardware == ARPHRD_ETHER));

  return tunnel->kind != NULL && !is_named_like_a_card (name);
}
