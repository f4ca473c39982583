/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every name has the one address given; what is asked with a flag that was silenced waits until it
 * is cancelled.
 */

#include "silent-resolver.h"

struct _SilentResolver
{
  GResolver parent_instance;

  GResolverNameLookupFlags silent;

  /* owned */
  GInetAddress *address;
};

G_DEFINE_FINAL_TYPE (SilentResolver, silent_resolver, G_TYPE_RESOLVER)

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_task_return_error_if_cancelled (G_TASK (user_data));

  return G_SOURCE_REMOVE;
}

static void
silent_resolver_lookup_async (GResolver *resolver,
                              const char *host,
                              GResolverNameLookupFlags flags,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  SilentResolver *self = SILENT_RESOLVER (resolver);
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  if (self->silent & flags)
    {
      g_autoptr (GSource) source = g_cancellable_source_new (cancellable);

      g_task_attach_source (task, source, G_SOURCE_FUNC (cancelled_cb));
      return;
    }

  g_task_return_pointer (task, g_list_append (NULL, g_object_ref (self->address)),
                         (GDestroyNotify) g_resolver_free_addresses);
}

static GList *
silent_resolver_lookup_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
silent_resolver_finalize (GObject *object)
{
  g_clear_object (&SILENT_RESOLVER (object)->address);

  G_OBJECT_CLASS (silent_resolver_parent_class)->finalize (object);
}

static void
silent_resolver_class_init (SilentResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = silent_resolver_finalize;
  resolver_class->lookup_by_name_with_flags_async = silent_resolver_lookup_async;
  resolver_class->lookup_by_name_with_flags_finish = silent_resolver_lookup_finish;
}

static void
silent_resolver_init (SilentResolver *self)
{
}

/**
 * silent_resolver_new:
 * @address: what it answers where it is not silent
 *
 * Returns: (transfer full): a resolver that answers everything
 */
SilentResolver *
silent_resolver_new (const char *address)
{
  SilentResolver *self = g_object_new (SILENT_TYPE_RESOLVER, NULL);

  self->address = g_inet_address_new_from_string (address);

  return self;
}

/**
 * silent_resolver_silence:
 * @self: a resolver
 * @flags: questions that it no longer answers
 *
 * Makes it more silent.
 */
void
silent_resolver_silence (SilentResolver *self, GResolverNameLookupFlags flags)
{
  self->silent |= flags;
}
