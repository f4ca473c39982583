/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks NetworkManager, where there is one: in one call, for all its objects, as its own library
 * does. Where it may not be asked, as in most sandboxes, VPNs have no names.
 */

#include "mdr-named-vpns.h"

#include "core/mdr-clean-text.h"

#define NETWORK_MANAGER "org.freedesktop.NetworkManager"
#define ROOT_PATH "/org/freedesktop"
#define ACTIVE_INTERFACE NETWORK_MANAGER ".Connection.Active"
#define DEVICE_INTERFACE NETWORK_MANAGER ".Device"

/* NM_ACTIVE_CONNECTION_STATE_ACTIVATED */
#define STATE_ACTIVATED 2

/* A name is a comfort: nobody waits for it. */
#define TIMEOUT_MS 1000

#define MAX_NAME 80
#define MAX_VPNS 16

static void
named_vpn_free (MdrNamedVpn *vpn)
{
  g_free (vpn->name);
  g_free (vpn->interface);
  g_free (vpn);
}

static GVariant *
find_properties (GVariant *objects, const char *path, const char *interface)
{
  g_autoptr (GVariant) interfaces = NULL;

  return g_variant_lookup (objects, path, "@a{sa{sv}}", &interfaces)
             ? g_variant_lookup_value (interfaces, interface, G_VARIANT_TYPE_VARDICT)
             : NULL;
}

/* Of WireGuard the device is the tunnel; of the others it is the card that the tunnel runs over. */
static char *
dup_interface (GVariant *objects, GVariant *connection)
{
  g_autofree const char **devices = NULL;
  g_autoptr (GVariant) device = NULL;
  const char *interface;

  if (!g_variant_lookup (connection, "Devices", "^a&o", &devices) || devices[0] == NULL)
    return NULL;

  device = find_properties (objects, devices[0], DEVICE_INTERFACE);

  return device != NULL && g_variant_lookup (device, "Interface", "&s", &interface)
             ? g_strdup (interface)
             : NULL;
}

static void
take_connection (GPtrArray *vpns, GVariant *objects, GVariant *connection)
{
  const char *id, *type;
  gboolean is_plugin = FALSE;
  guint state = 0;
  gboolean is_wireguard;
  MdrNamedVpn *vpn;

  if (vpns->len == MAX_VPNS || !g_variant_lookup (connection, "Id", "&s", &id) ||
      !g_variant_lookup (connection, "Type", "&s", &type) ||
      !g_variant_lookup (connection, "State", "u", &state) || state != STATE_ACTIVATED)
    return;

  g_variant_lookup (connection, "Vpn", "b", &is_plugin);
  is_wireguard = g_str_equal (type, "wireguard");
  if (!is_plugin && !is_wireguard)
    return;

  vpn = g_new0 (MdrNamedVpn, 1);
  vpn->name = mdr_clean_text (id, -1, MAX_NAME);
  if (is_wireguard)
    vpn->interface = dup_interface (objects, connection);
  g_ptr_array_add (vpns, vpn);
}

static GPtrArray *
read_objects (GVariant *objects)
{
  GPtrArray *vpns = g_ptr_array_new_with_free_func ((GDestroyNotify) named_vpn_free);
  GVariant *interfaces;
  GVariantIter iter;

  g_variant_iter_init (&iter, objects);
  while (g_variant_iter_next (&iter, "{&o@a{sa{sv}}}", NULL, &interfaces))
    {
      g_autoptr (GVariant) connection =
          g_variant_lookup_value (interfaces, ACTIVE_INTERFACE, G_VARIANT_TYPE_VARDICT);

      if (connection != NULL)
        take_connection (vpns, objects, connection);
      g_variant_unref (interfaces);
    }

  return vpns;
}

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) objects = NULL;
  GError *error = NULL;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);

  if (reply == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  objects = g_variant_get_child_value (reply, 0);
  g_task_return_pointer (task, read_objects (objects), (GDestroyNotify) g_ptr_array_unref);
}

/* Who is not there is not started for this. */
static void
bus_reached_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);

  if (bus == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  /* This program can do without. */
  g_dbus_connection_set_exit_on_close (bus, FALSE);
  g_dbus_connection_call (bus, NETWORK_MANAGER, ROOT_PATH, "org.freedesktop.DBus.ObjectManager",
                          "GetManagedObjects", NULL, G_VARIANT_TYPE ("(a{oa{sa{sv}}})"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, TIMEOUT_MS,
                          g_task_get_cancellable (task), answered_cb, g_object_ref (task));
}

/**
 * mdr_named_vpns_read_async:
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is done, within a second or so
 * @user_data: for @callback
 *
 * Asks NetworkManager which VPNs are switched on.
 */
void
mdr_named_vpns_read_async (GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, mdr_named_vpns_read_async);
  g_bus_get (G_BUS_TYPE_SYSTEM, cancellable, bus_reached_cb, g_object_ref (task));
}

/**
 * mdr_named_vpns_read_finish:
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type MdrNamedVpn): those that are on, %NULL where
 * NetworkManager cannot be asked
 */
GPtrArray *
mdr_named_vpns_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mdr_named_vpns_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * mdr_named_vpns_find:
 * @vpns: (nullable) (element-type MdrNamedVpn): the VPNs that are on
 * @interface: the name of a link
 * @is_only_tunnel: whether it is the only tunnel there is
 *
 * Returns: (nullable): the name of the VPN to which the link belongs, where that is certain and
 * says more than the name of the link
 */
const char *
mdr_named_vpns_find (GPtrArray *vpns, const char *interface, gboolean is_only_tunnel)
{
  const char *name = NULL;

  g_return_val_if_fail (interface != NULL, NULL);

  for (guint i = 0; vpns != NULL && i < vpns->len; i++)
    {
      const MdrNamedVpn *vpn = vpns->pdata[i];

      if (g_strcmp0 (vpn->interface, interface) == 0 ||
          (vpn->interface == NULL && is_only_tunnel && vpns->len == 1))
        name = vpn->name;
    }

  return g_strcmp0 (name, interface) != 0 ? name : NULL;
}
