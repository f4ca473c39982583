/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks for the settings, and where there is a proxy for the web, compares: one connection directly,
 * as mail goes, and one through the proxy. Name and password for the proxy are never sent to it:
 * that it asks for them says enough.
 */

#include "mdr-proxy-probe.h"

#include "mdr-proxy-name.h"
#include "mdr-public-host.h"
#include "probe/connect/mdr-connector.h"
#include "probe/connect/mdr-error-cause.h"
#include "probe/mdr-deadline.h"
#include "probe/mdr-https-uri.h"

typedef enum
{
  PURPOSE_WEB,
  PURPOSE_RECEIVING,
  PURPOSE_SENDING,
} Purpose;

#define N_PURPOSES (PURPOSE_SENDING + 1)

struct _MdrProxyProbe
{
  MdrProbe parent_instance;

  /* owned */
  MdrEnvironment *environment;
  MdrAddress *address;
  MdrProvider *provider;
};

G_DEFINE_FINAL_TYPE (MdrProxyProbe, mdr_proxy_probe, MDR_TYPE_PROBE)

/* One run. */
typedef struct
{
  guint n_pending;
  gboolean is_unknown;
  gboolean directly;

  /* owned */
  char *proxies[N_PURPOSES];
  char *host;
  MdrConnector *connector;
  MdrDeadline *deadline;
  GSocketClient *client;
  GError *error;
} Comparison;

/* One question for the settings. */
typedef struct
{
  Purpose purpose;
  GTask *task;
} Question;

static void
comparison_free (Comparison *comparison)
{
  for (guint i = 0; i < N_PURPOSES; i++)
    g_free (comparison->proxies[i]);
  g_clear_pointer (&comparison->host, g_free);
  g_clear_object (&comparison->connector);
  g_clear_object (&comparison->deadline);
  g_clear_object (&comparison->client);
  g_clear_error (&comparison->error);
  g_free (comparison);
}

static void
report (MdrProxyProbe *self,
        const char *code,
        MdrSeverity severity,
        MdrCause cause,
        Comparison *comparison)
{
  const char *for_web = comparison->proxies[PURPOSE_WEB];
  const char *for_mail = comparison->proxies[PURPOSE_RECEIVING] != NULL
                             ? comparison->proxies[PURPOSE_RECEIVING]
                             : comparison->proxies[PURPOSE_SENDING];
  g_autofree char *name = NULL;
  g_autoptr (MdrFinding) finding = NULL;

  if (for_web != NULL || for_mail != NULL)
    name = mdr_proxy_name_dup_public (for_web != NULL ? for_web : for_mail);

  finding = mdr_finding_new (code, MDR_STEP_NETWORK, severity, cause, NULL, "proxy", name, "host",
                             comparison->host, "mail", for_mail != NULL ? "yes" : "no", NULL);
  mdr_probe_report (MDR_PROBE (self), finding);
}

/* Asking who somebody is, is an answer too. */
static gboolean
got_through (const GError *error)
{
  return error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_NEED_AUTH) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_AUTH_FAILED);
}

static gboolean
was_refused (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_FAILED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_NOT_ALLOWED);
}

static void
compare (GTask *task)
{
  MdrProxyProbe *self = g_task_get_source_object (task);
  Comparison *comparison = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (was_refused (comparison->error))
    report (self, "proxy-refuses", MDR_SEVERITY_WARNING, MDR_CAUSE_PROXY_REQUIRED, comparison);
  else if (!got_through (comparison->error))
    report (self, "proxy-unreachable", MDR_SEVERITY_WARNING, MDR_CAUSE_PROXY_REQUIRED, comparison);
  else if (!comparison->directly)
    report (self, "proxy-needed", MDR_SEVERITY_ERROR, MDR_CAUSE_PROXY_REQUIRED, comparison);

  g_task_return_boolean (task, TRUE);
}

static void
connected_directly_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Comparison *comparison = g_task_get_task_data (task);
  g_autoptr (GSocketConnection) connection =
      mdr_connector_run_finish (MDR_CONNECTOR (source), result, NULL);

  comparison->directly = connection != NULL;
  if (--comparison->n_pending == 0)
    compare (task);
}

static void
connected_by_proxy_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Comparison *comparison = g_task_get_task_data (task);
  g_autoptr (GSocketConnection) connection =
      g_socket_client_connect_to_host_finish (G_SOCKET_CLIENT (source), result, &comparison->error);

  if (--comparison->n_pending == 0)
    compare (task);
}

static void
try_both_ways (GTask *task, const char *proxy)
{
  MdrProxyProbe *self = g_task_get_source_object (task);
  Comparison *comparison = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  guint16 port = mdr_environment_get_port (self->environment, MDR_HTTPS_PORT);
  g_autoptr (GProxyResolver) only_proxy = g_simple_proxy_resolver_new (proxy, NULL);

  comparison->n_pending = 2;

  comparison->connector = mdr_connector_new (self->environment, comparison->host, port);
  mdr_connector_run_async (comparison->connector, cancellable, connected_directly_cb,
                           g_object_ref (task));

  g_clear_object (&comparison->deadline);
  comparison->deadline = mdr_deadline_new (
      cancellable, mdr_environment_get_timeout (self->environment, MDR_PHASE_CONNECT));
  comparison->client = g_socket_client_new ();
  g_socket_client_set_proxy_resolver (comparison->client, only_proxy);
  g_socket_client_connect_to_host_async (comparison->client, comparison->host, port,
                                         G_CANCELLABLE (comparison->deadline),
                                         connected_by_proxy_cb, g_object_ref (task));
}

static void
take_settings (GTask *task)
{
  MdrProxyProbe *self = g_task_get_source_object (task);
  Comparison *comparison = g_task_get_task_data (task);
  const char *for_web = comparison->proxies[PURPOSE_WEB];
  g_autofree char *proxy = for_web != NULL ? mdr_proxy_name_dup_uri (for_web) : NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (for_web != NULL || comparison->proxies[PURPOSE_RECEIVING] != NULL ||
      comparison->proxies[PURPOSE_SENDING] != NULL)
    report (self, "proxy-configured", MDR_SEVERITY_INFO, MDR_CAUSE_OK, comparison);
  else if (comparison->is_unknown)
    mdr_probe_note_nothing_measured (MDR_PROBE (self));
  else
    report (self, "no-proxy", MDR_SEVERITY_INFO, MDR_CAUSE_OK, comparison);

  if (proxy != NULL && comparison->host != NULL)
    try_both_ways (task, proxy);
  else
    g_task_return_boolean (task, TRUE);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GTask) task = question->task;
  Comparison *comparison = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) uris = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, &error);

  comparison->is_unknown |= g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (uris != NULL)
    comparison->proxies[question->purpose] =
        g_strdup (mdr_proxy_name_find ((const char *const *) uris));
  g_free (question);

  if (--comparison->n_pending == 0)
    take_settings (task);
}

static void
look_up (GTask *task, Purpose purpose, const char *uri)
{
  MdrProxyProbe *self = g_task_get_source_object (task);
  Comparison *comparison = g_task_get_task_data (task);
  Question *question = g_new (Question, 1);

  question->purpose = purpose;
  question->task = g_object_ref (task);
  comparison->n_pending++;
  g_proxy_resolver_lookup_async (mdr_environment_get_proxies (self->environment), uri,
                                 G_CANCELLABLE (comparison->deadline), looked_up_cb, question);
}

/* Where the servers are not known, those of the domain stand for them: rules for proxies hardly
 * ever tell one mail server from another. */
static void
look_up_for_mail (GTask *task, MdrDirection direction)
{
  MdrProxyProbe *self = g_task_get_source_object (task);
  gboolean sending = direction == MDR_DIRECTION_SENDING;
  g_autofree char *uri = g_strdup_printf (sending ? "smtp://%s:465" : "imap://%s:993",
                                          mdr_address_get_domain (self->address));

  look_up (task, sending ? PURPOSE_SENDING : PURPOSE_RECEIVING, uri);
}

static void
mdr_proxy_probe_run_async (MdrProbe *probe,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  MdrProxyProbe *self = MDR_PROXY_PROBE (probe);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Comparison *comparison = g_new0 (Comparison, 1);
  g_autofree char *web = NULL;

  g_task_set_source_tag (task, mdr_proxy_probe_run_async);
  g_task_set_task_data (task, comparison, (GDestroyNotify) comparison_free);
  comparison->host = mdr_public_host_dup (self->environment, self->provider);

  /* The settings may name a script, and that be on a server which does not answer. */
  comparison->deadline = mdr_deadline_new (
      cancellable, mdr_environment_get_timeout (self->environment, MDR_PHASE_RESOLVE));

  web = g_strdup_printf ("https://%s/", comparison->host != NULL
                                            ? comparison->host
                                            : mdr_address_get_domain (self->address));
  look_up (task, PURPOSE_WEB, web);
  look_up_for_mail (task, MDR_DIRECTION_RECEIVING);
  look_up_for_mail (task, MDR_DIRECTION_SENDING);
}

static gboolean
mdr_proxy_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, probe), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
mdr_proxy_probe_finalize (GObject *object)
{
  MdrProxyProbe *self = MDR_PROXY_PROBE (object);

  g_clear_object (&self->environment);
  g_clear_pointer (&self->address, mdr_address_unref);
  g_clear_object (&self->provider);

  G_OBJECT_CLASS (mdr_proxy_probe_parent_class)->finalize (object);
}

static void
mdr_proxy_probe_class_init (MdrProxyProbeClass *klass)
{
  MdrProbeClass *probe_class = MDR_PROBE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_proxy_probe_finalize;
  probe_class->run_async = mdr_proxy_probe_run_async;
  probe_class->run_finish = mdr_proxy_probe_run_finish;
}

static void
mdr_proxy_probe_init (MdrProxyProbe *self)
{
}

/**
 * mdr_proxy_probe_new:
 * @environment: the world to look at
 * @address: the address in trouble; only its domain is used
 * @provider: (nullable): its provider, where it is on the list
 *
 * Where there is a proxy, the web server of the provider's webmail is tried, or that of the public
 * provider database if settings may be looked up.
 *
 * Returns: (transfer full): a probe named "proxy"
 */
MdrProbe *
mdr_proxy_probe_new (MdrEnvironment *environment, MdrAddress *address, MdrProvider *provider)
{
  MdrProxyProbe *self;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);
  g_return_val_if_fail (address != NULL, NULL);
  g_return_val_if_fail (provider == NULL || MDR_IS_PROVIDER (provider), NULL);

  self = g_object_new (MDR_TYPE_PROXY_PROBE, "id", "proxy", "steps", 1u << MDR_STEP_NETWORK, NULL);
  self->environment = g_object_ref (environment);
  self->address = mdr_address_ref (address);
  g_set_object (&self->provider, provider);

  return MDR_PROBE (self);
}
