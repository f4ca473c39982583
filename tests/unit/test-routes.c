/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the kernel says of its links and routes: messages written by hand, and the kernel itself as
 * far as every computer is the same.
 */

#include <linux/if.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <net/if_arp.h>
#include <string.h>

#include "probe/way/mdr-routes.h"

static const struct
{
  const char *name;
  const char *kind;
  guint hardware;
  const char *tunnel;
  const char *product;
  gboolean is_ambiguous;
} looks[] = {
  { "eth0", NULL, ARPHRD_ETHER, NULL, NULL, FALSE },
  { "wlp3s0", NULL, ARPHRD_ETHER, NULL, NULL, FALSE },
  { "docker0", "bridge", ARPHRD_ETHER, NULL, NULL, FALSE },
  { "virbr0", "bridge", ARPHRD_ETHER, NULL, NULL, FALSE },
  { "veth12ab", "veth", ARPHRD_ETHER, NULL, NULL, FALSE },
  { "proton", "bridge", ARPHRD_ETHER, NULL, NULL, FALSE },
  { "tun0", "tun", ARPHRD_NONE, "tun", NULL, FALSE },
  { "tap0", "tun", ARPHRD_ETHER, "tun", NULL, TRUE },
  { "eth0", "tun", ARPHRD_ETHER, NULL, NULL, FALSE },
  { "wg0", "wireguard", ARPHRD_NONE, "wireguard", NULL, FALSE },
  { "nordlynx", "wireguard", ARPHRD_NONE, "wireguard", "NordVPN", FALSE },
  { "proton0", "wireguard", ARPHRD_NONE, "wireguard", "Proton VPN", FALSE },
  { "tailscale0", "tun", ARPHRD_NONE, "tun", "Tailscale", FALSE },
  { "ztabcdefgh", "tun", ARPHRD_ETHER, "tun", "ZeroTier", FALSE },
  { "cscotun0", "tun", ARPHRD_NONE, "tun", "Cisco Secure Client", FALSE },
  { "pvpnksintrf0", "dummy", ARPHRD_ETHER, "kill-switch", "Proton VPN", FALSE },
  { "ppp0", "ppp", ARPHRD_PPP, "ppp", NULL, TRUE },
  { "ppp0", NULL, ARPHRD_PPP, "ppp", NULL, TRUE },
  { "ipsec0", "xfrm", ARPHRD_NONE, "ipsec", NULL, FALSE },
  { "gre1", "gre", ARPHRD_IPGRE, "ip-tunnel", NULL, FALSE },
};

static void
test_looks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      MdrTunnel tunnel;
      gboolean is_tunnel =
          mdr_tunnel_recognise (looks[i].kind, looks[i].hardware, looks[i].name, &tunnel);

      g_test_message ("%s, a %s", looks[i].name, looks[i].kind);
      g_assert_cmpint (is_tunnel, ==, looks[i].tunnel != NULL);
      if (!is_tunnel)
        continue;

      g_assert_cmpstr (tunnel.kind, ==, looks[i].tunnel);
      g_assert_cmpstr (tunnel.product, ==, looks[i].product);
      g_assert_cmpint (tunnel.is_ambiguous, ==, looks[i].is_ambiguous);
    }
}

static GByteArray *
write_link (const char *name, guint flags, gboolean in_bridge)
{
  static const guint8 kind[] = { 8, 0, IFLA_INFO_KIND, 0, 't', 'u', 'n', '\0' };
  const struct ifinfomsg header = { .ifi_type = ARPHRD_NONE, .ifi_index = 7, .ifi_flags = flags };
  const guint32 bridge = 3;
  GByteArray *bytes = mdr_netlink_request_new (RTM_NEWLINK, 0, &header, sizeof header);

  mdr_netlink_request_add (bytes, IFLA_IFNAME, name, strlen (name) + 1);
  mdr_netlink_request_add (bytes, IFLA_LINKINFO, kind, sizeof kind);
  if (in_bridge)
    mdr_netlink_request_add (bytes, IFLA_MASTER, &bridge, sizeof bridge);

  return bytes;
}

static MdrLink *
read_link (GByteArray *bytes, gsize length)
{
  /* A copy of just that length, so that a sanitizer sees who reads beyond it. */
  g_autofree guint8 *copy = g_memdup2 (bytes->data, length);
  MdrNetlinkSpan rest = { copy, length };
  MdrNetlinkMessage message;

  return mdr_netlink_next_message (&rest, &message) ? mdr_link_parse (&message) : NULL;
}

static void
test_link (void)
{
  g_autoptr (GByteArray) bytes = write_link ("tun0", IFF_UP | IFF_LOWER_UP, FALSE);
  g_autoptr (MdrLink) link = read_link (bytes, bytes->len);

  g_assert_nonnull (link);
  g_assert_cmpuint (mdr_link_get_index (link), ==, 7);
  g_assert_cmpstr (mdr_link_get_name (link), ==, "tun0");
  g_assert_true (mdr_link_is_up (link));
  g_assert_false (mdr_link_is_loopback (link));
  g_assert_cmpstr (mdr_link_get_tunnel (link)->kind, ==, "tun");
}

static void
test_idle_link (void)
{
  g_autoptr (GByteArray) bytes = write_link ("tun0", IFF_UP, FALSE);
  g_autoptr (MdrLink) link = read_link (bytes, bytes->len);

  g_assert_false (mdr_link_is_up (link));
}

static void
test_link_in_bridge (void)
{
  g_autoptr (GByteArray) bytes = write_link ("vnet0", IFF_UP | IFF_LOWER_UP, TRUE);
  g_autoptr (MdrLink) link = read_link (bytes, bytes->len);

  g_assert_null (mdr_link_get_tunnel (link));
}

static void
test_strange_name (void)
{
  g_autoptr (GByteArray) bytes = write_link ("a\x1b[31m\xff", 0, FALSE);
  g_autoptr (MdrLink) link = read_link (bytes, bytes->len);

  g_assert_nonnull (link);
  g_assert_true (g_utf8_validate (mdr_link_get_name (link), -1, NULL));
  g_assert_null (strchr (mdr_link_get_name (link), '\x1b'));
}

static void
test_cut_short (void)
{
  g_autoptr (GByteArray) bytes = write_link ("tun0", IFF_UP, FALSE);

  for (gsize length = 0; length < bytes->len; length++)
    g_assert_null (read_link (bytes, length));
}

static void
test_wrong_lengths (void)
{
  g_autoptr (GByteArray) bytes = write_link ("tun0", IFF_UP, FALSE);

  /* Each byte at its extremes, lengths among them. */
  for (gsize i = 0; i < bytes->len; i++)
    for (guint value = 0; value <= 0xff; value += 0x55)
      {
        const guint8 old = bytes->data[i];
        g_autoptr (MdrLink) link = NULL;

        bytes->data[i] = (guint8) value;
        link = read_link (bytes, bytes->len);
        bytes->data[i] = old;
      }
}

static void
test_kernel (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdrRoutes) routes = mdr_routes_new (&error);
  g_autoptr (GInetAddress) home = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  MdrLink *link;

  g_assert_no_error (error);
  g_assert_cmpuint (mdr_routes_get_links (routes)->len, >=, 1);

  link = mdr_routes_find_link (routes, home);
  g_assert_nonnull (link);
  g_assert_cmpstr (mdr_link_get_name (link), ==, "lo");
  g_assert_true (mdr_link_is_loopback (link));
  g_assert_null (mdr_routes_find_tunnel (routes, home));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/routes/tunnels-are-known-by-their-looks", test_looks);
  g_test_add_func ("/routes/a-link-is-read", test_link);
  g_test_add_func ("/routes/a-tunnel-with-nobody-at-its-end-is-not-up", test_idle_link);
  g_test_add_func ("/routes/a-port-of-a-bridge-is-no-tunnel", test_link_in_bridge);
  g_test_add_func ("/routes/a-strange-name-is-cleaned", test_strange_name);
  g_test_add_func ("/routes/what-is-cut-short-is-no-link", test_cut_short);
  g_test_add_func ("/routes/wrong-lengths-do-no-harm", test_wrong_lengths);
  g_test_add_func ("/routes/this-computer-is-reached-by-loopback", test_kernel);

  return g_test_run ();
}
