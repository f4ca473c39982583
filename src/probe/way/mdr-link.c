/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a link from an RTM_NEWLINK message (rtnetlink(7)).
 */

#include "mdr-link.h"

#include <linux/if.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>

#include "core/mdr-clean-text.h"

struct _MdrLink
{
  gatomicrefcount ref_count;

  guint index;
  guint flags;
  gboolean is_tunnel;
  MdrTunnel tunnel;

  /* owned */
  char *name;
};

G_DEFINE_BOXED_TYPE (MdrLink, mdr_link, mdr_link_ref, mdr_link_unref)

/* Names are any bytes but blanks and slashes. */
static char *
dup_clean_text (MdrNetlinkSpan value)
{
  g_autofree char *text = mdr_netlink_dup_text (value);

  return mdr_clean_text (text, -1, IFNAMSIZ);
}

static char *
dup_kind (MdrNetlinkSpan attributes)
{
  MdrNetlinkSpan info, kind;

  return mdr_netlink_find_attribute (attributes, IFLA_LINKINFO, &info) &&
                 mdr_netlink_find_attribute (info, IFLA_INFO_KIND, &kind)
             ? dup_clean_text (kind)
             : NULL;
}

/**
 * mdr_link_parse:
 * @message: a message from the kernel
 *
 * Returns: (transfer full) (nullable): the link that it describes, %NULL where it is about
 * something else or is broken
 */
MdrLink *
mdr_link_parse (const MdrNetlinkMessage *message)
{
  MdrNetlinkSpan attributes = message->body;
  MdrNetlinkSpan name, master;
  g_autofree char *kind = NULL;
  struct ifinfomsg header;
  MdrLink *self;

  if (message->type != RTM_NEWLINK ||
      !mdr_netlink_read_header (&attributes, &header, sizeof header) || header.ifi_index <= 0 ||
      !mdr_netlink_find_attribute (attributes, IFLA_IFNAME, &name) || name.length == 0)
    return NULL;

  self = g_new0 (MdrLink, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->index = (guint) header.ifi_index;
  self->flags = header.ifi_flags;
  self->name = dup_clean_text (name);

  /* What is a port of a bridge leads to a virtual machine. */
  kind = dup_kind (attributes);
  self->is_tunnel = !mdr_netlink_find_attribute (attributes, IFLA_MASTER, &master) &&
                    mdr_tunnel_recognise (kind, header.ifi_type, self->name, &self->tunnel);

  return self;
}

/**
 * mdr_link_ref:
 * @self: a link
 *
 * Returns: (transfer full): @self
 */
MdrLink *
mdr_link_ref (MdrLink *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * mdr_link_unref:
 * @self: (transfer full): a link
 *
 * Gives it back.
 */
void
mdr_link_unref (MdrLink *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->name);
  g_free (self);
}

/**
 * mdr_link_get_index:
 * @self: a link
 *
 * Returns: the number by which the kernel knows it
 */
guint
mdr_link_get_index (MdrLink *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->index;
}

/**
 * mdr_link_get_name:
 * @self: a link
 *
 * Returns: its name, such as "wlan0"
 */
const char *
mdr_link_get_name (MdrLink *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * mdr_link_is_up:
 * @self: a link
 *
 * IFF_RUNNING would say the same, but up to a second later than IFF_LOWER_UP.
 *
 * Returns: whether it is switched on, and there is somebody at its other end
 */
gboolean
mdr_link_is_up (MdrLink *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->flags & (IFF_UP | IFF_LOWER_UP)) == (IFF_UP | IFF_LOWER_UP);
}

/**
 * mdr_link_is_loopback:
 * @self: a link
 *
 * Returns: whether it leads to this computer itself
 */
gboolean
mdr_link_is_loopback (MdrLink *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->flags & IFF_LOOPBACK) != 0;
}

/**
 * mdr_link_get_tunnel:
 * @self: a link
 *
 * Returns: (nullable): what kind of tunnel it looks like, %NULL where it does not
 */
const MdrTunnel *
mdr_link_get_tunnel (MdrLink *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->is_tunnel ? &self->tunnel : NULL;
}
