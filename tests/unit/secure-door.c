/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shakes hands for the server. Who ends a SoupServer of libsoup 3.6 while it shakes hands itself
 * has it use a connection that was freed; and a client that refuses the certificate is gone at
 * once.
 */

#include "secure-door.h"

struct _SecureDoor
{
  GSocketService *service;
  SoupServer *server;
  GTlsCertificate *certificate;
  guint16 port;

  /* The handshakes that are going on. */
  GCancellable *cancellable;
  guint n_handshakes;
};

static void
let_in (SecureDoor *self, GIOStream *stream)
{
  g_autoptr (GIOStream) base = NULL;
  g_autoptr (GSocketAddress) here = NULL;
  g_autoptr (GSocketAddress) there = NULL;

  g_object_get (stream, "base-io-stream", &base, NULL);
  here = g_socket_connection_get_local_address (G_SOCKET_CONNECTION (base), NULL);
  there = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (base), NULL);

  if (here != NULL && there != NULL)
    soup_server_accept_iostream (self->server, stream, here, there, NULL);
}

static void
hands_shaken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SecureDoor *self = user_data;

  self->n_handshakes--;
  if (g_tls_connection_handshake_finish (G_TLS_CONNECTION (source), result, NULL))
    let_in (self, G_IO_STREAM (source));
}

static gboolean
incoming_cb (GSocketService *service,
             GSocketConnection *connection,
             GObject *source,
             gpointer user_data)
{
  SecureDoor *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GIOStream) stream =
      g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, &error);

  g_assert_no_error (error);
  g_tls_connection_set_require_close_notify (G_TLS_CONNECTION (stream), FALSE);
  self->n_handshakes++;
  g_tls_connection_handshake_async (G_TLS_CONNECTION (stream), G_PRIORITY_DEFAULT,
                                    self->cancellable, hands_shaken_cb, self);

  return TRUE;
}

/**
 * secure_door_new:
 * @server: whom the clients want to speak with
 * @certificate: its certificate
 *
 * Returns: (transfer full): a port of 127.0.0.1 that leads to @server
 */
SecureDoor *
secure_door_new (SoupServer *server, GTlsCertificate *certificate)
{
  SecureDoor *self = g_new0 (SecureDoor, 1);
  g_autoptr (GInetAddress) address = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (address, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  self->server = g_object_ref (server);
  self->certificate = g_object_ref (certificate);
  self->cancellable = g_cancellable_new ();
  self->service = g_socket_service_new ();
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &bound, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));

  return self;
}

/**
 * secure_door_free:
 * @self: a door
 *
 * Shuts it, and ends the handshakes that are going on.
 */
void
secure_door_free (SecureDoor *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_signal_handlers_disconnect_by_data (self->service, self);

  g_cancellable_cancel (self->cancellable);
  while (self->n_handshakes > 0)
    g_main_context_iteration (NULL, TRUE);

  g_clear_object (&self->service);
  g_clear_object (&self->server);
  g_clear_object (&self->certificate);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/**
 * secure_door_get_port:
 * @self: a door
 *
 * Returns: the port
 */
guint16
secure_door_get_port (SecureDoor *self)
{
  return self->port;
}

/**
 * secure_door_set_certificate:
 * @self: a door
 * @certificate: a certificate
 *
 * Shows @certificate to everybody who comes from now on.
 */
void
secure_door_set_certificate (SecureDoor *self, GTlsCertificate *certificate)
{
  g_set_object (&self->certificate, certificate);
}
