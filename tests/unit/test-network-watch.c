/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changes of the network: what counts as one, and that many in turn are one.
 */

#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include "probe/way/mdr-network-watch.h"
#include "probe/way/mdr-route-table.h"

#define FAKE_TYPE_MONITOR (fake_monitor_get_type ())
G_DECLARE_FINAL_TYPE (FakeMonitor, fake_monitor, FAKE, MONITOR, GObject)

struct _FakeMonitor
{
  GObject parent_instance;
};

static void
fake_monitor_initable_init (GInitableIface *iface)
{
}

static void
fake_monitor_monitor_init (GNetworkMonitorInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeMonitor,
                               fake_monitor,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, fake_monitor_initable_init)
                                   G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR,
                                                          fake_monitor_monitor_init))

enum
{
  PROP_NETWORK_AVAILABLE = 1,
  PROP_NETWORK_METERED,
  PROP_CONNECTIVITY,
};

static void
fake_monitor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
}

static void
fake_monitor_class_init (FakeMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fake_monitor_get_property;
  g_object_class_override_property (object_class, PROP_NETWORK_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_NETWORK_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
fake_monitor_init (FakeMonitor *self)
{
}

/* 192.0.2.0/24, say, by a link and perhaps over a router. */
static GByteArray *
new_message (guint16 type, guint16 flags, const struct rtmsg *header, const char *to, guint32 link)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (to);
  GByteArray *message = mdr_netlink_request_new (type, flags, header, sizeof *header);

  mdr_netlink_request_add (message, RTA_DST, g_inet_address_to_bytes (address),
                           g_inet_address_get_native_size (address));
  mdr_netlink_request_add (message, RTA_OIF, &link, sizeof link);

  return message;
}

static gboolean
take (MdrRouteTable *table, GByteArray *bytes)
{
  MdrNetlinkSpan rest = { bytes->data, bytes->len };
  MdrNetlinkMessage message;

  g_assert_true (mdr_netlink_next_message (&rest, &message));

  return mdr_route_table_take (table, &message);
}

static const struct rtmsg ipv4_route = {
  .rtm_family = AF_INET,
  .rtm_dst_len = 24,
  .rtm_table = RT_TABLE_MAIN,
  .rtm_type = RTN_UNICAST,
};

static void
test_new_and_gone (void)
{
  g_autoptr (MdrRouteTable) table = mdr_route_table_new ();
  g_autoptr (GByteArray) added = new_message (RTM_NEWROUTE, 0, &ipv4_route, "192.0.2.0", 1);
  g_autoptr (GByteArray) removed = new_message (RTM_DELROUTE, 0, &ipv4_route, "192.0.2.0", 1);

  g_assert_true (take (table, added));
  g_assert_true (take (table, removed));
  g_assert_false (take (table, removed));
  g_assert_true (take (table, added));
}

static void
test_renewed (void)
{
  const struct rta_cacheinfo age = { .rta_expires = 1800 };
  g_autoptr (MdrRouteTable) table = mdr_route_table_new ();
  g_autoptr (GByteArray) once = new_message (RTM_NEWROUTE, 0, &ipv4_route, "192.0.2.0", 1);
  g_autoptr (GByteArray) again =
      new_message (RTM_NEWROUTE, NLM_F_REPLACE, &ipv4_route, "192.0.2.0", 1);

  mdr_netlink_request_add (again, RTA_CACHEINFO, &age, sizeof age);

  g_assert_true (take (table, once));
  g_assert_false (take (table, again));
}

static void
test_another_link (void)
{
  g_autoptr (MdrRouteTable) table = mdr_route_table_new ();
  g_autoptr (GByteArray) wifi =
      new_message (RTM_NEWROUTE, NLM_F_REPLACE, &ipv4_route, "192.0.2.0", 2);
  g_autoptr (GByteArray) tunnel =
      new_message (RTM_NEWROUTE, NLM_F_REPLACE, &ipv4_route, "192.0.2.0", 3);

  g_assert_true (take (table, wifi));
  g_assert_true (take (table, tunnel));
  g_assert_cmpuint (mdr_route_table_get_size (table), ==, 1);
  g_assert_true (take (table, wifi));
}

static void
test_of_no_importance (void)
{
  struct rtmsg own = ipv4_route;
  struct rtmsg cached = ipv4_route;
  struct rtmsg nearby = ipv4_route;
  g_autoptr (MdrRouteTable) table = mdr_route_table_new ();
  g_autoptr (GByteArray) of_own = NULL;
  g_autoptr (GByteArray) of_cache = NULL;
  g_autoptr (GByteArray) of_link = NULL;

  own.rtm_type = RTN_LOCAL;
  cached.rtm_flags = RTM_F_CLONED;
  nearby.rtm_family = AF_INET6;
  of_own = new_message (RTM_NEWROUTE, 0, &own, "192.0.2.7", 1);
  of_cache = new_message (RTM_NEWROUTE, 0, &cached, "192.0.2.7", 1);
  of_link = new_message (RTM_NEWROUTE, 0, &nearby, "fe80::", 1);

  g_assert_false (take (table, of_own));
  g_assert_false (take (table, of_cache));
  g_assert_false (take (table, of_link));
  g_assert_cmpuint (mdr_route_table_get_size (table), ==, 0);
}

static void
test_rules_count (void)
{
  const struct rtmsg header = { .rtm_family = AF_INET };
  g_autoptr (MdrRouteTable) table = mdr_route_table_new ();
  g_autoptr (GByteArray) rule = mdr_netlink_request_new (RTM_NEWRULE, 0, &header, sizeof header);
  g_autoptr (GByteArray) link = mdr_netlink_request_new (RTM_NEWLINK, 0, &header, sizeof header);

  g_assert_true (take (table, rule));
  g_assert_false (take (table, link));
}

static void
test_bounded (void)
{
  g_autoptr (MdrRouteTable) table = mdr_route_table_new ();

  for (guint32 link = 1; link < 10100; link++)
    {
      g_autoptr (GByteArray) route = new_message (RTM_NEWROUTE, 0, &ipv4_route, "192.0.2.0", link);

      take (table, route);
    }

  g_assert_cmpuint (mdr_route_table_get_size (table), ==, 10000);
}

static void
changed_cb (MdrNetworkWatch *watch, guint *n_changes)
{
  (*n_changes)++;
}

static void
over_cb (gpointer over)
{
  *(gboolean *) over = TRUE;
}

static void
wait (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add_once (milliseconds, over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_many_are_one (void)
{
  g_autoptr (FakeMonitor) monitor = g_object_new (FAKE_TYPE_MONITOR, NULL);
  MdrNetworkWatch *watch = mdr_network_watch_new (G_NETWORK_MONITOR (monitor), 20);
  guint n_changes = 0;

  g_signal_connect (watch, "changed", G_CALLBACK (changed_cb), &n_changes);
  for (guint i = 0; i < 5; i++)
    g_signal_emit_by_name (monitor, "network-changed", i % 2);
  g_assert_cmpuint (n_changes, ==, 0);

  while (n_changes == 0)
    g_main_context_iteration (NULL, TRUE);
  wait (60);
  g_assert_cmpuint (n_changes, ==, 1);

  g_signal_emit_by_name (monitor, "network-changed", TRUE);
  while (n_changes == 1)
    g_main_context_iteration (NULL, TRUE);

  g_assert_finalize_object (watch);
}

static void
test_ends_at_once (void)
{
  g_autoptr (FakeMonitor) monitor = g_object_new (FAKE_TYPE_MONITOR, NULL);
  MdrNetworkWatch *watch = mdr_network_watch_new (G_NETWORK_MONITOR (monitor), 1);
  guint n_changes = 0;

  g_signal_connect (watch, "changed", G_CALLBACK (changed_cb), &n_changes);
  g_signal_emit_by_name (monitor, "network-changed", TRUE);
  g_assert_finalize_object (watch);
  g_signal_emit_by_name (monitor, "network-changed", TRUE);
  wait (20);

  g_assert_cmpuint (n_changes, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/network-watch/new-and-gone-routes-count", test_new_and_gone);
  g_test_add_func ("/network-watch/a-route-that-is-renewed-does-not", test_renewed);
  g_test_add_func ("/network-watch/another-link-counts-there-and-back", test_another_link);
  g_test_add_func ("/network-watch/what-leads-to-nobody-else-does-not", test_of_no_importance);
  g_test_add_func ("/network-watch/rules-count-and-links-do-not", test_rules_count);
  g_test_add_func ("/network-watch/memory-is-bounded", test_bounded);
  g_test_add_func ("/network-watch/many-changes-in-turn-are-one", test_many_are_one);
  g_test_add_func ("/network-watch/nothing-is-heard-after-the-end", test_ends_at_once);

  return g_test_run ();
}
