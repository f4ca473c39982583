/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks the provider list first, which answers at once; the network only if the list does not know
 * the domain, and only if that is allowed.
 */

#include "mdr-discovery.h"

#include "knowledge/mdr-provider-list.h"

#include "mdr-opinion.h"
#include "mdr-search.h"

struct _MdrDiscovery
{
  MdrSettingsProbe parent_instance;

  /* owned */
  MdrEnvironment *environment;
  MdrHttp *http;
  MdrAddress *address;
};

G_DEFINE_FINAL_TYPE (MdrDiscovery, mdr_discovery, MDR_TYPE_SETTINGS_PROBE)

/* The list needs no network, so its answer is there before this returns. */
static gboolean
ask_provider_list (MdrDiscovery *self)
{
  MdrProvider *provider = mdr_provider_list_find_by_domain (mdr_provider_list_get_default (),
                                                            mdr_address_get_domain (self->address));
  g_autoptr (GPtrArray) services = NULL;
  g_autoptr (MdrSettings) settings = NULL;
  g_autoptr (MdrOpinion) opinion = NULL;

  if (provider == NULL)
    return FALSE;

  services = mdr_provider_create_services (provider, self->address);
  settings = mdr_settings_new (MDR_SETTINGS_SOURCE_PROVIDER_LIST, services);
  opinion = mdr_opinion_new (settings, "settings-from-provider-list",
                             mdr_provider_get_name (provider), NULL);

  mdr_opinion_report (opinion, MDR_PROBE (self));
  /* The settings come first: the longest conversations are those with the mail servers. */
  mdr_settings_probe_add_opinion (MDR_SETTINGS_PROBE (self), settings);
  mdr_settings_probe_set_provider (MDR_SETTINGS_PROBE (self), provider);

  return TRUE;
}

static void
report_not_allowed (MdrDiscovery *self)
{
  const char *domain = mdr_address_get_domain (self->address);
  g_autoptr (MdrFinding) not_allowed =
      mdr_finding_new ("lookup-switched-off", MDR_STEP_SETTINGS, MDR_SEVERITY_INFO, MDR_CAUSE_OK,
                       NULL, "domain", domain, NULL);
  g_autoptr (MdrFinding) not_found =
      mdr_finding_new ("settings-not-found", MDR_STEP_SETTINGS, MDR_SEVERITY_ERROR,
                       MDR_CAUSE_UNKNOWN, NULL, "domain", domain, NULL);

  mdr_probe_report (MDR_PROBE (self), not_allowed);
  mdr_probe_report (MDR_PROBE (self), not_found);
}

static void
mdr_discovery_run_async (MdrProbe *probe,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  MdrDiscovery *self = MDR_DISCOVERY (probe);
  gboolean allowed = mdr_environment_get_lookup_allowed (self->environment);
  gboolean known = ask_provider_list (self);
  g_autoptr (GTask) task = NULL;

  if (!known && allowed)
    {
      mdr_search_async (MDR_SETTINGS_PROBE (self), self->environment, self->http, self->address,
                        cancellable, callback, user_data);
      return;
    }

  if (!known)
    report_not_allowed (self);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_discovery_run_async);
  g_task_return_boolean (task, TRUE);
}

static gboolean
mdr_discovery_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  if (!g_async_result_is_tagged (result, mdr_discovery_run_async))
    return mdr_search_finish (MDR_SETTINGS_PROBE (probe), result, error);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
mdr_discovery_finalize (GObject *object)
{
  MdrDiscovery *self = MDR_DISCOVERY (object);

  g_clear_object (&self->environment);
  g_clear_object (&self->http);
  g_clear_pointer (&self->address, mdr_address_unref);

  G_OBJECT_CLASS (mdr_discovery_parent_class)->finalize (object);
}

static void
mdr_discovery_class_init (MdrDiscoveryClass *klass)
{
  MdrProbeClass *probe_class = MDR_PROBE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_discovery_finalize;
  probe_class->run_async = mdr_discovery_run_async;
  probe_class->run_finish = mdr_discovery_run_finish;
}

static void
mdr_discovery_init (MdrDiscovery *self)
{
}

/**
 * mdr_discovery_new:
 * @environment: the world to look at
 * @http: a web client
 * @address: the address whose settings are wanted
 *
 * The provider and the settings of a provider of the list are there when mdr_probe_start() returns.
 *
 * Returns: (transfer full): a probe named "settings"
 */
MdrSettingsProbe *
mdr_discovery_new (MdrEnvironment *environment, MdrHttp *http, MdrAddress *address)
{
  MdrDiscovery *self;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);
  g_return_val_if_fail (MDR_IS_HTTP (http), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  self = g_object_new (MDR_TYPE_DISCOVERY, "id", "settings", "steps",
                       1u << MDR_STEP_SETTINGS | 1u << MDR_STEP_NETWORK, NULL);
  self->environment = g_object_ref (environment);
  self->http = g_object_ref (http);
  self->address = mdr_address_ref (address);

  return MDR_SETTINGS_PROBE (self);
}
