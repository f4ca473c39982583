/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A connector on this computer, and what became of it.
 */

#include "connector-trial.h"

#include "loopback.h"
#include "probe/names/mdr-override-resolver.h"

GResolver *
connector_trial_create_resolver (const char *const *addresses)
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

void
connector_trial_set_up (ConnectorTrial *trial, gconstpointer user_data)
{
  trial->ipv4 = loopback_reserve (G_SOCKET_FAMILY_IPV4, 0);
  trial->port = loopback_get_port (trial->ipv4);
  trial->ipv6 = loopback_reserve (G_SOCKET_FAMILY_IPV6, trial->port);
  trial->cancellable = g_cancellable_new ();
}

void
connector_trial_clear (ConnectorTrial *trial)
{
  g_assert_finalize_object (g_steal_pointer (&trial->connector));
  g_clear_object (&trial->connection);
  g_clear_error (&trial->error);
  trial->done = FALSE;
  trial->resolved = FALSE;
}

void
connector_trial_tear_down (ConnectorTrial *trial, gconstpointer user_data)
{
  connector_trial_clear (trial);
  g_clear_object (&trial->ipv4);
  g_clear_object (&trial->ipv6);
  g_clear_object (&trial->cancellable);
}

static void
resolved_cb (MdrConnector *connector, gpointer user_data)
{
  ((ConnectorTrial *) user_data)->resolved = TRUE;
}

static void
run_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ConnectorTrial *trial = user_data;

  trial->connection = mdr_connector_run_finish (MDR_CONNECTOR (source), result, &trial->error);
  trial->duration = g_get_monotonic_time () - trial->start;
  trial->done = TRUE;
}

void
connector_trial_begin (ConnectorTrial *trial, GResolver *resolver, const char *host, guint limit)
{
  g_autoptr (MdrEnvironment) environment = mdr_environment_new ();

  mdr_environment_set_resolver (environment, resolver);
  mdr_environment_limit_timeouts (environment, limit);

  trial->connector = mdr_connector_new (environment, host, trial->port);
  trial->start = g_get_monotonic_time ();
  g_signal_connect (trial->connector, "resolved", G_CALLBACK (resolved_cb), trial);
  mdr_connector_run_async (trial->connector, trial->cancellable, run_done_cb, trial);
}

void
connector_trial_wait (ConnectorTrial *trial)
{
  while (!trial->done || !mdr_connector_is_settled (trial->connector))
    g_main_context_iteration (NULL, TRUE);
}

void
connector_trial_run (ConnectorTrial *trial, const char *const *addresses)
{
  g_autoptr (GResolver) resolver = connector_trial_create_resolver (addresses);

  connector_trial_begin (trial, resolver, "host.test", CONNECTOR_TRIAL_LIMIT_MS);
  connector_trial_wait (trial);
}

void
connector_trial_assert_family (ConnectorTrial *trial,
                               GSocketFamily family,
                               MdrState state,
                               int code)
{
  g_autoptr (MdrFamilyResult) result = mdr_connector_create_result (trial->connector, family);

  g_assert_cmpint (mdr_family_result_get_state (result), ==, state);
  if (code >= 0)
    g_assert_error (mdr_family_result_get_error (result), G_IO_ERROR, code);
}

void
connector_trial_assert_connected_over (ConnectorTrial *trial, GSocketFamily family)
{
  g_assert_no_error (trial->error);
  g_assert_cmpint (g_socket_get_family (g_socket_connection_get_socket (trial->connection)), ==,
                   family);
}
