/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the Secret Service is found: the bus, who owns the name, and whether the bus can start it.
 */

#include "mdr-secret-bus-private.h"

#include "core/mdr-sandbox.h"

#include "mdr-keyring-error.h"

#define BUS_NAME "org.freedesktop.DBus"
#define BUS_PATH "/org/freedesktop/DBus"

static void
name_appeared_cb (GDBusConnection *connection,
                  const char *name,
                  const char *owner,
                  gpointer user_data)
{
  mdr_secret_bus_set_owner (user_data, owner);
}

static void
name_vanished_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  mdr_secret_bus_set_owner (user_data, NULL);
}

static void
ask_bus (GTask *task, const char *method, GVariant *arguments, GAsyncReadyCallback callback)
{
  MdrSecretBus *self = g_task_get_source_object (task);

  g_dbus_connection_call (self->connection, BUS_NAME, BUS_PATH, BUS_NAME, method, arguments, NULL,
                          G_DBUS_CALL_FLAGS_NONE, self->timeout, g_task_get_cancellable (task),
                          callback, g_object_ref (task));
}

static void
return_bus_error (GTask *task, GError *error)
{
  g_task_return_error (task, mdr_keyring_error_from_bus (error));
}

static void
owner_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrSecretBus *self = g_task_get_source_object (task);
  g_autoptr (GVariant) reply = NULL;
  GError *error = NULL;
  const char *owner;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (reply == NULL)
    {
      if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER))
        mdr_secret_bus_set_owner (self, NULL);
      return_bus_error (task, error);
      return;
    }

  g_variant_get (reply, "(&s)", &owner);
  mdr_secret_bus_set_owner (self, owner);
  g_task_return_boolean (task, TRUE);
}

static void
find_owner (GTask *task)
{
  ask_bus (task, "GetNameOwner", g_variant_new ("(s)", MDR_SECRET_SERVICE_NAME), owner_found_cb);
}

static void
service_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = NULL;
  GError *error = NULL;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (reply != NULL)
    {
      find_owner (task);
      return;
    }

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }

  g_debug ("The password store does not start: %s", error->message);
  g_error_free (error);
  g_task_return_error (task, mdr_keyring_error_new (MDR_KEYRING_ERROR_NO_SERVICE));
}

/* A store that the bus can start is started when somebody wants to see it, as a mail program would
 * do; one that has ended in the meantime stays so until then. */
static void
startable_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrSecretBus *self = g_task_get_source_object (task);
  g_autoptr (GVariant) reply = NULL;
  g_autofree const char **names = NULL;
  GError *error = NULL;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (reply == NULL)
    {
      return_bus_error (task, error);
      return;
    }

  g_variant_get (reply, "(^a&s)", &names);
  if (!g_strv_contains (names, MDR_SECRET_SERVICE_NAME))
    g_task_return_error (task, mdr_keyring_error_new (MDR_KEYRING_ERROR_NO_SERVICE));
  else if (!self->may_start)
    g_task_return_error (task, mdr_keyring_error_new (MDR_KEYRING_ERROR_NOT_RUNNING));
  else
    ask_bus (task, "StartServiceByName", g_variant_new ("(su)", MDR_SECRET_SERVICE_NAME, 0),
             service_started_cb);
}

static void
presence_known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = NULL;
  GError *error = NULL;
  gboolean present;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (reply == NULL)
    {
      return_bus_error (task, error);
      return;
    }

  g_variant_get (reply, "(b)", &present);
  if (present)
    find_owner (task);
  else
    ask_bus (task, "ListActivatableNames", NULL, startable_listed_cb);
}

static void
find_service (GTask *task)
{
  MdrSecretBus *self = g_task_get_source_object (task);

  if (self->watch == 0)
    self->watch = g_bus_watch_name_on_connection (self->connection, MDR_SECRET_SERVICE_NAME,
                                                  G_BUS_NAME_WATCHER_FLAGS_NONE, name_appeared_cb,
                                                  name_vanished_cb, self, NULL);

  ask_bus (task, "NameHasOwner", g_variant_new ("(s)", MDR_SECRET_SERVICE_NAME), presence_known_cb);
}

static void
bus_reached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrSecretBus *self = g_task_get_source_object (task);
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  connection = g_bus_get_finish (result, &error);
  if (g_task_return_error_if_cancelled (task))
    return;

  if (connection == NULL)
    {
      g_debug ("No session bus: %s", error->message);
      g_task_return_error (task, mdr_keyring_error_new (MDR_KEYRING_ERROR_NO_SERVICE));
      return;
    }

  /* To lose the bus is a fault like others; it must not end the program, and with it what could
   * still be put back. */
  g_dbus_connection_set_exit_on_close (connection, FALSE);
  g_set_object (&self->connection, connection);
  find_service (task);
}

/**
 * mdr_secret_bus_reach_async:
 * @self: a bus
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Finds out whether the service is there, and starts it if the bus knows how to.
 */
void
mdr_secret_bus_reach_async (MdrSecretBus *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MDR_IS_SECRET_BUS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_secret_bus_reach_async);

  if (!mdr_sandbox_allows_call (mdr_sandbox_get (), MDR_SECRET_SERVICE_NAME))
    g_task_return_error (task, mdr_keyring_error_new (MDR_KEYRING_ERROR_NOT_ALLOWED));
  else if (self->connection == NULL)
    g_bus_get (G_BUS_TYPE_SESSION, cancellable, bus_reached_cb, g_object_ref (task));
  else
    find_service (task);
}

/**
 * mdr_secret_bus_reach_finish:
 * @self: a bus
 * @result: what the callback got
 * @error: for an #MdrKeyringError
 *
 * Returns: whether the service can be called now
 */
gboolean
mdr_secret_bus_reach_finish (MdrSecretBus *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
