/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a session gets its probes from, so that the core need not know any of them.
 */

#pragma once

#include "mdr-address.h"
#include "mdr-credentials.h"
#include "mdr-environment.h"
#include "mdr-probe.h"
#include "mdr-settings-probe.h"
#include "mdr-test-message.h"

G_BEGIN_DECLS

#define MDR_TYPE_PROBE_SOURCE (mdr_probe_source_get_type ())
G_DECLARE_INTERFACE (MdrProbeSource, mdr_probe_source, MDR, PROBE_SOURCE, GObject)

/**
 * MdrProbeSourceInterface:
 * @get_environment: (transfer none): the world that the probes look at
 * @start_over: (nullable): forgets what the probes told each other, for they are to look anew
 * @create_settings_probe: (transfer full): the probe that finds the settings of an address
 * @create_way_probes: (transfer full) (element-type MdrProbe): the probes that look at what lies
 *   between this computer and the provider; the provider is %NULL where it is not on the list
 * @create_host_probes: (transfer full) (element-type MdrProbe): the probes that look at one host of
 *   the settings as a whole, whatever services it has
 * @create_service_probe: (transfer full): the probe that goes the whole way to one service, as far
 *   as it can without signing in, or with credentials as far as the mailbox
 * @create_test_probe: (transfer full): the probe that signs in to one service and, where that is
 * for sending, sends the message of a test, or else waits for it in the mailbox and removes it
 * @create_message_probe: (transfer full): the probe that says what a message means which the mail
 *   program showed; it asks nobody outside
 *
 * What a source of probes has to bring. None of the probes is started. One that notices when the
 * network is another one says so with mdr_probe_source_network_changed().
 */
struct _MdrProbeSourceInterface
{
  GTypeInterface parent_iface;

  MdrEnvironment *(*get_environment) (MdrProbeSource *self);
  void (*start_over) (MdrProbeSource *self);
  MdrSettingsProbe *(*create_settings_probe) (MdrProbeSource *self, MdrAddress *address);
  GPtrArray *(*create_way_probes) (MdrProbeSource *self,
                                   MdrAddress *address,
                                   MdrProvider *provider,
                                   GListModel *probes);
  GPtrArray *(*create_host_probes) (MdrProbeSource *self, const char *host, GListModel *probes);
  MdrProbe *(*create_service_probe) (MdrProbeSource *self,
                                     MdrAddress *address,
                                     MdrService *service,
                                     MdrCredentials *credentials);
  MdrProbe *(*create_test_probe) (MdrProbeSource *self,
                                  MdrAddress *address,
                                  MdrService *service,
                                  MdrCredentials *credentials,
                                  MdrTestMessage *message);
  MdrProbe *(*create_message_probe) (MdrProbeSource *self,
                                     const char *message,
                                     MdrProvider *provider);
};

MdrEnvironment *mdr_probe_source_get_environment (MdrProbeSource *self);
void mdr_probe_source_start_over (MdrProbeSource *self);
MdrSettingsProbe *mdr_probe_source_create_settings_probe (MdrProbeSource *self,
                                                          MdrAddress *address);
GPtrArray *mdr_probe_source_create_way_probes (MdrProbeSource *self,
                                               MdrAddress *address,
                                               MdrProvider *provider,
                                               GListModel *probes);
GPtrArray *
mdr_probe_source_create_host_probes (MdrProbeSource *self, const char *host, GListModel *probes);
MdrProbe *mdr_probe_source_create_service_probe (MdrProbeSource *self,
                                                 MdrAddress *address,
                                                 MdrService *service,
                                                 MdrCredentials *credentials);
MdrProbe *mdr_probe_source_create_test_probe (MdrProbeSource *self,
                                              MdrAddress *address,
                                              MdrService *service,
                                              MdrCredentials *credentials,
                                              MdrTestMessage *message);
MdrProbe *mdr_probe_source_create_message_probe (MdrProbeSource *self,
                                                 const char *message,
                                                 MdrProvider *provider);

/* For those who implement one. */
void mdr_probe_source_network_changed (MdrProbeSource *self);

G_END_DECLS
