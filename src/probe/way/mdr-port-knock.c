/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Connects, listens for one byte where servers speak first, and hangs up. Nothing is sent.
 */

#include "mdr-port-knock.h"

#include <string.h>

#include "probe/connect/mdr-connector.h"

/* How long an open port is listened at, in milliseconds: who is silent for longer is just open. */
#define LISTENING 500

typedef struct
{
  const MdrKnownPort *port;
  char first;

  /* owned */
  MdrConnector *connector;
  MdrDeadline *deadline;
  MdrDeadline *listening;
  GSocketConnection *connection;
} Knock;

static void
knock_free (Knock *knock)
{
  g_clear_object (&knock->connector);
  g_clear_object (&knock->deadline);
  g_clear_object (&knock->listening);
  g_clear_object (&knock->connection);
  g_free (knock);
}

static MdrPortState
judge_failure (Knock *knock, const GError *error)
{
  g_auto (GStrv) addresses = mdr_connector_dup_addresses (knock->connector);

  /* Without an address nobody was asked. */
  if (*addresses == NULL || error->domain != G_IO_ERROR)
    return MDR_PORT_UNKNOWN;

  switch (error->code)
    {
    case G_IO_ERROR_TIMED_OUT:
      return MDR_PORT_SILENT;

    case G_IO_ERROR_CONNECTION_REFUSED:
    case G_IO_ERROR_HOST_UNREACHABLE:
    case G_IO_ERROR_PERMISSION_DENIED:
      return MDR_PORT_REFUSED;

    case G_IO_ERROR_CONNECTION_CLOSED:
      return MDR_PORT_RESET;

    default:
      return MDR_PORT_UNKNOWN;
    }
}

static void
heard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Knock *knock = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (length == 0 || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED))
    g_task_return_int (task, MDR_PORT_RESET);
  else if (length < 0 ||
           memchr (knock->port->greeting, knock->first, strlen (knock->port->greeting)))
    g_task_return_int (task, MDR_PORT_OPEN);
  else
    g_task_return_int (task, MDR_PORT_OTHER);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Knock *knock = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  knock->connection = mdr_connector_run_finish (MDR_CONNECTOR (source), result, &error);
  if (knock->connection == NULL)
    {
      mdr_deadline_explain (knock->deadline, error);
      g_task_return_int (task, judge_failure (knock, error));
      return;
    }

  if (knock->port->greeting == NULL)
    {
      g_task_return_int (task, MDR_PORT_OPEN);
      return;
    }

  knock->listening = mdr_deadline_new (G_CANCELLABLE (knock->deadline), LISTENING);
  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (knock->connection)),
                             &knock->first, sizeof knock->first, G_PRIORITY_DEFAULT,
                             G_CANCELLABLE (knock->listening), heard_cb, g_object_ref (task));
}

/**
 * mdr_port_knock_async:
 * @environment: the world to look at
 * @host: a host
 * @port: one of its ports; where the environment has moved it, it is looked for there
 * @deadline: the time there is, and what stops it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Finds out how @port takes a connection. What has not answered when @deadline passes is silent.
 */
void
mdr_port_knock_async (MdrEnvironment *environment,
                      const char *host,
                      const MdrKnownPort *port,
                      MdrDeadline *deadline,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task;
  Knock *knock;

  g_return_if_fail (MDR_IS_ENVIRONMENT (environment));
  g_return_if_fail (host != NULL);
  g_return_if_fail (port != NULL);
  g_return_if_fail (MDR_IS_DEADLINE (deadline));

  knock = g_new0 (Knock, 1);
  knock->port = port;
  knock->deadline = g_object_ref (deadline);
  knock->connector =
      mdr_connector_new (environment, host, mdr_environment_get_port (environment, port->number));

  /* No cancellable: how it ended is in the state, also where time was up. */
  task = g_task_new (environment, NULL, callback, user_data);
  g_task_set_source_tag (task, mdr_port_knock_async);
  g_task_set_task_data (task, knock, (GDestroyNotify) knock_free);

  mdr_connector_run_async (knock->connector, G_CANCELLABLE (deadline), connected_cb, task);
}

/**
 * mdr_port_knock_finish:
 * @environment: the world looked at
 * @result: what the callback was given
 *
 * Ends mdr_port_knock_async().
 *
 * Returns: how the port was found; unknown where it was stopped before
 */
MdrPortState
mdr_port_knock_finish (MdrEnvironment *environment, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, environment), MDR_PORT_UNKNOWN);
  g_return_val_if_fail (g_async_result_is_tagged (result, mdr_port_knock_async), MDR_PORT_UNKNOWN);

  return (MdrPortState) g_task_propagate_int (G_TASK (result), NULL);
}
