/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The race between IPv6 and IPv4: who wins, what is known of the loser, and that it always ends.
 */

#include "probe/connect/mdr-connector.h"

#include "loopback.h"
#include "probe/names/mdr-override-resolver.h"
#include "slow-resolver.h"

#define LIMIT_MS 200

/* Long enough for every address to have its turn, one each 250 ms. */
#define SILENCE_MS 1200

/* IPv6 multicast: the kernel refuses to connect there without asking anybody. */
#define NO_WAY "ff02::1"

static GResolver *
resolver_new (const char *const *addresses)
{
  g_autoptr (GResolver) system = g_resolver_get_default ();
  GResolver *resolver = mdr_override_resolver_new (system);

  mdr_override_resolver_add (MDR_OVERRIDE_RESOLVER (resolver), "*", NULL);
  for (gsize i = 0; addresses[i] != NULL; i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (addresses[i]);

      mdr_override_resolver_add (MDR_OVERRIDE_RESOLVER (resolver), "host.test", address);
    }

  return resolver;
}

/* The same port in both families, closed at first, and one run of a connector towards it. */
typedef struct
{
  GSocket *ipv4;
  GSocket *ipv6;
  guint16 port;
  MdrConnector *connector;
  GCancellable *cancellable;
  gboolean done;
  gboolean resolved;
  GSocketConnection *connection;
  GError *error;
  gint64 start;
  gint64 duration;
} Run;

static void
run_set_up (Run *run, gconstpointer user_data)
{
  run->ipv4 = loopback_reserve (G_SOCKET_FAMILY_IPV4, 0);
  run->port = loopback_get_port (run->ipv4);
  run->ipv6 = loopback_reserve (G_SOCKET_FAMILY_IPV6, run->port);
  run->cancellable = g_cancellable_new ();
}

static void
run_clear (Run *run)
{
  g_assert_finalize_object (g_steal_pointer (&run->connector));
  g_clear_object (&run->connection);
  g_clear_error (&run->error);
  run->done = FALSE;
  run->resolved = FALSE;
}

static void
run_tear_down (Run *run, gconstpointer user_data)
{
  run_clear (run);
  g_clear_object (&run->ipv4);
  g_clear_object (&run->ipv6);
  g_clear_object (&run->cancellable);
}

static void
resolved_cb (MdrConnector *connector, gpointer user_data)
{
  ((Run *) user_data)->resolved = TRUE;
}

static void
run_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;

  run->connection = mdr_connector_run_finish (MDR_CONNECTOR (source), result, &run->error);
  run->duration = g_get_monotonic_time () - run->start;
  run->done = TRUE;
}

static void
run_begin (Run *run, GResolver *resolver, const char *host, guint limit)
{
  g_autoptr (MdrEnvironment) environment = mdr_environment_new ();

  mdr_environment_set_resolver (environment, resolver);
  mdr_environment_limit_timeouts (environment, limit);

  run->connector = mdr_connector_new (environment, host, run->port);
  run->start = g_get_monotonic_time ();
  g_signal_connect (run->connector, "resolved", G_CALLBACK (resolved_cb), run);
  mdr_connector_run_async (run->connector, run->cancellable, run_done_cb, run);
}

static void
run_wait (Run *run)
{
  while (!run->done || !mdr_connector_is_settled (run->connector))
    g_main_context_iteration (NULL, TRUE);
}

static void
run_to_end (Run *run, const char *const *addresses)
{
  g_autoptr (GResolver) resolver = resolver_new (addresses);

  run_begin (run, resolver, "host.test", LIMIT_MS);
  run_wait (run);
}

static void
assert_family (Run *run, GSocketFamily family, MdrState state, int code)
{
  g_autoptr (MdrFamilyResult) result = mdr_connector_create_result (run->connector, family);

  g_assert_cmpint (mdr_family_result_get_state (result), ==, state);
  if (code >= 0)
    g_assert_error (mdr_family_result_get_error (result), G_IO_ERROR, code);
}

static void
assert_connected_over (Run *run, GSocketFamily family)
{
  g_assert_no_error (run->error);
  g_assert_cmpint (g_socket_get_family (g_socket_connection_get_socket (run->connection)), ==,
                   family);
}

static const char *const both[] = { "127.0.0.1", "::1", NULL };
static const char *const only_ipv4[] = { "127.0.0.1", NULL };

static void
test_ipv6_first (Run *run, gconstpointer user_data)
{

  loopback_listen (run->ipv4);
  loopback_listen (run->ipv6);
  run_to_end (run, both);

  g_assert_true (run->resolved);
  assert_connected_over (run, G_SOCKET_FAMILY_IPV6);
  assert_family (run, G_SOCKET_FAMILY_IPV6, MDR_STATE_PASSED, -1);
  assert_family (run, G_SOCKET_FAMILY_IPV4, MDR_STATE_PASSED, -1);
}

static void
test_dead_family (Run *run, gconstpointer user_data)
{
  GSocketFamily dead = GPOINTER_TO_INT (user_data);
  gboolean ipv6_is_dead = dead == G_SOCKET_FAMILY_IPV6;
  GSocketFamily alive = ipv6_is_dead ? G_SOCKET_FAMILY_IPV4 : G_SOCKET_FAMILY_IPV6;

  loopback_listen (ipv6_is_dead ? run->ipv4 : run->ipv6);
  run_to_end (run, both);

  assert_connected_over (run, alive);
  assert_family (run, alive, MDR_STATE_PASSED, -1);
  assert_family (run, dead, MDR_STATE_FAILED, G_IO_ERROR_CONNECTION_REFUSED);
}

static void
test_silent_family (Run *run, gconstpointer user_data)
{
  g_autoptr (GResolver) resolver = resolver_new (both);
  g_autoptr (GPtrArray) fillers = loopback_silence (run->ipv6);

  /* The limit has to be longer than the 250 ms that IPv6 is ahead. */
  loopback_listen (run->ipv4);
  run_begin (run, resolver, "host.test", 1000);
  run_wait (run);

  assert_connected_over (run, G_SOCKET_FAMILY_IPV4);
  g_assert_cmpint (run->duration, >=, 250 * G_TIME_SPAN_MILLISECOND);
  assert_family (run, G_SOCKET_FAMILY_IPV6, MDR_STATE_FAILED, G_IO_ERROR_TIMED_OUT);
}

static void
test_unavailable_family (Run *run, gconstpointer user_data)
{
  const char *const addresses[] = { NO_WAY, "127.0.0.1", NULL };
  g_autoptr (MdrFamilyResult) ipv6 = NULL;

  loopback_listen (run->ipv4);
  run_to_end (run, addresses);

  assert_connected_over (run, G_SOCKET_FAMILY_IPV4);
  ipv6 = mdr_connector_create_result (run->connector, G_SOCKET_FAMILY_IPV6);
  g_assert_true (mdr_family_result_is_unavailable (ipv6));
}

static void
test_refused (Run *run, gconstpointer user_data)
{
  const char *const addresses[] = { NO_WAY, "127.0.0.1", NULL };

  run_to_end (run, both);
  g_assert_true (run->resolved);
  g_assert_error (run->error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
  run_clear (run);

  /* The family that is not there does not hide what the other one says. */
  run_to_end (run, addresses);
  g_assert_error (run->error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
}

static void
test_next_address (Run *run, gconstpointer user_data)
{
  const char *const addresses[] = { "127.0.0.2", "127.0.0.3", "127.0.0.1", NULL };

  loopback_listen (run->ipv4);
  run_to_end (run, addresses);

  assert_connected_over (run, G_SOCKET_FAMILY_IPV4);
}

static void
test_timeout (Run *run, gconstpointer user_data)
{
  g_autoptr (GPtrArray) fillers = loopback_silence (run->ipv4);

  run_to_end (run, only_ipv4);

  g_assert_true (run->resolved);
  g_assert_error (run->error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_cmpint (run->duration, >=, LIMIT_MS * G_TIME_SPAN_MILLISECOND);
  assert_family (run, G_SOCKET_FAMILY_IPV4, MDR_STATE_FAILED, G_IO_ERROR_TIMED_OUT);
}

/* The same port on another address of this computer, silent. */
static GSocket *
reserve_beside (Run *run, const char *text)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (text);
  g_autoptr (GSocketAddress) name = g_inet_socket_address_new (address, run->port);
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
test_silences_do_not_add_up (Run *run, gconstpointer user_data)
{
  const char *const addresses[] = { "127.0.0.1", "127.0.0.2", "::ffff:127.0.0.1", "::1", NULL };
  g_autoptr (GResolver) resolver = resolver_new (addresses);
  g_autoptr (GSocket) beside = reserve_beside (run, "127.0.0.2");
  g_autoptr (GPtrArray) fillers = loopback_silence (run->ipv4);
  g_autoptr (GPtrArray) fillers_beside = loopback_silence (beside);
  g_autoptr (GPtrArray) fillers_ipv6 = loopback_silence (run->ipv6);
  g_auto (GStrv) tried = NULL;

  run_begin (run, resolver, "host.test", SILENCE_MS);
  run_wait (run);
  tried = mdr_connector_dup_addresses (run->connector);

  g_assert_cmpuint (g_strv_length (tried), ==, 4);
  g_assert_error (run->error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_cmpint (run->duration, >=, SILENCE_MS * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (run->duration, <, SILENCE_MS * 3 / 2 * G_TIME_SPAN_MILLISECOND);
  assert_family (run, G_SOCKET_FAMILY_IPV6, MDR_STATE_FAILED, G_IO_ERROR_TIMED_OUT);
  assert_family (run, G_SOCKET_FAMILY_IPV4, MDR_STATE_FAILED, G_IO_ERROR_TIMED_OUT);
}

static gboolean
cancel_cb (gpointer user_data)
{
  Run *run = user_data;

  run->start = g_get_monotonic_time ();
  g_cancellable_cancel (run->cancellable);

  return G_SOURCE_REMOVE;
}

static void
test_cancel (Run *run, gconstpointer user_data)
{
  g_autoptr (GResolver) resolver = resolver_new (only_ipv4);
  g_autoptr (GPtrArray) fillers = loopback_silence (run->ipv4);

  run_begin (run, resolver, "host.test", LIMIT_MS);
  g_timeout_add (20, cancel_cb, run);
  run_wait (run);

  g_assert_true (run->resolved);
  g_assert_error (run->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_no_such_name (Run *run, gconstpointer user_data)
{
  const char *const none[] = { NULL };

  run_to_end (run, none);

  g_assert_false (run->resolved);
  g_assert_error (run->error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);
}

static void
test_late_ipv6 (Run *run, gconstpointer user_data)
{
  g_autoptr (SlowResolver) resolver = slow_resolver_new (20, 0);

  /* Not so late that it is not waited for. */
  loopback_listen (run->ipv4);
  loopback_listen (run->ipv6);
  run_begin (run, G_RESOLVER (resolver), "host.test", LIMIT_MS);
  run_wait (run);

  assert_connected_over (run, G_SOCKET_FAMILY_IPV6);
}

static void
test_half_silent_resolver (Run *run, gconstpointer user_data)
{
  g_autoptr (SlowResolver) resolver = slow_resolver_new (SLOW_RESOLVER_NEVER, 0);

  loopback_listen (run->ipv4);
  run_begin (run, G_RESOLVER (resolver), "host.test", LIMIT_MS);
  run_wait (run);

  assert_connected_over (run, G_SOCKET_FAMILY_IPV4);
  g_assert_cmpint (run->duration, >=, 50 * G_TIME_SPAN_MILLISECOND);
  assert_family (run, G_SOCKET_FAMILY_IPV6, MDR_STATE_SKIPPED, -1);
}

static void
test_silent_resolver (Run *run, gconstpointer user_data)
{
  g_autoptr (SlowResolver) resolver = slow_resolver_new (SLOW_RESOLVER_NEVER, SLOW_RESOLVER_NEVER);

  run_begin (run, G_RESOLVER (resolver), "host.test", LIMIT_MS);
  run_wait (run);

  g_assert_false (run->resolved);
  g_assert_error (run->error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

static void
test_literal (Run *run, gconstpointer user_data)
{
  g_autoptr (SlowResolver) resolver = slow_resolver_new (SLOW_RESOLVER_NEVER, SLOW_RESOLVER_NEVER);

  loopback_listen (run->ipv6);
  run_begin (run, G_RESOLVER (resolver), "::1", LIMIT_MS);
  run_wait (run);

  assert_connected_over (run, G_SOCKET_FAMILY_IPV6);
  assert_family (run, G_SOCKET_FAMILY_IPV4, MDR_STATE_SKIPPED, -1);
}

static void
test_many_addresses (Run *run, gconstpointer user_data)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) addresses = NULL;
  g_auto (GStrv) kept = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *address = g_strdup_printf ("127.1.%u.%u", i / 250, i % 250 + 1);

      g_strv_builder_add (builder, address);
    }
  addresses = g_strv_builder_end (builder);

  run_to_end (run, (const char *const *) addresses);
  kept = mdr_connector_dup_addresses (run->connector);

  g_assert_error (run->error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
  g_assert_cmpuint (g_strv_length (kept), ==, 8);
}

static void
add (const char *claim, gconstpointer user_data, void (*test) (Run *run, gconstpointer user_data))
{
  g_test_add (claim, Run, user_data, run_set_up, test, run_tear_down);
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
  add ("/connector/no-such-name", NULL, test_no_such_name);
  add ("/connector/late-ipv6-still-goes-first", NULL, test_late_ipv6);
  add ("/connector/half-an-answer-is-enough", NULL, test_half_silent_resolver);
  add ("/connector/silent-resolver-ends-at-the-timeout", NULL, test_silent_resolver);
  add ("/connector/address-needs-no-look-up", NULL, test_literal);
  add ("/connector/many-addresses-are-bounded", NULL, test_many_addresses);

  return g_test_run ();
}
