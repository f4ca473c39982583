/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A packet to the server, one more if it gets lost, and then no more. Each goes out from a port of
 * its own to an address of the other family, where there is one; so what comes late, or from
 * somebody else, finds nobody listening.
 */

#include "mdr-sntp.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>

#include "mdr-sntp-packet.h"
#include "probe/connect/mdr-alarm.h"

#define MAX_TRIES 2

typedef struct
{
  guint n_tries;
  guint64 nonce;
  gint64 asked;

  /* owned */
  GPtrArray *addresses;
  GSocket *socket;
  GSource *arrived;
  GSource *out_of_patience;
  GSource *cancelled;
} Query;

static void try_next (GTask *task, const GError *reason);

static void
stop_listening (Query *query)
{
  mdr_alarm_clear (&query->out_of_patience);
  mdr_alarm_clear (&query->cancelled);
  mdr_alarm_clear (&query->arrived);
  g_clear_object (&query->socket);
}

static void
query_free (Query *query)
{
  stop_listening (query);
  g_clear_pointer (&query->addresses, g_ptr_array_unref);
  g_free (query);
}

static void
fail (GTask *task, GError *error)
{
  stop_listening (g_task_get_task_data (task));
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
cancelled_cb (gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  GError *error = NULL;

  g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error);
  fail (task, error);
}

static void
out_of_patience_cb (gpointer user_data)
{
  g_autoptr (GError) error =
      g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "The time server does not answer");

  try_next (G_TASK (user_data), error);
}

/* Half of the time for which the answer was awaited it took to come here, less what the server says
 * it kept it; which cannot have been longer than all. */
static void
succeed (GTask *task, gint64 received, gint64 sent)
{
  Query *query = g_task_get_task_data (task);
  gint64 awaited = g_get_monotonic_time () - query->asked;
  gint64 kept = CLAMP (sent - received, 0, awaited);
  MdrClockReading reading = mdr_clock_reading_take (
      g_task_get_source_object (task), MDR_CLOCK_SOURCE_SNTP, sent + (awaited - kept) / 2);

  stop_listening (query);
  g_task_return_pointer (task, g_memdup2 (&reading, sizeof reading), g_free);
  g_object_unref (task);
}

static void
take_packet (GTask *task, const guint8 *packet, gsize length)
{
  Query *query = g_task_get_task_data (task);
  gint64 received;
  gint64 sent;

  switch (mdr_sntp_packet_read (packet, length, query->nonce, &received, &sent))
    {
    case MDR_SNTP_ANSWER_FOREIGN:
      /* Whoever sent it, the answer may still come. */
      break;

    case MDR_SNTP_ANSWER_REFUSAL:
      fail (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_BUSY,
                                       "The time server does not want to be asked"));
      break;

    case MDR_SNTP_ANSWER_UNSYNCHRONISED:
      fail (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                                       "The time server does not know the time"));
      break;

    case MDR_SNTP_ANSWER_TIME:
      succeed (task, received, sent);
      break;
    }
}

static gboolean
arrived_cb (GSocket *socket, GIOCondition condition, gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  guint8 packet[2 * MDR_SNTP_PACKET_BYTES];
  g_autoptr (GError) error = NULL;
  gssize length = g_socket_receive (socket, (char *) packet, sizeof packet, NULL, &error);

  if (length >= 0)
    take_packet (task, packet, length);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    try_next (task, error);

  return G_SOURCE_CONTINUE;
}

static gboolean
send_question (Query *query, GSocketAddress *address, GError **error)
{
  guint8 packet[MDR_SNTP_PACKET_BYTES];

  query->socket = g_socket_new (g_socket_address_get_family (address), G_SOCKET_TYPE_DATAGRAM,
                                G_SOCKET_PROTOCOL_UDP, error);
  if (query->socket == NULL)
    return FALSE;

  do
    {
      if (gnutls_rnd (GNUTLS_RND_NONCE, &query->nonce, sizeof query->nonce) < 0)
        g_error ("There are no random numbers");
    }
  while (query->nonce == 0);
  mdr_sntp_packet_write (packet, query->nonce);
  query->asked = g_get_monotonic_time ();

  /* Connected, it hears nobody else. */
  g_socket_set_blocking (query->socket, FALSE);
  return g_socket_connect (query->socket, address, NULL, error) &&
         g_socket_send (query->socket, (char *) packet, sizeof packet, NULL, error) >= 0;
}

static void
try_next (GTask *task, const GError *reason)
{
  Query *query = g_task_get_task_data (task);
  g_autoptr (GError) error = reason != NULL ? g_error_copy (reason) : NULL;

  stop_listening (query);
  while (query->n_tries < MAX_TRIES)
    {
      guint turn = query->n_tries++ % query->addresses->len;

      g_clear_error (&error);
      if (!send_question (query, g_ptr_array_index (query->addresses, turn), &error))
        {
          g_clear_object (&query->socket);
          continue;
        }

      query->arrived = g_socket_create_source (query->socket, G_IO_IN, NULL);
      g_source_set_callback (query->arrived, G_SOURCE_FUNC (arrived_cb), task, NULL);
      g_source_attach (query->arrived, g_main_context_get_thread_default ());
      mdr_alarm_set_timeout (&query->out_of_patience, MDR_SNTP_PATIENCE, out_of_patience_cb, task);
      mdr_alarm_set_cancelled (&query->cancelled, g_task_get_cancellable (task), cancelled_cb,
                               task);
      return;
    }

  fail (task, g_steal_pointer (&error));
}

/* One of each family is enough. */
static GPtrArray *
choose_addresses (GList *found, guint16 port)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);
  GSocketFamily family = G_SOCKET_FAMILY_INVALID;

  for (GList *item = found; item != NULL; item = item->next)
    {
      if (g_inet_address_get_family (item->data) == family)
        continue;

      family = g_inet_address_get_family (item->data);
      g_ptr_array_add (chosen, g_inet_socket_address_new (item->data, port));
    }

  return chosen;
}

static void
found_cb (GObject *resolver, GAsyncResult *result, gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  Query *query = g_task_get_task_data (task);
  guint16 port = mdr_environment_get_port (g_task_get_source_object (task), MDR_SNTP_PORT);
  GError *error = NULL;
  GList *addresses = g_resolver_lookup_by_name_finish (G_RESOLVER (resolver), result, &error);

  if (addresses == NULL)
    {
      fail (task, error);
      return;
    }

  query->addresses = choose_addresses (addresses, port);
  g_resolver_free_addresses (addresses);
  try_next (task, NULL);
}

/**
 * mdr_sntp_ask_async:
 * @environment: the world to look at, and whose clock is compared
 * @host: the time server
 * @cancellable: (nullable): to stop it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Asks @host for the time by SNTP, twice at most.
 */
void
mdr_sntp_ask_async (MdrEnvironment *environment,
                    const char *host,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MDR_IS_ENVIRONMENT (environment));
  g_return_if_fail (host != NULL);

  task = g_task_new (environment, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_sntp_ask_async);
  g_task_set_task_data (task, g_new0 (Query, 1), (GDestroyNotify) query_free);

  g_resolver_lookup_by_name_async (mdr_environment_get_resolver (environment), host, cancellable,
                                   found_cb, task);
}

/**
 * mdr_sntp_ask_finish:
 * @environment: the same as before
 * @result: what the callback was given
 * @reading: (out): the comparison with this computer's clock
 * @error: return location for a #GError
 *
 * Ends mdr_sntp_ask_async(). A server that does not answer is %G_IO_ERROR_TIMED_OUT, one that does
 * not want to be asked %G_IO_ERROR_BUSY.
 *
 * Returns: whether the server said what time it is
 */
gboolean
mdr_sntp_ask_finish (MdrEnvironment *environment,
                     GAsyncResult *result,
                     MdrClockReading *reading,
                     GError **error)
{
  g_autofree MdrClockReading *taken = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, mdr_sntp_ask_async), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, environment), FALSE);

  taken = g_task_propagate_pointer (G_TASK (result), error);
  if (taken == NULL)
    return FALSE;

  *reading = *taken;
  return TRUE;
}
