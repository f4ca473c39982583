/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Another device has a clock, a VPN and mostly a network of its own. The servers are the same for
 * it; but what stands between this computer and them is not.
 */

#include "mdr-hindrance.h"

static const MdrCause here[] = {
  MDR_CAUSE_NO_INTERNET,      MDR_CAUSE_CAPTIVE_PORTAL,       MDR_CAUSE_PROXY_REQUIRED,
  MDR_CAUSE_VPN_INTERFERENCE, MDR_CAUSE_FIREWALL_BLOCKS_MAIL, MDR_CAUSE_IPV6_BROKEN,
  MDR_CAUSE_TLS_INTERCEPTION, MDR_CAUSE_STARTTLS_STRIPPED,    MDR_CAUSE_CLOCK_SKEW,
};

static const MdrCause appearances[] = {
  MDR_CAUSE_DNS_FAILURE,
  MDR_CAUSE_CONNECTION_REFUSED,
  MDR_CAUSE_CONNECTION_TIMEOUT,
  MDR_CAUSE_CONNECTION_RESET,
  MDR_CAUSE_SERVER_DOWN,
  MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE,
  MDR_CAUSE_TLS_EXPIRED_CERTIFICATE,
  MDR_CAUSE_TLS_WRONG_HOST,
  MDR_CAUSE_TLS_VERSION_OR_CIPHER,
  MDR_CAUSE_WRONG_SERVER_SETTINGS,
};

static gboolean
contains (const MdrCause *causes, gsize n_causes, MdrCause cause)
{
  for (gsize i = 0; i < n_causes; i++)
    if (causes[i] == cause)
      return TRUE;

  return FALSE;
}

/**
 * mdr_hindrance_is_here:
 * @cause: a cause
 *
 * Returns: whether it is about this computer or the network that it is in, and so need not be there
 *   for another device
 */
gboolean
mdr_hindrance_is_here (MdrCause cause)
{
  return contains (here, G_N_ELEMENTS (here), cause);
}

/**
 * mdr_hindrance_may_show_as:
 * @cause: a cause
 *
 * Returns: whether a server may seem to have @cause while something here is in the way
 */
gboolean
mdr_hindrance_may_show_as (MdrCause cause)
{
  return contains (appearances, G_N_ELEMENTS (appearances), cause);
}
