/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The probe that goes the whole way to one server of an account.
 */

#pragma once

#include "core/mdr-address.h"
#include "core/mdr-credentials.h"
#include "core/mdr-environment.h"
#include "core/mdr-probe-record.h"
#include "core/mdr-probe.h"
#include "core/mdr-test-message.h"
#include "mdr-service-record.h"
#include "probe/connect/mdr-family-result.h"
#include "probe/tls/mdr-certificate.h"
#include "protocol/mdr-transcript.h"

G_BEGIN_DECLS

#define MDR_TYPE_SERVICE_PROBE (mdr_service_probe_get_type ())
G_DECLARE_FINAL_TYPE (MdrServiceProbe, mdr_service_probe, MDR, SERVICE_PROBE, MdrProbe)

MdrServiceProbe *mdr_service_probe_new (MdrEnvironment *environment,
                                        MdrAddress *address,
                                        MdrService *service,
                                        MdrCredentials *credentials);

MdrServiceProbe *mdr_service_probe_new_recorded (MdrProbeRecord *record, MdrServiceRecord *server);

void mdr_service_probe_set_test_message (MdrServiceProbe *self, MdrTestMessage *message);

const char *const *mdr_service_probe_get_addresses (MdrServiceProbe *self);
MdrFamilyResult *mdr_service_probe_create_family (MdrServiceProbe *self, GSocketFamily family);
MdrCertificate *mdr_service_probe_get_certificate (MdrServiceProbe *self);
const char *const *mdr_service_probe_get_capabilities (MdrServiceProbe *self);
const char *const *mdr_service_probe_get_mechanisms (MdrServiceProbe *self);
MdrTranscript *mdr_service_probe_get_transcript (MdrServiceProbe *self);
guint mdr_service_probe_get_round_trips (MdrServiceProbe *self);

G_END_DECLS
