/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The interface through which the session gets its probes.
 */

#include "mdr-probe-source.h"

G_DEFINE_INTERFACE (MdrProbeSource, mdr_probe_source, G_TYPE_OBJECT)

enum
{
  NETWORK_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
mdr_probe_source_default_init (MdrProbeSourceInterface *iface)
{
  /**
   * MdrProbeSource::network-changed:
   * @self: a source of probes
   *
   * The network is another one than before, and what was measured through it may no longer hold.
   */
  signals[NETWORK_CHANGED] = g_signal_new ("network-changed", MDR_TYPE_PROBE_SOURCE,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * mdr_probe_source_get_environment:
 * @self: a source of probes
 *
 * Returns: (transfer none): the world that its probes look at
 */
MdrEnvironment *
mdr_probe_source_get_environment (MdrProbeSource *self)
{
  g_return_val_if_fail (MDR_IS_PROBE_SOURCE (self), NULL);

  return MDR_PROBE_SOURCE_GET_IFACE (self)->get_environment (self);
}

/**
 * mdr_probe_source_start_over:
 * @self: a source of probes
 *
 * To be called before anything is looked at, or looked at again: nothing that was learned until now
 * counts any more, and probes share only what they learn from here on.
 */
void
mdr_probe_source_start_over (MdrProbeSource *self)
{
  g_return_if_fail (MDR_IS_PROBE_SOURCE (self));

  if (MDR_PROBE_SOURCE_GET_IFACE (self)->start_over != NULL)
    MDR_PROBE_SOURCE_GET_IFACE (self)->start_over (self);
}

/**
 * mdr_probe_source_create_settings_probe:
 * @self: a source of probes
 * @address: the address whose settings are wanted
 *
 * Returns: (transfer full): a probe, not started
 */
MdrSettingsProbe *
mdr_probe_source_create_settings_probe (MdrProbeSource *self, MdrAddress *address)
{
  g_return_val_if_fail (MDR_IS_PROBE_SOURCE (self), NULL);

  return MDR_PROBE_SOURCE_GET_IFACE (self)->create_settings_probe (self, address);
}

/**
 * mdr_probe_source_create_way_probes:
 * @self: a source of probes
 * @address: the address in trouble
 * @provider: (nullable): its provider, where it is on the list
 * @probes: (element-type MdrProbe): all probes there are, now and later: some look closer where
 *   others meet trouble
 *
 * Returns: (transfer full) (element-type MdrProbe): probes, not started
 */
GPtrArray *
mdr_probe_source_create_way_probes (MdrProbeSource *self,
                                    MdrAddress *address,
                                    MdrProvider *provider,
                                    GListModel *probes)
{
  g_return_val_if_fail (MDR_IS_PROBE_SOURCE (self), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (probes), NULL);

  return MDR_PROBE_SOURCE_GET_IFACE (self)->create_way_probes (self, address, provider, probes);
}

/**
 * mdr_probe_source_create_host_probes:
 * @self: a source of probes
 * @host: the name of a host with one or more of the services
 * @probes: (element-type MdrProbe): all probes there are, now and later
 *
 * Returns: (transfer full) (element-type MdrProbe): probes, not started
 */
GPtrArray *
mdr_probe_source_create_host_probes (MdrProbeSource *self, const char *host, GListModel *probes)
{
  g_return_val_if_fail (MDR_IS_PROBE_SOURCE (self), NULL);
  g_return_val_if_fail (host != NULL, NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (probes), NULL);

  return MDR_PROBE_SOURCE_GET_IFACE (self)->create_host_probes (self, host, probes);
}

/**
 * mdr_probe_source_create_service_probe:
 * @self: a source of probes
 * @address: the address in trouble
 * @service: the service to look at
 * @credentials: (nullable): with what to sign in; %NULL to look without signing in
 *
 * Returns: (transfer full): a probe, not started
 */
MdrProbe *
mdr_probe_source_create_service_probe (MdrProbeSource *self,
                                       MdrAddress *address,
                                       MdrService *service,
                                       MdrCredentials *credentials)
{
  g_return_val_if_fail (MDR_IS_PROBE_SOURCE (self), NULL);

  return MDR_PROBE_SOURCE_GET_IFACE (self)->create_service_probe (self, address, service,
                                                                  credentials);
}

/**
 * mdr_probe_source_create_test_probe:
 * @self: a source of probes
 * @address: whose message it is
 * @service: the service to send it over, or to look for it
 * @credentials: with what to sign in
 * @message: the message
 *
 * Returns: (transfer full): a probe, not started
 */
MdrProbe *
mdr_probe_source_create_test_probe (MdrProbeSource *self,
                                    MdrAddress *address,
                                    MdrService *service,
                                    MdrCredentials *credentials,
                                    MdrTestMessage *message)
{
  g_return_val_if_fail (MDR_IS_PROBE_SOURCE (self), NULL);
  g_return_val_if_fail (MDR_IS_CREDENTIALS (credentials), NULL);
  g_return_val_if_fail (MDR_IS_TEST_MESSAGE (message), NULL);

  return MDR_PROBE_SOURCE_GET_IFACE (self)->create_test_probe (self, address, service, credentials,
                                                               message);
}

/**
 * mdr_probe_source_create_message_probe:
 * @self: a source of probes
 * @message: what the mail program showed
 * @provider: (nullable): the provider, where it is on the list
 *
 * Returns: (transfer full): a probe named "message", not started
 */
MdrProbe *
mdr_probe_source_create_message_probe (MdrProbeSource *self,
                                       const char *message,
                                       MdrProvider *provider)
{
  g_return_val_if_fail (MDR_IS_PROBE_SOURCE (self), NULL);
  g_return_val_if_fail (message != NULL, NULL);

  return MDR_PROBE_SOURCE_GET_IFACE (self)->create_message_probe (self, message, provider);
}

/**
 * mdr_probe_source_network_changed:
 * @self: a source of probes
 *
 * Tells whoever uses @self that the network is another one now.
 */
void
mdr_probe_source_network_changed (MdrProbeSource *self)
{
  g_return_if_fail (MDR_IS_PROBE_SOURCE (self));

  g_signal_emit (self, signals[NETWORK_CHANGED], 0);
}
