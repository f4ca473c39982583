/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts that the tests of the comparison of ports have in common.
 */

#include "ports-trial.h"

#include "led-probe.h"
#include "loopback.h"
#include "probe/names/mdr-override-resolver.h"
#include "probe/way/mdr-ports-probe.h"

GSocket *
ports_trial_get_socket (PortsTrial *trial, guint16 port)
{
  for (guint i = 0; i < MDR_N_KNOWN_PORTS; i++)
    if (mdr_known_ports[i].number == port)
      return trial->sockets[i];

  g_assert_not_reached ();
}

void
ports_trial_set_up (PortsTrial *trial, gconstpointer user_data)
{
  g_autoptr (GResolver) system = g_resolver_get_default ();
  g_autoptr (GResolver) resolver = mdr_override_resolver_new (system);
  g_autoptr (GInetAddress) here = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);

  mdr_override_resolver_add (MDR_OVERRIDE_RESOLVER (resolver), "*", NULL);
  mdr_override_resolver_add (MDR_OVERRIDE_RESOLVER (resolver), PORTS_TRIAL_HOST, here);

  trial->environment = mdr_environment_new ();
  mdr_environment_set_resolver (trial->environment, resolver);
  mdr_environment_limit_timeouts (trial->environment, PORTS_TRIAL_TIMEOUT_MS);
  for (guint i = 0; i < MDR_N_KNOWN_PORTS; i++)
    {
      trial->sockets[i] = loopback_reserve (G_SOCKET_FAMILY_IPV4, 0);
      mdr_environment_move_port (trial->environment, mdr_known_ports[i].number,
                                 loopback_get_port (trial->sockets[i]));
    }

  trial->fillers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  trial->probes = g_list_store_new (MDR_TYPE_PROBE);
  trial->imap = led_probe_new (MDR_PROTOCOL_IMAP, PORTS_TRIAL_HOST, 993);
  trial->ports =
      mdr_ports_probe_new (trial->environment, PORTS_TRIAL_HOST, G_LIST_MODEL (trial->probes));
  g_list_store_append (trial->probes, trial->imap);
  g_list_store_append (trial->probes, trial->ports);
}

void
ports_trial_tear_down (PortsTrial *trial, gconstpointer user_data)
{
  mdr_probe_stop (trial->imap);
  mdr_probe_stop (trial->ports);
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  g_list_store_remove_all (trial->probes);
  g_assert_finalize_object (trial->ports);
  g_assert_finalize_object (trial->imap);
  g_assert_finalize_object (trial->probes);
  for (guint i = 0; i < MDR_N_KNOWN_PORTS; i++)
    g_clear_object (&trial->sockets[i]);
  g_ptr_array_unref (trial->fillers);
  g_clear_object (&trial->environment);
}

void
ports_trial_silence (PortsTrial *trial, guint16 port)
{
  g_ptr_array_add (trial->fillers, loopback_silence (ports_trial_get_socket (trial, port)));
}

void
ports_trial_begin (PortsTrial *trial)
{
  trial->start = g_get_monotonic_time ();
  mdr_probe_start (trial->imap);
  mdr_probe_start (trial->ports);
  led_probe_connect (trial->imap);
}

void
ports_trial_wait (PortsTrial *trial)
{
  while (mdr_probe_get_state (trial->ports) == MDR_STATE_RUNNING)
    g_main_context_iteration (NULL, TRUE);
}

void
ports_trial_refuse_imap (PortsTrial *trial)
{
  ports_trial_begin (trial);
  led_probe_fail (trial->imap, "connection-refused", MDR_CAUSE_CONNECTION_REFUSED);
  ports_trial_wait (trial);
}

MdrFinding *
ports_trial_find (PortsTrial *trial, const char *code, guint position)
{
  GListModel *findings = mdr_probe_get_findings (trial->ports);
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      /* The list keeps it alive. */
      if (g_str_equal (mdr_finding_get_code (finding), code) && position-- == 0)
        return finding;
    }

  return NULL;
}

void
ports_trial_assert (PortsTrial *trial, const char *state, const char *expected)
{
  MdrFinding *compared = ports_trial_find (trial, "ports-compared", 0);

  g_assert_nonnull (compared);
  g_assert_cmpstr (mdr_finding_get_parameter (compared, "host"), ==, PORTS_TRIAL_HOST);
  g_assert_cmpstr (mdr_finding_get_parameter (compared, state), ==, expected);
}

void
ports_trial_open_all (PortsTrial *trial)
{
  for (guint i = 0; i < MDR_N_KNOWN_PORTS; i++)
    loopback_listen (trial->sockets[i]);
}
