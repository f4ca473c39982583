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
  MdrPassingResolver parent_instance;

  /* owned */
  MdrNameTable *names;
};

G_DEFINE_FINAL_TYPE (MdrOverrideResolver, mdr_override_resolver, MDR_TYPE_PASSING_RESOLVER)

#define PARENT_CLASS G_RESOLVER_CLASS (mdr_override_resolver_parent_class)

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

  return PARENT_CLASS->lookup_by_name_with_flags (resolver, host, flags, cancellable, error);
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
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  GList *list;

  if (!mdr_name_table_knows_host (self->names, host))
    {
      PARENT_CLASS->lookup_by_name_with_flags_async (resolver, host, flags, cancellable, callback,
                                                     user_data);
      return;
    }

  task = g_task_new (resolver, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_override_resolver_lookup_by_name_with_flags_async);
  list = mdr_name_table_list_addresses (self->names, host, flags, &error);
  return_list (task, list, error, (GDestroyNotify) g_resolver_free_addresses);
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

  return PARENT_CLASS->lookup_records (resolver, name, type, cancellable, error);
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
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  GList *list;

  if (!mdr_name_table_knows_records (self->names, name, type))
    {
      PARENT_CLASS->lookup_records_async (resolver, name, type, cancellable, callback, user_data);
      return;
    }

  task = g_task_new (resolver, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_override_resolver_lookup_records_async);
  list = mdr_name_table_list_records (self->names, name, type, &error);
  return_list (task, list, error, (GDestroyNotify) free_records);
}

static void
mdr_override_resolver_finalize (GObject *object)
{
  MdrOverrideResolver *self = MDR_OVERRIDE_RESOLVER (object);

  g_clear_pointer (&self->names, mdr_name_table_free);

  G_OBJECT_CLASS (mdr_override_resolver_parent_class)->finalize (object);
}

static void
mdr_override_resolver_class_init (MdrOverrideResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_override_resolver_finalize;

  resolver_class->lookup_by_name_with_flags = mdr_override_resolver_lookup_by_name_with_flags;
  resolver_class->lookup_by_name_with_flags_async =
      mdr_override_resolver_lookup_by_name_with_flags_async;
  resolver_class->lookup_records = mdr_override_resolver_lookup_records;
  resolver_class->lookup_records_async = mdr_override_resolver_lookup_records_async;
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
  g_return_val_if_fail (G_IS_RESOLVER (fallback), NULL);

  return g_object_new (MDR_TYPE_OVERRIDE_RESOLVER, "base", fallback, NULL);
}

/**
 * mdr_override_resolver_knows:
 * @resolver: a resolver of any kind
 * @host: a name
 *
 * Returns: whether the DNS is not asked for @host: @resolver, or one that it passes questions on
 *   to, knows better
 */
gboolean
mdr_override_resolver_knows (GResolver *resolver, const char *host)
{
  g_return_val_if_fail (G_IS_RESOLVER (resolver), FALSE);
  g_return_val_if_fail (host != NULL, FALSE);

  for (; MDR_IS_PASSING_RESOLVER (resolver);
       resolver = mdr_passing_resolver_get_base (MDR_PASSING_RESOLVER (resolver)))
    if (MDR_IS_OVERRIDE_RESOLVER (resolver) &&
        mdr_name_table_knows_host (MDR_OVERRIDE_RESOLVER (resolver)->names, host))
      return TRUE;

  return FALSE;
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
