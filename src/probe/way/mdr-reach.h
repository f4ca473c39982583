/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far this computer's own part of the way goes.
 */

#pragma once

#include <ifaddrs.h>

#include <glib.h>

G_BEGIN_DECLS

/**
 * MdrReach:
 * @MDR_REACH_FORBIDDEN: this program may not use the network, whatever there is
 * @MDR_REACH_NO_LINK: no cable and no Wi-Fi
 * @MDR_REACH_NO_ROUTE: a network, but no way out of it
 * @MDR_REACH_ROUTE: packets for the internet would be sent
 *
 * How far it goes.
 */
typedef enum
{
  MDR_REACH_FORBIDDEN,
  MDR_REACH_NO_LINK,
  MDR_REACH_NO_ROUTE,
  MDR_REACH_ROUTE,
} MdrReach;

gboolean mdr_reach_has_link (const struct ifaddrs *addresses);
MdrReach mdr_reach_measure (void);

G_END_DECLS
