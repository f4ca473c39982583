/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values on their way over the bus, encrypted with a key that libsecret agrees on with the store.
 *
 * What comes in is decrypted by libsecret into its own locked memory and moved on into ours; the
 * messages of the bus only ever hold what is encrypted. A store that cannot encrypt is not asked:
 * nobody wipes the messages of GDBus.
 */

#include "mdr-secret-bus-private.h"

#include "mdr-keyring-error.h"
#include "mdr-secret-proxy.h"

#define CONTENT_TYPE "text/plain"

static void
session_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrSecretBus *self = g_task_get_source_object (task);
  SecretService *service = SECRET_SERVICE (source);
  GError *error = NULL;

  if (!secret_service_ensure_session_finish (service, result, &error))
    {
      g_task_return_error (task, mdr_keyring_error_from_bus (error));
      return;
    }

  /* Another service may have come in the meantime. */
  if (self->service != service)
    g_task_return_error (task, mdr_keyring_error_new (MDR_KEYRING_ERROR_NO_SERVICE));
  else if (g_strcmp0 (secret_service_get_session_algorithms (service), "plain") == 0)
    g_task_return_error (task, mdr_keyring_error_new (MDR_KEYRING_ERROR_UNPROTECTED));
  else
    g_task_return_boolean (task, TRUE);
}

static void
ensure_session (GTask *task)
{
  MdrSecretBus *self = g_task_get_source_object (task);

  secret_service_ensure_session (self->service, g_task_get_cancellable (task), session_opened_cb,
                                 g_object_ref (task));
}

static void
service_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrSecretBus *self = g_task_get_source_object (task);
  g_autoptr (SecretService) service = NULL;
  g_autofree char *owner = NULL;
  GError *error = NULL;

  service = mdr_secret_proxy_new_finish (result, &error);
  if (service == NULL)
    {
      g_task_return_error (task, mdr_keyring_error_from_bus (error));
      return;
    }

  /* A service that ended meanwhile and came back has not been reached. */
  owner = g_dbus_proxy_get_name_owner (G_DBUS_PROXY (service));
  if (owner == NULL || g_strcmp0 (owner, self->owner) != 0)
    {
      g_task_return_error (task, mdr_keyring_error_new (MDR_KEYRING_ERROR_NO_SERVICE));
      return;
    }

  g_dbus_proxy_set_default_timeout (G_DBUS_PROXY (service), self->timeout);
  g_set_object (&self->service, service);
  ensure_session (task);
}

/**
 * mdr_secret_bus_open_session_async:
 * @self: a bus whose service was reached
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Agrees on a key with the service, unless that was done before.
 */
void
mdr_secret_bus_open_session_async (MdrSecretBus *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MDR_IS_SECRET_BUS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_secret_bus_open_session_async);

  if (self->owner == NULL)
    g_task_return_error (task, mdr_keyring_error_new (MDR_KEYRING_ERROR_NO_SERVICE));
  else if (self->service != NULL)
    ensure_session (task);
  else
    mdr_secret_proxy_new_async (self->connection, cancellable, service_made_cb,
                                g_object_ref (task));
}

/**
 * mdr_secret_bus_open_session_finish:
 * @self: a bus
 * @result: what the callback got
 * @error: for an #MdrKeyringError
 *
 * Returns: whether values can be exchanged now
 */
gboolean
mdr_secret_bus_open_session_finish (MdrSecretBus *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * mdr_secret_bus_get_session_path:
 * @self: a bus
 *
 * Returns: (nullable): the object path of the session, to ask for values with
 */
const char *
mdr_secret_bus_get_session_path (MdrSecretBus *self)
{
  g_return_val_if_fail (MDR_IS_SECRET_BUS (self), NULL);

  return self->service != NULL ? secret_service_get_session_dbus_path (self->service) : NULL;
}

/* libsecret wipes its locked memory, but not what it takes from the heap when there is no more to
 * lock. So the bytes are wiped here, where nobody else holds them. */
static void
wipe_value (SecretValue *value)
{
  gsize length;
  const char *bytes = secret_value_get (value, &length);

  mdr_wipe ((char *) bytes, length);
  secret_value_unref (value);
}

/**
 * mdr_secret_bus_decode:
 * @self: a bus with a session
 * @encoded: a value as it came over the bus, of type (oayays)
 * @content_type: (out) (optional): what it is, such as text/plain
 * @error: for an #MdrKeyringError
 *
 * Returns: (transfer full): the value
 */
MdrSecret *
mdr_secret_bus_decode (MdrSecretBus *self, GVariant *encoded, char **content_type, GError **error)
{
  MdrSecret *secret = NULL;
  SecretValue *value = NULL;
  const char *bytes;
  gsize length;

  g_return_val_if_fail (MDR_IS_SECRET_BUS (self), NULL);
  g_return_val_if_fail (g_variant_is_of_type (encoded, G_VARIANT_TYPE ("(oayays)")), NULL);

  if (self->service != NULL)
    value = secret_service_decode_dbus_secret (self->service, encoded);
  if (value == NULL)
    {
      g_propagate_error (error, mdr_keyring_error_new (MDR_KEYRING_ERROR_REFUSED));
      return NULL;
    }

  bytes = secret_value_get (value, &length);
  if (length > MDR_SECRET_MAX_LENGTH)
    g_propagate_error (error, mdr_keyring_error_new (MDR_KEYRING_ERROR_TOO_LONG));
  else
    secret = mdr_secret_new_from_text (bytes, length);

  if (secret != NULL && content_type != NULL)
    *content_type = g_strdup (secret_value_get_content_type (value));
  wipe_value (value);

  return secret;
}

/**
 * mdr_secret_bus_encode:
 * @self: a bus with a session
 * @secret: a value
 * @content_type: (nullable): what it is
 *
 * Returns: (transfer floating) (nullable): @secret as it goes over the bus, or %NULL if the session
 *   is gone
 */
GVariant *
mdr_secret_bus_encode (MdrSecretBus *self, MdrSecret *secret, const char *content_type)
{
  g_autoptr (GVariant) encoded = NULL;
  SecretValue *value;
  const char *bytes;
  gsize length;

  g_return_val_if_fail (MDR_IS_SECRET_BUS (self), NULL);
  g_return_val_if_fail (secret != NULL, NULL);

  if (mdr_secret_bus_get_session_path (self) == NULL)
    return NULL;

  bytes = mdr_secret_peek (secret, &length);
  value = secret_value_new (bytes, length, content_type != NULL ? content_type : CONTENT_TYPE);
  encoded = secret_service_encode_dbus_secret (self->service, value);
  wipe_value (value);

  return g_steal_pointer (&encoded);
}
