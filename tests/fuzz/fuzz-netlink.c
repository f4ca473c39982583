/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as messages from the kernel.
 */

#include <string.h>

#include "fuzz.h"
#include "probe/way/mdr-link.h"

/* A link that was read has a number and a name that can be shown. */
static void
check_link (const MdrNetlinkMessage *message)
{
  g_autoptr (MdrLink) link = mdr_link_parse (message);

  if (link == NULL)
    return;

  g_assert_cmpuint (mdr_link_get_index (link), >, 0);
  g_assert_true (g_utf8_validate (mdr_link_get_name (link), -1, NULL));
  if (mdr_link_get_tunnel (link) != NULL)
    g_assert_nonnull (mdr_link_get_tunnel (link)->kind);
}

/* Attributes lie one after the other, inside of what they were read from. */
static void
check_attributes (MdrNetlinkSpan rest)
{
  const guint8 *const end = rest.bytes + rest.length;
  MdrNetlinkSpan value;
  guint16 type;

  while (mdr_netlink_next_attribute (&rest, &type, &value))
    {
      g_autofree char *text = mdr_netlink_dup_text (value);

      g_assert_true (value.bytes + value.length <= end);
      g_assert_cmpuint (strlen (text), <=, value.length);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  MdrNetlinkSpan rest = { data, size };
  MdrNetlinkMessage message;

  while (mdr_netlink_next_message (&rest, &message))
    {
      g_assert_true (message.body.bytes + message.body.length <= data + size);
      check_link (&message);
      check_attributes (message.body);
    }

  return 0;
}
