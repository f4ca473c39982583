/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kernel tells of a route whenever anybody sets it, be it to what it was: with IPv6 that
 * happens every few minutes. So routes are remembered, without what runs out by itself, and only
 * what is new or gone counts.
 */

#include "mdr-route-table.h"

#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

/* Who has more routes than this has no home computer. */
#define MOST_ROUTES 10000

/* What stands between the place of a route, which only one can take, and where it leads. */
#define LEADS_TO " via"

struct _MdrRouteTable
{
  /* owned: of char *, as "2/24 table 254 …" */
  GHashTable *routes;
};

/**
 * mdr_route_table_new:
 *
 * Returns: (transfer full): a table without routes
 */
MdrRouteTable *
mdr_route_table_new (void)
{
  MdrRouteTable *self = g_new0 (MdrRouteTable, 1);

  self->routes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * mdr_route_table_free:
 * @self: (transfer full): a table
 *
 * Forgets it.
 */
void
mdr_route_table_free (MdrRouteTable *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->routes);
  g_free (self);
}

/**
 * mdr_route_table_clear:
 * @self: a table
 *
 * Forgets all routes.
 */
void
mdr_route_table_clear (MdrRouteTable *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->routes);
}

/**
 * mdr_route_table_get_size:
 * @self: a table
 *
 * Returns: how many routes there are
 */
guint
mdr_route_table_get_size (MdrRouteTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_hash_table_size (self->routes);
}

static void
append_attribute (GString *text, MdrNetlinkSpan attributes, guint16 type)
{
  MdrNetlinkSpan value;

  if (!mdr_netlink_find_attribute (attributes, type, &value))
    return;

  g_string_append_printf (text, " %u=", (guint) type);
  for (gsize i = 0; i < value.length; i++)
    g_string_append_printf (text, "%02x", value.bytes[i]);
}

/* A table with a number above 255 has it in an attribute. */
static guint32
find_table (const struct rtmsg *header, MdrNetlinkSpan attributes)
{
  MdrNetlinkSpan value;
  guint32 table = header->rtm_table;

  if (mdr_netlink_find_attribute (attributes, RTA_TABLE, &value))
    mdr_netlink_read_number (value, &table);

  return table;
}

/* fe80::/10, and ff00::/8: every link has them, that of a virtual machine, too. */
static gboolean
stays_on_link (const struct rtmsg *header, MdrNetlinkSpan attributes)
{
  MdrNetlinkSpan to;

  if (header->rtm_family != AF_INET6 || !mdr_netlink_find_attribute (attributes, RTA_DST, &to) ||
      to.length < 2)
    return FALSE;

  return to.bytes[0] == 0xff || (to.bytes[0] == 0xfe && (to.bytes[1] & 0xc0) == 0x80);
}

/* Neither what is kept in a cache nor the computer's own addresses are ways to others. */
static gboolean
leads_to_others (const struct rtmsg *header, MdrNetlinkSpan attributes)
{
  return (header->rtm_family == AF_INET || header->rtm_family == AF_INET6) &&
         (header->rtm_flags & RTM_F_CLONED) == 0 && header->rtm_type != RTN_LOCAL &&
         header->rtm_type != RTN_BROADCAST && header->rtm_type != RTN_ANYCAST &&
         header->rtm_type != RTN_MULTICAST && find_table (header, attributes) != RT_TABLE_LOCAL &&
         !stays_on_link (header, attributes);
}

/* Returns: (transfer full) (nullable): the route as text, %NULL where it does not matter */
static char *
describe (const MdrNetlinkMessage *message)
{
  static const guint16 leading[] = { RTA_OIF, RTA_GATEWAY, RTA_VIA, RTA_MULTIPATH };
  MdrNetlinkSpan attributes = message->body;
  struct rtmsg header;
  GString *text;

  if (!mdr_netlink_read_header (&attributes, &header, sizeof header) ||
      !leads_to_others (&header, attributes))
    return NULL;

  text = g_string_new (NULL);
  g_string_append_printf (text, "%u/%u tos %u table %u", header.rtm_family, header.rtm_dst_len,
                          header.rtm_tos, find_table (&header, attributes));
  append_attribute (text, attributes, RTA_DST);
  append_attribute (text, attributes, RTA_PRIORITY);
  g_string_append_printf (text, LEADS_TO " %u", header.rtm_type);
  for (gsize i = 0; i < G_N_ELEMENTS (leading); i++)
    append_attribute (text, attributes, leading[i]);

  return g_string_free (text, FALSE);
}

static gboolean
has_place_cb (gpointer route, gpointer value, gpointer place)
{
  return g_str_has_prefix (route, place);
}

/* The kernel does not tell of the route whose place another one takes. */
static void
clear_place (MdrRouteTable *self, const char *route)
{
  g_autofree char *place =
      g_strndup (route, (gsize) (strstr (route, LEADS_TO) - route) + strlen (LEADS_TO));

  g_hash_table_foreach_remove (self->routes, has_place_cb, place);
}

static gboolean
add (MdrRouteTable *self, const char *route, gboolean in_place_of_others)
{
  if (g_hash_table_contains (self->routes, route))
    return FALSE;

  if (in_place_of_others)
    clear_place (self, route);
  if (g_hash_table_size (self->routes) >= MOST_ROUTES)
    return FALSE;

  return g_hash_table_add (self->routes, g_strdup (route));
}

/**
 * mdr_route_table_take:
 * @self: a table
 * @message: what the kernel says
 *
 * Takes note of what the kernel says of its routes, and of the rules by which it chooses among its
 * tables.
 *
 * Returns: whether that makes a difference
 */
gboolean
mdr_route_table_take (MdrRouteTable *self, const MdrNetlinkMessage *message)
{
  g_autofree char *route = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (message != NULL, FALSE);

  if (message->type == RTM_NEWRULE || message->type == RTM_DELRULE)
    return TRUE;
  if (message->type != RTM_NEWROUTE && message->type != RTM_DELROUTE)
    return FALSE;

  route = describe (message);
  if (route == NULL)
    return FALSE;

  return message->type == RTM_NEWROUTE ? add (self, route, (message->flags & NLM_F_REPLACE) != 0)
                                       : g_hash_table_remove (self->routes, route);
}
