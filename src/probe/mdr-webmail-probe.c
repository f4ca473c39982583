/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any answer of the web server counts: whether the user gets in is for the user to try.
 */

#include "mdr-webmail-probe.h"

#include "probe/connect/mdr-error-cause.h"
#include "probe/tls/mdr-vouching.h"

struct _MdrWebmailProbe
{
  MdrProbe parent_instance;

  /* owned */
  MdrHttp *http;
  MdrEnvironment *environment;
  MdrProvider *provider;
};

G_DEFINE_FINAL_TYPE (MdrWebmailProbe, mdr_webmail_probe, MDR_TYPE_PROBE)

static void
report (MdrWebmailProbe *self,
        const char *code,
        MdrSeverity severity,
        const char *host,
        const char *reason)
{
  g_autoptr (MdrFinding) finding = mdr_finding_new (code, MDR_STEP_WEBMAIL, severity, MDR_CAUSE_OK,
                                                    NULL, "host", host, "reason", reason, NULL);

  mdr_probe_report (MDR_PROBE (self), finding);
}

/* Who is in between for mail is mostly so for the web, too, and the other way round. */
static void
look_who_vouches (MdrWebmailProbe *self, const char *host, GAsyncResult *result)
{
  GTlsCertificateFlags flags;
  GTlsCertificate *peer = mdr_http_reach_get_certificate (result, &flags);
  g_autoptr (MdrChain) chain = peer != NULL ? mdr_chain_read (peer) : NULL;
  g_autoptr (MdrFinding) finding = NULL;
  g_auto (MdrVouching) vouching = { 0 };

  if (chain == NULL)
    return;

  vouching =
      mdr_vouching_read (chain, mdr_public_authorities_get (self->environment), host, 0, flags);
  finding = mdr_vouching_create_finding (&vouching, MDR_STEP_WEBMAIL, NULL);
  if (finding != NULL)
    mdr_probe_report (MDR_PROBE (self), finding);
}

static void
reached_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrWebmailProbe *self = g_task_get_source_object (task);
  const char *host = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean reached = mdr_http_reach_finish (MDR_HTTP (object), result, NULL, &error);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (reached)
    report (self, "webmail-reachable", MDR_SEVERITY_INFO, host, NULL);
  else
    report (self, "webmail-unreachable", MDR_SEVERITY_WARNING, host,
            mdr_error_cause_find (error, MDR_PHASE_CONNECT, NULL));
  look_who_vouches (self, host, result);

  g_task_return_boolean (task, TRUE);
}

static void
mdr_webmail_probe_run_async (MdrProbe *probe,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  MdrWebmailProbe *self = MDR_WEBMAIL_PROBE (probe);
  const char *link = mdr_provider_get_link (self->provider, MDR_PROVIDER_LINK_WEBMAIL);
  g_autoptr (GUri) uri = link != NULL ? g_uri_parse (link, G_URI_FLAGS_NONE, NULL) : NULL;
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, mdr_webmail_probe_run_async);

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    {
      report (self, "webmail-unknown", MDR_SEVERITY_INFO, NULL, NULL);
      mdr_probe_note_nothing_measured (probe);
      g_task_return_boolean (task, TRUE);
      return;
    }

  g_task_set_task_data (task, g_strdup (g_uri_get_host (uri)), g_free);
  mdr_probe_limit_wait (probe, mdr_environment_get_timeout (self->environment, MDR_PHASE_CONNECT));
  mdr_http_reach_async (self->http, link, cancellable, reached_cb, g_object_ref (task));
}

static gboolean
mdr_webmail_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, probe), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
mdr_webmail_probe_finalize (GObject *object)
{
  MdrWebmailProbe *self = MDR_WEBMAIL_PROBE (object);

  g_clear_object (&self->http);
  g_clear_object (&self->environment);
  g_clear_object (&self->provider);

  G_OBJECT_CLASS (mdr_webmail_probe_parent_class)->finalize (object);
}

static void
mdr_webmail_probe_class_init (MdrWebmailProbeClass *klass)
{
  MdrProbeClass *probe_class = MDR_PROBE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_webmail_probe_finalize;
  probe_class->run_async = mdr_webmail_probe_run_async;
  probe_class->run_finish = mdr_webmail_probe_run_finish;
}

static void
mdr_webmail_probe_init (MdrWebmailProbe *self)
{
}

/**
 * mdr_webmail_probe_new:
 * @http: a web client
 * @environment: the world to look at
 * @provider: whose webmail
 *
 * Returns: (transfer full): a probe named "webmail"
 */
MdrProbe *
mdr_webmail_probe_new (MdrHttp *http, MdrEnvironment *environment, MdrProvider *provider)
{
  MdrWebmailProbe *self;

  g_return_val_if_fail (MDR_IS_HTTP (http), NULL);
  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);
  g_return_val_if_fail (MDR_IS_PROVIDER (provider), NULL);

  self =
      g_object_new (MDR_TYPE_WEBMAIL_PROBE, "id", "webmail", "steps", 1u << MDR_STEP_WEBMAIL, NULL);
  self->http = g_object_ref (http);
  self->environment = g_object_ref (environment);
  self->provider = g_object_ref (provider);

  return MDR_PROBE (self);
}
