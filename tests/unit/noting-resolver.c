/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks another resolver, and keeps the names.
 */

#include "noting-resolver.h"

struct _NotingResolver
{
  GResolver parent_instance;

  gboolean broken;

  /* owned */
  GResolver *knowing;
  GPtrArray *names;
};

G_DEFINE_FINAL_TYPE (NotingResolver, noting_resolver, G_TYPE_RESOLVER)

/* Gives the task to go on with, if it is not over yet. */
static GTask *
note (GResolver *resolver,
      const char *name,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  NotingResolver *self = NOTING_RESOLVER (resolver);
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  g_ptr_array_add (self->names, g_strdup (name));
  if (!self->broken)
    return g_steal_pointer (&task);

  g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE,
                           "The resolver is broken");

  return NULL;
}

static void
free_records (gpointer records)
{
  g_list_free_full (records, (GDestroyNotify) g_variant_unref);
}

/* Who asked may not want the answer any more. */
static void
return_list (GTask *task, GList *list, GDestroyNotify free_list, GError *error)
{
  if (list != NULL)
    g_task_return_pointer (task, list, free_list);
  else
    g_task_return_error (task, error);

  g_object_unref (task);
}

static GList *
finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
addresses_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  GList *list = g_resolver_lookup_by_name_with_flags_finish (G_RESOLVER (source), result, &error);

  return_list (user_data, list, (GDestroyNotify) g_resolver_free_addresses, error);
}

static void
lookup_by_name_with_flags_async (GResolver *resolver,
                                 const char *host,
                                 GResolverNameLookupFlags flags,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = note (resolver, host, cancellable, callback, user_data);

  if (task != NULL)
    g_resolver_lookup_by_name_with_flags_async (NOTING_RESOLVER (resolver)->knowing, host, flags,
                                                cancellable, addresses_cb, task);
}

static void
lookup_by_name_async (GResolver *resolver,
                      const char *host,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  lookup_by_name_with_flags_async (resolver, host, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT,
                                   cancellable, callback, user_data);
}

static void
records_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  GList *list = g_resolver_lookup_records_finish (G_RESOLVER (source), result, &error);

  return_list (user_data, list, free_records, error);
}

static void
lookup_records_async (GResolver *resolver,
                      const char *name,
                      GResolverRecordType type,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = note (resolver, name, cancellable, callback, user_data);

  if (task != NULL)
    g_resolver_lookup_records_async (NOTING_RESOLVER (resolver)->knowing, name, type, cancellable,
                                     records_cb, task);
}

static void
noting_resolver_finalize (GObject *object)
{
  NotingResolver *self = NOTING_RESOLVER (object);

  g_clear_object (&self->knowing);
  g_clear_pointer (&self->names, g_ptr_array_unref);

  G_OBJECT_CLASS (noting_resolver_parent_class)->finalize (object);
}

static void
noting_resolver_class_init (NotingResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = noting_resolver_finalize;
  resolver_class->lookup_by_name_async = lookup_by_name_async;
  resolver_class->lookup_by_name_finish = finish;
  resolver_class->lookup_by_name_with_flags_async = lookup_by_name_with_flags_async;
  resolver_class->lookup_by_name_with_flags_finish = finish;
  resolver_class->lookup_records_async = lookup_records_async;
  resolver_class->lookup_records_finish = finish;
}

static void
noting_resolver_init (NotingResolver *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
}

/**
 * noting_resolver_new:
 * @knowing: who has the answers
 *
 * Returns: (transfer full): a resolver
 */
NotingResolver *
noting_resolver_new (GResolver *knowing)
{
  NotingResolver *self = g_object_new (NOTING_TYPE_RESOLVER, NULL);

  self->knowing = g_object_ref (knowing);

  return self;
}

/**
 * noting_resolver_break:
 * @self: a resolver
 *
 * Lets every question fail from now on, as without a network.
 */
void
noting_resolver_break (NotingResolver *self)
{
  self->broken = TRUE;
}

/**
 * noting_resolver_get_names:
 * @self: a resolver
 *
 * Returns: (transfer none) (element-type utf8): the names it was asked for, in their order
 */
GPtrArray *
noting_resolver_get_names (NotingResolver *self)
{
  return self->names;
}
