/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GSocketClient would bring a race of its own, TLS and proxies; here the connector races, the
 * conversation does TLS, and mail programs do not use proxies either.
 */

#include "mdr-socket-connect.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>

/* What the kernel says without having asked anybody means that this computer has no way there: no
 * route, no address of that family, no such family. The errors vary (ENETUNREACH, EADDRNOTAVAIL,
 * EAFNOSUPPORT); the same ones said later come from somewhere on the way. */
static void
note_who_said_it (GError *error, gboolean at_once)
{
  if (error->domain != G_IO_ERROR)
    return;

  switch (error->code)
    {
    case G_IO_ERROR_CANCELLED:
    case G_IO_ERROR_CONNECTION_CLOSED:
    case G_IO_ERROR_CONNECTION_REFUSED:
    case G_IO_ERROR_PERMISSION_DENIED:
    case G_IO_ERROR_TIMED_OUT:
    case G_IO_ERROR_TOO_MANY_OPEN_FILES:
      break;

    default:
      error->code = at_once ? G_IO_ERROR_NETWORK_UNREACHABLE : G_IO_ERROR_HOST_UNREACHABLE;
    }
}

static void
return_connection (GTask *task, GSocket *socket)
{
  g_task_return_pointer (task, g_socket_connection_factory_create_connection (socket),
                         g_object_unref);
}

static gboolean
socket_writable_cb (GSocket *socket, GIOCondition condition, gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;

  if (g_socket_check_connect_result (socket, &error))
    {
      return_connection (task, socket);
      return G_SOURCE_REMOVE;
    }

  note_who_said_it (error, FALSE);
  g_task_return_error (task, error);

  return G_SOURCE_REMOVE;
}

static GSocket *
open_socket (GInetAddress *address, GError **error)
{
  GSocket *socket = g_socket_new (g_inet_address_get_family (address), G_SOCKET_TYPE_STREAM,
                                  G_SOCKET_PROTOCOL_TCP, error);

  if (socket == NULL)
    return NULL;

  /* Short lines that each wait for an answer: nothing is to be held back for more to come. */
  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, TRUE, NULL);
  g_socket_set_blocking (socket, FALSE);

  return socket;
}

/* Everybody may bind a socket that is not bound yet, since Linux 5.7. */
static gboolean
bind_to_link (GSocket *socket, const char *link, GError **error)
{
  if (link == NULL || setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_BINDTODEVICE, link,
                                  (socklen_t) strlen (link)) == 0)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));

  return FALSE;
}

/**
 * mdr_socket_connect_async:
 * @address: where to
 * @port: where there
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Connects to @address, with no timeout of its own and through no proxy.
 */
void
mdr_socket_connect_async (GInetAddress *address,
                          guint16 port,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  mdr_socket_connect_by_link_async (address, port, NULL, cancellable, callback, user_data);
}

/**
 * mdr_socket_connect_by_link_async:
 * @address: where to
 * @port: where there
 * @link: (nullable): the name of the link to leave by, %NULL to leave the choice to the kernel
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is done; ends with mdr_socket_connect_finish()
 * @user_data: for @callback
 *
 * Connects as mdr_socket_connect_async() does, but by one link whatever the routes say. Where that
 * is not allowed, it ends with %G_IO_ERROR_PERMISSION_DENIED.
 */
void
mdr_socket_connect_by_link_async (GInetAddress *address,
                                  guint16 port,
                                  const char *link,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GSocket) socket = NULL;
  g_autoptr (GSocketAddress) target = NULL;
  g_autoptr (GSource) source = NULL;
  GError *error = NULL;

  g_return_if_fail (G_IS_INET_ADDRESS (address));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_socket_connect_async);
  target = g_inet_socket_address_new (address, port);
  socket = open_socket (address, &error);

  if (socket != NULL && bind_to_link (socket, link, &error) &&
      g_socket_connect (socket, target, cancellable, &error))
    {
      return_connection (task, socket);
      return;
    }

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING))
    {
      note_who_said_it (error, TRUE);
      g_task_return_error (task, error);
      return;
    }

  g_clear_error (&error);
  source = g_socket_create_source (socket, G_IO_OUT, cancellable);
  g_task_attach_source (task, source, (GSourceFunc) G_CALLBACK (socket_writable_cb));
}

/**
 * mdr_socket_connect_finish:
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Ends mdr_socket_connect_async() and its like. %G_IO_ERROR_NETWORK_UNREACHABLE says that this
 * computer has no way to the address, %G_IO_ERROR_HOST_UNREACHABLE that the way ends somewhere.
 *
 * Returns: (transfer full): the connection, or %NULL on error
 */
GSocketConnection *
mdr_socket_connect_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, mdr_socket_connect_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
