/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as what the kernel says of its routes.
 */

#include "fuzz.h"
#include "probe/way/mdr-route-table.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (MdrRouteTable) table = mdr_route_table_new ();
  MdrNetlinkSpan rest = { data, size };
  MdrNetlinkMessage message;
  guint n_changes = 0;

  while (mdr_netlink_next_message (&rest, &message))
    n_changes += mdr_route_table_take (table, &message);

  g_assert_cmpuint (mdr_route_table_get_size (table), <=, n_changes);

  return 0;
}
