/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The race between IPv6 and IPv4: who wins, what is known of the loser, and that it always ends.
 */

#include "connector-trial.h"
#include "loopback.h"

/* Long enough for every address to have its turn, one each 250 ms. */
#define SILENCE_MS 1200

/* IPv6 multicast: the kernel refuses to connect there without asking anybody. */
#define NO_WAY "ff02::1"

static const char *const both[] = { "127.0.0.1", "::1", NULL };
static const char *const only_ipv4[] = { "127.0.0.1", NULL };

static void
test_ipv6_first (ConnectorTrial *trial, gconstpointer user_data)
{
  loopback_listen (trial->ipv4);
  loopback_listen (trial->ipv6);
  connector_trial_run (trial, both);

  g_assert_true (trial->resolved);
  connector_trial_assert_connected_over (trial, G_SOCKET_FAMILY_IPV6);
  connector_trial_assert_family (trial, G_SOCKET_FAMILY_IPV6, MDR_STATE_PASSED, -1);
  connector_trial_assert_family (trial, G_SOCKET_FAMILY_IPV4, MDR_STATE_PASSED, -1);
}

static void
test_dead_family (ConnectorTrial *trial, gconstpointer user_data)
{
  GSocketFamily dead = GPOINTER_TO_INT (user_data);
  gboolean ipv6_is_dead = dead == G_SOCKET_FAMILY_IPV6;
  GSocketFamily alive = ipv6_is_dead ? G_SOCKET_FAMILY_IPV4 : G_SOCKET_FAMILY_IPV6;

  loopback_listen (ipv6_is_dead ? trial->ipv4 : trial->ipv6);
  connector_trial_run (trial, both);

  connector_trial_assert_connected_over (trial, alive);
  connector_trial_assert_family (trial, alive, MDR_STATE_PASSED, -1);
  connector_trial_assert_family (trial, dead, MDR_STATE_FAILED, G_IO_ERROR_CONNECTION_REFUSED);
}

static void
test_silent_family (ConnectorTrial *trial, gconstpointer user_data)
{
  g_autoptr (GResolver) resolver = connector_trial_create_resolver (both);
  g_autoptr (GPtrArray) fillers = loopback_silence (trial->ipv6);

  /* The limit has to be longer than the 250 ms that IPv6 is ahead. */
  loopback_listen (trial->ipv4);
  connector_trial_begin (trial, resolver, "host.test", 1000);
  connector_trial_wait (trial);

  connector_trial_assert_connected_over (trial, G_SOCKET_FAMILY_IPV4);
  g_assert_cmpint (trial->duration, >=, 250 * G_TIME_SPAN_MILLISECOND);
  connector_trial_assert_family (trial, G_SOCKET_FAMILY_IPV6, MDR_STATE_FAILED,
                                 G_IO_ERROR_TIMED_OUT);
}

static void
test_unavailable_family (ConnectorTrial *trial, gconstpointer user_data)
{
  const char *const addresses[] = { NO_WAY, "127.0.0.1", NULL };
  g_autoptr (MdrFamilyResult) ipv6 = NULL;

  loopback_listen (trial->ipv4);
  connector_trial_run (trial, addresses);

  connector_trial_assert_connected_over (trial, G_SOCKET_FAMILY_IPV4);
  ipv6 = mdr_connector_create_result (trial->connector, G_SOCKET_FAMILY_IPV6);
  g_assert_true (mdr_family_result_is_unavailable (ipv6));
}

static void
test_refused (ConnectorTrial *trial, gconstpointer user_data)
{
  const char *const addresses[] = { NO_WAY, "127.0.0.1", NULL };

  connector_trial_run (trial, both);
  g_assert_true (trial->resolved);
  g_assert_error (trial->error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
  connector_trial_clear (trial);

  /* The family that is not there does not hide what the other one says. */
  connector_trial_run (trial, addresses);
  g_assert_error (trial->error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
}

static void
test_next_address (ConnectorTrial *trial, gconstpointer user_data)
{
  const char *const addresses[] = { "127.0.0.2", "127.0.0.3", "127.0.0.1", NULL };

  loopback_listen (trial->ipv4);
  connector_trial_run (trial, addresses);

  connector_trial_assert_connected_over (trial, G_SOCKET_FAMILY_IPV4);
}

static void
test_timeout (ConnectorTrial *trial, gconstpointer user_data)
{
  g_autoptr (GPtrArray) fillers = loopback_silence (trial->ipv4);

  connector_trial_run (trial, only_ipv4);

  g_assert_true (trial->resolved);
  g_assert_error (trial->error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_cmpint (trial->duration, >=, CONNECTOR_TRIAL_LIMIT_MS * G_TIME_SPAN_MILLISECOND);
  connector_trial_assert_family (trial, G_SOCKET_FAMILY_IPV4, MDR_STATE_FAILED,
                                 G_IO_ERROR_TIMED_OUT);
}

/* The same port on another address of this computer, silent. */
static GSocket *
reserve_beside (ConnectorTrial *trial, const char *text)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (text);
  g_autoptr (GSocketAddress) name = g_inet_socket_address_new (address, trial->port);
  g_autoptr (GError) error = NULL;
  GSocket *socket =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);

  g_assert_no_error (error);
  g_socket_bind (socket, name, FALSE, &error);
  g_assert_no_error (error);

  return socket;
}

/* Two addresses of each family, and nobody answers at any: the silences run beside each other and
 * do not add up. The last but one is IPv4 behind an address of IPv6. */
static void
test_silences_do_not_add_up (ConnectorTrial *trial, gconstpointer user_data)
{
  const char *const addresses[] = { "127.0.0.1", "127.0.0.2", "::ffff:127.0.0.1", "::1", NULL };
  g_autoptr (GResolver) resolver = connector_trial_create_resolver (addresses);
  g_autoptr (GSocket) beside = reserve_beside (trial, "127.0.0.2");
  g_autoptr (GPtrArray) fillers = loopback_silence (trial->ipv4);
  g_autoptr (GPtrArray) fillers_beside = loopback_silence (beside);
  g_autoptr (GPtrArray) fillers_ipv6 = loopback_silence (trial->ipv6);
  g_auto (GStrv) tried = NULL;

  connector_trial_begin (trial, resolver, "host.test", SILENCE_MS);
  connector_trial_wait (trial);
  tried = mdr_connector_dup_addresses (trial->connector);

  g_assert_cmpuint (g_strv_length (tried), ==, 4);
  g_assert_error (trial->error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_cmpint (trial->duration, >=, SILENCE_MS * G_TIME_SPAN_MILLISECOND);
  /* Not one after the other, whatever a busy machine takes beside. */
  g_assert_cmpint (trial->duration, <, 3 * SILENCE_MS * G_TIME_SPAN_MILLISECOND);
  connector_trial_assert_family (trial, G_SOCKET_FAMILY_IPV6, MDR_STATE_FAILED,
                                 G_IO_ERROR_TIMED_OUT);
  connector_trial_assert_family (trial, G_SOCKET_FAMILY_IPV4, MDR_STATE_FAILED,
                                 G_IO_ERROR_TIMED_OUT);
}

static gboolean
cancel_cb (gpointer user_data)
{
  ConnectorTrial *trial = user_data;

  trial->start = g_get_monotonic_time ();
  g_cancellable_cancel (trial->cancellable);

  return G_SOURCE_REMOVE;
}

static void
test_cancel (ConnectorTrial *trial, gconstpointer user_data)
{
  g_autoptr (GResolver) resolver = connector_trial_create_resolver (only_ipv4);
  g_autoptr (GPtrArray) fillers = loopback_silence (trial->ipv4);

  connector_trial_begin (trial, resolver, "host.test", CONNECTOR_TRIAL_LIMIT_MS);
  g_timeout_add (20, cancel_cb, trial);
  connector_trial_wait (trial);

  g_assert_true (trial->resolved);
  g_assert_error (trial->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
add (const char *claim,
     gconstpointer user_data,
     void (*test) (ConnectorTrial *trial, gconstpointer user_data))
{
  g_test_add (claim, ConnectorTrial, user_data, connector_trial_set_up, test,
              connector_trial_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/connector/ipv6-goes-first", NULL, test_ipv6_first);
  add ("/connector/dead-ipv6-is-known", GINT_TO_POINTER (G_SOCKET_FAMILY_IPV6), test_dead_family);
  add ("/connector/dead-ipv4-is-known", GINT_TO_POINTER (G_SOCKET_FAMILY_IPV4), test_dead_family);
  add ("/connector/silent-ipv6-is-overtaken", NULL, test_silent_family);
  add ("/connector/unavailable-family-is-told-apart", NULL, test_unavailable_family);
  add ("/connector/closed-port-is-refused", NULL, test_refused);
  add ("/connector/next-address-is-tried-at-once", NULL, test_next_address);
  add ("/connector/silence-ends-at-the-timeout", NULL, test_timeout);
  add ("/connector/silences-do-not-add-up", NULL, test_silences_do_not_add_up);
  add ("/connector/cancel-takes-effect-at-once", NULL, test_cancel);

  return g_test_run ();
}
