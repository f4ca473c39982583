/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers from a table of its own first and from another resolver otherwise. All addresses and
 * records are given before it is used; it can then be asked from any thread.
 */

#include "mdr-override-resolver.h"

#include "mdr-name-table.h"

struct _MdrOverrideResolver
{
  GResolver parent_instance;

  /* owned */
  GResolver *fallback;
  MdrNameTable *names;
};

G_DEFINE_FINAL_TYPE (MdrOverrideResolver, mdr_override_resolver, G_TYPE_RESOLVER)

static void
free_records (GList *records)
{
  g_list_free_full (records, (GDestroyNotify) g_variant_unref);
}

/* Ends a task with what was found, or with why nothing was. */
static void
return_list (GTask *task, GList *list, GError *error, GDestroyNotify free_list)
{
  if (list != NULL)
    g_task_return_pointer (task, list, free_list);
  else
    g_task_return_error (task, error);
}

static GTask *
task_new (GResolver *resolver,
          gpointer tag,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);

  return task;
}

static GList *
propagate_list (GResolver *resolver, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, resolver), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static GList *
mdr_override_resolver_lookup_by_name_with_flags (GResolver *resolver,
                                                 const char *host,
                                                 GResolverNameLookupFlags flags,
                                                 GCancellable *cancellable,
                                                 GError **error)
{
  MdrOverrideResolver *self = MDR_OVERRIDE_RESOLVER (resolver);

  if (mdr_name_table_knows_host (self->names, host))
    return mdr_name_table_list_addresses (self->names, host, flags, error);

  return g_resolver_lookup_by_name_with_flags (self->fallback, host, flags, cancellable, error);
}

static void
addresses_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList *list = g_resolver_lookup_by_name_with_flags_finish (G_RESOLVER (source), result, &error);

  return_list (task, list, error, (GDestroyNotify) g_resolver_free_addresses);
}

static void
mdr_override_resolver_lookup_by_name_with_flags_async (GResolver *resolver,
                                                       const char *host,
                                                       GResolverNameLookupFlags flags,
                                                       GCancellable *cancellable,
                                                       GAsyncReadyCallback callback,
                                                       gpointer user_data)
{
  MdrOverrideResolver *self = MDR_OVERRIDE_RESOLVER (resolver);
  g_autoptr (GTask) task =
      task_new (resolver, mdr_override_resolver_lookup_by_name_with_flags_async, cancellable,
                callback, user_data);

  if (mdr_name_table_knows_host (self->names, host))
    {
      GError *error = NULL;
      GList *list = mdr_name_table_list_addresses (self->names, host, flags, &error);

      return_list (task, list, error, (GDestroyNotify) g_resolver_free_addresses);
      return;
    }

  g_resolver_lookup_by_name_with_flags_async (self->fallback, host, flags, cancellable,
                                              addresses_looked_up_cb, g_steal_pointer (&task));
}

static GList *
mdr_override_resolver_lookup_by_name (GResolver *resolver,
                                      const char *host,
                                      GCancellable *cancellable,
                                      GError **error)
{
  return mdr_override_resolver_lookup_by_name_with_flags (
      resolver, host, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable, error);
}

static void
mdr_override_resolver_lookup_by_name_async (GResolver *resolver,
                                            const char *host,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  mdr_override_resolver_lookup_by_name_with_flags_async (
      resolver, host, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable, callback, user_data);
}

static GList *
mdr_override_resolver_lookup_records (GResolver *resolver,
                                      const char *name,
                                      GResolverRecordType type,
                                      GCancellable *cancellable,
                                      GError **error)
{
  MdrOverrideResolver *self = MDR_OVERRIDE_RESOLVER (resolver);

  if (mdr_name_table_knows_records (self->names, name, type))
    return mdr_name_table_list_records (self->names, name, type, error);

  return g_resolver_lookup_records (self->fallback, name, type, cancellable, error);
}

static void
records_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList *list = g_resolver_lookup_records_finish (G_RESOLVER (source), result, &error);

  return_list (task, list, error, (GDestroyNotify) free_records);
}

static void
mdr_override_resolver_lookup_records_async (GResolver *resolver,
                                            const char *name,
                                            GResolverRecordType type,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  MdrOverrideResolver *self = MDR_OVERRIDE_RESOLVER (resolver);
  g_autoptr (GTask) task = task_new (resolver, mdr_override_resolver_lookup_records_async,
                                     cancellable, callback, user_data);

  if (mdr_name_table_knows_records (self->names, name, type))
    {
      GError *error = NULL;
      GList *list = mdr_name_table_list_records (self->names, name, type, &error);

      return_list (task, list, error, (GDestroyNotify) free_records);
      return;
    }

  g_resolver_lookup_records_async (self->fallback, name, type, cancellable, records_looked_up_cb,
                                   g_steal_pointer (&task));
}

static char *
mdr_override_resolver_lookup_by_address (GResolver *resolver,
                                         GInetAddress *address,
                                         GCancellable *cancellable,
                                         GError **error)
{
  MdrOverrideResolver *self = MDR_OVERRIDE_RESOLVER (resolver);

  return g_resolver_lookup_by_address (self->fallback, address, cancellable, error);
}

static void
address_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *name = g_resolver_lookup_by_address_finish (G_RESOLVER (source), result, &error);

  if (name != NULL)
    g_task_return_pointer (task, name, g_free);
  else
    g_task_return_error (task, error);
}

static void
mdr_override_resolver_lookup_by_address_async (GResolver *resolver,
                                               GInetAddress *address,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data)
{
  MdrOverrideResolver *self = MDR_OVERRIDE_RESOLVER (resolver);
  GTask *task = task_new (resolver, mdr_override_resolver_lookup_by_address_async, cancellable,
                          callback, user_data);

  g_resolver_lookup_by_address_async (self->fallback, address, cancellable, address_looked_up_cb,
                                      task);
}

static char *
mdr_override_resolver_lookup_by_address_finish (GResolver *resolver,
                                                GAsyncResult *result,
                                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, resolver), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
mdr_override_resolver_finalize (GObject *object)
{
  MdrOverrideResolver *self = MDR_OVERRIDE_RESOLVER (object);

  g_clear_object (&self->fallback);
  g_clear_pointer (&self->names, mdr_name_table_free);

  G_OBJECT_CLASS (mdr_override_resolver_parent_class)->finalize (object);
}

/* GResolver makes the look-up of services out of that of records. */
static void
mdr_override_resolver_class_init (MdrOverrideResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_override_resolver_finalize;

  resolver_class->lookup_by_name = mdr_override_resolver_lookup_by_name;
  resolver_class->lookup_by_name_async = mdr_override_resolver_lookup_by_name_async;
  resolver_class->lookup_by_name_finish = propagate_list;
  resolver_class->lookup_by_name_with_flags = mdr_override_resolver_lookup_by_name_with_flags;
  resolver_class->lookup_by_name_with_flags_async =
      mdr_override_resolver_lookup_by_name_with_flags_async;
  resolver_class->lookup_by_name_with_flags_finish = propagate_list;
  resolver_class->lookup_by_address = mdr_override_resolver_lookup_by_address;
  resolver_class->lookup_by_address_async = mdr_override_resolver_lookup_by_address_async;
  resolver_class->lookup_by_address_finish = mdr_override_resolver_lookup_by_address_finish;
  resolver_class->lookup_records = mdr_override_resolver_lookup_records;
  resolver_class->lookup_records_async = mdr_override_resolver_lookup_records_async;
  resolver_class->lookup_records_finish = propagate_list;
}

static void
mdr_override_resolver_init (MdrOverrideResolver *self)
{
  self->names = mdr_name_table_new ();
}

/**
 * mdr_override_resolver_new:
 * @fallback: who is asked about all other names
 *
 * Returns: (transfer full): a resolver that overrides nothing yet
 */
GResolver *
mdr_override_resolver_new (GResolver *fallback)
{
  MdrOverrideResolver *self;

  g_return_val_if_fail (G_IS_RESOLVER (fallback), NULL);

  self = g_object_new (MDR_TYPE_OVERRIDE_RESOLVER, NULL);
  self->fallback = g_object_ref (fallback);

  return G_RESOLVER (self);
}

/**
 * mdr_override_resolver_knows:
 * @self: a resolver
 * @host: a name
 *
 * Returns: whether the DNS is not asked for @host
 */
gboolean
mdr_override_resolver_knows (MdrOverrideResolver *self, const char *host)
{
  g_return_val_if_fail (MDR_IS_OVERRIDE_RESOLVER (self), FALSE);
  g_return_val_if_fail (host != NULL, FALSE);

  return mdr_name_table_knows_host (self->names, host);
}

/**
 * mdr_override_resolver_add:
 * @self: a resolver
 * @host: a name, or "*" for every name that has no entry of its own
 * @address: (nullable): one of its addresses, %NULL to say that there is no such name
 *
 * Adds to what is known about @host. IP addresses written as a name are never looked up, so they
 * cannot be overridden.
 */
void
mdr_override_resolver_add (MdrOverrideResolver *self, const char *host, GInetAddress *address)
{
  g_return_if_fail (MDR_IS_OVERRIDE_RESOLVER (self));
  g_return_if_fail (host != NULL);
  g_return_if_fail (address == NULL || G_IS_INET_ADDRESS (address));

  mdr_name_table_add_address (self->names, host, address);
}

/**
 * mdr_override_resolver_add_record:
 * @self: a resolver
 * @name: the name that has the record, or "*" for every name that has no entry of its own
 * @type: the type of the record
 * @record: (nullable): a record as g_resolver_lookup_records() gives it, for example `(qs)` for MX
 *   and `(qqqs)` for SRV, %NULL to say that there is none; a floating reference is taken
 *
 * Adds to what is known about the records of @name.
 */
void
mdr_override_resolver_add_record (MdrOverrideResolver *self,
                                  const char *name,
                                  GResolverRecordType type,
                                  GVariant *record)
{
  g_return_if_fail (MDR_IS_OVERRIDE_RESOLVER (self));
  g_return_if_fail (name != NULL);

  mdr_name_table_add_record (self->names, name, type, record);
}
