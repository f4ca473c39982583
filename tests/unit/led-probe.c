/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It asks nobody; its run ends when the test says so, or when it is stopped.
 */

#include "led-probe.h"

struct _LedProbe
{
  MdrProbe parent_instance;

  GTask *task;
};

G_DEFINE_FINAL_TYPE (LedProbe, led_probe, MDR_TYPE_PROBE)

static void
cancelled_cb (GCancellable *cancellable, MdrProbe *probe)
{
  led_probe_end (probe);
}

static void
led_probe_run_async (MdrProbe *probe,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  LED_PROBE (probe)->task = g_task_new (probe, cancellable, callback, user_data);
  g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (cancelled_cb), probe, 0);
  mdr_probe_expect_phase (probe, MDR_PHASE_CONNECT);
  mdr_probe_enter_phase (probe, MDR_PHASE_RESOLVE);
}

static gboolean
led_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
led_probe_class_init (LedProbeClass *klass)
{
  MDR_PROBE_CLASS (klass)->run_async = led_probe_run_async;
  MDR_PROBE_CLASS (klass)->run_finish = led_probe_run_finish;
}

static void
led_probe_init (LedProbe *self)
{
}

/**
 * led_probe_new:
 * @protocol: the protocol of its service
 * @host: the host of its service
 * @port: the port of its service
 *
 * Returns: (transfer full): a probe that looks up the name when it is started, until it is led on
 */
MdrProbe *
led_probe_new (MdrProtocol protocol, const char *host, guint16 port)
{
  g_autoptr (MdrService) service = mdr_service_new (protocol, host, port, MDR_SECURITY_TLS, NULL);

  return g_object_new (LED_TYPE_PROBE, "id", mdr_service_get_label (service), "service", service,
                       "steps", 1u << MDR_STEP_NETWORK, NULL);
}

/**
 * led_probe_connect:
 * @probe: a started probe
 *
 * The name is found: it begins to connect.
 */
void
led_probe_connect (MdrProbe *probe)
{
  mdr_probe_leave_phase (probe, MDR_PHASE_RESOLVE, MDR_STATE_PASSED);
  mdr_probe_enter_phase (probe, MDR_PHASE_CONNECT);
}

/**
 * led_probe_connected:
 * @probe: a probe that is connecting
 *
 * It is connected and goes on.
 */
void
led_probe_connected (MdrProbe *probe)
{
  mdr_probe_leave_phase (probe, MDR_PHASE_CONNECT, MDR_STATE_PASSED);
  mdr_probe_enter_phase (probe, MDR_PHASE_GREETING);
}

/**
 * led_probe_fail:
 * @probe: a probe under way
 * @code: the finding
 * @cause: its cause
 *
 * The phase that it is in fails, and with it the probe.
 */
void
led_probe_fail (MdrProbe *probe, const char *code, MdrCause cause)
{
  g_autoptr (MdrFinding) finding = mdr_finding_new (code, MDR_STEP_NETWORK, MDR_SEVERITY_ERROR,
                                                    cause, mdr_probe_get_service (probe), NULL);
  MdrState state;

  mdr_probe_report (probe, finding);
  for (guint phase = 0; phase < MDR_N_PHASES; phase++)
    if (mdr_probe_get_phase (probe, phase, &state) && state == MDR_STATE_RUNNING)
      mdr_probe_leave_phase (probe, phase, MDR_STATE_FAILED);
  led_probe_end (probe);
}

/**
 * led_probe_end:
 * @probe: a probe under way
 *
 * Its run ends here.
 */
void
led_probe_end (MdrProbe *probe)
{
  g_autoptr (GTask) task = g_steal_pointer (&LED_PROBE (probe)->task);

  if (task != NULL && !g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}
