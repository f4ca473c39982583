/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks for the links once, and for the way to single addresses (rtnetlink(7)): then the kernel
 * itself goes through its rules and tables, which may be many and long. It answers a request before
 * send() returns, so that nothing has to be waited for.
 */

#include "mdr-routes.h"

#include <errno.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>
#include <unistd.h>

#include "mdr-netlink.h"

/* The kernel fills at most 32 KiB at once. */
#define BUFFER_SIZE (64 * 1024)

/* Who has more links than this has no home computer. */
#define MOST_LINKS 4096

struct _MdrRoutes
{
  int fd;
  guint32 sequence;

  /* owned */
  GPtrArray *links;
  guint8 *buffer;
};

typedef void (*TakeFunc) (const MdrNetlinkMessage *message, gpointer user_data);

static void
set_error (GError **error, int code)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
}

static gboolean
open_socket (MdrRoutes *self, GError **error)
{
  self->fd = socket (AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE);
  if (self->fd >= 0)
    return TRUE;

  set_error (error, errno);

  return FALSE;
}

static gboolean
send_request (MdrRoutes *self, GByteArray *request, GError **error)
{
  const struct sockaddr_nl kernel = { .nl_family = AF_NETLINK };

  mdr_netlink_request_number (request, ++self->sequence);
  if (sendto (self->fd, request->data, request->len, 0, (const struct sockaddr *) &kernel,
              sizeof kernel) == (gssize) request->len)
    return TRUE;

  set_error (error, errno);

  return FALSE;
}

/* What other programs may have sent is passed over. */
static gboolean
receive (MdrRoutes *self, MdrNetlinkSpan *received, GError **error)
{
  struct sockaddr_nl sender;

  do
    {
      socklen_t size = sizeof sender;
      gssize length = recvfrom (self->fd, self->buffer, BUFFER_SIZE, MSG_TRUNC,
                                (struct sockaddr *) &sender, &size);

      if (length < 0 || length > BUFFER_SIZE)
        {
          set_error (error, length < 0 ? errno : EMSGSIZE);
          return FALSE;
        }

      *received = (MdrNetlinkSpan){ self->buffer, (gsize) length };
    }
  while (sender.nl_pid != 0);

  return TRUE;
}

/* Reads an NLMSG_ERROR message; 0 means that all is well. */
static int
read_error (const MdrNetlinkMessage *message)
{
  MdrNetlinkSpan body = message->body;
  int code;

  return mdr_netlink_read_header (&body, &code, sizeof code) ? -code : EBADMSG;
}

/* Asks, and takes the whole answer, which may come in many messages. */
static gboolean
ask (MdrRoutes *self, GByteArray *request, TakeFunc take, gpointer user_data, GError **error)
{
  MdrNetlinkSpan rest = { NULL, 0 };
  MdrNetlinkMessage message;

  if (!send_request (self, request, error))
    return FALSE;

  while (TRUE)
    {
      if (!mdr_netlink_next_message (&rest, &message))
        {
          if (!receive (self, &rest, error))
            return FALSE;
          continue;
        }

      if (message.sequence != self->sequence)
        continue;

      if (message.type == NLMSG_DONE)
        return TRUE;

      if (message.type == NLMSG_ERROR)
        {
          int code = read_error (&message);

          if (code != 0)
            set_error (error, code);
          return code == 0;
        }

      take (&message, user_data);
      if ((message.flags & NLM_F_MULTI) == 0)
        return TRUE;
    }
}

static void
take_link (const MdrNetlinkMessage *message, gpointer user_data)
{
  MdrRoutes *self = user_data;
  MdrLink *link = self->links->len < MOST_LINKS ? mdr_link_parse (message) : NULL;

  if (link != NULL)
    g_ptr_array_add (self->links, link);
}

static gboolean
ask_for_links (MdrRoutes *self, GError **error)
{
  const struct ifinfomsg header = { .ifi_family = AF_UNSPEC };
  const guint32 wanted = RTEXT_FILTER_SKIP_STATS;
  g_autoptr (GByteArray) request =
      mdr_netlink_request_new (RTM_GETLINK, NLM_F_REQUEST | NLM_F_DUMP, &header, sizeof header);

  mdr_netlink_request_add (request, IFLA_EXT_MASK, &wanted, sizeof wanted);

  return ask (self, request, take_link, self, error);
}

static void
take_route (const MdrNetlinkMessage *message, gpointer user_data)
{
  guint32 *index = user_data;
  MdrNetlinkSpan attributes = message->body;
  MdrNetlinkSpan value;
  struct rtmsg header;

  /* Ways that lead nowhere ("unreachable", "blackhole") are routes, too. */
  if (message->type == RTM_NEWROUTE &&
      mdr_netlink_read_header (&attributes, &header, sizeof header) &&
      (header.rtm_type == RTN_UNICAST || header.rtm_type == RTN_LOCAL) &&
      mdr_netlink_find_attribute (attributes, RTA_OIF, &value))
    mdr_netlink_read_number (value, index);
}

/* Asks for the way to an address, perhaps for a socket that is bound to a link. Only then the entry
 * of the table is asked for: for the way itself the kernel would say that the address may well be a
 * neighbour on that link. */
static guint32
ask_for_route (MdrRoutes *self, GInetAddress *to, guint32 through)
{
  const gsize size = g_inet_address_get_native_size (to);
  const struct rtmsg header = { .rtm_family = (guint8) g_inet_address_get_family (to),
                                .rtm_dst_len = (guint8) (size * 8),
                                .rtm_flags = through != 0 ? RTM_F_FIB_MATCH : 0 };
  g_autoptr (GByteArray) request =
      mdr_netlink_request_new (RTM_GETROUTE, NLM_F_REQUEST, &header, sizeof header);
  g_autoptr (GError) error = NULL;
  guint32 index = 0;

  mdr_netlink_request_add (request, RTA_DST, g_inet_address_to_bytes (to), size);
  if (through != 0)
    mdr_netlink_request_add (request, RTA_OIF, &through, sizeof through);

  if (!ask (self, request, take_route, &index, &error))
    g_debug ("No route: %s", error->message);

  return index;
}

/**
 * mdr_routes_new:
 * @error: return location for a #GError
 *
 * Asks the kernel for the links of this computer. It can then be asked for ways, one address at a
 * time.
 *
 * Returns: (transfer full): what the kernel knows, %NULL where it cannot be asked
 */
MdrRoutes *
mdr_routes_new (GError **error)
{
  g_autoptr (MdrRoutes) self = g_new0 (MdrRoutes, 1);

  self->fd = -1;
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) mdr_link_unref);
  self->buffer = g_malloc (BUFFER_SIZE);
  if (!open_socket (self, error) || !ask_for_links (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * mdr_routes_free:
 * @self: (transfer full): routes
 *
 * Ends the conversation with the kernel.
 */
void
mdr_routes_free (MdrRoutes *self)
{
  g_return_if_fail (self != NULL);

  if (self->fd >= 0)
    close (self->fd);
  g_ptr_array_unref (self->links);
  g_free (self->buffer);
  g_free (self);
}

/**
 * mdr_routes_get_links:
 * @self: routes
 *
 * Returns: (transfer none) (element-type MdrLink): all links, whether they are up or not
 */
GPtrArray *
mdr_routes_get_links (MdrRoutes *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->links;
}

/**
 * mdr_routes_find_link:
 * @self: routes
 * @to: an address
 *
 * Returns: (transfer none) (nullable): the link by which packets to @to leave, %NULL where there is
 *   no way
 */
MdrLink *
mdr_routes_find_link (MdrRoutes *self, GInetAddress *to)
{
  guint32 index;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (G_IS_INET_ADDRESS (to), NULL);

  index = ask_for_route (self, to, 0);
  for (guint i = 0; i < self->links->len; i++)
    if (mdr_link_get_index (self->links->pdata[i]) == index)
      return self->links->pdata[i];

  return NULL;
}

/**
 * mdr_routes_lead_through:
 * @self: routes
 * @to: an address
 * @link: a link
 *
 * Returns: whether a socket that is bound to @link has a way to @to, be it the default route
 */
gboolean
mdr_routes_lead_through (MdrRoutes *self, GInetAddress *to, MdrLink *link)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_INET_ADDRESS (to), FALSE);
  g_return_val_if_fail (link != NULL, FALSE);

  return ask_for_route (self, to, mdr_link_get_index (link)) != 0;
}
