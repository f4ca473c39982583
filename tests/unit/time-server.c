/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever it tells beside the truth is years away from it.
 */

#include "time-server.h"

#include <string.h>

#define PACKET_BYTES 48
#define NTP_TO_UNIX G_GINT64_CONSTANT (2208988800)
#define LIE_SECONDS (4 * 365 * 86400)

struct _TimeServer
{
  TimeServerManner manner;

  /* owned */
  GSocket *socket;
  GSocket *other_socket;
  GSource *asked;
  GPtrArray *questions;
  GPtrArray *askers;
};

static GSocket *
open_socket (void)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) name = g_inet_socket_address_new (address, 0);
  g_autoptr (GError) error = NULL;
  GSocket *socket =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_DATAGRAM, G_SOCKET_PROTOCOL_UDP, &error);

  g_assert_no_error (error);
  g_socket_bind (socket, name, FALSE, &error);
  g_assert_no_error (error);

  return socket;
}

static void
write_time (guint8 *field, gint64 lie)
{
  gint64 now = g_get_real_time ();
  guint32 seconds = GUINT32_TO_BE ((guint32) (now / G_USEC_PER_SEC + NTP_TO_UNIX + lie));
  guint32 fraction = GUINT32_TO_BE (((now % G_USEC_PER_SEC) << 32) / G_USEC_PER_SEC);

  memcpy (field, &seconds, sizeof seconds);
  memcpy (field + sizeof seconds, &fraction, sizeof fraction);
}

/* Answers the question with that number. */
static void
answer (TimeServer *self, GSocket *socket, guint number, gboolean is_nonce_right, gint64 lie)
{
  const guint8 *question = g_bytes_get_data (self->questions->pdata[number], NULL);
  guint8 packet[PACKET_BYTES] = { 0 };

  packet[0] = (self->manner == TIME_SERVER_LOST ? 3 << 6 : 0) | (question[0] & 0x38) | 4;
  packet[1] = self->manner == TIME_SERVER_UNWILLING ? 0 : 2;
  memcpy (packet + 24, question + 40, 8);
  if (!is_nonce_right)
    packet[24] ^= 1;
  write_time (packet + 32, lie);
  write_time (packet + 40, lie);

  g_socket_send_to (socket, self->askers->pdata[number], (char *) packet, sizeof packet, NULL,
                    NULL);
}

static void
reply (TimeServer *self)
{
  guint last = self->questions->len - 1;

  switch (self->manner)
    {
    case TIME_SERVER_SILENT:
      break;

    case TIME_SERVER_FORGETFUL:
      if (last > 0)
        answer (self, self->socket, last, TRUE, 0);
      break;

    case TIME_SERVER_LATE:
      if (last > 0)
        {
          answer (self, self->socket, 0, TRUE, LIE_SECONDS);
          answer (self, self->socket, last, TRUE, 0);
        }
      break;

    case TIME_SERVER_GUESSING:
      answer (self, self->socket, last, FALSE, LIE_SECONDS);
      answer (self, self->socket, last, TRUE, 0);
      break;

    case TIME_SERVER_STRANGER:
      answer (self, self->other_socket, last, TRUE, LIE_SECONDS);
      break;

    case TIME_SERVER_UNWILLING:
    case TIME_SERVER_LOST:
      answer (self, self->socket, last, TRUE, LIE_SECONDS);
      break;

    case TIME_SERVER_HONEST:
      answer (self, self->socket, last, TRUE, 0);
      break;
    }
}

static gboolean
asked_cb (GSocket *socket, GIOCondition condition, gpointer user_data)
{
  TimeServer *self = user_data;
  guint8 packet[PACKET_BYTES + 1];
  GSocketAddress *asker;
  gssize length =
      g_socket_receive_from (socket, &asker, (char *) packet, sizeof packet, NULL, NULL);

  g_assert_cmpint (length, ==, PACKET_BYTES);
  g_ptr_array_add (self->questions, g_bytes_new (packet, length));
  g_ptr_array_add (self->askers, asker);
  reply (self);

  return G_SOURCE_CONTINUE;
}

/**
 * time_server_new:
 * @manner: how it behaves
 *
 * Returns: (transfer full): a server that answers while the main loop runs
 */
TimeServer *
time_server_new (TimeServerManner manner)
{
  TimeServer *self = g_new0 (TimeServer, 1);

  self->manner = manner;
  self->socket = open_socket ();
  self->other_socket = open_socket ();
  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->askers = g_ptr_array_new_with_free_func (g_object_unref);
  self->asked = g_socket_create_source (self->socket, G_IO_IN, NULL);
  g_source_set_callback (self->asked, G_SOURCE_FUNC (asked_cb), self, NULL);
  g_source_attach (self->asked, NULL);

  return self;
}

/**
 * time_server_free:
 * @self: a server
 *
 * Ends it.
 */
void
time_server_free (TimeServer *self)
{
  g_source_destroy (self->asked);
  g_source_unref (self->asked);
  g_object_unref (self->socket);
  g_object_unref (self->other_socket);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->askers);
  g_free (self);
}

/**
 * time_server_get_port:
 * @self: a server
 *
 * Returns: its port
 */
guint16
time_server_get_port (TimeServer *self)
{
  g_autoptr (GSocketAddress) name = g_socket_get_local_address (self->socket, NULL);

  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (name));
}

/**
 * time_server_get_questions:
 * @self: a server
 *
 * Returns: (transfer none) (element-type GBytes): what it was asked
 */
GPtrArray *
time_server_get_questions (TimeServer *self)
{
  return self->questions;
}
