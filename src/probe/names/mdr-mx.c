/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks up MX records (RFC 5321 section 5, RFC 7505).
 */

#include "mdr-mx.h"

#include "mdr-host-name.h"
#include "mdr-records.h"

/* More than any domain has; Google gives five. */
#define MAX_EXCHANGERS 20

static int
compare_preference (gconstpointer a, gconstpointer b)
{
  guint16 first;
  guint16 second;

  g_variant_get_child ((GVariant *) a, 0, "q", &first);
  g_variant_get_child ((GVariant *) b, 0, "q", &second);

  return (int) first - (int) second;
}

static GStrv
read_records (GList *records)
{
  g_autoptr (GStrvBuilder) hosts = g_strv_builder_new ();
  guint n_hosts = 0;

  for (GList *l = records; l != NULL && n_hosts < MAX_EXCHANGERS; l = l->next)
    {
      const char *name;
      g_autofree char *host = NULL;

      g_variant_get (l->data, "(q&s)", NULL, &name);
      host = mdr_host_name_normalize (name);
      if (host == NULL)
        continue;

      g_strv_builder_add (hosts, host);
      n_hosts++;
    }

  return g_strv_builder_end (hosts);
}

static void
free_records (GList *records)
{
  g_list_free_full (records, (GDestroyNotify) g_variant_unref);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList *records = mdr_records_look_up_finish (task, result, &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  records = g_list_sort (records, compare_preference);
  g_task_return_pointer (task, read_records (records), (GDestroyNotify) g_strfreev);
  free_records (records);
}

/**
 * mdr_mx_lookup_async:
 * @environment: the world to look at
 * @domain: a domain
 * @cancellable: (nullable): to stop it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Looks up the mail exchangers of @domain.
 */
void
mdr_mx_lookup_async (MdrEnvironment *environment,
                     const char *domain,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MDR_IS_ENVIRONMENT (environment));
  g_return_if_fail (domain != NULL);

  task = g_task_new (environment, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_mx_lookup_async);
  mdr_records_look_up (task, domain, G_RESOLVER_RECORD_MX, looked_up_cb);
}

/**
 * mdr_mx_lookup_finish:
 * @environment: the world looked at
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Ends mdr_mx_lookup_async().
 *
 * Returns: (transfer full) (nullable): the exchangers, the preferred one first; none at all where
 *   the domain says that it takes no mail; %NULL with a #GResolverError where there are no records
 */
GStrv
mdr_mx_lookup_finish (MdrEnvironment *environment, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mdr_mx_lookup_async), NULL);
  g_return_val_if_fail (g_task_is_valid (result, environment), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
