/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Calls go to the unique name of the service that was found, never to its well-known name: then a
 * service that ends is an error at once, and none is started behind the user's back.
 */

#include "mdr-secret-bus-private.h"

#include "mdr-keyring-error.h"

/* Longer than any password store needs for thousands of items, shorter than patience. */
#define TIMEOUT 10000

G_DEFINE_FINAL_TYPE (MdrSecretBus, mdr_secret_bus, G_TYPE_OBJECT)

typedef enum
{
  PROP_PRESENT = 1,
} MdrSecretBusProperty;

static GParamSpec *properties[PROP_PRESENT + 1];

/* A session belongs to the service that opened it. */
void
mdr_secret_bus_set_owner (MdrSecretBus *self, const char *owner)
{
  if (g_strcmp0 (self->owner, owner) == 0)
    return;

  g_free (self->owner);
  self->owner = g_strdup (owner);
  g_clear_object (&self->service);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRESENT]);
}

static void
mdr_secret_bus_dispose (GObject *object)
{
  MdrSecretBus *self = MDR_SECRET_BUS (object);

  g_clear_handle_id (&self->watch, g_bus_unwatch_name);
  g_clear_object (&self->service);
  g_clear_object (&self->connection);
  g_clear_pointer (&self->owner, g_free);

  G_OBJECT_CLASS (mdr_secret_bus_parent_class)->dispose (object);
}

static void
mdr_secret_bus_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrSecretBus *self = MDR_SECRET_BUS (object);

  switch ((MdrSecretBusProperty) prop_id)
    {
    case PROP_PRESENT:
      g_value_set_boolean (value, mdr_secret_bus_get_present (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_secret_bus_class_init (MdrSecretBusClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mdr_secret_bus_dispose;
  object_class->get_property = mdr_secret_bus_get_property;

  /**
   * MdrSecretBus:present:
   *
   * Whether the service is there. Known from the first mdr_secret_bus_reach_async() on.
   */
  properties[PROP_PRESENT] =
      g_param_spec_boolean ("present", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_secret_bus_init (MdrSecretBus *self)
{
  self->timeout = TIMEOUT;
  self->may_start = TRUE;
}

/**
 * mdr_secret_bus_new:
 * @connection: (nullable): the bus, or %NULL for the user's session bus
 *
 * Nothing is contacted yet.
 *
 * Returns: (transfer full): the Secret Service on that bus
 */
MdrSecretBus *
mdr_secret_bus_new (GDBusConnection *connection)
{
  MdrSecretBus *self = g_object_new (MDR_TYPE_SECRET_BUS, NULL);

  g_set_object (&self->connection, connection);

  return self;
}

/**
 * mdr_secret_bus_set_timeout:
 * @self: a bus
 * @milliseconds: the longest that one call may take
 *
 * A question to the user has no limit.
 */
void
mdr_secret_bus_set_timeout (MdrSecretBus *self, guint milliseconds)
{
  g_return_if_fail (MDR_IS_SECRET_BUS (self));

  self->timeout = milliseconds;
}

/**
 * mdr_secret_bus_set_may_start:
 * @self: a bus
 * @may_start: whether a password store that is not running may be started
 *
 * What nobody asked for must not bring a question for a password to the screen.
 */
void
mdr_secret_bus_set_may_start (MdrSecretBus *self, gboolean may_start)
{
  g_return_if_fail (MDR_IS_SECRET_BUS (self));

  self->may_start = may_start;
}

/**
 * mdr_secret_bus_get_present:
 * @self: a bus
 *
 * Returns: whether the service is there
 */
gboolean
mdr_secret_bus_get_present (MdrSecretBus *self)
{
  g_return_val_if_fail (MDR_IS_SECRET_BUS (self), FALSE);

  return self->owner != NULL;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GVariant *reply;
  GError *error = NULL;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (reply != NULL)
    g_task_return_pointer (task, reply, (GDestroyNotify) g_variant_unref);
  else
    g_task_return_error (task, mdr_keyring_error_from_bus (error));
}

/**
 * mdr_secret_bus_call_async:
 * @self: a bus whose service was reached
 * @path: the object
 * @interface: the interface
 * @method: the method
 * @arguments: (nullable): a tuple; taken if it is floating
 * @reply_type: the type of the answer, a tuple
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Calls the service. An answer of another type is an error.
 */
void
mdr_secret_bus_call_async (MdrSecretBus *self,
                           const char *path,
                           const char *interface,
                           const char *method,
                           GVariant *arguments,
                           const char *reply_type,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GVariant) owned = arguments != NULL ? g_variant_ref_sink (arguments) : NULL;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MDR_IS_SECRET_BUS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_secret_bus_call_async);

  if (self->owner == NULL)
    g_task_return_error (task, mdr_keyring_error_new (MDR_KEYRING_ERROR_NO_SERVICE));
  else
    g_dbus_connection_call (self->connection, self->owner, path, interface, method, owned,
                            G_VARIANT_TYPE (reply_type), G_DBUS_CALL_FLAGS_NO_AUTO_START,
                            self->timeout, cancellable, answered_cb, g_object_ref (task));
}

/**
 * mdr_secret_bus_call_finish:
 * @self: a bus
 * @result: what the callback got
 * @error: for an #MdrKeyringError
 *
 * Returns: (transfer full): the answer
 */
GVariant *
mdr_secret_bus_call_finish (MdrSecretBus *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
