/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A company may vouch for its own mail servers. Whoever also vouches for a public web server that
 * is none of its own sits in between. The answer to the question itself is of no interest.
 */

#include "mdr-bystander-probe.h"

#include "probe/mdr-https-uri.h"
#include "probe/tls/mdr-vouching.h"

struct _MdrBystanderProbe
{
  MdrProbe parent_instance;

  /* owned */
  MdrHttp *http;
  MdrEnvironment *environment;
};

G_DEFINE_FINAL_TYPE (MdrBystanderProbe, mdr_bystander_probe, MDR_TYPE_PROBE)

static void
look_who_vouches (MdrBystanderProbe *self, const char *host, GAsyncResult *result)
{
  GTlsCertificateFlags flags;
  GTlsCertificate *peer = mdr_http_reach_get_certificate (result, &flags);
  g_autoptr (MdrChain) chain = peer != NULL ? mdr_chain_read (peer) : NULL;
  g_autoptr (MdrFinding) finding = NULL;
  g_auto (MdrVouching) vouching = { 0 };

  if (chain == NULL)
    {
      mdr_probe_note_nothing_measured (MDR_PROBE (self));
      return;
    }

  vouching =
      mdr_vouching_read (chain, mdr_public_authorities_get (self->environment), host, 0, flags);
  finding = mdr_vouching_create_finding (&vouching, MDR_STEP_NETWORK, NULL);
  if (finding != NULL)
    mdr_probe_report (MDR_PROBE (self), finding);
}

static void
reached_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  mdr_http_reach_finish (MDR_HTTP (object), result, NULL, NULL);
  if (g_task_return_error_if_cancelled (task))
    return;

  look_who_vouches (g_task_get_source_object (task), g_task_get_task_data (task), result);
  g_task_return_boolean (task, TRUE);
}

/* The root of the server: that asks for nobody's settings. */
static GUri *
create_root (MdrEnvironment *environment)
{
  g_autoptr (GUri) database =
      mdr_https_uri_parse (NULL, mdr_environment_get_provider_database (environment), NULL);

  return database != NULL && mdr_environment_get_lookup_allowed (environment)
             ? g_uri_parse_relative (database, "/", G_URI_FLAGS_NONE, NULL)
             : NULL;
}

static void
mdr_bystander_probe_run_async (MdrProbe *probe,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  MdrBystanderProbe *self = MDR_BYSTANDER_PROBE (probe);
  g_autoptr (GUri) root = create_root (self->environment);
  g_autofree char *address = root != NULL ? g_uri_to_string (root) : NULL;
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, mdr_bystander_probe_run_async);
  if (root == NULL)
    {
      mdr_probe_note_nothing_measured (probe);
      g_task_return_boolean (task, TRUE);
      return;
    }

  g_task_set_task_data (task, g_strdup (g_uri_get_host (root)), g_free);
  mdr_http_reach_async (self->http, address, cancellable, reached_cb, g_steal_pointer (&task));
}

static gboolean
mdr_bystander_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, probe), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
mdr_bystander_probe_finalize (GObject *object)
{
  MdrBystanderProbe *self = MDR_BYSTANDER_PROBE (object);

  g_clear_object (&self->http);
  g_clear_object (&self->environment);

  G_OBJECT_CLASS (mdr_bystander_probe_parent_class)->finalize (object);
}

static void
mdr_bystander_probe_class_init (MdrBystanderProbeClass *klass)
{
  MdrProbeClass *probe_class = MDR_PROBE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_bystander_probe_finalize;
  probe_class->run_async = mdr_bystander_probe_run_async;
  probe_class->run_finish = mdr_bystander_probe_run_finish;
}

static void
mdr_bystander_probe_init (MdrBystanderProbe *self)
{
}

/**
 * mdr_bystander_probe_new:
 * @http: a web client
 * @environment: the world to look at
 *
 * Looks at the certificate of the host of the public provider database. Where settings may not be
 * looked up, nobody is asked.
 *
 * Returns: (transfer full): a probe named "bystander"
 */
MdrProbe *
mdr_bystander_probe_new (MdrHttp *http, MdrEnvironment *environment)
{
  MdrBystanderProbe *self;

  g_return_val_if_fail (MDR_IS_HTTP (http), NULL);
  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);

  self = g_object_new (MDR_TYPE_BYSTANDER_PROBE, "id", "bystander", "steps", 1u << MDR_STEP_NETWORK,
                       NULL);
  self->http = g_object_ref (http);
  self->environment = g_object_ref (environment);

  return MDR_PROBE (self);
}
