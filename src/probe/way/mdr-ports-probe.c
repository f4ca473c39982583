/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One shut port may be a wrong setting, all of them a firewall or a server that is down; and one
 * that is open beside a shut one is a way out. Nobody is knocked at where all is well.
 */

#include "mdr-ports-probe.h"

#include "mdr-port-knock.h"
#include "mdr-service-ports.h"
#include "mdr-trouble-watch.h"
#include "probe/connect/mdr-alarm.h"

/* How long a connection may take before that is trouble, in milliseconds. A packet that gets lost
 * is sent again after one second. Where there is little time, most of it is for knocking. */
#define PATIENCE 1500
#define PATIENCE_PART 4

/* Less than this is not enough to call a port silent, in milliseconds. */
#define LEAST_TIME 20

struct _MdrPortsProbe
{
  MdrProbe parent_instance;

  /* owned */
  MdrEnvironment *environment;
  char *host;

  /* weak: this probe is one of them */
  GListModel *probes;
};

G_DEFINE_FINAL_TYPE (MdrPortsProbe, mdr_ports_probe, MDR_TYPE_PROBE)

/* One run, once there is trouble. */
typedef struct
{
  gboolean is_over;
  guint n_knocks;
  MdrPortState states[MDR_N_KNOWN_PORTS];

  /* owned */
  GPtrArray *services;
  MdrDeadline *deadline;
  GSource *time_over;
} Run;

typedef struct
{
  guint port;

  /* owned */
  GTask *task;
} Knocking;

static void
run_free (Run *run)
{
  mdr_alarm_clear (&run->time_over);
  g_clear_pointer (&run->services, g_ptr_array_unref);
  g_clear_object (&run->deadline);
  g_free (run);
}

static char *
dup_ports (Run *run, MdrPortState state)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < MDR_N_KNOWN_PORTS; i++)
    if (run->states[i] == state)
      g_string_append_printf (list, "%s%u", list->len > 0 ? ", " : "", mdr_known_ports[i].number);

  return list->len > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

/* Whether somebody who is set to @protocol on this host gets nowhere. */
static gboolean
is_missed (Run *run, MdrProtocol protocol)
{
  for (guint i = 0; i < run->services->len; i++)
    {
      MdrProbe *probe = g_ptr_array_index (run->services, i);
      MdrPortState state = mdr_service_ports_read (probe);

      if (mdr_service_get_protocol (mdr_probe_get_service (probe)) == protocol &&
          state != MDR_PORT_OPEN && state != MDR_PORT_UNKNOWN)
        return TRUE;
    }

  return FALSE;
}

static void
report_other_ports (MdrPortsProbe *self, Run *run)
{
  for (guint i = 0; i < MDR_N_KNOWN_PORTS; i++)
    {
      const MdrKnownPort *port = &mdr_known_ports[i];
      g_autofree char *number = g_strdup_printf ("%u", port->number);
      g_autoptr (MdrFinding) finding = NULL;

      if (run->states[i] != MDR_PORT_OPEN || !port->serves_mail_programs ||
          !is_missed (run, port->protocol) ||
          mdr_service_ports_find_for (run->services, self->environment, port) != NULL)
        continue;

      finding = mdr_finding_new ("other-port-works", MDR_STEP_NETWORK, MDR_SEVERITY_INFO,
                                 MDR_CAUSE_OK, NULL, "host", self->host, "port", number, "protocol",
                                 mdr_enum_to_nick (MDR_TYPE_PROTOCOL, port->protocol), "security",
                                 mdr_enum_to_nick (MDR_TYPE_SECURITY, port->security), NULL);
      mdr_probe_report (MDR_PROBE (self), finding);
    }
}

static void
report (MdrPortsProbe *self, Run *run)
{
  g_autofree char *open = dup_ports (run, MDR_PORT_OPEN);
  g_autofree char *silent = dup_ports (run, MDR_PORT_SILENT);
  g_autofree char *refused = dup_ports (run, MDR_PORT_REFUSED);
  g_autofree char *reset = dup_ports (run, MDR_PORT_RESET);
  g_autofree char *other = dup_ports (run, MDR_PORT_OTHER);
  g_autoptr (MdrFinding) finding = mdr_finding_new (
      "ports-compared", MDR_STEP_NETWORK, MDR_SEVERITY_INFO, MDR_CAUSE_OK, NULL, "host", self->host,
      "open", open, "silent", silent, "refused", refused, "reset", reset, "other", other, NULL);

  report_other_ports (self, run);
  mdr_probe_report (MDR_PROBE (self), finding);
}

/* Lets go of the reference that watched_cb() took. */
static void
conclude (GTask *pending)
{
  g_autoptr (GTask) task = pending;
  MdrPortsProbe *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  run->is_over = TRUE;
  mdr_alarm_clear (&run->time_over);
  if (g_task_return_error_if_cancelled (task))
    return;

  for (guint i = 0; i < MDR_N_KNOWN_PORTS; i++)
    {
      MdrProbe *service =
          mdr_service_ports_find_for (run->services, self->environment, &mdr_known_ports[i]);

      if (service != NULL)
        run->states[i] = mdr_service_ports_read (service);
    }

  report (self, run);
  g_task_return_boolean (task, TRUE);
}

static gboolean
is_anybody_connecting (Run *run)
{
  for (guint i = 0; i < run->services->len; i++)
    if (mdr_service_ports_is_connecting (g_ptr_array_index (run->services, i)))
      return TRUE;

  return FALSE;
}

/* All ports have an answer, of whatever kind; or time is up. */
static void
look_for_end (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  gboolean time_is_up = g_cancellable_is_cancelled (G_CANCELLABLE (run->deadline));

  if (!run->is_over && run->n_knocks == 0 && (time_is_up || !is_anybody_connecting (run)))
    conclude (task);
}

static void
time_over_cb (gpointer user_data)
{
  look_for_end (G_TASK (user_data));
}

static void
knocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Knocking *knocking = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&knocking->task);
  Run *run = g_task_get_task_data (task);

  run->states[knocking->port] = mdr_port_knock_finish (MDR_ENVIRONMENT (source), result);
  run->n_knocks--;
  g_free (knocking);
  look_for_end (task);
}

/* A port of this computer itself says nothing about the way, unless a test has put it there. */
static gboolean
is_to_be_tried (MdrPortsProbe *self, Run *run, const MdrKnownPort *port)
{
  return mdr_service_ports_find_for (run->services, self->environment, port) == NULL &&
         (mdr_environment_get_port (self->environment, port->number) != port->number ||
          !mdr_service_ports_are_on_loopback (run->services));
}

static void
knock (GTask *task)
{
  MdrPortsProbe *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  for (guint i = 0; i < MDR_N_KNOWN_PORTS; i++)
    {
      Knocking *knocking;

      if (!is_to_be_tried (self, run, &mdr_known_ports[i]))
        continue;

      knocking = g_new (Knocking, 1);
      *knocking = (Knocking){ i, g_object_ref (task) };
      run->n_knocks++;
      mdr_port_knock_async (self->environment, self->host, &mdr_known_ports[i], run->deadline,
                            knocked_cb, knocking);
    }
}

/* What is left of the time that the services themselves have, in milliseconds. */
static gint64
get_time_left (MdrPortsProbe *self, GPtrArray *services)
{
  gint64 start = mdr_service_ports_get_start (services);
  gint64 timeout = mdr_environment_get_timeout (self->environment, MDR_PHASE_CONNECT);

  return timeout - (g_get_monotonic_time () - start) / G_TIME_SPAN_MILLISECOND;
}

static void
watched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrPortsProbe *self = g_task_get_source_object (task);
  Run *run = g_new0 (Run, 1);
  GError *error = NULL;
  gboolean trouble;
  gint64 time_left;

  run->services = mdr_service_ports_find (G_LIST_MODEL (source), self->host);
  time_left = get_time_left (self, run->services);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);

  if (!mdr_trouble_watch_wait_finish (result, &trouble, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  run->deadline = mdr_deadline_new (g_task_get_cancellable (task), MAX (time_left, LEAST_TIME));
  if (trouble && time_left >= LEAST_TIME)
    knock (task);

  if (run->n_knocks == 0)
    {
      mdr_probe_note_nothing_measured (MDR_PROBE (self));
      g_task_return_boolean (task, TRUE);
      return;
    }

  mdr_alarm_set_cancelled (&run->time_over, G_CANCELLABLE (run->deadline), time_over_cb, task);
  for (guint i = 0; i < run->services->len; i++)
    g_signal_connect_object (mdr_probe_get_phases (g_ptr_array_index (run->services, i)),
                             "items-changed", G_CALLBACK (look_for_end), task, G_CONNECT_SWAPPED);
  g_object_ref (task);
}

static void
mdr_ports_probe_run_async (MdrProbe *probe,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  MdrPortsProbe *self = MDR_PORTS_PROBE (probe);
  guint timeout = mdr_environment_get_timeout (self->environment, MDR_PHASE_CONNECT);
  GTask *task;

  g_return_if_fail (self->probes != NULL);

  task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, mdr_ports_probe_run_async);
  mdr_trouble_watch_wait_async (self->probes, self->host, MIN (PATIENCE, timeout / PATIENCE_PART),
                                cancellable, watched_cb, task);
}

static gboolean
mdr_ports_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, probe), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
mdr_ports_probe_finalize (GObject *object)
{
  MdrPortsProbe *self = MDR_PORTS_PROBE (object);

  g_clear_object (&self->environment);
  g_clear_pointer (&self->host, g_free);
  g_clear_weak_pointer (&self->probes);

  G_OBJECT_CLASS (mdr_ports_probe_parent_class)->finalize (object);
}

static void
mdr_ports_probe_class_init (MdrPortsProbeClass *klass)
{
  MdrProbeClass *probe_class = MDR_PROBE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_ports_probe_finalize;
  probe_class->run_async = mdr_ports_probe_run_async;
  probe_class->run_finish = mdr_ports_probe_run_finish;
}

static void
mdr_ports_probe_init (MdrPortsProbe *self)
{
}

/**
 * mdr_ports_probe_new:
 * @environment: the world to look at
 * @host: a host with one or more of the services
 * @probes: (element-type MdrProbe): all probes there are, now and later
 *
 * Makes a probe that waits until a connection to @host fails or takes long, and then tries the
 * ports that mail programs use, and the one of web servers. It ends with the connections that it
 * looks at, at the latest when their time is up. Where all of them are made it tries nothing.
 *
 * Returns: (transfer full): a probe named "ports HOST"
 */
MdrProbe *
mdr_ports_probe_new (MdrEnvironment *environment, const char *host, GListModel *probes)
{
  g_autofree char *id = NULL;
  MdrPortsProbe *self;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);
  g_return_val_if_fail (host != NULL, NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (probes), NULL);

  id = g_strdup_printf ("ports %s", host);
  self = g_object_new (MDR_TYPE_PORTS_PROBE, "id", id, "steps", 1u << MDR_STEP_NETWORK, NULL);
  self->environment = g_object_ref (environment);
  self->host = g_strdup (host);
  g_set_weak_pointer (&self->probes, probes);

  return MDR_PROBE (self);
}
