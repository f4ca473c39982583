/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which links are tunnels, what goes through them, and what could go beside them.
 */

#include "mdr-routes.h"

/* Addresses to ask the kernel about, not to send anything to: a tunnel that carries everything
 * carries these. Two for IPv4, since VPNs like to claim each half of all addresses by itself. */
static const char *const ipv4_samples[] = { "53.0.0.1", "193.0.14.129", NULL };
static const char *const ipv6_samples[] = { "2001:7fd::1", NULL };

static gboolean
carries_each (MdrRoutes *self, MdrLink *link, const char *const *samples)
{
  for (gsize i = 0; samples[i] != NULL; i++)
    {
      g_autoptr (GInetAddress) sample = g_inet_address_new_from_string (samples[i]);

      if (mdr_routes_find_link (self, sample) != link)
        return FALSE;
    }

  return TRUE;
}

static gboolean
leads_out (MdrRoutes *self, MdrLink *link)
{
  g_autoptr (GInetAddress) ipv4 = g_inet_address_new_from_string (ipv4_samples[0]);
  g_autoptr (GInetAddress) ipv6 = g_inet_address_new_from_string (ipv6_samples[0]);

  return mdr_routes_lead_through (self, ipv4, link) || mdr_routes_lead_through (self, ipv6, link);
}

/* Whether packets that leave by this link go through no tunnel on this computer. */
static gboolean
looks_plain (MdrLink *link)
{
  return mdr_link_is_up (link) && !mdr_link_is_loopback (link) &&
         mdr_link_get_tunnel (link) == NULL;
}

/* A tunnel needs another link to run through. */
static gboolean
has_plain_way_out (MdrRoutes *self)
{
  GPtrArray *links = mdr_routes_get_links (self);

  for (guint i = 0; i < links->len; i++)
    if (looks_plain (links->pdata[i]) && leads_out (self, links->pdata[i]))
      return TRUE;

  return FALSE;
}

/* A modem's dial-up connection may have a VPN beside it. */
static gboolean
is_beside_tunnels (MdrRoutes *self, MdrLink *link)
{
  const MdrTunnel *tunnel = mdr_link_get_tunnel (link);

  return looks_plain (link) || (tunnel != NULL && tunnel->is_ambiguous && mdr_link_is_up (link) &&
                                !mdr_routes_has_tunnel (self, link));
}

/**
 * mdr_routes_has_tunnel:
 * @self: routes
 * @link: one of its links
 *
 * Where a link may as well be this computer's way into the internet, it is a tunnel only beside
 * another way out.
 *
 * Returns: whether @link is a tunnel that is switched on
 */
gboolean
mdr_routes_has_tunnel (MdrRoutes *self, MdrLink *link)
{
  const MdrTunnel *tunnel;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (link != NULL, FALSE);

  tunnel = mdr_link_get_tunnel (link);

  return tunnel != NULL && mdr_link_is_up (link) &&
         (!tunnel->is_ambiguous || has_plain_way_out (self));
}

/**
 * mdr_routes_list_tunnels:
 * @self: routes
 *
 * Returns: (transfer container) (element-type MdrLink): the links that are tunnels and are on
 */
GPtrArray *
mdr_routes_list_tunnels (MdrRoutes *self)
{
  GPtrArray *links = mdr_routes_get_links (self);
  GPtrArray *tunnels = g_ptr_array_new ();

  for (guint i = 0; i < links->len; i++)
    if (mdr_routes_has_tunnel (self, links->pdata[i]))
      g_ptr_array_add (tunnels, links->pdata[i]);

  return tunnels;
}

/**
 * mdr_routes_carries_all:
 * @self: routes
 * @link: one of its links
 *
 * Returns: whether all that goes out goes through @link, over IPv6 or over IPv4
 */
gboolean
mdr_routes_carries_all (MdrRoutes *self, MdrLink *link)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (link != NULL, FALSE);

  return carries_each (self, link, ipv4_samples) || carries_each (self, link, ipv6_samples);
}

/**
 * mdr_routes_find_tunnel:
 * @self: routes
 * @to: an address
 *
 * Returns: (transfer none) (nullable): the tunnel through which packets to @to go, if any
 */
MdrLink *
mdr_routes_find_tunnel (MdrRoutes *self, GInetAddress *to)
{
  MdrLink *link = mdr_routes_find_link (self, to);

  return link != NULL && mdr_routes_has_tunnel (self, link) ? link : NULL;
}

/**
 * mdr_routes_find_link_beside:
 * @self: routes
 * @to: an address
 *
 * Returns: (transfer none) (nullable): a link that is no tunnel and has a way to @to of its own
 */
MdrLink *
mdr_routes_find_link_beside (MdrRoutes *self, GInetAddress *to)
{
  GPtrArray *links;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (G_IS_INET_ADDRESS (to), NULL);

  links = mdr_routes_get_links (self);
  for (guint i = 0; i < links->len; i++)
    if (is_beside_tunnels (self, links->pdata[i]) &&
        mdr_routes_lead_through (self, to, links->pdata[i]))
      return links->pdata[i];

  return NULL;
}
