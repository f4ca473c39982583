/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tries it out: a connection to anybody outside proves more than what the system thinks, which is
 * wrong under some VPNs and in sandboxes.
 */

#include "mdr-online-probe.h"

#include "mdr-public-host.h"
#include "probe/mdr-deadline.h"
#include "probe/mdr-https-uri.h"
#include "probe/connect/mdr-connector.h"
#include "probe/connect/mdr-error-cause.h"

struct _MdrOnlineProbe
{
  MdrProbe parent_instance;

  MdrReach (*measure) (void);

  /* owned */
  MdrEnvironment *environment;
  MdrAddress *address;
  MdrProvider *provider;
};

G_DEFINE_FINAL_TYPE (MdrOnlineProbe, mdr_online_probe, MDR_TYPE_PROBE)

/* One run. */
typedef struct
{
  guint n_pending;
  gboolean got_anywhere;
  gboolean by_address;

  /* owned */
  MdrDeadline *rest;
  char *reached;
  char *unanswered;
  GError *error;
} Attempts;

typedef struct
{
  /* owned */
  char *host;
  MdrConnector *connector;
  GTask *task;
} Attempt;

static void
attempts_free (Attempts *attempts)
{
  g_clear_object (&attempts->rest);
  g_clear_pointer (&attempts->reached, g_free);
  g_clear_pointer (&attempts->unanswered, g_free);
  g_clear_error (&attempts->error);
  g_free (attempts);
}

static void
attempt_free (Attempt *attempt)
{
  g_clear_pointer (&attempt->host, g_free);
  g_clear_object (&attempt->connector);
  g_clear_object (&attempt->task);
  g_free (attempt);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Attempt, attempt_free)

static void
report (MdrOnlineProbe *self,
        const char *code,
        MdrSeverity severity,
        MdrCause cause,
        const char *host,
        const char *reason)
{
  g_autoptr (MdrFinding) finding = mdr_finding_new (code, MDR_STEP_NETWORK, severity, cause, NULL,
                                                    "host", host, "reason", reason, NULL);

  mdr_probe_report (MDR_PROBE (self), finding);
}

/* Asked last: in a sandbox the monitor knows nothing before the main loop has run. */
static void
report_other_opinion (MdrOnlineProbe *self, gboolean online)
{
  gboolean available = g_network_monitor_get_network_available (g_network_monitor_get_default ());

  if (available != online)
    report (self, available ? "monitor-says-online" : "monitor-says-offline", MDR_SEVERITY_INFO,
            MDR_CAUSE_OK, NULL, NULL);
}

/* Nobody was reached by name. Where there is a way out and an address answers, it is the names
 * that are amiss. */
static void
report_offline (MdrOnlineProbe *self, Attempts *attempts)
{
  static const char *const codes[] = {
    [MDR_REACH_FORBIDDEN] = "offline",
    [MDR_REACH_NO_LINK] = "no-link",
    [MDR_REACH_NO_ROUTE] = "no-route",
    [MDR_REACH_ROUTE] = "offline",
  };
  MdrReach reach = self->measure ();

  if (attempts->reached != NULL)
    report (self, "no-names", MDR_SEVERITY_ERROR, MDR_CAUSE_DNS_FAILURE, NULL, NULL);
  else
    report (self, codes[reach], MDR_SEVERITY_ERROR, MDR_CAUSE_NO_INTERNET, NULL,
            reach == MDR_REACH_FORBIDDEN ? "not-allowed" : NULL);
}

/* Where names are found but no web server answers, mail may work all the same: in many offices the
 * web is behind a proxy. */
static void
conclude (GTask *task)
{
  MdrOnlineProbe *self = g_task_get_source_object (task);
  Attempts *attempts = g_task_get_task_data (task);
  gboolean named = attempts->got_anywhere && !attempts->by_address;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (attempts->reached != NULL && !attempts->by_address)
    report (self, "online", MDR_SEVERITY_INFO, MDR_CAUSE_OK, attempts->reached, NULL);
  else if (named)
    report (self, "web-unreachable", MDR_SEVERITY_WARNING, MDR_CAUSE_OK, attempts->unanswered,
            mdr_error_cause_find (attempts->error, MDR_PHASE_CONNECT, NULL));
  else
    report_offline (self, attempts);

  if (attempts->reached != NULL || !named)
    report_other_opinion (self, attempts->reached != NULL);

  g_task_return_boolean (task, TRUE);
}

static void
note_failure (Attempts *attempts, Attempt *attempt, GError *error)
{
  g_auto (GStrv) addresses = mdr_connector_dup_addresses (attempt->connector);

  if (*addresses == NULL || attempts->got_anywhere ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE))
    return;

  attempts->got_anywhere = TRUE;
  attempts->unanswered = g_strdup (attempt->host);
  attempts->error = g_error_copy (error);
}

static gboolean try_address (GTask *task);

static void
connected_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Attempt) attempt = user_data;
  Attempts *attempts = g_task_get_task_data (attempt->task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection =
      mdr_connector_run_finish (MDR_CONNECTOR (object), result, &error);

  if (connection == NULL)
    {
      note_failure (attempts, attempt, error);
    }
  else if (attempts->reached == NULL)
    {
      attempts->reached = g_strdup (attempt->host);
      g_cancellable_cancel (G_CANCELLABLE (attempts->rest));
    }

  if (--attempts->n_pending == 0 && !try_address (attempt->task))
    conclude (attempt->task);
}

static void
attempt_connection (GTask *task, const char *host, guint16 port)
{
  MdrOnlineProbe *self = g_task_get_source_object (task);
  Attempts *attempts = g_task_get_task_data (task);
  Attempt *attempt;

  if (host == NULL)
    return;

  attempt = g_new0 (Attempt, 1);
  attempt->host = g_strdup (host);
  attempt->connector = mdr_connector_new (self->environment, host,
                                          mdr_environment_get_port (self->environment, port));
  attempt->task = g_object_ref (task);

  attempts->n_pending++;
  mdr_connector_run_async (attempt->connector, G_CANCELLABLE (attempts->rest), connected_cb,
                           attempt);
}

/* Only where no name was found is there anything to learn from it. Much patience is not needed: to
 * look up the names took long already. */
static gboolean
try_address (GTask *task)
{
  MdrOnlineProbe *self = g_task_get_source_object (task);
  Attempts *attempts = g_task_get_task_data (task);
  const char *address = mdr_environment_get_known_address (self->environment);
  guint patience = mdr_environment_get_timeout (self->environment, MDR_PHASE_CONNECT) / 3;

  if (address == NULL || attempts->by_address || attempts->got_anywhere ||
      attempts->reached != NULL || self->measure () != MDR_REACH_ROUTE ||
      g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return FALSE;

  attempts->by_address = TRUE;
  mdr_deadline_shorten (attempts->rest, patience);
  attempt_connection (task, address, MDR_HTTPS_PORT);

  return TRUE;
}

/* Those who do not want settings to be looked up do not want the database to hear of them. */
static void
attempt_all (GTask *task)
{
  MdrOnlineProbe *self = g_task_get_source_object (task);
  g_autofree char *database = mdr_public_host_dup_database (self->environment);
  g_autofree char *webmail = mdr_public_host_dup_webmail (self->provider);
  g_autoptr (GPtrArray) services = NULL;

  attempt_connection (task, webmail, MDR_HTTPS_PORT);
  if (mdr_environment_get_lookup_allowed (self->environment))
    {
      attempt_connection (task, database, MDR_HTTPS_PORT);
      if (webmail == NULL)
        attempt_connection (task, mdr_address_get_domain (self->address), MDR_HTTPS_PORT);
      return;
    }

  if (webmail != NULL || self->provider == NULL)
    return;

  services = mdr_provider_create_services (self->provider, self->address);
  for (guint i = 0; i < services->len; i++)
    {
      MdrService *service = g_ptr_array_index (services, i);

      if (!mdr_service_is_loopback (service))
        attempt_connection (task, mdr_service_get_host (service), mdr_service_get_port (service));
    }
}

static void
mdr_online_probe_run_async (MdrProbe *probe,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  MdrOnlineProbe *self = MDR_ONLINE_PROBE (probe);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Attempts *attempts = g_new0 (Attempts, 1);

  g_task_set_source_tag (task, mdr_online_probe_run_async);
  g_task_set_task_data (task, attempts, (GDestroyNotify) attempts_free);
  attempts->rest = mdr_deadline_new (cancellable, 0);

  attempt_all (task);
  if (attempts->n_pending > 0)
    return;

  report (self, "online-not-checked", MDR_SEVERITY_INFO, MDR_CAUSE_OK, NULL, NULL);
  mdr_probe_note_nothing_measured (probe);
  g_task_return_boolean (task, TRUE);
}

static gboolean
mdr_online_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, probe), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
mdr_online_probe_finalize (GObject *object)
{
  MdrOnlineProbe *self = MDR_ONLINE_PROBE (object);

  g_clear_object (&self->environment);
  g_clear_pointer (&self->address, mdr_address_unref);
  g_clear_object (&self->provider);

  G_OBJECT_CLASS (mdr_online_probe_parent_class)->finalize (object);
}

static void
mdr_online_probe_class_init (MdrOnlineProbeClass *klass)
{
  MdrProbeClass *probe_class = MDR_PROBE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_online_probe_finalize;
  probe_class->run_async = mdr_online_probe_run_async;
  probe_class->run_finish = mdr_online_probe_run_finish;
}

static void
mdr_online_probe_init (MdrOnlineProbe *self)
{
  self->measure = mdr_reach_measure;
}

/**
 * mdr_online_probe_new:
 * @environment: the world to look at
 * @address: the address in trouble; only its domain is used
 * @provider: (nullable): its provider, where it is on the list
 *
 * Tries the web servers of the provider's webmail and of the public provider database, or where
 * there is no webmail that of the domain. Where settings may not be looked up, only the provider's
 * own servers are tried. Where no name is found, an address is tried that needs none.
 *
 * Returns: (transfer full): a probe named "online"
 */
MdrProbe *
mdr_online_probe_new (MdrEnvironment *environment, MdrAddress *address, MdrProvider *provider)
{
  MdrOnlineProbe *self;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);
  g_return_val_if_fail (address != NULL, NULL);
  g_return_val_if_fail (provider == NULL || MDR_IS_PROVIDER (provider), NULL);

  self =
      g_object_new (MDR_TYPE_ONLINE_PROBE, "id", "online", "steps", 1u << MDR_STEP_NETWORK, NULL);
  self->environment = g_object_ref (environment);
  self->address = mdr_address_ref (address);
  g_set_object (&self->provider, provider);

  return MDR_PROBE (self);
}

/**
 * mdr_online_probe_set_measure:
 * @self: a probe that was not started
 * @measure: says how far this computer's own part of the way goes
 *
 * Replaces mdr_reach_measure(), for tests: they run on computers with and without a network.
 */
void
mdr_online_probe_set_measure (MdrOnlineProbe *self, MdrReach (*measure) (void))
{
  g_return_if_fail (MDR_IS_ONLINE_PROBE (self));
  g_return_if_fail (measure != NULL);

  self->measure = measure;
}
