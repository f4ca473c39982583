/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The settings are known when the probe that looks for them has ended; then there is a probe for
 * each service.
 */

#include "mdr-hosts-wait.h"

#include "core/mdr-settings-probe.h"
#include "probe/connect/mdr-alarm.h"

typedef struct
{
  /* owned */
  GListModel *probes;
  MdrProbe *searching;
  GSource *cancelled;
} Wait;

static void
wait_free (Wait *wait)
{
  mdr_alarm_clear (&wait->cancelled);
  g_clear_object (&wait->searching);
  g_clear_object (&wait->probes);
  g_free (wait);
}

/* Those on this computer are reached by no way. */
static char **
dup_hosts (GListModel *probes)
{
  g_autoptr (GPtrArray) hosts = g_ptr_array_new_with_free_func (g_free);
  guint n_probes = g_list_model_get_n_items (probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);
      MdrService *service = mdr_probe_get_service (probe);
      const char *host = service != NULL ? mdr_service_get_host (service) : NULL;

      if (host != NULL && !mdr_service_is_loopback (service) &&
          !g_ptr_array_find_with_equal_func (hosts, host, g_str_equal, NULL))
        g_ptr_array_add (hosts, g_strdup (host));
    }

  g_ptr_array_add (hosts, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&hosts), FALSE);
}

static MdrProbe *
dup_searching_probe (GListModel *probes)
{
  guint n_probes = g_list_model_get_n_items (probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);

      if (MDR_IS_SETTINGS_PROBE (probe) && mdr_probe_get_state (probe) == MDR_STATE_RUNNING)
        return g_steal_pointer (&probe);
    }

  return NULL;
}

static void
conclude (GTask *task)
{
  Wait *wait = g_task_get_task_data (task);

  mdr_alarm_clear (&wait->cancelled);
  if (wait->searching != NULL)
    g_signal_handlers_disconnect_by_data (wait->searching, task);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, dup_hosts (wait->probes), (GDestroyNotify) g_strfreev);
  g_object_unref (task);
}

static void
cancelled_cb (gpointer user_data)
{
  conclude (G_TASK (user_data));
}

static void
state_changed_cb (GTask *task)
{
  Wait *wait = g_task_get_task_data (task);

  if (mdr_probe_get_state (wait->searching) != MDR_STATE_RUNNING)
    conclude (task);
}

/**
 * mdr_hosts_wait_async:
 * @probes: (element-type MdrProbe): all probes there are, now and later
 * @cancellable: (nullable): stops waiting
 * @callback: called when it is clear
 * @user_data: for @callback
 *
 * Waits until nobody looks for settings any more.
 */
void
mdr_hosts_wait_async (GListModel *probes,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task;
  Wait *wait;

  g_return_if_fail (G_IS_LIST_MODEL (probes));

  task = g_task_new (NULL, cancellable, callback, user_data);
  wait = g_new0 (Wait, 1);
  wait->probes = g_object_ref (probes);
  wait->searching = dup_searching_probe (probes);
  g_task_set_source_tag (task, mdr_hosts_wait_async);
  g_task_set_task_data (task, wait, (GDestroyNotify) wait_free);

  if (wait->searching == NULL)
    {
      conclude (task);
      return;
    }

  mdr_alarm_set_cancelled (&wait->cancelled, cancellable, cancelled_cb, task);
  g_signal_connect_object (wait->searching, "notify::state", G_CALLBACK (state_changed_cb), task,
                           G_CONNECT_SWAPPED);
}

/**
 * mdr_hosts_wait_finish:
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the hosts of all services that are not on this computer, each once
 */
char **
mdr_hosts_wait_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mdr_hosts_wait_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
