/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes the real probes, all for one environment; one web client serves those that need one.
 */

#include "mdr-probe-kit.h"

#include "mdr-http.h"
#include "mdr-message-probe.h"
#include "mdr-name-probe.h"
#include "mdr-programs-probe.h"
#include "mdr-saved-passwords-probe.h"
#include "mdr-service-probe.h"
#include "mdr-webmail-probe.h"
#include "probe/discovery/mdr-discovery.h"
#include "probe/names/mdr-shared-resolver.h"
#include "probe/way/mdr-beside-vpn-probe.h"
#include "probe/way/mdr-bystander-probe.h"
#include "probe/way/mdr-clock-probe.h"
#include "probe/way/mdr-online-probe.h"
#include "probe/way/mdr-portal-probe.h"
#include "probe/way/mdr-ports-probe.h"
#include "probe/way/mdr-proxy-probe.h"
#include "probe/way/mdr-vpn-probe.h"

struct _MdrProbeKit
{
  GObject parent_instance;

  /* owned */
  MdrEnvironment *environment;
  MdrSharedResolver *resolver;
  MdrHttp *http;
  MdrNetworkWatch *watch;
  MdrSavedPasswords *saved_passwords;
};

static void mdr_probe_kit_source_init (MdrProbeSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MdrProbeKit,
                               mdr_probe_kit,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MDR_TYPE_PROBE_SOURCE,
                                                      mdr_probe_kit_source_init))

static MdrEnvironment *
mdr_probe_kit_get_environment (MdrProbeSource *source)
{
  return MDR_PROBE_KIT (source)->environment;
}

static void
mdr_probe_kit_start_over (MdrProbeSource *source)
{
  mdr_shared_resolver_forget (MDR_PROBE_KIT (source)->resolver);
}

static MdrSettingsProbe *
mdr_probe_kit_create_settings_probe (MdrProbeSource *source, MdrAddress *address)
{
  MdrProbeKit *self = MDR_PROBE_KIT (source);

  return mdr_discovery_new (self->environment, self->http, address);
}

static GPtrArray *
mdr_probe_kit_create_way_probes (MdrProbeSource *source,
                                 MdrAddress *address,
                                 MdrProvider *provider,
                                 GListModel *all)
{
  MdrProbeKit *self = MDR_PROBE_KIT (source);
  GPtrArray *probes = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (probes, mdr_online_probe_new (self->environment, address, provider));
  g_ptr_array_add (probes,
                   mdr_portal_probe_new (self->environment, mdr_http_get_dates (self->http)));
  g_ptr_array_add (probes, mdr_proxy_probe_new (self->environment, address, provider));
  g_ptr_array_add (probes, mdr_name_probe_new (self->environment, address));
  g_ptr_array_add (probes, mdr_vpn_probe_new (self->environment, all));
  if (provider != NULL)
    g_ptr_array_add (probes, mdr_webmail_probe_new (self->http, self->environment, provider));
  g_ptr_array_add (probes, mdr_bystander_probe_new (self->http, self->environment));
  g_ptr_array_add (probes, mdr_clock_probe_new (self->environment, self->http));
  g_ptr_array_add (probes, mdr_saved_passwords_probe_new (
                               self->saved_passwords, address, all,
                               mdr_environment_get_lookup_allowed (self->environment)));
  g_ptr_array_add (probes, mdr_programs_probe_new (self->environment, address, all));

  return probes;
}

static GPtrArray *
mdr_probe_kit_create_host_probes (MdrProbeSource *source, const char *host, GListModel *all)
{
  MdrProbeKit *self = MDR_PROBE_KIT (source);
  GPtrArray *probes = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (probes, mdr_ports_probe_new (self->environment, host, all));
  g_ptr_array_add (probes, mdr_beside_vpn_probe_new (self->environment, host, all));

  return probes;
}

static MdrProbe *
mdr_probe_kit_create_service_probe (MdrProbeSource *source,
                                    MdrAddress *address,
                                    MdrService *service,
                                    MdrCredentials *credentials)
{
  MdrProbeKit *self = MDR_PROBE_KIT (source);

  return MDR_PROBE (mdr_service_probe_new (self->environment, address, service, credentials));
}

static MdrProbe *
mdr_probe_kit_create_test_probe (MdrProbeSource *source,
                                 MdrAddress *address,
                                 MdrService *service,
                                 MdrCredentials *credentials,
                                 MdrTestMessage *message)
{
  MdrProbeKit *self = MDR_PROBE_KIT (source);
  MdrServiceProbe *probe = mdr_service_probe_new (self->environment, address, service, credentials);

  mdr_service_probe_set_test_message (probe, message);

  return MDR_PROBE (probe);
}

static MdrProbe *
mdr_probe_kit_create_message_probe (MdrProbeSource *source,
                                    const char *message,
                                    MdrProvider *provider)
{
  return mdr_message_probe_new (message, provider);
}

static void
mdr_probe_kit_source_init (MdrProbeSourceInterface *iface)
{
  iface->get_environment = mdr_probe_kit_get_environment;
  iface->start_over = mdr_probe_kit_start_over;
  iface->create_settings_probe = mdr_probe_kit_create_settings_probe;
  iface->create_way_probes = mdr_probe_kit_create_way_probes;
  iface->create_host_probes = mdr_probe_kit_create_host_probes;
  iface->create_service_probe = mdr_probe_kit_create_service_probe;
  iface->create_test_probe = mdr_probe_kit_create_test_probe;
  iface->create_message_probe = mdr_probe_kit_create_message_probe;
}

static void
mdr_probe_kit_finalize (GObject *object)
{
  MdrProbeKit *self = MDR_PROBE_KIT (object);

  g_clear_object (&self->saved_passwords);
  g_clear_object (&self->watch);
  g_clear_object (&self->http);
  g_clear_object (&self->resolver);
  g_clear_object (&self->environment);

  G_OBJECT_CLASS (mdr_probe_kit_parent_class)->finalize (object);
}

static void
mdr_probe_kit_class_init (MdrProbeKitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_probe_kit_finalize;
}

static void
mdr_probe_kit_init (MdrProbeKit *self)
{
}

/* Kits for the same environment share it, too: those of all accounts of a batch. */
static MdrSharedResolver *
share_resolver (MdrEnvironment *environment)
{
  GResolver *resolver = mdr_environment_get_resolver (environment);
  g_autoptr (GResolver) shared = NULL;

  if (MDR_IS_SHARED_RESOLVER (resolver))
    return g_object_ref (MDR_SHARED_RESOLVER (resolver));

  shared = mdr_shared_resolver_new (resolver);
  mdr_environment_set_resolver (environment, shared);
  g_resolver_set_default (shared);

  return MDR_SHARED_RESOLVER (g_steal_pointer (&shared));
}

/**
 * mdr_probe_kit_new:
 * @environment: the world that the probes are to look at
 *
 * Makes a source of probes, each of which looks up a name only if no other did. For that, the
 * resolver of @environment is replaced by one that asks it, and this becomes the default one, too,
 * since libsoup and GIO's own clients ask that.
 *
 * Returns: (transfer full): a #MdrProbeSource
 */
MdrProbeKit *
mdr_probe_kit_new (MdrEnvironment *environment)
{
  g_autoptr (MdrProgramsReader) reader = NULL;
  MdrProbeKit *self;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);

  self = g_object_new (MDR_TYPE_PROBE_KIT, NULL);
  self->environment = g_object_ref (environment);
  self->resolver = share_resolver (environment);
  self->http = mdr_http_new (environment);
  reader = mdr_programs_probe_create_reader (environment);
  self->saved_passwords = mdr_saved_passwords_new (NULL, reader);

  return self;
}

/**
 * mdr_probe_kit_get_saved_passwords:
 * @self: a kit
 *
 * Returns: (transfer none): the saved passwords of this computer; what was removed can be put back
 *   as long as they are there
 */
MdrSavedPasswords *
mdr_probe_kit_get_saved_passwords (MdrProbeKit *self)
{
  g_return_val_if_fail (MDR_IS_PROBE_KIT (self), NULL);

  return self->saved_passwords;
}

static void
network_changed_cb (MdrProbeKit *self)
{
  mdr_shared_resolver_forget (self->resolver);
  mdr_http_forget_connections (self->http);
  mdr_probe_source_network_changed (MDR_PROBE_SOURCE (self));
}

/**
 * mdr_probe_kit_set_network_watch:
 * @self: a source of probes without a watch
 * @watch: what says when the network is another one
 *
 * Makes @self tell when the network changes, for who wants to look at it for longer than one check.
 */
void
mdr_probe_kit_set_network_watch (MdrProbeKit *self, MdrNetworkWatch *watch)
{
  g_return_if_fail (MDR_IS_PROBE_KIT (self));
  g_return_if_fail (MDR_IS_NETWORK_WATCH (watch));
  g_return_if_fail (self->watch == NULL);

  self->watch = g_object_ref (watch);
  g_signal_connect_object (watch, "changed", G_CALLBACK (network_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
