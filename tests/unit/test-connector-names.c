/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a connector gets to its addresses, and what it does while there are none.
 */

#include "connector-trial.h"
#include "loopback.h"
#include "slow-resolver.h"

static void
test_no_such_name (ConnectorTrial *trial, gconstpointer user_data)
{
  const char *const none[] = { NULL };

  connector_trial_run (trial, none);

  g_assert_false (trial->resolved);
  g_assert_error (trial->error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);
}

static void
test_late_ipv6 (ConnectorTrial *trial, gconstpointer user_data)
{
  g_autoptr (SlowResolver) resolver = slow_resolver_new (20, 0);

  /* Not so late that it is not waited for. */
  loopback_listen (trial->ipv4);
  loopback_listen (trial->ipv6);
  connector_trial_begin (trial, G_RESOLVER (resolver), "host.test", CONNECTOR_TRIAL_LIMIT_MS);
  connector_trial_wait (trial);

  connector_trial_assert_connected_over (trial, G_SOCKET_FAMILY_IPV6);
}

static void
test_half_silent_resolver (ConnectorTrial *trial, gconstpointer user_data)
{
  g_autoptr (SlowResolver) resolver = slow_resolver_new (SLOW_RESOLVER_NEVER, 0);

  loopback_listen (trial->ipv4);
  connector_trial_begin (trial, G_RESOLVER (resolver), "host.test", CONNECTOR_TRIAL_LIMIT_MS);
  connector_trial_wait (trial);

  connector_trial_assert_connected_over (trial, G_SOCKET_FAMILY_IPV4);
  g_assert_cmpint (trial->duration, >=, 50 * G_TIME_SPAN_MILLISECOND);
  connector_trial_assert_family (trial, G_SOCKET_FAMILY_IPV6, MDR_STATE_SKIPPED, -1);
}

static void
test_silent_resolver (ConnectorTrial *trial, gconstpointer user_data)
{
  g_autoptr (SlowResolver) resolver = slow_resolver_new (SLOW_RESOLVER_NEVER, SLOW_RESOLVER_NEVER);

  connector_trial_begin (trial, G_RESOLVER (resolver), "host.test", CONNECTOR_TRIAL_LIMIT_MS);
  connector_trial_wait (trial);

  g_assert_false (trial->resolved);
  g_assert_error (trial->error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

static void
test_literal (ConnectorTrial *trial, gconstpointer user_data)
{
  g_autoptr (SlowResolver) resolver = slow_resolver_new (SLOW_RESOLVER_NEVER, SLOW_RESOLVER_NEVER);

  loopback_listen (trial->ipv6);
  connector_trial_begin (trial, G_RESOLVER (resolver), "::1", CONNECTOR_TRIAL_LIMIT_MS);
  connector_trial_wait (trial);

  connector_trial_assert_connected_over (trial, G_SOCKET_FAMILY_IPV6);
  connector_trial_assert_family (trial, G_SOCKET_FAMILY_IPV4, MDR_STATE_SKIPPED, -1);
}

static void
test_many_addresses (ConnectorTrial *trial, gconstpointer user_data)
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

  connector_trial_run (trial, (const char *const *) addresses);
  kept = mdr_connector_dup_addresses (trial->connector);

  g_assert_error (trial->error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
  g_assert_cmpuint (g_strv_length (kept), ==, 8);
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

  add ("/connector/no-such-name", NULL, test_no_such_name);
  add ("/connector/late-ipv6-still-goes-first", NULL, test_late_ipv6);
  add ("/connector/half-an-answer-is-enough", NULL, test_half_silent_resolver);
  add ("/connector/silent-resolver-ends-at-the-timeout", NULL, test_silent_resolver);
  add ("/connector/address-needs-no-look-up", NULL, test_literal);
  add ("/connector/many-addresses-are-bounded", NULL, test_many_addresses);

  return g_test_run ();
}
