/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The comparison of ports: when it is made, and that it ends in time.
 */

#include "led-probe.h"
#include "loopback.h"
#include "ports-trial.h"
#include "probe/way/mdr-ports-probe.h"

/* More than the machine may be late by. */
/* Long beside what a busy machine takes. */
#define LONG_TIMEOUT_MS 2000

/* Nobody was knocked at. */
static void
assert_nothing_measured (PortsTrial *trial)
{
  g_assert_cmpint (mdr_probe_get_state (trial->ports), ==, MDR_STATE_SKIPPED);
  g_assert_cmpuint (g_list_model_get_n_items (mdr_probe_get_findings (trial->ports)), ==, 0);
  for (guint i = 0; i < MDR_N_KNOWN_PORTS; i++)
    g_assert_cmpint (g_socket_condition_check (trial->sockets[i], G_IO_IN) & G_IO_IN, ==, 0);
}

static void
test_no_trouble (PortsTrial *trial, gconstpointer user_data)
{
  ports_trial_open_all (trial);
  ports_trial_begin (trial);
  led_probe_connected (trial->imap);
  ports_trial_wait (trial);

  assert_nothing_measured (trial);
}

static void
test_silence_ends (PortsTrial *trial, gconstpointer user_data)
{
  gint64 duration;

  /* All are silent: the services' own time is the time of the comparison, and not its double. */
  for (guint i = 0; i < MDR_N_KNOWN_PORTS; i++)
    ports_trial_silence (trial, mdr_known_ports[i].number);
  mdr_environment_limit_timeouts (trial->environment, LONG_TIMEOUT_MS);
  ports_trial_begin (trial);
  ports_trial_wait (trial);
  duration = (g_get_monotonic_time () - trial->start) / G_TIME_SPAN_MILLISECOND;

  ports_trial_assert (trial, "silent", "993, 995, 465, 587, 143, 110, 25, 443");
  g_assert_cmpint (duration, >=, LONG_TIMEOUT_MS * 3 / 4);
  g_assert_cmpint (duration, <, 2 * LONG_TIMEOUT_MS);
}

static void
test_waits_for_service (PortsTrial *trial, gconstpointer user_data)
{
  /* Everybody else has answered at once; the service has not, and gets its time. */
  loopback_listen (ports_trial_get_socket (trial, 443));
  ports_trial_begin (trial);
  ports_trial_wait (trial);

  ports_trial_assert (trial, "open", "443");
  ports_trial_assert (trial, "silent", "993");
  g_assert_cmpint (g_get_monotonic_time () - trial->start, >=,
                   PORTS_TRIAL_TIMEOUT_MS * 3 / 4 * G_TIME_SPAN_MILLISECOND);
}

static void
test_late_service (PortsTrial *trial, gconstpointer user_data)
{
  g_autoptr (MdrProbe) smtp = led_probe_new (MDR_PROTOCOL_SMTP, PORTS_TRIAL_HOST, 465);
  guint n_findings;

  g_list_store_append (trial->probes, smtp);
  mdr_probe_start (smtp);
  led_probe_connect (smtp);
  ports_trial_begin (trial);
  led_probe_fail (trial->imap, "connection-refused", MDR_CAUSE_CONNECTION_REFUSED);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  n_findings = g_list_model_get_n_items (mdr_probe_get_findings (trial->ports));
  g_assert_cmpuint (n_findings, ==, 0);

  /* It is made after all, and then there is nothing left to wait for. */
  led_probe_connected (smtp);
  ports_trial_wait (trial);
  ports_trial_assert (trial, "open", "465");
  led_probe_end (smtp);
}

static void
test_loopback (PortsTrial *trial, gconstpointer user_data)
{
  g_autoptr (MdrEnvironment) environment = mdr_environment_new ();
  g_autoptr (MdrProbe) bridge = led_probe_new (MDR_PROTOCOL_IMAP, "127.0.0.1", 1143);
  g_autoptr (MdrProbe) ports =
      mdr_ports_probe_new (environment, "127.0.0.1", G_LIST_MODEL (trial->probes));

  g_list_store_append (trial->probes, bridge);
  mdr_probe_start (bridge);
  mdr_probe_start (ports);
  led_probe_connect (bridge);
  led_probe_fail (bridge, "connection-refused", MDR_CAUSE_CONNECTION_REFUSED);
  while (mdr_probe_get_state (ports) == MDR_STATE_RUNNING)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (mdr_probe_get_state (ports), ==, MDR_STATE_SKIPPED);
  g_assert_cmpuint (g_list_model_get_n_items (mdr_probe_get_findings (ports)), ==, 0);
}

static void
test_stop (PortsTrial *trial, gconstpointer user_data)
{
  ports_trial_silence (trial, 443);
  ports_trial_begin (trial);
  led_probe_fail (trial->imap, "connection-refused", MDR_CAUSE_CONNECTION_REFUSED);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  mdr_probe_stop (trial->ports);
  g_assert_cmpint (mdr_probe_get_state (trial->ports), ==, MDR_STATE_SKIPPED);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (g_list_model_get_n_items (mdr_probe_get_findings (trial->ports)), ==, 0);

  /* And once more. */
  ports_trial_refuse_imap (trial);
  ports_trial_assert (trial, "silent", "443");
}

#define ADD(name, test)                                                                            \
  g_test_add ("/ports-time/" name, PortsTrial, NULL, ports_trial_set_up, test,                     \
              ports_trial_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("where-all-is-well-nobody-is-knocked-at", test_no_trouble);
  ADD ("silence-ends-with-the-connection", test_silence_ends);
  ADD ("a-service-gets-its-time", test_waits_for_service);
  ADD ("a-service-that-gets-through-is-waited-for", test_late_service);
  ADD ("this-computer-is-passed-over", test_loopback);
  ADD ("stop-and-start-anew", test_stop);

  return g_test_run ();
}
