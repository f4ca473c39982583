/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A probe can be stopped at any moment, at once and for good, and begun again.
 */

#include "loopback.h"
#include "probe-trial.h"
#include "probe/tls/mdr-tls-minimum.h"

#define PATIENT_MS 20000

static const char *const good_imap[] = {
  "TLS",          "S * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready",
  "C * LOGOUT",   "S * BYE bye",
  "S $T OK done", "CLOSE",
  NULL,
};
static const char *const silent[] = { "STALL", NULL };
static const char *const silent_inside[] = { "TLS", "STALL", NULL };

static void
run (ProbeTrial *trial)
{
  mdr_probe_start (MDR_PROBE (trial->probe));
  probe_trial_wait (trial);
}

typedef struct
{
  MdrProbe *probe;
  guint n_reported;
  gint64 start;
} Stop;

static gboolean
stop_cb (gpointer user_data)
{
  Stop *stop = user_data;

  stop->start = g_get_monotonic_time ();
  mdr_probe_stop (stop->probe);
  stop->n_reported = g_list_model_get_n_items (mdr_probe_get_findings (stop->probe));

  return G_SOURCE_REMOVE;
}

static void
assert_stops_at_once (ProbeTrial *trial)
{
  Stop stop = { .probe = MDR_PROBE (trial->probe) };
  GListModel *findings = mdr_probe_get_findings (stop.probe);

  mdr_probe_start (stop.probe);
  g_timeout_add (100, stop_cb, &stop);
  probe_trial_wait (trial);

  g_assert_cmpint (mdr_probe_get_state (stop.probe), ==, MDR_STATE_SKIPPED);
  g_assert_cmpint (g_get_monotonic_time () - stop.start, <,
                   PATIENT_MS / 2 * G_TIME_SPAN_MILLISECOND);
  for (guint i = stop.n_reported; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      g_assert_cmpstr (mdr_finding_get_code (finding), ==, "could-not-check");
    }
}

static void
test_stop_in_conversation (gconstpointer user_data)
{
  const char *const *script = user_data;
  ProbeTrial trial;
  gint64 start;

  probe_trial_init (&trial, PATIENT_MS);
  probe_trial_serve (&trial, script, NULL);
  probe_trial_aim (&trial, MDR_PROTOCOL_IMAP, PROBE_TRIAL_HOST, 0, MDR_SECURITY_TLS, FALSE);
  assert_stops_at_once (&trial);

  /* The connection is closed, too. */
  start = g_get_monotonic_time ();
  scripted_server_wait (trial.server);
  g_assert_cmpint (g_get_monotonic_time () - start, <, PATIENT_MS / 2 * G_TIME_SPAN_MILLISECOND);

  probe_trial_clear (&trial);
}

static void
test_stop_in_connect (void)
{
  g_autoptr (GSocket) dead = loopback_reserve (G_SOCKET_FAMILY_IPV4, 0);
  g_autoptr (GPtrArray) fillers = loopback_silence (dead);
  ProbeTrial trial;

  probe_trial_init (&trial, PATIENT_MS);
  probe_trial_aim (&trial, MDR_PROTOCOL_IMAP, PROBE_TRIAL_HOST, loopback_get_port (dead),
                   MDR_SECURITY_TLS, FALSE);
  assert_stops_at_once (&trial);

  probe_trial_clear (&trial);
}

static void
stop_when_connected_cb (GListModel *findings,
                        guint position,
                        guint removed,
                        guint added,
                        gpointer user_data)
{
  g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, position);

  if (finding != NULL && g_str_equal (mdr_finding_get_code (finding), "connected"))
    mdr_probe_stop (MDR_PROBE (user_data));
}

static void
test_silent_once_stopped (void)
{
  MdrState state;
  ProbeTrial trial;
  MdrProbe *probe;

  probe_trial_init (&trial, PATIENT_MS);
  probe_trial_serve (&trial, good_imap, NULL);
  probe_trial_aim (&trial, MDR_PROTOCOL_IMAP, PROBE_TRIAL_HOST, 0, MDR_SECURITY_TLS, FALSE);
  probe = MDR_PROBE (trial.probe);
  g_signal_connect (mdr_probe_get_findings (probe), "items-changed",
                    G_CALLBACK (stop_when_connected_cb), probe);
  run (&trial);
  scripted_server_wait (trial.server);

  g_assert_true (mdr_probe_get_phase (probe, MDR_PHASE_CONNECT, &state));
  g_assert_cmpint (state, ==, MDR_STATE_SKIPPED);
  g_assert_null (probe_trial_find (&trial, "secured"));

  probe_trial_clear (&trial);
}

/* The server would get two seconds to answer it. */
static void
test_stop_in_goodbye (void)
{
  const char *const script[] = { "TLS", "S * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready",
                                 "C * LOGOUT", "STALL", NULL };
  ProbeTrial trial;
  gint64 start;

  probe_trial_init (&trial, PATIENT_MS);
  probe_trial_serve (&trial, script, NULL);
  probe_trial_aim (&trial, MDR_PROTOCOL_IMAP, PROBE_TRIAL_HOST, 0, MDR_SECURITY_TLS, FALSE);
  run (&trial);

  start = g_get_monotonic_time ();
  mdr_probe_stop (MDR_PROBE (trial.probe));
  scripted_server_wait (trial.server);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_TIME_SPAN_SECOND);
  g_assert_cmpint (mdr_probe_get_state (MDR_PROBE (trial.probe)), ==, MDR_STATE_PASSED);

  probe_trial_clear (&trial);
}

static void
test_begin_again (void)
{
  ProbeTrial trial;

  probe_trial_init (&trial, PATIENT_MS);
  probe_trial_serve (&trial, good_imap, NULL);
  probe_trial_aim (&trial, MDR_PROTOCOL_IMAP, PROBE_TRIAL_HOST, 0, MDR_SECURITY_TLS, FALSE);

  run (&trial);
  mdr_probe_start (MDR_PROBE (trial.probe));
  g_main_context_iteration (NULL, TRUE);
  run (&trial);

  /* The run that was stopped has left nothing behind. */
  probe_trial_assert_stopped_in (&trial, NULL);
  g_assert_cmpuint (scripted_server_get_n_clients (trial.server), >=, 2);

  probe_trial_clear (&trial);
}

int
main (int argc, char *argv[])
{
  mdr_tls_set_minimum ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/service-probe-stop/at-once-in-handshake", silent,
                        test_stop_in_conversation);
  g_test_add_data_func ("/service-probe-stop/at-once-in-dialogue", silent_inside,
                        test_stop_in_conversation);
  g_test_add_func ("/service-probe-stop/at-once-in-connect", test_stop_in_connect);
  g_test_add_func ("/service-probe-stop/nothing-is-said-after-it", test_silent_once_stopped);
  g_test_add_func ("/service-probe-stop/cuts-the-goodbye-short", test_stop_in_goodbye);
  g_test_add_func ("/service-probe-stop/can-begin-again", test_begin_again);

  return g_test_run ();
}
