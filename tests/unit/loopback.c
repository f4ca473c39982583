/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A socket that is bound and does not listen is a port that is closed and that nobody else gets.
 * One that listens with a full backlog is a port where SYN packets are lost, as behind a firewall
 * that drops them.
 */

#include "loopback.h"

/* Linux takes one connection more than the backlog says; this many are enough anywhere. */
#define BACKLOG 1
#define N_FILLERS 4

/**
 * loopback_reserve:
 * @family: IPv4 or IPv6
 * @port: a port, 0 for any
 *
 * Returns: (transfer full): a bound socket, which makes a closed port
 */
GSocket *
loopback_reserve (GSocketFamily family, guint16 port)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInetAddress) address = g_inet_address_new_loopback (family);
  g_autoptr (GSocketAddress) name = g_inet_socket_address_new (address, port);
  GSocket *socket = g_socket_new (family, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);

  g_assert_no_error (error);
  g_socket_bind (socket, name, FALSE, &error);
  g_assert_no_error (error);
  g_socket_set_blocking (socket, FALSE);

  return socket;
}

/**
 * loopback_get_port:
 * @socket: a bound socket
 *
 * Returns: its port
 */
guint16
loopback_get_port (GSocket *socket)
{
  g_autoptr (GSocketAddress) name = g_socket_get_local_address (socket, NULL);

  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (name));
}

/**
 * loopback_listen:
 * @socket: a bound socket
 *
 * Opens the port: the kernel takes connections, even though nobody accepts them here.
 */
void
loopback_listen (GSocket *socket)
{
  g_autoptr (GError) error = NULL;

  g_socket_listen (socket, &error);
  g_assert_no_error (error);
}

/**
 * loopback_silence:
 * @socket: a bound socket
 *
 * Opens the port and fills its backlog, so that it does not answer any more.
 *
 * Returns: (transfer full): what fills the backlog; to be kept as long as the port is to be silent
 */
GPtrArray *
loopback_silence (GSocket *socket)
{
  GPtrArray *fillers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GSocketAddress) name = g_socket_get_local_address (socket, NULL);

  g_socket_set_listen_backlog (socket, BACKLOG);
  loopback_listen (socket);

  for (guint i = 0; i < N_FILLERS; i++)
    {
      GSocket *filler = g_socket_new (g_socket_get_family (socket), G_SOCKET_TYPE_STREAM,
                                      G_SOCKET_PROTOCOL_TCP, NULL);

      g_socket_set_blocking (filler, FALSE);
      g_socket_connect (filler, name, NULL, NULL);
      g_ptr_array_add (fillers, filler);
    }

  return fillers;
}
