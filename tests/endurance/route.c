/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A route to a network that nobody uses, by the loopback device: it leads nowhere, but it is one.
 */

#include "route.h"

#include <gio/gio.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>
#include <unistd.h>

#include "probe/way/mdr-netlink.h"

static void
tell_kernel (GByteArray *request)
{
  const struct sockaddr_nl kernel = { .nl_family = AF_NETLINK };
  struct
  {
    struct nlmsghdr header;
    struct nlmsgerr body;
  } answer = { 0 };
  int fd = socket (AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (
      sendto (fd, request->data, request->len, 0, (const struct sockaddr *) &kernel, sizeof kernel),
      ==, request->len);
  g_assert_cmpint (recv (fd, &answer, sizeof answer, 0), >=, (gssize) sizeof answer.header);
  g_assert_cmpint (answer.header.nlmsg_type, ==, NLMSG_ERROR);
  g_assert_cmpint (answer.body.error, ==, 0);
  close (fd);
}

/**
 * route_change:
 * @is_there: whether the route is to be there from now on; it has to be the other way round before
 *
 * Returns when the kernel has done it, and told whoever listens.
 */
void
route_change (gboolean is_there)
{
  const struct rtmsg header = { .rtm_family = AF_INET,
                                .rtm_dst_len = 24,
                                .rtm_table = RT_TABLE_MAIN,
                                .rtm_protocol = RTPROT_STATIC,
                                .rtm_scope = RT_SCOPE_LINK,
                                .rtm_type = RTN_UNICAST };
  const guint8 network[] = { 192, 0, 2, 0 };
  const guint32 link = if_nametoindex ("lo");
  const guint16 flags = NLM_F_REQUEST | NLM_F_ACK | (is_there ? NLM_F_CREATE : 0);
  g_autoptr (GByteArray) request = mdr_netlink_request_new (is_there ? RTM_NEWROUTE : RTM_DELROUTE,
                                                            flags, &header, sizeof header);

  mdr_netlink_request_add (request, RTA_DST, network, sizeof network);
  mdr_netlink_request_add (request, RTA_OIF, &link, sizeof link);
  tell_kernel (request);
}
