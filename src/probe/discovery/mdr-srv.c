/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks up SRV records for mail programs (RFC 6186, RFC 8314 section 5.1).
 *
 * The DNS is not protected, so a name that comes from it proves nothing: RFC 7817 wants the domain
 * of the address in the certificate, which hardly any provider can do for its customers' domains.
 * The certificate is checked for the name of the server, as with names from any other source, and
 * whoever uses the settings has to tell the user when that name is not within the user's domain
 * (RFC 6186 section 6).
 */

#include "mdr-srv.h"

#include "core/mdr-service.h"

#include "probe/mdr-deadline.h"
#include "probe/names/mdr-host-name.h"

#define MAX_TARGETS 4

/* The best first: TLS from the first byte before STARTTLS (RFC 8314 section 3). */
static const struct
{
  const char *name;
  MdrProtocol protocol;
  MdrSecurity security;
} kinds[] = {
  { "imaps", MDR_PROTOCOL_IMAP, MDR_SECURITY_TLS },
  { "imap", MDR_PROTOCOL_IMAP, MDR_SECURITY_STARTTLS },
  { "pop3s", MDR_PROTOCOL_POP3, MDR_SECURITY_TLS },
  { "pop3", MDR_PROTOCOL_POP3, MDR_SECURITY_STARTTLS },
  { "submissions", MDR_PROTOCOL_SMTP, MDR_SECURITY_TLS },
  { "submission", MDR_PROTOCOL_SMTP, MDR_SECURITY_STARTTLS },
};

typedef struct
{
  guint n_pending;

  /* owned */
  MdrAddress *address;
  MdrDeadline *deadline;
  GPtrArray *found[G_N_ELEMENTS (kinds)];
  GError *error;
} Lookup;

typedef struct
{
  guint kind;

  /* owned */
  GTask *task;
} Question;

static void
lookup_free (Lookup *lookup)
{
  g_clear_pointer (&lookup->address, mdr_address_unref);
  g_clear_object (&lookup->deadline);
  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    g_clear_pointer (&lookup->found[kind], g_ptr_array_unref);
  g_clear_error (&lookup->error);
  g_free (lookup);
}

static void
question_free (Question *question)
{
  g_clear_object (&question->task);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static GList *
read_targets (GList *records)
{
  GList *targets = NULL;

  for (GList *l = records; l != NULL; l = l->next)
    {
      guint16 priority;
      guint16 weight;
      guint16 port;
      const char *host;

      g_variant_get (l->data, "(qqq&s)", &priority, &weight, &port, &host);
      targets = g_list_prepend (targets, g_srv_target_new (host, port, priority, weight));
    }

  return g_srv_target_list_sort (targets);
}

/* The target "." says that the service is decidedly not offered; it is no host name. The name to
 * sign in with is the whole address, which RFC 6186 section 4 wants to be tried first. */
static void
take_records (Lookup *lookup, guint kind, GList *records)
{
  GList *targets = read_targets (records);

  for (GList *l = targets; l != NULL && lookup->found[kind]->len < MAX_TARGETS; l = l->next)
    {
      g_autofree char *host = mdr_host_name_normalize (g_srv_target_get_hostname (l->data));
      guint16 port = g_srv_target_get_port (l->data);

      if (host != NULL && port != 0)
        g_ptr_array_add (lookup->found[kind],
                         mdr_service_new (kinds[kind].protocol, host, port, kinds[kind].security,
                                          mdr_address_get_text (lookup->address)));
    }

  g_resolver_free_targets (targets);
}

static void
finish (GTask *task)
{
  Lookup *lookup = g_task_get_task_data (task);
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (g_object_unref);

  if (g_task_return_error_if_cancelled (task))
    return;

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    g_ptr_array_extend_and_steal (services, g_steal_pointer (&lookup->found[kind]));

  if (services->len > 0)
    g_task_return_pointer (task, g_steal_pointer (&services), (GDestroyNotify) g_ptr_array_unref);
  else if (lookup->error != NULL)
    g_task_return_error (task, g_steal_pointer (&lookup->error));
  else
    g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND,
                             "No mail server is named in the DNS");
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  Lookup *lookup = g_task_get_task_data (question->task);
  g_autoptr (GError) error = NULL;
  GList *records = g_resolver_lookup_records_finish (G_RESOLVER (source), result, &error);

  take_records (lookup, question->kind, records);
  g_list_free_full (records, (GDestroyNotify) g_variant_unref);

  if (error != NULL && !g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND) &&
      lookup->error == NULL)
    {
      mdr_deadline_explain (lookup->deadline, error);
      lookup->error = g_steal_pointer (&error);
    }

  if (--lookup->n_pending == 0)
    finish (question->task);
}

/**
 * mdr_srv_lookup_async:
 * @environment: the world to look at
 * @address: the address; only its domain is sent
 * @cancellable: (nullable): to stop it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Looks up the servers that the domain of @address names, all kinds at once.
 */
void
mdr_srv_lookup_async (MdrEnvironment *environment,
                      MdrAddress *address,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Lookup *lookup;

  g_return_if_fail (MDR_IS_ENVIRONMENT (environment));
  g_return_if_fail (address != NULL);

  lookup = g_new0 (Lookup, 1);
  lookup->n_pending = G_N_ELEMENTS (kinds);
  lookup->address = mdr_address_ref (address);
  lookup->deadline =
      mdr_deadline_new (cancellable, mdr_environment_get_timeout (environment, MDR_PHASE_RESOLVE));

  task = g_task_new (environment, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_srv_lookup_async);
  g_task_set_task_data (task, lookup, (GDestroyNotify) lookup_free);

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      g_autofree char *name =
          g_strdup_printf ("_%s._tcp.%s", kinds[kind].name, mdr_address_get_domain (address));
      Question *question = g_new0 (Question, 1);

      question->kind = kind;
      question->task = g_object_ref (task);
      lookup->found[kind] = g_ptr_array_new_with_free_func (g_object_unref);
      g_resolver_lookup_records_async (mdr_environment_get_resolver (environment), name,
                                       G_RESOLVER_RECORD_SRV, G_CANCELLABLE (lookup->deadline),
                                       looked_up_cb, question);
    }
}

/**
 * mdr_srv_lookup_finish:
 * @environment: the world looked at
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Ends mdr_srv_lookup_async().
 *
 * Returns: (transfer full) (element-type MdrService) (nullable): at least one service, for each
 *   protocol the best one first; or %NULL with a #GResolverError or #GIOError
 */
GPtrArray *
mdr_srv_lookup_finish (MdrEnvironment *environment, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mdr_srv_lookup_async), NULL);
  g_return_val_if_fail (g_task_is_valid (result, environment), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
