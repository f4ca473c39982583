/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GResolver has one word for "no such name" and for "no such record of this name". A domain that
 * somebody registered has name servers, whatever else it lacks.
 */

#include "mdr-domain.h"

#include "mdr-records.h"

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList *records = mdr_records_look_up_finish (task, result, &error);

  g_list_free_full (records, (GDestroyNotify) g_variant_unref);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_return_boolean (task, TRUE);
}

/**
 * mdr_domain_exists_async:
 * @environment: the world to look at
 * @domain: a domain
 * @cancellable: (nullable): to stop it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Finds out whether @domain is registered. To be asked where neither mail exchangers nor addresses
 * were found.
 */
void
mdr_domain_exists_async (MdrEnvironment *environment,
                         const char *domain,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MDR_IS_ENVIRONMENT (environment));
  g_return_if_fail (domain != NULL);

  task = g_task_new (environment, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_domain_exists_async);
  mdr_records_look_up (task, domain, G_RESOLVER_RECORD_NS, looked_up_cb);
}

/**
 * mdr_domain_exists_finish:
 * @environment: the world looked at
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Ends mdr_domain_exists_async().
 *
 * Returns: %TRUE if it exists; %FALSE with %G_RESOLVER_ERROR_NOT_FOUND if it does not, or with
 *   another error if that cannot be told
 */
gboolean
mdr_domain_exists_finish (MdrEnvironment *environment, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mdr_domain_exists_async), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, environment), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
