/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Listens to the multicast groups of rtnetlink(7). GLib's own monitor does, too, but looks only at
 * where routes lead to, not by which link: a VPN that takes over the default route beside another
 * one escapes it, and so do rules.
 */

#include "mdr-route-watch.h"

#include <errno.h>
#include <glib-unix.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>
#include <unistd.h>

#include "mdr-route-table.h"

/* The kernel fills at most 32 KiB at once. */
#define BUFFER_SIZE (64 * 1024)

#define GROUP(number) (1u << ((number) -1))

struct _MdrRouteWatch
{
  int fd;
  gboolean knows_all;
  MdrRouteWatchFunc changed;
  gpointer user_data;

  /* owned */
  GSource *source;
  MdrRouteTable *table;
  guint8 *buffer;
};

static gboolean
open_socket (MdrRouteWatch *self)
{
  const struct sockaddr_nl groups = {
    .nl_family = AF_NETLINK,
    .nl_groups = GROUP (RTNLGRP_IPV4_ROUTE) | GROUP (RTNLGRP_IPV6_ROUTE) |
                 GROUP (RTNLGRP_IPV4_RULE) | GROUP (RTNLGRP_IPV6_RULE),
  };

  self->fd = socket (AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE);

  return self->fd >= 0 && bind (self->fd, (const struct sockaddr *) &groups, sizeof groups) == 0;
}

/* What there is at the beginning is no change. */
static gboolean
ask_for_routes (MdrRouteWatch *self)
{
  const struct sockaddr_nl kernel = { .nl_family = AF_NETLINK };
  const struct rtmsg header = { .rtm_family = AF_UNSPEC };
  g_autoptr (GByteArray) request =
      mdr_netlink_request_new (RTM_GETROUTE, NLM_F_REQUEST | NLM_F_DUMP, &header, sizeof header);

  self->knows_all = FALSE;
  mdr_route_table_clear (self->table);

  return sendto (self->fd, request->data, request->len, 0, (const struct sockaddr *) &kernel,
                 sizeof kernel) == (gssize) request->len;
}

/* Returns: whether anything is different */
static gboolean
take_messages (MdrRouteWatch *self, MdrNetlinkSpan rest)
{
  MdrNetlinkMessage message;
  gboolean changed = FALSE;

  while (mdr_netlink_next_message (&rest, &message))
    {
      if (message.type == NLMSG_DONE || message.type == NLMSG_ERROR)
        self->knows_all = TRUE;
      else if (mdr_route_table_take (self->table, &message))
        changed = changed || self->knows_all;
    }

  return changed;
}

/* Returns: the length of what was received, 0 if that is nothing, -1 when too much was to be told
 */
static gssize
receive (MdrRouteWatch *self)
{
  struct sockaddr_nl sender = { 0 };
  socklen_t size = sizeof sender;
  gssize length =
      recvfrom (self->fd, self->buffer, BUFFER_SIZE, 0, (struct sockaddr *) &sender, &size);

  if (length < 0)
    return errno == ENOBUFS ? -1 : 0;

  /* Any program may send to it; only the kernel is believed. */
  return sender.nl_pid == 0 ? length : 0;
}

static gboolean
readable_cb (int fd, GIOCondition condition, gpointer user_data)
{
  MdrRouteWatch *self = user_data;
  gssize length = receive (self);
  gboolean changed;

  if (length < 0)
    changed = ask_for_routes (self);
  else
    changed = take_messages (self, (MdrNetlinkSpan){ self->buffer, (gsize) length });

  if (changed)
    self->changed (self->user_data);

  return G_SOURCE_CONTINUE;
}

static void
listen_to_socket (MdrRouteWatch *self)
{
  self->source = g_unix_fd_source_new (self->fd, G_IO_IN);
  g_source_set_callback (self->source, G_SOURCE_FUNC (readable_cb), self, NULL);
  g_source_set_static_name (self->source, "[mail-doctor] routes");
  g_source_attach (self->source, g_main_context_get_thread_default ());
}

/**
 * mdr_route_watch_new:
 * @changed: called when routes are others
 * @user_data: for @changed
 *
 * Begins to listen. Nothing is sent to anybody but the kernel.
 *
 * Returns: (transfer full) (nullable): what listens, %NULL where the kernel cannot be asked
 */
MdrRouteWatch *
mdr_route_watch_new (MdrRouteWatchFunc changed, gpointer user_data)
{
  MdrRouteWatch *self;

  g_return_val_if_fail (changed != NULL, NULL);

  self = g_new0 (MdrRouteWatch, 1);
  self->changed = changed;
  self->user_data = user_data;
  self->table = mdr_route_table_new ();
  self->buffer = g_malloc (BUFFER_SIZE);

  if (!open_socket (self) || !ask_for_routes (self))
    {
      g_debug ("The kernel does not tell of its routes: %s", g_strerror (errno));
      mdr_route_watch_free (self);
      return NULL;
    }
  listen_to_socket (self);

  return self;
}

/**
 * mdr_route_watch_free:
 * @self: (transfer full): what listens
 *
 * Stops listening.
 */
void
mdr_route_watch_free (MdrRouteWatch *self)
{
  g_return_if_fail (self != NULL);

  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->table, mdr_route_table_free);
  g_free (self->buffer);
  g_free (self);
}
