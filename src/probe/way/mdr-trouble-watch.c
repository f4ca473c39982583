/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ports that nobody needs are not knocked at as long as those that somebody needs are open: servers
 * ban addresses that do. But who waits until a connection has timed out adds one silence to
 * another; so patience ends earlier.
 */

#include "mdr-trouble-watch.h"

#include "core/mdr-probe.h"
#include "probe/connect/mdr-alarm.h"

typedef struct
{
  gboolean is_over;
  guint patience;

  /* owned */
  char *host;
  GListModel *probes;
  GSource *cancelled;
  GSource *look_again;
  GSource *out_of_patience;
} Watch;

static void
watch_free (Watch *watch)
{
  mdr_alarm_clear (&watch->cancelled);
  mdr_alarm_clear (&watch->look_again);
  mdr_alarm_clear (&watch->out_of_patience);
  g_clear_pointer (&watch->host, g_free);
  g_clear_object (&watch->probes);
  g_free (watch);
}

/* How the connection of one probe stands; waiting is one that is still looking for the address. */
static MdrState
get_connect_state (MdrProbe *probe)
{
  MdrState state;

  if (!mdr_probe_get_phase (probe, MDR_PHASE_CONNECT, &state))
    state = MDR_STATE_WAITING;

  if (state == MDR_STATE_WAITING && mdr_probe_get_state (probe) != MDR_STATE_RUNNING)
    return MDR_STATE_SKIPPED;

  return state;
}

static gboolean
is_of_host (Watch *watch, MdrProbe *probe)
{
  MdrService *service = mdr_probe_get_service (probe);

  return service != NULL && g_ascii_strcasecmp (mdr_service_get_host (service), watch->host) == 0;
}

/* The most telling state of all connections to the host: failed, else running, else waiting; passed
 * where nothing is under way any more. */
static MdrState
judge (Watch *watch)
{
  guint n_probes = g_list_model_get_n_items (watch->probes);
  gboolean waiting = FALSE;
  gboolean running = FALSE;

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (watch->probes, i);
      MdrState state = is_of_host (watch, probe) ? get_connect_state (probe) : MDR_STATE_SKIPPED;

      if (state == MDR_STATE_FAILED)
        return MDR_STATE_FAILED;
      waiting |= state == MDR_STATE_WAITING;
      running |= state == MDR_STATE_RUNNING;
    }

  if (running)
    return MDR_STATE_RUNNING;

  return waiting ? MDR_STATE_WAITING : MDR_STATE_PASSED;
}

static void
conclude (GTask *task, gboolean trouble)
{
  Watch *watch = g_task_get_task_data (task);

  watch->is_over = TRUE;
  mdr_alarm_clear (&watch->cancelled);
  mdr_alarm_clear (&watch->look_again);
  mdr_alarm_clear (&watch->out_of_patience);
  g_signal_handlers_disconnect_by_data (watch->probes, task);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_int (task, trouble);
  g_object_unref (task);
}

static void
cancelled_cb (gpointer user_data)
{
  conclude (G_TASK (user_data), FALSE);
}

static void
out_of_patience_cb (gpointer user_data)
{
  conclude (G_TASK (user_data), TRUE);
}

/* Patience is for connections: a name that takes long to be found is no trouble of the host's. */
static void
look_again_cb (gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  Watch *watch = g_task_get_task_data (task);
  MdrState judgement = judge (watch);

  if (judgement == MDR_STATE_WAITING)
    mdr_alarm_clear (&watch->out_of_patience);
  else if (judgement != MDR_STATE_RUNNING)
    conclude (task, judgement == MDR_STATE_FAILED);
  else if (watch->out_of_patience == NULL)
    mdr_alarm_set_timeout (&watch->out_of_patience, watch->patience, out_of_patience_cb, task);
}

/* Several changes at once are looked at once, and never in the midst of them. */
static void
queue_look (GTask *task)
{
  Watch *watch = g_task_get_task_data (task);

  if (!watch->is_over && watch->look_again == NULL)
    mdr_alarm_set_timeout (&watch->look_again, 0, look_again_cb, task);
}

static void
watch_probes (GTask *task)
{
  Watch *watch = g_task_get_task_data (task);
  guint n_probes = g_list_model_get_n_items (watch->probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (watch->probes, i);

      if (!is_of_host (watch, probe))
        continue;

      g_signal_handlers_disconnect_by_data (mdr_probe_get_phases (probe), task);
      g_signal_handlers_disconnect_by_data (probe, task);
      g_signal_connect_object (mdr_probe_get_phases (probe), "items-changed",
                               G_CALLBACK (queue_look), task, G_CONNECT_SWAPPED);
      g_signal_connect_object (probe, "notify::state", G_CALLBACK (queue_look), task,
                               G_CONNECT_SWAPPED);
    }

  queue_look (task);
}

/**
 * mdr_trouble_watch_wait_async:
 * @probes: (element-type MdrProbe): all probes there are, now and later
 * @host: the host whose connections matter
 * @patience: how long a connection may take before that counts as trouble, in milliseconds
 * @cancellable: (nullable): stops waiting
 * @callback: called when it is clear
 * @user_data: for @callback
 *
 * Waits until one connection to @host has failed or takes long, or until all have been made or were
 * given up. What comes before, such as looking up the name, may take its time.
 */
void
mdr_trouble_watch_wait_async (GListModel *probes,
                              const char *host,
                              guint patience,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;
  Watch *watch;

  g_return_if_fail (G_IS_LIST_MODEL (probes));
  g_return_if_fail (host != NULL);

  task = g_task_new (probes, cancellable, callback, user_data);
  watch = g_new0 (Watch, 1);
  watch->patience = patience;
  watch->host = g_strdup (host);
  watch->probes = g_object_ref (probes);
  g_task_set_source_tag (task, mdr_trouble_watch_wait_async);
  g_task_set_task_data (task, watch, (GDestroyNotify) watch_free);

  mdr_alarm_set_cancelled (&watch->cancelled, cancellable, cancelled_cb, task);
  g_signal_connect_object (probes, "items-changed", G_CALLBACK (watch_probes), task,
                           G_CONNECT_SWAPPED);
  watch_probes (task);
}

/**
 * mdr_trouble_watch_wait_finish:
 * @result: what the callback was given
 * @trouble: (out): whether there is trouble
 * @error: return location for a #GError
 *
 * Returns: whether it became clear; %G_IO_ERROR_CANCELLED if not
 */
gboolean
mdr_trouble_watch_wait_finish (GAsyncResult *result, gboolean *trouble, GError **error)
{
  gssize value;

  g_return_val_if_fail (g_async_result_is_tagged (result, mdr_trouble_watch_wait_async), FALSE);

  value = g_task_propagate_int (G_TASK (result), error);
  *trouble = value > 0;

  return value >= 0;
}
