/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kernel tells of its routes; in a network namespace that only this test is in.
 */

#include <gio/gio.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "probe/way/mdr-netlink.h"
#include "probe/way/mdr-route-watch.h"

static void
switch_loopback_on (void)
{
  struct ifreq request = { .ifr_name = "lo", .ifr_flags = IFF_UP };
  int fd = socket (AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

  g_assert_cmpint (fd, >=, 0);
  g_assert_no_errno (ioctl (fd, SIOCSIFFLAGS, &request));
  close (fd);
}

/* The kernel has done it, and told everybody, when this returns. */
static void
tell_kernel (guint16 type, guint16 flags)
{
  const struct sockaddr_nl kernel = { .nl_family = AF_NETLINK };
  const struct rtmsg header = { .rtm_family = AF_INET,
                                .rtm_dst_len = 24,
                                .rtm_table = RT_TABLE_MAIN,
                                .rtm_protocol = RTPROT_STATIC,
                                .rtm_scope = RT_SCOPE_LINK,
                                .rtm_type = RTN_UNICAST };
  const guint8 network[] = { 192, 0, 2, 0 };
  const guint32 link = if_nametoindex ("lo");
  g_autoptr (GByteArray) request =
      mdr_netlink_request_new (type, NLM_F_REQUEST | NLM_F_ACK | flags, &header, sizeof header);
  struct
  {
    struct nlmsghdr header;
    struct nlmsgerr body;
  } answer = { 0 };
  int fd = socket (AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);

  g_assert_cmpint (fd, >=, 0);
  mdr_netlink_request_add (request, RTA_DST, network, sizeof network);
  mdr_netlink_request_add (request, RTA_OIF, &link, sizeof link);
  g_assert_cmpint (
      sendto (fd, request->data, request->len, 0, (const struct sockaddr *) &kernel, sizeof kernel),
      ==, request->len);
  g_assert_cmpint (recv (fd, &answer, sizeof answer, 0), >=, (gssize) sizeof answer.header);
  g_assert_cmpint (answer.header.nlmsg_type, ==, NLMSG_ERROR);
  g_assert_cmpint (answer.body.error, ==, 0);
  close (fd);
}

static void
changed_cb (gpointer n_changes)
{
  (*(guint *) n_changes)++;
}

static void
listen_until_quiet (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_routes (void)
{
  MdrRouteWatch *watch;
  guint n_changes = 0;

  switch_loopback_on ();
  tell_kernel (RTM_NEWROUTE, NLM_F_CREATE);

  watch = mdr_route_watch_new (changed_cb, &n_changes);
  g_assert_nonnull (watch);
  listen_until_quiet ();
  g_assert_cmpuint (n_changes, ==, 0);

  tell_kernel (RTM_NEWROUTE, NLM_F_CREATE | NLM_F_REPLACE);
  listen_until_quiet ();
  g_assert_cmpuint (n_changes, ==, 0);

  tell_kernel (RTM_DELROUTE, 0);
  listen_until_quiet ();
  g_assert_cmpuint (n_changes, ==, 1);

  tell_kernel (RTM_NEWROUTE, NLM_F_CREATE);
  listen_until_quiet ();
  g_assert_cmpuint (n_changes, ==, 2);

  mdr_route_watch_free (watch);
  tell_kernel (RTM_DELROUTE, 0);
  listen_until_quiet ();
  g_assert_cmpuint (n_changes, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/route-watch/the-kernel-tells-of-routes-that-come-and-go", test_routes);

  return g_test_run ();
}
