/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is read is acknowledged at once, though the kernel has learned that answers follow.
 */

#include <gio/gio.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

#include "probe/tls/mdr-late-stream.h"

#define N_TURNS 4

static GSocketConnection *
connect_to (GSocketListener *listener, GSocketConnection **server)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, &error);

  g_assert_no_error (error);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, &error);
  g_assert_no_error (error);
  *server = g_socket_listener_accept (listener, NULL, NULL, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&connection);
}

static void
say (GIOStream *from, GIOStream *to)
{
  g_autoptr (GError) error = NULL;
  char byte = 'x';

  g_output_stream_write_all (g_io_stream_get_output_stream (from), &byte, 1, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_input_stream_read (g_io_stream_get_input_stream (to), &byte, 1, NULL, &error),
                   ==, 1);
  g_assert_no_error (error);
}

static gboolean
acknowledges_at_once (GSocketConnection *connection)
{
  int value = -1;

  g_assert_true (g_socket_get_option (g_socket_connection_get_socket (connection), IPPROTO_TCP,
                                      TCP_QUICKACK, &value, NULL));

  return value == 1;
}

static void
test_acknowledging (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GSocketConnection) server = NULL;
  g_autoptr (GSocketConnection) client = connect_to (listener, &server);
  g_autoptr (MdrLateStream) late = mdr_late_stream_new ();

  mdr_late_stream_set_base (late, G_IO_STREAM (client));
  for (guint turn = 0; turn < N_TURNS; turn++)
    {
      say (G_IO_STREAM (late), G_IO_STREAM (server));
      say (G_IO_STREAM (server), G_IO_STREAM (late));
      g_assert_true (acknowledges_at_once (client));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/late-stream/what-is-read-is-acknowledged-at-once", test_acknowledging);

  return g_test_run ();
}
