/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GLib looks every name up in a thread of its pool, of which there are ten for everything (GLib
 * 2.74): ten questions that nobody answers in time let all others wait. So no question is asked
 * twice at once, nor again in the same check.
 *
 * Shared are the asynchronous look-ups of the thread that made the resolver, which are those of the
 * probes and of libsoup. All others are only passed on.
 */

#include "mdr-shared-resolver.h"

#include "mdr-shared-question.h"

struct _MdrSharedResolver
{
  MdrPassingResolver parent_instance;

  /* borrowed */
  GThread *thread;

  /* owned */
  GHashTable *questions;
};

G_DEFINE_FINAL_TYPE (MdrSharedResolver, mdr_shared_resolver, MDR_TYPE_PASSING_RESOLVER)

static GResolver *
get_base (MdrSharedResolver *self)
{
  return mdr_passing_resolver_get_base (MDR_PASSING_RESOLVER (self));
}

static void
free_addresses (gpointer addresses)
{
  g_resolver_free_addresses (addresses);
}

static gpointer
copy_address (gconstpointer address, gpointer unused)
{
  return g_object_ref ((GInetAddress *) address);
}

static void
free_records (gpointer records)
{
  g_list_free_full (records, (GDestroyNotify) g_variant_unref);
}

static gpointer
copy_record (gconstpointer record, gpointer unused)
{
  return g_variant_ref ((GVariant *) record);
}

/* Others have main loops of their own, in which an answer would not arrive. */
static gboolean
is_shared (MdrSharedResolver *self)
{
  return g_thread_self () == self->thread && g_main_context_get_thread_default () == NULL;
}

/* Lets @task wait for the question with this key. Gives the question away if it has to be asked
 * first. */
static MdrSharedQuestion *
wait_for (MdrSharedResolver *self,
          const char *key,
          GCopyFunc copy,
          GDestroyNotify free_list,
          GTask *task)
{
  g_autoptr (MdrSharedQuestion) question = NULL;
  MdrSharedQuestion *earlier = is_shared (self) ? g_hash_table_lookup (self->questions, key) : NULL;

  if (earlier != NULL && mdr_shared_question_is_worth_asking (earlier))
    {
      mdr_shared_question_wait (earlier, task);
      return NULL;
    }

  question = mdr_shared_question_new (copy, free_list);
  if (is_shared (self))
    g_hash_table_replace (self->questions, g_strdup (key), mdr_shared_question_ref (question));
  mdr_shared_question_wait (question, task);

  return g_steal_pointer (&question);
}

static char *
dup_address_key (const char *host, GResolverNameLookupFlags flags)
{
  g_autofree char *name = g_ascii_strdown (host, -1);

  return g_strdup_printf ("address %u %s", (guint) flags, name);
}

/* GNetworkAddress, by which libsoup connects, gives a name up 50 ms after it has heard that there
 * is no IPv4 address, and without IPv4 on this computer that is known at once (GLib 2.74). So this
 * is told only after what is known of IPv6. */
static void
let_ipv6_go_first (MdrSharedResolver *self, const char *host)
{
  g_autofree char *ipv4_key = dup_address_key (host, G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY);
  g_autofree char *ipv6_key = dup_address_key (host, G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY);
  MdrSharedQuestion *ipv4 = g_hash_table_lookup (self->questions, ipv4_key);
  MdrSharedQuestion *ipv6 = g_hash_table_lookup (self->questions, ipv6_key);

  if (ipv4 != NULL && ipv6 != NULL)
    mdr_shared_question_let_go_first (ipv4, ipv6);
}

static void
addresses_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrSharedQuestion) question = user_data;
  GError *error = NULL;
  GList *list = g_resolver_lookup_by_name_with_flags_finish (G_RESOLVER (source), result, &error);

  mdr_shared_question_answer (question, list, error);
}

static void
mdr_shared_resolver_lookup_by_name_with_flags_async (GResolver *resolver,
                                                     const char *host,
                                                     GResolverNameLookupFlags flags,
                                                     GCancellable *cancellable,
                                                     GAsyncReadyCallback callback,
                                                     gpointer user_data)
{
  MdrSharedResolver *self = MDR_SHARED_RESOLVER (resolver);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *key = dup_address_key (host, flags);
  MdrSharedQuestion *question;

  g_task_set_source_tag (task, mdr_shared_resolver_lookup_by_name_with_flags_async);
  question = wait_for (self, key, copy_address, free_addresses, task);
  if (question == NULL)
    return;

  if (is_shared (self))
    let_ipv6_go_first (self, host);
  g_resolver_lookup_by_name_with_flags_async (get_base (self), host, flags,
                                              mdr_shared_question_get_cancellable (question),
                                              addresses_looked_up_cb, question);
}

static void
records_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrSharedQuestion) question = user_data;
  GError *error = NULL;
  GList *list = g_resolver_lookup_records_finish (G_RESOLVER (source), result, &error);

  mdr_shared_question_answer (question, list, error);
}

static void
mdr_shared_resolver_lookup_records_async (GResolver *resolver,
                                          const char *name,
                                          GResolverRecordType type,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  MdrSharedResolver *self = MDR_SHARED_RESOLVER (resolver);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *key = g_strdup_printf ("record %u %s", (guint) type, lower);
  MdrSharedQuestion *question;

  g_task_set_source_tag (task, mdr_shared_resolver_lookup_records_async);
  question = wait_for (self, key, copy_record, free_records, task);
  if (question != NULL)
    g_resolver_lookup_records_async (get_base (self), name, type,
                                     mdr_shared_question_get_cancellable (question),
                                     records_looked_up_cb, question);
}

static void
mdr_shared_resolver_finalize (GObject *object)
{
  MdrSharedResolver *self = MDR_SHARED_RESOLVER (object);

  g_clear_pointer (&self->questions, g_hash_table_unref);

  G_OBJECT_CLASS (mdr_shared_resolver_parent_class)->finalize (object);
}

static void
mdr_shared_resolver_class_init (MdrSharedResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_shared_resolver_finalize;

  resolver_class->lookup_by_name_with_flags_async =
      mdr_shared_resolver_lookup_by_name_with_flags_async;
  resolver_class->lookup_records_async = mdr_shared_resolver_lookup_records_async;
}

static void
mdr_shared_resolver_init (MdrSharedResolver *self)
{
  self->thread = g_thread_self ();
  self->questions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) mdr_shared_question_unref);
}

/* GLib's threads register these types when they have found an address; libsoup does so in the midst
 * of registering a class, and then the two may wait for each other for ever (GLib 2.74). So it is
 * done while there is nobody else. */
static void
register_address_types (void)
{
  g_type_ensure (G_TYPE_INET_ADDRESS);
  g_type_ensure (G_TYPE_INET_SOCKET_ADDRESS);
  g_type_ensure (G_TYPE_SOCKET_CONNECTABLE);
}

/**
 * mdr_shared_resolver_new:
 * @base: who is asked
 *
 * Returns: (transfer full): a resolver that knows nothing yet
 */
GResolver *
mdr_shared_resolver_new (GResolver *base)
{
  g_return_val_if_fail (G_IS_RESOLVER (base), NULL);

  register_address_types ();

  return g_object_new (MDR_TYPE_SHARED_RESOLVER, "base", base, NULL);
}

/**
 * mdr_shared_resolver_forget:
 * @self: a resolver
 *
 * Asks anew from now on, because something may have changed. Who is waiting already gets the answer
 * to what was asked before.
 */
void
mdr_shared_resolver_forget (MdrSharedResolver *self)
{
  g_return_if_fail (MDR_IS_SHARED_RESOLVER (self));

  g_hash_table_remove_all (self->questions);
}
