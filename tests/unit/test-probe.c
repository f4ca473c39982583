/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every probe can rely on: phases, states, stop and start again.
 */

#include "core/mdr-phase-record.h"
#include "core/mdr-probe.h"

#define MANUAL_TYPE_PROBE (manual_probe_get_type ())
G_DECLARE_FINAL_TYPE (ManualProbe, manual_probe, MANUAL, PROBE, MdrProbe)

/* A probe whose end the test decides on. */
struct _ManualProbe
{
  MdrProbe parent_instance;

  GTask *task;
};

G_DEFINE_FINAL_TYPE (ManualProbe, manual_probe, MDR_TYPE_PROBE)

static void
manual_probe_run_async (MdrProbe *probe,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  ManualProbe *self = MANUAL_PROBE (probe);

  self->task = g_task_new (self, cancellable, callback, user_data);
  mdr_probe_expect_phase (probe, MDR_PHASE_RESOLVE);
  mdr_probe_expect_phase (probe, MDR_PHASE_CONNECT);
  mdr_probe_expect_phase (probe, MDR_PHASE_TLS);
}

static gboolean
manual_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
manual_probe_class_init (ManualProbeClass *klass)
{
  MDR_PROBE_CLASS (klass)->run_async = manual_probe_run_async;
  MDR_PROBE_CLASS (klass)->run_finish = manual_probe_run_finish;
}

static void
manual_probe_init (ManualProbe *self)
{
}

static MdrProbe *
create_probe (void)
{
  return g_object_new (MANUAL_TYPE_PROBE, "id", "manual", "steps", 1u << MDR_STEP_NETWORK, NULL);
}

static void
end_run (MdrProbe *probe)
{
  g_autoptr (GTask) task = g_steal_pointer (&MANUAL_PROBE (probe)->task);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);

  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
report (MdrProbe *probe, MdrSeverity severity, MdrCause cause)
{
  g_autoptr (MdrFinding) finding =
      mdr_finding_new ("test", MDR_STEP_NETWORK, severity, cause, NULL, NULL);

  mdr_probe_report (probe, finding);
}

static void
assert_phase (MdrProbe *probe, MdrPhase phase, MdrState expected)
{
  MdrState state;

  g_assert_true (mdr_probe_get_phase (probe, phase, &state));
  g_assert_cmpint (state, ==, expected);
}

static void
test_worst_finding (void)
{
  g_autoptr (MdrProbe) probe = create_probe ();

  mdr_probe_start (probe);
  report (probe, MDR_SEVERITY_WARNING, MDR_CAUSE_IPV6_BROKEN);
  report (probe, MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_REFUSED);
  report (probe, MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_RESET);
  end_run (probe);

  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_FAILED);
  g_assert_cmpint (mdr_probe_get_cause (probe), ==, MDR_CAUSE_CONNECTION_REFUSED);
}

static void
test_phases_settle (void)
{
  g_autoptr (MdrProbe) probe = create_probe ();

  mdr_probe_start (probe);
  mdr_probe_enter_phase (probe, MDR_PHASE_RESOLVE);
  mdr_probe_leave_phase (probe, MDR_PHASE_RESOLVE, MDR_STATE_PASSED);
  mdr_probe_enter_phase (probe, MDR_PHASE_CONNECT);
  end_run (probe);

  assert_phase (probe, MDR_PHASE_RESOLVE, MDR_STATE_PASSED);
  assert_phase (probe, MDR_PHASE_CONNECT, MDR_STATE_FAILED);
  assert_phase (probe, MDR_PHASE_TLS, MDR_STATE_SKIPPED);
}

static void
test_stop (void)
{
  g_autoptr (MdrProbe) probe = create_probe ();

  mdr_probe_start (probe);
  mdr_probe_enter_phase (probe, MDR_PHASE_RESOLVE);
  mdr_probe_stop (probe);

  /* Without a turn of the main loop. */
  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_SKIPPED);
  assert_phase (probe, MDR_PHASE_RESOLVE, MDR_STATE_SKIPPED);

  end_run (probe);
  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_SKIPPED);
}

static void
test_restart (void)
{
  g_autoptr (MdrProbe) probe = create_probe ();
  g_autoptr (GTask) first = NULL;

  mdr_probe_start (probe);
  report (probe, MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_REFUSED);
  first = g_steal_pointer (&MANUAL_PROBE (probe)->task);

  mdr_probe_start (probe);
  g_assert_cmpuint (g_list_model_get_n_items (mdr_probe_get_findings (probe)), ==, 0);

  /* The end of the first run is not taken for that of the second. */
  g_assert_true (g_task_return_error_if_cancelled (first));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_RUNNING);

  end_run (probe);
  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_PASSED);
}

static void
test_let_go_while_running (void)
{
  MdrProbe *probe = create_probe ();
  GTask *task;

  mdr_probe_start (probe);
  task = MANUAL_PROBE (probe)->task;
  mdr_probe_stop (probe);
  g_object_unref (probe);

  g_assert_true (g_task_return_error_if_cancelled (task));
  g_object_unref (task);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_wait_ends_with_its_phase (void)
{
  g_autoptr (MdrProbe) probe = create_probe ();
  MdrPhase phase;
  gint64 since, until;

  mdr_probe_start (probe);
  g_assert_false (mdr_probe_get_running_phase (probe, NULL));
  g_assert_false (mdr_probe_get_wait (probe, NULL, NULL));

  mdr_probe_limit_wait (probe, 10000);
  mdr_probe_enter_phase (probe, MDR_PHASE_CONNECT);
  g_assert_true (mdr_probe_get_running_phase (probe, &phase));
  g_assert_cmpint (phase, ==, MDR_PHASE_CONNECT);
  g_assert_true (mdr_probe_get_wait (probe, &since, &until));
  g_assert_cmpint (since, <=, g_get_monotonic_time ());
  g_assert_cmpint (until - since, ==, 10 * G_TIME_SPAN_SECOND);

  mdr_probe_leave_phase (probe, MDR_PHASE_CONNECT, MDR_STATE_PASSED);
  g_assert_false (mdr_probe_get_running_phase (probe, NULL));
  g_assert_false (mdr_probe_get_wait (probe, NULL, NULL));

  end_run (probe);
}

static void
test_wait_ends_with_the_run (void)
{
  g_autoptr (MdrProbe) probe = create_probe ();

  mdr_probe_start (probe);
  mdr_probe_limit_wait (probe, 10000);
  g_assert_true (mdr_probe_get_wait (probe, NULL, NULL));

  end_run (probe);
  g_assert_false (mdr_probe_get_wait (probe, NULL, NULL));

  mdr_probe_start (probe);
  g_assert_false (mdr_probe_get_wait (probe, NULL, NULL));
  end_run (probe);
}

static void
test_told_duration_counts (void)
{
  static const gint64 durations[] = { 0, 1, 5 * G_TIME_SPAN_SECOND };

  for (gsize i = 0; i < G_N_ELEMENTS (durations); i++)
    {
      g_autoptr (MdrProbe) probe = create_probe ();
      gint64 start;

      mdr_probe_start (probe);
      mdr_probe_recall_duration (probe, durations[i]);
      /* Another time would be measured. */
      start = g_get_monotonic_time ();
      while (g_get_monotonic_time () - start < 2)
        ;

      end_run (probe);
      g_assert_cmpint (mdr_probe_get_duration (probe), ==, durations[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/probe/state-is-the-worst-finding", test_worst_finding);
  g_test_add_func ("/probe/phases-settle-at-the-end", test_phases_settle);
  g_test_add_func ("/probe/stop-takes-effect-at-once", test_stop);
  g_test_add_func ("/probe/start-again-forgets-the-run-before", test_restart);
  g_test_add_func ("/probe/can-be-let-go-while-running", test_let_go_while_running);
  g_test_add_func ("/probe/wait-ends-with-its-phase", test_wait_ends_with_its_phase);
  g_test_add_func ("/probe/wait-ends-with-the-run", test_wait_ends_with_the_run);
  g_test_add_func ("/probe/told-duration-counts", test_told_duration_counts);

  return g_test_run ();
}
