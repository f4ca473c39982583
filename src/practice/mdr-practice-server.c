/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Listens on 127.0.0.1, at a port that the system chooses. Every client gets a thread, which talks
 * with blocking calls and touches nothing that anybody else has; so the main loop belongs to the
 * probes, as it does with servers that are far away. What clients say is forgotten line by line.
 */

#include "mdr-practice-server.h"

#include <string.h>

#include "mdr-practice-talk.h"

/* More than probes open at a time; then the next one waits. */
#define MAX_CLIENTS 16

/* A client that says nothing, and one that never ends a line. */
#define MAX_SILENCE_SECONDS 60
#define MAX_LINE_BYTES 4096

struct _MdrPracticeServer
{
  GObject parent_instance;

  MdrProtocol protocol;
  MdrSecurity security;
  guint16 port;

  /* owned */
  MdrPracticeCase *practice_case;
  GTlsCertificate *certificate;
  GSocketService *service;
  GCancellable *cancellable;

  /* shared with the threads */
  GMutex mutex;
  GCond left;
  guint n_clients;
};

G_DEFINE_FINAL_TYPE (MdrPracticeServer, mdr_practice_server, G_TYPE_OBJECT)

/* Byte by byte, so that nothing of it stays in a buffer. */
static gboolean
read_line (MdrPracticeServer *self, GIOStream *stream, char line[MAX_LINE_BYTES])
{
  GInputStream *input = g_io_stream_get_input_stream (stream);

  for (gsize length = 0; length < MAX_LINE_BYTES; length++)
    {
      if (g_input_stream_read (input, line + length, 1, self->cancellable, NULL) != 1)
        return FALSE;

      if (line[length] == '\n')
        {
          line[length] = '\0';
          g_strchomp (line);
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
write_text (MdrPracticeServer *self, GIOStream *stream, const char *text)
{
  return g_output_stream_write_all (g_io_stream_get_output_stream (stream), text, strlen (text),
                                    NULL, self->cancellable, NULL);
}

static gboolean
secure (MdrPracticeServer *self, GIOStream **stream)
{
  g_autoptr (GIOStream) secured = g_tls_server_connection_new (*stream, self->certificate, NULL);

  if (secured == NULL ||
      !g_tls_connection_handshake (G_TLS_CONNECTION (secured), self->cancellable, NULL))
    return FALSE;

  g_set_object (stream, secured);

  return TRUE;
}

static void
converse (MdrPracticeServer *self, GIOStream **stream)
{
  g_autoptr (MdrPracticeTalk) talk = NULL;
  g_autofree char *reply = NULL;
  char line[MAX_LINE_BYTES];
  MdrPracticeMove move;

  if (self->security == MDR_SECURITY_TLS && !secure (self, stream))
    return;

  talk = mdr_practice_talk_new (self->practice_case, self->protocol,
                                self->security == MDR_SECURITY_TLS);
  reply = mdr_practice_talk_greet (talk, &move);
  while (write_text (self, *stream, reply) && move != MDR_PRACTICE_MOVE_HANG_UP)
    {
      if (move == MDR_PRACTICE_MOVE_SECURE && !secure (self, stream))
        return;

      if (!read_line (self, *stream, line))
        break;

      g_free (reply);
      reply = mdr_practice_talk_answer (talk, line, &move);
    }

  explicit_bzero (line, sizeof line);
}

/* Counted before there is a thread: one that only sets out must find the server still there. */
static gboolean
client_coming_cb (GSocketService *service,
                  GSocketConnection *connection,
                  GObject *source,
                  gpointer user_data)
{
  MdrPracticeServer *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->n_clients++;

  return FALSE;
}

static gboolean
client_connected_cb (GThreadedSocketService *service,
                     GSocketConnection *connection,
                     GObject *source,
                     gpointer user_data)
{
  MdrPracticeServer *self = user_data;
  g_autoptr (GMutexLocker) locker = NULL;
  GIOStream *stream = g_object_ref (G_IO_STREAM (connection));

  g_socket_set_timeout (g_socket_connection_get_socket (connection), MAX_SILENCE_SECONDS);
  converse (self, &stream);

  /* Close the socket even if TLS has an opinion. */
  g_io_stream_close (stream, self->cancellable, NULL);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  g_object_unref (stream);

  locker = g_mutex_locker_new (&self->mutex);
  self->n_clients--;
  g_cond_signal (&self->left);

  return TRUE;
}

/* Whoever is still talking notices at once. */
static void
stop (MdrPracticeServer *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_cancellable_cancel (self->cancellable);

  locker = g_mutex_locker_new (&self->mutex);
  while (self->n_clients > 0)
    g_cond_wait (&self->left, &self->mutex);
}

static void
mdr_practice_server_finalize (GObject *object)
{
  MdrPracticeServer *self = MDR_PRACTICE_SERVER (object);

  stop (self);
  g_signal_handlers_disconnect_by_data (self->service, self);
  g_clear_object (&self->service);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->certificate);
  g_clear_object (&self->practice_case);
  g_cond_clear (&self->left);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (mdr_practice_server_parent_class)->finalize (object);
}

static void
mdr_practice_server_class_init (MdrPracticeServerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_practice_server_finalize;
}

static void
mdr_practice_server_init (MdrPracticeServer *self)
{
  self->cancellable = g_cancellable_new ();
  self->service = g_threaded_socket_service_new (MAX_CLIENTS);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->left);

  g_signal_connect (self->service, "incoming", G_CALLBACK (client_coming_cb), self);
  g_signal_connect (self->service, "run", G_CALLBACK (client_connected_cb), self);
}

static gboolean
listen_on_loopback (MdrPracticeServer *self, GError **error)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (address, 0);
  g_autoptr (GSocketAddress) got = NULL;

  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted,
                                      G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &got,
                                      error))
    return FALSE;

  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got));
  g_socket_service_start (self->service);

  return TRUE;
}

/**
 * mdr_practice_server_new:
 * @practice_case: what to play
 * @protocol: what to speak
 * @security: when to shake hands
 * @certificate: what to show then
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): a server that runs until it is freed, or %NULL with
 *   %G_IO_ERROR
 */
MdrPracticeServer *
mdr_practice_server_new (MdrPracticeCase *practice_case,
                         MdrProtocol protocol,
                         MdrSecurity security,
                         GTlsCertificate *certificate,
                         GError **error)
{
  g_autoptr (MdrPracticeServer) self = NULL;

  g_return_val_if_fail (MDR_IS_PRACTICE_CASE (practice_case), NULL);
  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (certificate), NULL);

  self = g_object_new (MDR_TYPE_PRACTICE_SERVER, NULL);
  self->practice_case = g_object_ref (practice_case);
  self->protocol = protocol;
  self->security = security;
  self->certificate = g_object_ref (certificate);

  return listen_on_loopback (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * mdr_practice_server_get_port:
 * @self: a server
 *
 * Returns: its port
 */
guint16
mdr_practice_server_get_port (MdrPracticeServer *self)
{
  g_return_val_if_fail (MDR_IS_PRACTICE_SERVER (self), 0);

  return self->port;
}
