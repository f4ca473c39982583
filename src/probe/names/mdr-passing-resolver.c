/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All answers are those of a GTask of this object, so that whoever derives from it need not write
 * functions that end a look-up. A look-up without flags is one with the usual flags, and GResolver
 * makes that of services out of that of records: who overrides two, overrides all.
 */

#include "mdr-passing-resolver.h"

typedef struct
{
  /* owned */
  GResolver *base;
} MdrPassingResolverPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MdrPassingResolver, mdr_passing_resolver, G_TYPE_RESOLVER)

typedef enum
{
  PROP_BASE = 1,
} MdrPassingResolverProperty;

static GParamSpec *properties[PROP_BASE + 1];

static GResolver *
get_base (GResolver *resolver)
{
  return mdr_passing_resolver_get_base (MDR_PASSING_RESOLVER (resolver));
}

static void
free_addresses (gpointer addresses)
{
  g_resolver_free_addresses (addresses);
}

static void
free_records (gpointer records)
{
  g_list_free_full (records, (GDestroyNotify) g_variant_unref);
}

/* Ends a task with what was found, or with why nothing was. */
static void
return_answer (GTask *task, gpointer answer, GError *error, GDestroyNotify free_answer)
{
  if (answer != NULL)
    g_task_return_pointer (task, answer, free_answer);
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
mdr_passing_resolver_lookup_by_name (GResolver *resolver,
                                     const char *host,
                                     GCancellable *cancellable,
                                     GError **error)
{
  return G_RESOLVER_GET_CLASS (resolver)->lookup_by_name_with_flags (
      resolver, host, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable, error);
}

static void
mdr_passing_resolver_lookup_by_name_async (GResolver *resolver,
                                           const char *host,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  G_RESOLVER_GET_CLASS (resolver)->lookup_by_name_with_flags_async (
      resolver, host, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable, callback, user_data);
}

static GList *
mdr_passing_resolver_lookup_by_name_with_flags (GResolver *resolver,
                                                const char *host,
                                                GResolverNameLookupFlags flags,
                                                GCancellable *cancellable,
                                                GError **error)
{
  return g_resolver_lookup_by_name_with_flags (get_base (resolver), host, flags, cancellable,
                                               error);
}

static void
addresses_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList *list = g_resolver_lookup_by_name_with_flags_finish (G_RESOLVER (source), result, &error);

  return_answer (task, list, error, free_addresses);
}

static void
mdr_passing_resolver_lookup_by_name_with_flags_async (GResolver *resolver,
                                                      const char *host,
                                                      GResolverNameLookupFlags flags,
                                                      GCancellable *cancellable,
                                                      GAsyncReadyCallback callback,
                                                      gpointer user_data)
{
  GTask *task = task_new (resolver, mdr_passing_resolver_lookup_by_name_with_flags_async,
                          cancellable, callback, user_data);

  g_resolver_lookup_by_name_with_flags_async (get_base (resolver), host, flags, cancellable,
                                              addresses_looked_up_cb, task);
}

static GList *
mdr_passing_resolver_lookup_records (GResolver *resolver,
                                     const char *name,
                                     GResolverRecordType type,
                                     GCancellable *cancellable,
                                     GError **error)
{
  return g_resolver_lookup_records (get_base (resolver), name, type, cancellable, error);
}

static void
records_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList *list = g_resolver_lookup_records_finish (G_RESOLVER (source), result, &error);

  return_answer (task, list, error, free_records);
}

static void
mdr_passing_resolver_lookup_records_async (GResolver *resolver,
                                           const char *name,
                                           GResolverRecordType type,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  GTask *task = task_new (resolver, mdr_passing_resolver_lookup_records_async, cancellable,
                          callback, user_data);

  g_resolver_lookup_records_async (get_base (resolver), name, type, cancellable,
                                   records_looked_up_cb, task);
}

static char *
mdr_passing_resolver_lookup_by_address (GResolver *resolver,
                                        GInetAddress *address,
                                        GCancellable *cancellable,
                                        GError **error)
{
  return g_resolver_lookup_by_address (get_base (resolver), address, cancellable, error);
}

static void
address_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *name = g_resolver_lookup_by_address_finish (G_RESOLVER (source), result, &error);

  return_answer (task, name, error, g_free);
}

static void
mdr_passing_resolver_lookup_by_address_async (GResolver *resolver,
                                              GInetAddress *address,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data)
{
  GTask *task = task_new (resolver, mdr_passing_resolver_lookup_by_address_async, cancellable,
                          callback, user_data);

  g_resolver_lookup_by_address_async (get_base (resolver), address, cancellable,
                                      address_looked_up_cb, task);
}

static char *
mdr_passing_resolver_lookup_by_address_finish (GResolver *resolver,
                                               GAsyncResult *result,
                                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, resolver), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
mdr_passing_resolver_finalize (GObject *object)
{
  MdrPassingResolverPrivate *priv =
      mdr_passing_resolver_get_instance_private (MDR_PASSING_RESOLVER (object));

  g_clear_object (&priv->base);

  G_OBJECT_CLASS (mdr_passing_resolver_parent_class)->finalize (object);
}

static void
mdr_passing_resolver_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  MdrPassingResolverPrivate *priv =
      mdr_passing_resolver_get_instance_private (MDR_PASSING_RESOLVER (object));

  switch ((MdrPassingResolverProperty) prop_id)
    {
    case PROP_BASE:
      priv->base = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_passing_resolver_class_init (MdrPassingResolverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  object_class->finalize = mdr_passing_resolver_finalize;
  object_class->set_property = mdr_passing_resolver_set_property;

  resolver_class->lookup_by_name = mdr_passing_resolver_lookup_by_name;
  resolver_class->lookup_by_name_async = mdr_passing_resolver_lookup_by_name_async;
  resolver_class->lookup_by_name_finish = propagate_list;
  resolver_class->lookup_by_name_with_flags = mdr_passing_resolver_lookup_by_name_with_flags;
  resolver_class->lookup_by_name_with_flags_async =
      mdr_passing_resolver_lookup_by_name_with_flags_async;
  resolver_class->lookup_by_name_with_flags_finish = propagate_list;
  resolver_class->lookup_by_address = mdr_passing_resolver_lookup_by_address;
  resolver_class->lookup_by_address_async = mdr_passing_resolver_lookup_by_address_async;
  resolver_class->lookup_by_address_finish = mdr_passing_resolver_lookup_by_address_finish;
  resolver_class->lookup_records = mdr_passing_resolver_lookup_records;
  resolver_class->lookup_records_async = mdr_passing_resolver_lookup_records_async;
  resolver_class->lookup_records_finish = propagate_list;

  /**
   * MdrPassingResolver:base:
   *
   * Who is asked.
   */
  properties[PROP_BASE] =
      g_param_spec_object ("base", NULL, NULL, G_TYPE_RESOLVER,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_passing_resolver_init (MdrPassingResolver *self)
{
}

/**
 * mdr_passing_resolver_get_base:
 * @self: a resolver
 *
 * Returns: (transfer none): who is asked
 */
GResolver *
mdr_passing_resolver_get_base (MdrPassingResolver *self)
{
  MdrPassingResolverPrivate *priv;

  g_return_val_if_fail (MDR_IS_PASSING_RESOLVER (self), NULL);

  priv = mdr_passing_resolver_get_instance_private (self);

  return priv->base;
}
