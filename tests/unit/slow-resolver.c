/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every name is this computer's, over IPv6 and over IPv4.
 */

#include "slow-resolver.h"

struct _SlowResolver
{
  GResolver parent_instance;

  guint ipv6_delay;
  guint ipv4_delay;
};

G_DEFINE_FINAL_TYPE (SlowResolver, slow_resolver, G_TYPE_RESOLVER)

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_task_return_error_if_cancelled (G_TASK (user_data));

  return G_SOURCE_REMOVE;
}

static gboolean
answer_cb (gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  GSocketFamily family = GPOINTER_TO_INT (g_task_get_task_data (task));

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_list_append (NULL, g_inet_address_new_loopback (family)),
                           (GDestroyNotify) g_resolver_free_addresses);

  return G_SOURCE_REMOVE;
}

static void
slow_resolver_lookup_async (GResolver *resolver,
                            const char *host,
                            GResolverNameLookupFlags flags,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  SlowResolver *self = SLOW_RESOLVER (resolver);
  gboolean ipv6 = flags == G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY;
  guint delay = ipv6 ? self->ipv6_delay : self->ipv4_delay;
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);
  g_autoptr (GSource) source = NULL;

  g_task_set_task_data (task, GINT_TO_POINTER (ipv6 ? G_SOCKET_FAMILY_IPV6 : G_SOCKET_FAMILY_IPV4),
                        NULL);

  if (delay == SLOW_RESOLVER_NEVER)
    {
      source = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, source, G_SOURCE_FUNC (cancelled_cb));
      return;
    }

  if (delay == SLOW_RESOLVER_NONE)
    {
      g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "None of these");
      return;
    }

  source = g_timeout_source_new (delay);
  g_task_attach_source (task, source, answer_cb);
}

static GList *
slow_resolver_lookup_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
slow_resolver_class_init (SlowResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name_with_flags_async = slow_resolver_lookup_async;
  resolver_class->lookup_by_name_with_flags_finish = slow_resolver_lookup_finish;
}

static void
slow_resolver_init (SlowResolver *self)
{
}

/**
 * slow_resolver_new:
 * @ipv6_delay_ms: how long it takes to say an IPv6 address, %SLOW_RESOLVER_NEVER, or
 *   %SLOW_RESOLVER_NONE to say at once that there is none
 * @ipv4_delay_ms: how long it takes to say an IPv4 address, likewise
 *
 * Returns: (transfer full): a slow resolver
 */
SlowResolver *
slow_resolver_new (guint ipv6_delay_ms, guint ipv4_delay_ms)
{
  SlowResolver *self = g_object_new (SLOW_TYPE_RESOLVER, NULL);

  self->ipv6_delay = ipv6_delay_ms;
  self->ipv4_delay = ipv4_delay_ms;

  return self;
}
