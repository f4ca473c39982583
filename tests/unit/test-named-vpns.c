/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of VPNs, from a NetworkManager of the tests' own on a bus of its own.
 */

#include "probe/way/mdr-named-vpns.h"

#define DEVICES "/org/freedesktop/NetworkManager/Devices/"
#define ACTIVE "/org/freedesktop/NetworkManager/ActiveConnection/"

/* Longer than a test takes, shorter than anybody's patience. */
#define LIMIT_S 20

static const char interface_xml[] =
    "<node><interface name='org.freedesktop.DBus.ObjectManager'><method name='GetManagedObjects'>"
    "<arg type='a{oa{sa{sv}}}' direction='out'/></method></interface></node>";

typedef struct
{
  GDBusConnection *connection;
  GDBusNodeInfo *node;
  guint object_id;
  guint name_id;
  const char *objects;
  gboolean is_mute;
  guint n_calls;
} Manager;

typedef struct
{
  GPtrArray *vpns;
  GError *error;
  gboolean is_done;
} Reading;

/* A card with a network, a tunnel of WireGuard on a link of its own, and a VPN of a plugin. */
#define CARD "'" DEVICES "1': {'org.freedesktop.NetworkManager.Device': {'Interface': <'eth0'>}}"
#define WIREGUARD_CARD                                                                             \
  "'" DEVICES "2': {'org.freedesktop.NetworkManager.Device': {'Interface': <'wg0'>}}"
#define CONNECTION(number, id, type, vpn, state, device)                                           \
  "'" ACTIVE number "': {'org.freedesktop.NetworkManager.Connection.Active': {'Id': <'" id         \
  "'>, 'Type': <'" type "'>, 'Vpn': <" vpn ">, 'State': <uint32 " state                            \
  ">, 'Devices': <[objectpath '" DEVICES device "']>}}"
#define WIRED CONNECTION ("1", "Home", "802-3-ethernet", "false", "2", "1")
#define WIREGUARD CONNECTION ("2", "Office WireGuard", "wireguard", "false", "2", "2")
#define PLUGIN CONNECTION ("3", "Office OpenVPN", "vpn", "true", "2", "1")

static void
called_cb (GDBusConnection *connection,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  Manager *manager = user_data;
  g_autoptr (GError) error = NULL;
  GVariant *objects;

  manager->n_calls++;
  if (manager->is_mute)
    {
      g_object_unref (invocation);
      return;
    }

  objects =
      g_variant_parse (G_VARIANT_TYPE ("a{oa{sa{sv}}}"), manager->objects, NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_method_invocation_return_value (invocation, g_variant_new_tuple (&objects, 1));
  g_variant_unref (objects);
}

static void
name_acquired_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  gboolean *is_there = user_data;

  *is_there = TRUE;
}

static void
manager_appear (Manager *manager, const char *objects)
{
  static const GDBusInterfaceVTable vtable = { .method_call = called_cb };
  g_autoptr (GError) error = NULL;
  gboolean is_there = FALSE;

  manager->objects = objects;
  manager->connection =
      g_dbus_connection_new_for_address_sync (g_getenv ("DBUS_SYSTEM_BUS_ADDRESS"),
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, &error);
  g_assert_no_error (error);

  manager->node = g_dbus_node_info_new_for_xml (interface_xml, &error);
  g_assert_no_error (error);
  manager->object_id = g_dbus_connection_register_object (manager->connection, "/org/freedesktop",
                                                          manager->node->interfaces[0], &vtable,
                                                          manager, NULL, &error);
  g_assert_no_error (error);
  manager->name_id = g_bus_own_name_on_connection (
      manager->connection, "org.freedesktop.NetworkManager", G_BUS_NAME_OWNER_FLAGS_NONE,
      name_acquired_cb, NULL, &is_there, NULL);
  while (!is_there)
    g_main_context_iteration (NULL, TRUE);
}

static void
manager_tear_down (Manager *manager, gconstpointer user_data)
{
  if (manager->connection == NULL)
    return;

  g_bus_unown_name (manager->name_id);
  g_dbus_connection_unregister_object (manager->connection, manager->object_id);
  g_dbus_connection_close_sync (manager->connection, NULL, NULL);
  g_object_unref (manager->connection);
  g_dbus_node_info_unref (manager->node);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;

  reading->vpns = mdr_named_vpns_read_finish (result, &reading->error);
  reading->is_done = TRUE;
}

static GPtrArray *
read_vpns (GError **error)
{
  Reading reading = { 0 };
  gint64 end = g_get_monotonic_time () + LIMIT_S * G_TIME_SPAN_SECOND;

  mdr_named_vpns_read_async (NULL, read_cb, &reading);
  while (!reading.is_done)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }

  g_assert_true ((reading.vpns == NULL) == (reading.error != NULL));
  if (reading.error != NULL)
    g_propagate_error (error, reading.error);

  return reading.vpns;
}

static void
test_wireguard (Manager *manager, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) vpns = NULL;

  manager_appear (manager, "{" CARD ", " WIREGUARD_CARD ", " WIRED ", " WIREGUARD "}");
  vpns = read_vpns (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (vpns->len, ==, 1);
  g_assert_cmpstr (mdr_named_vpns_find (vpns, "wg0", FALSE), ==, "Office WireGuard");
  g_assert_null (mdr_named_vpns_find (vpns, "tun0", TRUE));
}

static void
test_plugin (Manager *manager, gconstpointer user_data)
{
  g_autoptr (GPtrArray) vpns = NULL;

  manager_appear (manager, "{" CARD ", " WIRED ", " PLUGIN "}");
  vpns = read_vpns (NULL);

  g_assert_nonnull (vpns);
  g_assert_cmpstr (mdr_named_vpns_find (vpns, "tun0", TRUE), ==, "Office OpenVPN");
  g_assert_null (mdr_named_vpns_find (vpns, "tun0", FALSE));
}

static void
test_both (Manager *manager, gconstpointer user_data)
{
  g_autoptr (GPtrArray) vpns = NULL;

  manager_appear (manager, "{" CARD ", " WIREGUARD_CARD ", " WIREGUARD ", " PLUGIN "}");
  vpns = read_vpns (NULL);

  g_assert_nonnull (vpns);
  g_assert_cmpuint (vpns->len, ==, 2);
  g_assert_cmpstr (mdr_named_vpns_find (vpns, "wg0", FALSE), ==, "Office WireGuard");
  g_assert_null (mdr_named_vpns_find (vpns, "tun0", FALSE));
}

static void
test_not_yet (Manager *manager, gconstpointer user_data)
{
  g_autoptr (GPtrArray) vpns = NULL;

  manager_appear (manager, "{" CARD ", " CONNECTION ("1", "Office", "vpn", "true", "1", "1") "}");
  vpns = read_vpns (NULL);

  g_assert_nonnull (vpns);
  g_assert_cmpuint (vpns->len, ==, 0);
}

static void
test_named_like_its_link (Manager *manager, gconstpointer user_data)
{
  g_autoptr (GPtrArray) vpns = NULL;

  manager_appear (manager, "{" WIREGUARD_CARD
                           ", " CONNECTION ("1", "wg0", "wireguard", "false", "2", "2") "}");
  vpns = read_vpns (NULL);

  g_assert_nonnull (vpns);
  g_assert_null (mdr_named_vpns_find (vpns, "wg0", TRUE));
}

/* What comes over the bus may be anything. */
static void
test_odd (Manager *manager, gconstpointer user_data)
{
  g_autoptr (GPtrArray) vpns = NULL;

  manager_appear (
      manager,
      "{'/a': {'org.freedesktop.NetworkManager.Connection.Active': {'Id': <7>, 'State': <'on'>}},"
      " '/b': {'org.freedesktop.NetworkManager.Connection.Active': {'Id': <'No devices\\n'>, "
      "'Type': "
      "<'wireguard'>, 'State': <uint32 2>, 'Devices': <@ao []>}},"
      " '/c': {'org.freedesktop.NetworkManager.Connection.Active': @a{sv} {}}, '/d': @a{sa{sv}} "
      "{}}");
  vpns = read_vpns (NULL);

  g_assert_nonnull (vpns);
  g_assert_cmpuint (vpns->len, ==, 1);
  g_assert_cmpstr (mdr_named_vpns_find (vpns, "wg0", TRUE), ==, "No devices");
}

static void
test_nobody (Manager *manager, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) vpns = read_vpns (&error);

  g_assert_null (vpns);
  g_assert_nonnull (error);
  g_assert_null (mdr_named_vpns_find (vpns, "tun0", TRUE));
}

static void
test_mute (Manager *manager, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) vpns = NULL;

  manager_appear (manager, "{}");
  manager->is_mute = TRUE;
  vpns = read_vpns (&error);

  g_assert_null (vpns);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_cmpuint (manager->n_calls, ==, 1);
}

static void
add_test (const char *path, void (*test) (Manager *, gconstpointer))
{
  g_test_add (path, Manager, NULL, NULL, test, manager_tear_down);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GTestDBus) bus = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);

  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_test_dbus_get_bus_address (bus), TRUE);

  add_test ("/named-vpns/wireguard-is-known-by-its-link", test_wireguard);
  add_test ("/named-vpns/a-plugin-s-vpn-belongs-to-the-only-tunnel", test_plugin);
  add_test ("/named-vpns/of-two-only-what-is-certain-is-said", test_both);
  add_test ("/named-vpns/what-is-not-on-yet-is-passed-over", test_not_yet);
  add_test ("/named-vpns/a-link-s-own-name-says-nothing-more", test_named_like_its_link);
  add_test ("/named-vpns/odd-answers-do-no-harm", test_odd);
  add_test ("/named-vpns/without-a-network-manager-there-are-no-names", test_nobody);
  add_test ("/named-vpns/a-mute-one-is-not-waited-for", test_mute);

  status = g_test_run ();
  g_test_dbus_down (bus);

  return status;
}
