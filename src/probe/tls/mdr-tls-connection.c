/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Trusted authorities are read when they are first needed, which takes longer than a frame may, and
 * glib-networking has no asynchronous way to do it; hence a thread.
 */

#include "mdr-tls-connection.h"

#include "mdr-public-authorities.h"
#include "mdr-shared-trust.h"

/* What the thread works with: nothing that anybody else changes meanwhile. */
typedef struct
{
  MdrLateStream *stream;
  GSocketConnectable *identity;
  MdrEnvironment *environment;
} Ingredients;

static void
ingredients_free (Ingredients *self)
{
  g_object_unref (self->stream);
  g_object_unref (self->identity);
  g_object_unref (self->environment);
  g_free (self);
}

static void
make (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Ingredients *ingredients = task_data;
  GTlsBackend *backend = g_tls_backend_get_default ();
  g_autoptr (GTlsDatabase) trust = mdr_shared_trust_create (ingredients->environment);
  g_autoptr (GTlsDatabase) system = NULL;
  GError *error = NULL;
  gpointer connection;

  /* The handshake would ask for it on the main loop. */
  if (mdr_environment_get_trust (ingredients->environment) == NULL)
    system = g_tls_backend_get_default_database (backend);
  mdr_company_get_default ();

  connection = g_initable_new (g_tls_backend_get_client_connection_type (backend), NULL, &error,
                               "base-io-stream", ingredients->stream, "server-identity",
                               ingredients->identity, "database", trust, NULL);

  /* They will be asked for when there is a certificate, and then time is short. */
  mdr_public_authorities_get (ingredients->environment);

  if (connection != NULL)
    g_task_return_pointer (task, connection, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Who the server has to be: the name that the user gave, never one that the DNS made of it (RFC
 * 7817 section 3). */
static GSocketConnectable *
create_identity (MdrService *service)
{
  const char *host = mdr_service_get_host (service);
  guint16 port = mdr_service_get_port (service);
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return G_SOCKET_CONNECTABLE (g_inet_socket_address_new (address, port));

  return g_network_address_new (host, port);
}

/**
 * mdr_tls_connection_make_async:
 * @stream: what the connection will stand on
 * @service: to whom it will lead
 * @environment: whom to trust
 * @callback: called when it is made
 * @user_data: for @callback
 *
 * Makes a client's TLS connection. Nothing is sent yet.
 */
void
mdr_tls_connection_make_async (MdrLateStream *stream,
                               MdrService *service,
                               MdrEnvironment *environment,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Ingredients *ingredients = g_new0 (Ingredients, 1);

  ingredients->stream = g_object_ref (stream);
  ingredients->identity = create_identity (service);
  ingredients->environment = g_object_ref (environment);

  g_task_set_source_tag (task, mdr_tls_connection_make_async);
  g_task_set_task_data (task, ingredients, (GDestroyNotify) ingredients_free);
  g_task_run_in_thread (task, make);
}

/**
 * mdr_tls_connection_make_finish:
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Ends mdr_tls_connection_make_async(). An error says that this computer cannot do TLS.
 *
 * Returns: (transfer full): the connection, or %NULL on error
 */
GTlsConnection *
mdr_tls_connection_make_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
