/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The blocks that the registries keep for the inside of networks and computers.
 */

#include "mdr-private-address.h"

/* From IANA's registries of special-purpose addresses: those that are not reachable globally and
 * that a blocker or a sign-in page gives for a name. */
static const char *const blocks[] = {
  "0.0.0.0/8",      /* “this network”, RFC 1122: what blockers answer */
  "10.0.0.0/8",     /* RFC 1918 */
  "100.64.0.0/10",  /* between providers and their customers, RFC 6598 */
  "127.0.0.0/8",    /* this computer, RFC 1122 */
  "169.254.0.0/16", /* this cable, RFC 3927 */
  "172.16.0.0/12",  /* RFC 1918 */
  "192.168.0.0/16", /* RFC 1918 */
  "::/127",         /* none at all, and this computer, RFC 4291 */
  "fc00::/7",       /* RFC 4193 */
  "fe80::/10",      /* this cable, RFC 4291 */
};

/**
 * mdr_private_address_is:
 * @address: an address
 *
 * Returns: whether @address means nothing outside a network or computer
 */
gboolean
mdr_private_address_is (GInetAddress *address)
{
  g_return_val_if_fail (G_IS_INET_ADDRESS (address), FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_autoptr (GInetAddressMask) block = g_inet_address_mask_new_from_string (blocks[i], NULL);

      if (g_inet_address_mask_matches (block, address))
        return TRUE;
    }

  return FALSE;
}

/**
 * mdr_private_address_are_all:
 * @addresses: (array zero-terminated=1): addresses as text
 *
 * Returns: whether there are any, and none means anything outside
 */
gboolean
mdr_private_address_are_all (const char *const *addresses)
{
  g_return_val_if_fail (addresses != NULL, FALSE);

  for (gsize i = 0; addresses[i] != NULL; i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (addresses[i]);

      if (address == NULL || !mdr_private_address_is (address))
        return FALSE;
    }

  return *addresses != NULL;
}
