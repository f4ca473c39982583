/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One part of several questions to the DNS: who asks has a task, and makes its result.
 */

#include "mdr-records.h"

#include "probe/mdr-deadline.h"

/**
 * mdr_records_look_up:
 * @task: (transfer full): the task of whoever asks, whose source is an #MdrEnvironment; its data
 *   is used here
 * @domain: a domain
 * @type: which records
 * @callback: called at the end, with @task as its data
 *
 * Looks up records within the time that the environment gives for it.
 */
void
mdr_records_look_up (GTask *task,
                     const char *domain,
                     GResolverRecordType type,
                     GAsyncReadyCallback callback)
{
  MdrEnvironment *environment = g_task_get_source_object (task);
  MdrDeadline *deadline = mdr_deadline_new (
      g_task_get_cancellable (task), mdr_environment_get_timeout (environment, MDR_PHASE_RESOLVE));

  g_task_set_task_data (task, deadline, g_object_unref);
  g_resolver_lookup_records_async (mdr_environment_get_resolver (environment), domain, type,
                                   G_CANCELLABLE (deadline), callback, task);
}

/**
 * mdr_records_look_up_finish:
 * @task: the task
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Ends mdr_records_look_up().
 *
 * Returns: (transfer full) (element-type GVariant): the records; %NULL with %G_RESOLVER_ERROR, or
 *   %G_IO_ERROR_TIMED_OUT
 */
GList *
mdr_records_look_up_finish (GTask *task, GAsyncResult *result, GError **error)
{
  g_autoptr (GObject) resolver = g_async_result_get_source_object (result);
  GError *local_error = NULL;
  GList *records = g_resolver_lookup_records_finish (G_RESOLVER (resolver), result, &local_error);

  if (local_error == NULL)
    return records;

  mdr_deadline_explain (g_task_get_task_data (task), local_error);
  g_propagate_error (error, local_error);

  return NULL;
}
