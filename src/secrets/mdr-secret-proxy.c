/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SecretService sets its bus and flags itself, whatever it is made with: always the session bus,
 * and always so that a call starts a service that has ended. Here what the caller says counts.
 */

#include "mdr-secret-proxy.h"

#define MDR_TYPE_SECRET_PROXY (mdr_secret_proxy_get_type ())
G_DECLARE_FINAL_TYPE (MdrSecretProxy, mdr_secret_proxy, MDR, SECRET_PROXY, SecretService)

struct _MdrSecretProxy
{
  SecretService parent_instance;
};

G_DEFINE_FINAL_TYPE (MdrSecretProxy, mdr_secret_proxy, SECRET_TYPE_SERVICE)

static const char *const ours[] = { "g-bus-type", "g-flags", NULL };

static GObject *
mdr_secret_proxy_constructor (GType type, guint n_properties, GObjectConstructParam *properties)
{
  GObject *object =
      G_OBJECT_CLASS (mdr_secret_proxy_parent_class)->constructor (type, n_properties, properties);

  for (guint i = 0; i < n_properties; i++)
    if (g_strv_contains (ours, properties[i].pspec->name))
      g_object_set_property (object, properties[i].pspec->name, properties[i].value);

  return object;
}

static void
mdr_secret_proxy_class_init (MdrSecretProxyClass *klass)
{
  G_OBJECT_CLASS (klass)->constructor = mdr_secret_proxy_constructor;
}

static void
mdr_secret_proxy_init (MdrSecretProxy *self)
{
}

/**
 * mdr_secret_proxy_new_async:
 * @connection: the bus
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes a proxy that is for sessions and values only.
 */
void
mdr_secret_proxy_new_async (GDBusConnection *connection,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  const GDBusProxyFlags flags = G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START |
                                G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES |
                                G_DBUS_PROXY_FLAGS_DO_NOT_CONNECT_SIGNALS;

  g_async_initable_new_async (MDR_TYPE_SECRET_PROXY, G_PRIORITY_DEFAULT, cancellable, callback,
                              user_data, "g-connection", connection, "g-flags", flags, NULL);
}

/**
 * mdr_secret_proxy_new_finish:
 * @result: what the callback got
 * @error: for an error of the bus
 *
 * Returns: (transfer full): a proxy
 */
SecretService *
mdr_secret_proxy_new_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (GObject) source = g_async_result_get_source_object (result);
  GObject *object = g_async_initable_new_finish (G_ASYNC_INITABLE (source), result, error);

  return object != NULL ? SECRET_SERVICE (object) : NULL;
}
