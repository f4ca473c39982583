/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every client gets a thread that plays the script with blocking calls; the code under test stays
 * alone on the main loop. All that is received is kept, before TLS and inside of it.
 */

#include "scripted-server.h"

#include <string.h>
#include <sys/socket.h>

#define TRICKLE_MS 20

struct _ScriptedServer
{
  const char *const *script;
  guint16 port;

  /* owned */
  GSocketService *service;
  GTlsCertificate *certificate;
  GCancellable *cancellable;

  /* shared with the threads */
  GMutex mutex;
  guint n_clients;
  guint n_running;
  GByteArray *received;
  char *mismatch;
};

/* One client, in its thread. */
typedef struct
{
  ScriptedServer *server;
  GSocketConnection *connection;
  GIOStream *stream;
  GDataInputStream *input;
  char *line;
  gboolean drips;
} Client;

static void
keep (ScriptedServer *server, const char *bytes, gsize length)
{
  g_mutex_lock (&server->mutex);
  g_byte_array_append (server->received, (const guint8 *) bytes, length);
  g_mutex_unlock (&server->mutex);
}

static void
set_stream (Client *client, GIOStream *stream)
{
  g_set_object (&client->stream, stream);
  g_clear_object (&client->input);
  client->input = g_data_input_stream_new (g_io_stream_get_input_stream (stream));
  g_data_input_stream_set_newline_type (client->input, G_DATA_STREAM_NEWLINE_TYPE_LF);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (client->input), FALSE);
}

static gboolean
write_bytes (Client *client, const char *bytes, gsize length)
{
  GOutputStream *output = g_io_stream_get_output_stream (client->stream);
  gsize chunk = client->drips ? 1 : length;

  for (gsize done = 0; done < length; done += chunk)
    if (!g_output_stream_write_all (output, bytes + done, chunk, NULL, client->server->cancellable,
                                    NULL))
      return FALSE;

  return TRUE;
}

static gboolean
say (Client *client, const char *text, const char *end)
{
  g_autoptr (GString) line = g_string_new (text);
  g_auto (GStrv) words = g_strsplit (client->line != NULL ? client->line : "", " ", 2);

  g_string_replace (line, "$T", words[0] != NULL ? words[0] : "", 0);
  g_string_append (line, end);

  return write_bytes (client, line->str, line->len);
}

static gboolean
expect (Client *client, const char *pattern)
{
  ScriptedServer *server = client->server;
  gsize length;

  g_free (client->line);
  client->line = g_data_input_stream_read_line (client->input, &length, server->cancellable, NULL);
  if (client->line == NULL)
    return FALSE;

  keep (server, client->line, length);
  keep (server, "\n", 1);
  g_strchomp (client->line);
  if (g_pattern_match_simple (pattern, client->line))
    return TRUE;

  g_mutex_lock (&server->mutex);
  if (server->mismatch == NULL)
    server->mismatch = g_strdup_printf ("expected %s, got %s", pattern, client->line);
  g_mutex_unlock (&server->mutex);

  return FALSE;
}

static gboolean
shake_hands (Client *client)
{
  GCancellable *cancellable = client->server->cancellable;
  g_autoptr (GIOStream) secure =
      g_tls_server_connection_new (client->stream, client->server->certificate, NULL);

  if (!g_tls_connection_handshake (G_TLS_CONNECTION (secure), cancellable, NULL))
    return FALSE;

  set_stream (client, secure);

  return TRUE;
}

static gboolean
hear (Client *client)
{
  char bytes[4096];
  gssize n_read = g_input_stream_read (G_INPUT_STREAM (client->input), bytes, sizeof bytes,
                                       client->server->cancellable, NULL);

  if (n_read > 0)
    keep (client->server, bytes, n_read);

  return n_read > 0;
}

static gboolean
listen_only (Client *client)
{
  while (hear (client))
    ;

  return FALSE;
}

static gboolean
reset (Client *client)
{
  const struct linger linger = { .l_onoff = 1, .l_linger = 0 };
  GSocket *socket = g_socket_connection_get_socket (client->connection);

  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
  g_socket_close (socket, NULL);

  return FALSE;
}

static gboolean
repeat (Client *client, const char *text, guint pause_ms)
{
  while (write_bytes (client, text, strlen (text)))
    if (g_cancellable_is_cancelled (client->server->cancellable))
      break;
    else
      g_usleep (pause_ms * G_TIME_SPAN_MILLISECOND);

  return FALSE;
}

/* Returns whether the script goes on. */
static gboolean
play (Client *client, const char *step)
{
  if (g_str_has_prefix (step, "S "))
    return say (client, step + 2, "\r\n");
  if (g_str_has_prefix (step, "R "))
    return say (client, step + 2, "");
  if (g_str_has_prefix (step, "C "))
    return expect (client, step + 2);
  if (g_str_equal (step, "HEAR"))
    return hear (client);
  if (g_str_equal (step, "TLS"))
    return shake_hands (client);
  if (g_str_equal (step, "DRIP"))
    return client->drips = TRUE;
  if (g_str_equal (step, "CLOSE"))
    return FALSE;
  if (g_str_equal (step, "RESET"))
    return reset (client);
  if (g_str_equal (step, "STALL"))
    return listen_only (client);
  if (g_str_equal (step, "BABBLE"))
    return repeat (client, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 0);
  if (g_str_equal (step, "TRICKLE"))
    return repeat (client, "x", TRICKLE_MS);
  if (g_str_equal (step, "CHATTER"))
    return repeat (client, "* 1 EXISTS\r\n", 0);

  g_assert_not_reached ();
}

/* Counted before there is a thread: one that only sets out must find the server still there. */
static gboolean
client_coming_cb (GSocketService *service,
                  GSocketConnection *connection,
                  GObject *source,
                  gpointer user_data)
{
  ScriptedServer *self = user_data;

  g_mutex_lock (&self->mutex);
  self->n_clients++;
  self->n_running++;
  g_mutex_unlock (&self->mutex);

  return FALSE;
}

static gboolean
client_connected_cb (GThreadedSocketService *service,
                     GSocketConnection *connection,
                     GObject *source,
                     gpointer user_data)
{
  ScriptedServer *self = user_data;
  Client client = { .server = self, .connection = connection };
  gboolean going_on = TRUE;

  set_stream (&client, G_IO_STREAM (connection));
  for (gsize i = 0; going_on && self->script[i] != NULL; i++)
    going_on = play (&client, self->script[i]);
  if (going_on)
    listen_only (&client);

  /* Close the socket even if TLS has an opinion. */
  g_io_stream_close (client.stream, self->cancellable, NULL);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  g_clear_object (&client.input);
  g_clear_object (&client.stream);
  g_free (client.line);

  g_mutex_lock (&self->mutex);
  self->n_running--;
  g_mutex_unlock (&self->mutex);
  g_main_context_wakeup (NULL);

  return TRUE;
}

/**
 * scripted_server_new:
 * @script: (array zero-terminated=1): what to do; has to live as long as the server
 * @certificate: (nullable): what to show in handshakes
 *
 * Returns: (transfer full): a server that runs
 */
ScriptedServer *
scripted_server_new (const char *const *script, GTlsCertificate *certificate)
{
  ScriptedServer *self = g_new0 (ScriptedServer, 1);
  g_autoptr (GInetAddress) address = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (address, 0);
  g_autoptr (GSocketAddress) got = NULL;
  g_autoptr (GError) error = NULL;

  self->script = script;
  g_set_object (&self->certificate, certificate);
  self->cancellable = g_cancellable_new ();
  self->received = g_byte_array_new ();
  g_mutex_init (&self->mutex);

  self->service = g_threaded_socket_service_new (-1);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &got, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got));
  g_signal_connect (self->service, "incoming", G_CALLBACK (client_coming_cb), self);
  g_signal_connect (self->service, "run", G_CALLBACK (client_connected_cb), self);
  g_socket_service_start (self->service);

  return self;
}

/**
 * scripted_server_free:
 * @self: (transfer full): a server
 *
 * Stops it, and fails the test if a client said something else than expected.
 */
void
scripted_server_free (ScriptedServer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_cancellable_cancel (self->cancellable);
  scripted_server_wait (self);

  g_assert_cmpstr (self->mismatch, ==, NULL);

  g_clear_object (&self->service);
  g_clear_object (&self->certificate);
  g_clear_object (&self->cancellable);
  g_byte_array_unref (self->received);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * scripted_server_get_port:
 * @self: a server
 *
 * Returns: its port
 */
guint16
scripted_server_get_port (ScriptedServer *self)
{
  return self->port;
}

/**
 * scripted_server_get_n_clients:
 * @self: a server
 *
 * Returns: how many have connected by now
 */
guint
scripted_server_get_n_clients (ScriptedServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->n_clients;
}

/**
 * scripted_server_get_n_running:
 * @self: a server
 *
 * Returns: how many are connected now
 */
guint
scripted_server_get_n_running (ScriptedServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->n_running;
}

/**
 * scripted_server_wait:
 * @self: a server
 *
 * Waits until no client is connected, and lets the main loop run meanwhile.
 */
void
scripted_server_wait (ScriptedServer *self)
{
  while (scripted_server_get_n_running (self) > 0)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * scripted_server_dup_received:
 * @self: a server
 * @length: (out): how many bytes
 *
 * Returns: (transfer full): all that clients have sent by now
 */
char *
scripted_server_dup_received (ScriptedServer *self, gsize *length)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  *length = self->received->len;

  return g_memdup2 (self->received->data, self->received->len);
}

/**
 * scripted_server_has_received:
 * @self: a server
 * @text: some bytes
 *
 * Returns: whether they stand anywhere in what clients have sent by now
 */
gboolean
scripted_server_has_received (ScriptedServer *self, const char *text)
{
  gsize length;
  g_autofree char *received = scripted_server_dup_received (self, &length);

  return received != NULL && memmem (received, length, text, strlen (text)) != NULL;
}
