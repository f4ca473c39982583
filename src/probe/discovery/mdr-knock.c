/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Connects to where a mail server might be, waits for TLS or a greeting, says nothing and leaves.
 */

#include "mdr-knock.h"

#include <string.h>

#include "probe/connect/mdr-connector.h"
#include "probe/tls/mdr-shared-trust.h"

typedef struct
{
  /* owned */
  MdrService *service;
  MdrConnector *connector;
  GIOStream *connection;
  char greeting[4];
} Visit;

static void
visit_free (Visit *visit)
{
  g_clear_object (&visit->service);
  g_clear_object (&visit->connector);
  g_clear_object (&visit->connection);
  g_free (visit);
}

static gboolean
is_greeting (MdrProtocol protocol, const char *bytes, gsize length)
{
  static const char *const greetings[] = {
    [MDR_PROTOCOL_IMAP] = "* ",
    [MDR_PROTOCOL_POP3] = "+OK",
    [MDR_PROTOCOL_SMTP] = "220",
  };
  const char *greeting = greetings[protocol];

  return length >= strlen (greeting) && memcmp (bytes, greeting, strlen (greeting)) == 0;
}

static void
greeted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Visit *visit = g_task_get_task_data (task);
  GError *error = NULL;
  gsize length = 0;

  g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &length, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (is_greeting (mdr_service_get_protocol (visit->service), visit->greeting, length))
    g_task_return_int (task, MDR_KNOCK_GREETED);
  else
    g_task_return_int (task, MDR_KNOCK_NOBODY);
}

static void
secured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_tls_connection_handshake_finish (G_TLS_CONNECTION (source), result, &error))
    {
      g_task_return_int (task, MDR_KNOCK_VERIFIED);
    }
  else if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    {
      g_clear_error (&error);
      g_task_return_int (task, MDR_KNOCK_UNVERIFIED);
    }
  else
    {
      g_task_return_error (task, error);
    }
}

static void
start_tls (GTask *task)
{
  MdrEnvironment *environment = g_task_get_source_object (task);
  Visit *visit = g_task_get_task_data (task);
  g_autoptr (GTlsDatabase) trust = mdr_shared_trust_create (environment);
  g_autoptr (GSocketConnectable) identity = g_network_address_new (
      mdr_service_get_host (visit->service), mdr_service_get_port (visit->service));
  g_autoptr (GIOStream) tls = NULL;
  GError *error = NULL;

  tls = g_tls_client_connection_new (visit->connection, identity, &error);
  if (tls == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_tls_connection_set_database (G_TLS_CONNECTION (tls), trust);

  g_set_object (&visit->connection, tls);
  g_tls_connection_handshake_async (G_TLS_CONNECTION (tls), G_PRIORITY_DEFAULT,
                                    g_task_get_cancellable (task), secured_cb, g_object_ref (task));
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Visit *visit = g_task_get_task_data (task);
  GSocketConnection *connection;
  GError *error = NULL;

  connection = mdr_connector_run_finish (MDR_CONNECTOR (source), result, &error);
  if (connection == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  visit->connection = G_IO_STREAM (connection);
  if (mdr_service_get_security (visit->service) == MDR_SECURITY_TLS)
    start_tls (task);
  else
    g_input_stream_read_all_async (g_io_stream_get_input_stream (visit->connection),
                                   visit->greeting, strlen ("220"), G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), greeted_cb, g_object_ref (task));
}

/**
 * mdr_knock_async:
 * @environment: the world to look at
 * @service: where a server might be
 * @cancellable: (nullable): to stop it, and to limit its time
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Finds out whether somebody answers who could be @service. Nothing is sent but what TLS needs.
 */
void
mdr_knock_async (MdrEnvironment *environment,
                 MdrService *service,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  guint16 port;
  GTask *task;
  Visit *visit;

  g_return_if_fail (MDR_IS_ENVIRONMENT (environment));
  g_return_if_fail (MDR_IS_SERVICE (service));

  port = mdr_environment_get_port (environment, mdr_service_get_port (service));
  visit = g_new0 (Visit, 1);
  visit->service = g_object_ref (service);
  visit->connector = mdr_connector_new (environment, mdr_service_get_host (service), port);

  task = g_task_new (environment, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_knock_async);
  g_task_set_task_data (task, visit, (GDestroyNotify) visit_free);

  mdr_connector_run_async (visit->connector, cancellable, connected_cb, task);
}

/**
 * mdr_knock_finish:
 * @environment: the world looked at
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Ends mdr_knock_async().
 *
 * Returns: who answered; %MDR_KNOCK_NOBODY perhaps with an error that says why
 */
MdrKnock
mdr_knock_finish (MdrEnvironment *environment, GAsyncResult *result, GError **error)
{
  gssize answer;

  g_return_val_if_fail (g_async_result_is_tagged (result, mdr_knock_async), MDR_KNOCK_NOBODY);
  g_return_val_if_fail (g_task_is_valid (result, environment), MDR_KNOCK_NOBODY);

  answer = g_task_propagate_int (G_TASK (result), error);

  return answer < 0 ? MDR_KNOCK_NOBODY : (MdrKnock) answer;
}
