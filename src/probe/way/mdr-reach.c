/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks the kernel only; not a single packet is sent.
 */

#include "mdr-reach.h"

#include <net/if.h>

#include <gio/gio.h>

#include "core/mdr-sandbox.h"

/* Addresses for examples (RFC 5737, RFC 3849): nobody has them, so whatever goes there goes where
 * everything goes. */
static const char *const anywhere[] = { "192.0.2.1", "2001:db8::1" };

/* A cable is in, or a Wi-Fi found; that it has an address yet is another question. */
static gboolean
is_link_up (const struct ifaddrs *address)
{
  return !(address->ifa_flags & IFF_LOOPBACK) && (address->ifa_flags & IFF_UP) &&
         (address->ifa_flags & IFF_RUNNING);
}

/**
 * mdr_reach_has_link:
 * @addresses: (nullable): what getifaddrs() says
 *
 * Returns: whether anything but the computer itself is among them, and up
 */
gboolean
mdr_reach_has_link (const struct ifaddrs *addresses)
{
  for (const struct ifaddrs *address = addresses; address != NULL; address = address->ifa_next)
    if (is_link_up (address))
      return TRUE;

  return FALSE;
}

/* For datagrams, "connecting" is no more than looking for the route. */
static gboolean
has_route (const char *destination)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (destination);
  g_autoptr (GSocketAddress) there = g_inet_socket_address_new (address, 9);
  g_autoptr (GSocket) socket = g_socket_new (g_inet_address_get_family (address),
                                             G_SOCKET_TYPE_DATAGRAM, G_SOCKET_PROTOCOL_UDP, NULL);

  return socket != NULL && g_socket_connect (socket, there, NULL, NULL);
}

/**
 * mdr_reach_measure:
 *
 * Returns: how far this computer's own part of the way goes, now; %MDR_REACH_ROUTE where the kernel
 *   does not tell
 */
MdrReach
mdr_reach_measure (void)
{
  struct ifaddrs *addresses = NULL;
  gboolean has_link;

  if (!mdr_sandbox_allows_network (mdr_sandbox_get ()))
    return MDR_REACH_FORBIDDEN;

  for (gsize i = 0; i < G_N_ELEMENTS (anywhere); i++)
    if (has_route (anywhere[i]))
      return MDR_REACH_ROUTE;

  if (getifaddrs (&addresses) != 0)
    return MDR_REACH_ROUTE;

  has_link = mdr_reach_has_link (addresses);
  freeifaddrs (addresses);

  return has_link ? MDR_REACH_NO_ROUTE : MDR_REACH_NO_LINK;
}
