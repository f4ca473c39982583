/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The time server is asked first, and mostly that is all. What web servers say, which other probes
 * ask anyway, is the second opinion, and the only one where nobody may be asked or no answer comes.
 * The known page is asked for nothing but its date only where the matter is not clear without.
 */

#include "mdr-clock-probe.h"

#include "mdr-page-date.h"
#include "mdr-sntp.h"
#include "probe/connect/mdr-alarm.h"
#include "probe/mdr-deadline.h"

struct _MdrClockProbe
{
  MdrProbe parent_instance;

  /* owned */
  MdrEnvironment *environment;
  MdrHttp *http;
};

G_DEFINE_FINAL_TYPE (MdrClockProbe, mdr_clock_probe, MDR_TYPE_PROBE)

/* One run. */
typedef struct
{
  gint64 begun;
  gboolean asked_anybody;
  gboolean asks_server;
  gboolean server_is_slow;
  gboolean server_answered;
  MdrClockReading server_reading;
  gboolean asks_page;
  gboolean asked_page;

  /* owned */
  MdrDeadline *deadline;
  GSource *out_of_patience;
  GSource *ended;
} Comparison;

static void
comparison_free (Comparison *comparison)
{
  mdr_alarm_clear (&comparison->out_of_patience);
  mdr_alarm_clear (&comparison->ended);
  g_clear_object (&comparison->deadline);
  g_free (comparison);
}

/* Such findings say how far the clock is off, in seconds. */
static void
report_offset (MdrProbe *self,
               const char *code,
               MdrSeverity severity,
               MdrCause cause,
               const MdrClockReading *reading)
{
  const char *source = reading->source == MDR_CLOCK_SOURCE_SNTP ? "sntp" : "http";
  g_autofree char *offset =
      g_strdup_printf ("%" G_GINT64_FORMAT, reading->offset / G_TIME_SPAN_SECOND);
  g_autoptr (MdrFinding) finding = mdr_finding_new (code, MDR_STEP_NETWORK, severity, cause, NULL,
                                                    "offset", offset, "source", source, NULL);

  mdr_probe_report (self, finding);
}

static void
report_not_compared (MdrProbe *self, const char *reason)
{
  g_autoptr (MdrFinding) finding =
      mdr_finding_new ("clock-not-compared", MDR_STEP_NETWORK, MDR_SEVERITY_INFO, MDR_CAUSE_OK,
                       NULL, "reason", reason, NULL);

  mdr_probe_report (self, finding);
  mdr_probe_note_nothing_measured (self);
}

/* What is known by now; the more exact come first. */
static MdrClockVerdict
judge (GTask *task, guint *n_readings, MdrClockReading *best)
{
  MdrClockProbe *self = g_task_get_source_object (task);
  Comparison *comparison = g_task_get_task_data (task);
  g_autoptr (GArray) readings = g_array_new (FALSE, FALSE, sizeof (MdrClockReading));

  if (comparison->server_answered)
    g_array_append_val (readings, comparison->server_reading);
  mdr_date_notes_copy_since (mdr_http_get_dates (self->http), comparison->begun, readings);
  *n_readings = readings->len;

  return mdr_clock_reading_judge ((const MdrClockReading *) readings->data, readings->len, best);
}

static void
report_verdict (GTask *task)
{
  MdrProbe *self = g_task_get_source_object (task);
  Comparison *comparison = g_task_get_task_data (task);
  MdrClockReading best;
  guint n_readings;

  switch (judge (task, &n_readings, &best))
    {
    case MDR_CLOCK_VERDICT_RIGHT:
      report_offset (self, "clock-right", MDR_SEVERITY_INFO, MDR_CAUSE_OK, &best);
      break;

    case MDR_CLOCK_VERDICT_OFF:
      report_offset (self, "clock-off", MDR_SEVERITY_WARNING, MDR_CAUSE_CLOCK_SKEW, &best);
      break;

    case MDR_CLOCK_VERDICT_CONTRADICTORY:
      report_not_compared (self, "contradiction");
      break;

    case MDR_CLOCK_VERDICT_NONE:
      report_not_compared (self, comparison->asked_anybody ? "no-answer" : "not-asked");
      break;
    }
}

/* Whoever was asked and has not answered yet comes back to a task that has ended. */
static void
conclude (GTask *task)
{
  MdrClockProbe *self = g_task_get_source_object (task);
  Comparison *comparison = g_task_get_task_data (task);

  mdr_alarm_clear (&comparison->out_of_patience);
  mdr_alarm_clear (&comparison->ended);
  g_signal_handlers_disconnect_by_data (mdr_http_get_dates (self->http), task);

  if (!g_task_return_error_if_cancelled (task))
    {
      report_verdict (task);
      g_task_return_boolean (task, TRUE);
    }
  g_cancellable_cancel (G_CANCELLABLE (comparison->deadline));
  g_object_unref (task);
}

static void
ended_cb (gpointer user_data)
{
  conclude (G_TASK (user_data));
}

static void page_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* Whether the answer is known, however the others turn out: one that accuses the clock is heard
 * with a second one. */
static gboolean
is_settled (GTask *task)
{
  MdrClockReading best;
  guint n_readings;
  MdrClockVerdict verdict = judge (task, &n_readings, &best);

  return verdict == MDR_CLOCK_VERDICT_RIGHT || (verdict == MDR_CLOCK_VERDICT_OFF && n_readings > 1);
}

static void
advance (GTask *task)
{
  MdrClockProbe *self = g_task_get_source_object (task);
  Comparison *comparison = g_task_get_task_data (task);

  if (g_task_get_completed (task) || comparison->ended == NULL ||
      (comparison->asks_server && !comparison->server_is_slow))
    return;

  if (is_settled (task))
    {
      conclude (task);
      return;
    }

  if (!comparison->asked_page && mdr_environment_get_known_page (self->environment) != NULL)
    {
      comparison->asked_page = comparison->asks_page = comparison->asked_anybody = TRUE;
      mdr_page_date_ask_async (self->environment, mdr_http_get_dates (self->http),
                               G_CANCELLABLE (comparison->deadline), page_answered_cb,
                               g_object_ref (task));
      return;
    }

  if (!comparison->asks_server && !comparison->asks_page &&
      !mdr_date_notes_is_expecting (mdr_http_get_dates (self->http)))
    conclude (task);
}

static void
page_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Comparison *comparison = g_task_get_task_data (task);

  /* Its date is among the notes, if it has one; that nothing came is what others report. */
  mdr_page_date_ask_finish (MDR_ENVIRONMENT (source), result, NULL);
  comparison->asks_page = FALSE;
  advance (task);
}

static void
server_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Comparison *comparison = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  comparison->server_answered =
      mdr_sntp_ask_finish (MDR_ENVIRONMENT (source), result, &comparison->server_reading, &error);
  if (error != NULL)
    g_debug ("No time by SNTP: %s", error->message);

  comparison->asks_server = FALSE;
  advance (task);
}

static void
out_of_patience_cb (gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  Comparison *comparison = g_task_get_task_data (task);

  comparison->server_is_slow = TRUE;
  advance (task);
}

static void
ask_server (GTask *task, const char *host)
{
  MdrClockProbe *self = g_task_get_source_object (task);
  Comparison *comparison = g_task_get_task_data (task);

  comparison->asks_server = comparison->asked_anybody = TRUE;
  mdr_alarm_set_timeout (&comparison->out_of_patience, MDR_SNTP_PATIENCE, out_of_patience_cb, task);
  mdr_sntp_ask_async (self->environment, host, G_CANCELLABLE (comparison->deadline),
                      server_answered_cb, g_object_ref (task));
}

static void
mdr_clock_probe_run_async (MdrProbe *probe,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  MdrClockProbe *self = MDR_CLOCK_PROBE (probe);
  const char *server = mdr_environment_get_time_server (self->environment);
  MdrDateNotes *dates = mdr_http_get_dates (self->http);
  const guint timeout = mdr_environment_get_timeout (self->environment, MDR_PHASE_CONNECT);
  Comparison *comparison = g_new0 (Comparison, 1);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, mdr_clock_probe_run_async);
  g_task_set_task_data (task, comparison, (GDestroyNotify) comparison_free);

  comparison->begun = g_get_monotonic_time ();
  comparison->asked_anybody = mdr_date_notes_is_expecting (dates);
  comparison->deadline = mdr_deadline_new (cancellable, timeout);
  mdr_probe_limit_wait (probe, timeout);
  mdr_alarm_set_cancelled (&comparison->ended, G_CANCELLABLE (comparison->deadline), ended_cb,
                           task);
  g_signal_connect_object (dates, "changed", G_CALLBACK (advance), task, G_CONNECT_SWAPPED);

  if (server != NULL)
    ask_server (task, server);
  else
    advance (task);
}

static gboolean
mdr_clock_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, probe), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
mdr_clock_probe_finalize (GObject *object)
{
  MdrClockProbe *self = MDR_CLOCK_PROBE (object);

  g_clear_object (&self->environment);
  g_clear_object (&self->http);

  G_OBJECT_CLASS (mdr_clock_probe_parent_class)->finalize (object);
}

static void
mdr_clock_probe_class_init (MdrClockProbeClass *klass)
{
  MdrProbeClass *probe_class = MDR_PROBE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_clock_probe_finalize;
  probe_class->run_async = mdr_clock_probe_run_async;
  probe_class->run_finish = mdr_clock_probe_run_finish;
}

static void
mdr_clock_probe_init (MdrClockProbe *self)
{
}

/**
 * mdr_clock_probe_new:
 * @environment: the world to look at, and whose clock is compared
 * @http: the web client of the other probes
 *
 * Compares the clock with the time server of @environment, and with what @http gets to know. It is
 * to be started after those that use @http.
 *
 * Returns: (transfer full): a probe named "clock"
 */
MdrProbe *
mdr_clock_probe_new (MdrEnvironment *environment, MdrHttp *http)
{
  MdrClockProbe *self;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);
  g_return_val_if_fail (MDR_IS_HTTP (http), NULL);

  self = g_object_new (MDR_TYPE_CLOCK_PROBE, "id", "clock", "steps", 1u << MDR_STEP_NETWORK, NULL);
  self->environment = g_object_ref (environment);
  self->http = g_object_ref (http);

  return MDR_PROBE (self);
}
